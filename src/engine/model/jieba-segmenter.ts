import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import type { Segmenter } from "../text/segment.ts";

/** Weight that makes a legal word win over its parts in jieba's dictionary. */
const LEGAL_WORD_WEIGHT = 100_000;

/** A segmenter (分词器) over jieba's dictionary and the given legal words, which are kept whole; search mode still gives their parts. */
export function createSegmenter(legalWords: readonly string[]): Segmenter {
  const jieba = Jieba.withDict(dict);
  const words = [...new Set(legalWords.map((word) => word.trim()))].filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
  if (words.length > 0) {
    const lines = words.map((word) => `${word} ${LEGAL_WORD_WEIGHT} n\n`).join("");
    jieba.loadDict(new TextEncoder().encode(lines));
  }
  return {
    cut: (text) => jieba.cut(text, true),
    search: (text) => jieba.cutForSearch(text, true).filter((word) => /[\p{L}\p{N}]/u.test(word)),
  };
}
