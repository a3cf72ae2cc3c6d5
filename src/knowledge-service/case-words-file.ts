import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type CaseWords,
  type CaseWordsWriter,
  collectCaseWords,
  type WordRows,
} from "../engine/retrieval/case-words.ts";
import { fold, type Segment } from "../engine/retrieval/terms.ts";
import type { DecidedCase } from "../vocabulary/decided-case.ts";

const VOCABULARY = "words.txt";
const NUMBERS = "words.bin";
const WORD = /[\p{Letter}\p{Number}]/u;
/** Beyond this many characters a judgment repeats itself. */
const LONGEST = 30_000;

/** Words of a text for comparing cases, repeated as often as they occur. */
export function caseWordsOf(text: string, segment: Segment): string[] {
  return segment(fold(text.slice(0, LONGEST))).filter((word) => WORD.test(word));
}

/** Words of cases in their order, beside those collected before, if any. */
export function collectWords(
  cases: Iterable<Pick<DecidedCase, "facts" | "reasoning">>,
  segment: Segment,
  before?: CaseWords,
): CaseWords {
  const writer: CaseWordsWriter = collectCaseWords(before);
  for (const { facts, reasoning } of cases) writer.add(caseWordsOf(facts, segment), caseWordsOf(reasoning, segment));
  return writer.done();
}

/** Keeps the words of the cases of a release beside them, so that opening a library need not cut every text again. */
export async function writeCaseWords(folder: string, { vocabulary, facts, reasoning }: CaseWords): Promise<void> {
  const parts = [facts, reasoning].flatMap(({ starts, words, counts }) => [starts, words, Uint32Array.from(counts)]);
  const lengths = Uint32Array.from(parts.map(({ length }) => length));
  const bytes = [lengths, ...parts].map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  await writeFile(join(folder, VOCABULARY), vocabulary.join("\n"));
  await writeFile(join(folder, NUMBERS), Buffer.concat(bytes));
}

/** Words of the cases of a release; undefined when it was made before they were kept, or they do not fit the cases. */
export async function readCaseWords(folder: string, cases: number): Promise<CaseWords | undefined> {
  if (!existsSync(join(folder, NUMBERS)) || !existsSync(join(folder, VOCABULARY))) return undefined;
  const vocabulary = (await readFile(join(folder, VOCABULARY), "utf8")).split("\n");
  const bytes = await readFile(join(folder, NUMBERS));
  const numbers = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  let at = PARTS;
  const parts = Array.from(numbers.subarray(0, PARTS), (length) => {
    const part = numbers.slice(at, at + length);
    at += length;
    return part;
  });
  const [facts, reasoning] = [rowsOf(parts.slice(0, 3)), rowsOf(parts.slice(3))];
  return facts.starts.length === cases + 1 && at === numbers.length ? { vocabulary, facts, reasoning } : undefined;
}

/** Starts, words and counts, of facts and of reasoning. */
const PARTS = 6;

function rowsOf([starts, words, counts]: readonly Uint32Array[]): WordRows {
  const none = new Uint32Array();
  return { starts: starts ?? none, words: words ?? none, counts: Uint16Array.from(counts ?? none) };
}
