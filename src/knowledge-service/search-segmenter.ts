import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import type { Segment } from "../engine/retrieval/terms.ts";

/** Cuts texts into search words with the legal words of the knowledge base added to the dictionary. */
export function createSearchSegmenter(words: readonly string[]): Segment {
  const jieba = Jieba.withDict(dict);
  if (words.length > 0) jieba.loadDict(Buffer.from(words.map((word) => `${word} 1000 n`).join("\n"), "utf8"));
  return (text) => jieba.cutForSearch(text, true);
}
