import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { BoostedTrees } from "../engine/retrieval/boosted-trees.ts";
import { RANK_FEATURES } from "../engine/retrieval/provision-features.ts";
import type { AskedQuestion } from "../engine/retrieval/question-memory.ts";

const MODEL = fileURLToPath(new URL("../../models/statute-ranking/model.json", import.meta.url));

const File = z.strictObject({
  /** What it was trained on: name and SM3 of each file. */
  trainedOn: z.array(z.strictObject({ file: z.string(), sm3: z.string() })),
  /** Asked questions: hashes of their terms (little-endian, base64), and the articles that answer them. */
  questions: z.array(z.strictObject({ terms: z.base64(), right: z.array(z.string()) })),
  trees: BoostedTrees,
});

/** The learned half of the statute search (法条排序模型), made by evaluations/training/statute-ranking.ts. */
export interface StatuteModel {
  readonly trainedOn: readonly { readonly file: string; readonly sm3: string }[];
  readonly questions: readonly AskedQuestion[];
  readonly trees: BoostedTrees;
}

/** Reads the model. @throws ZodError or RangeError when it does not fit this version of the product */
export function readStatuteModel(file: string = MODEL): StatuteModel {
  const { trainedOn, questions, trees } = File.parse(JSON.parse(readFileSync(file, "utf8")));
  const expected = RANK_FEATURES.map(({ id }) => id).join(" ");
  if (trees.features.join(" ") !== expected) {
    throw new RangeError(
      `Cannot use ${file}: trained on other features. Train it anew: npx tsx evaluations/training/statute-ranking.ts`,
    );
  }
  return { trainedOn, questions: questions.map(({ terms, right }) => ({ hashes: unpack(terms), right })), trees };
}

/** The text that readStatuteModel reads. */
export function statuteModelText({ trainedOn, questions, trees }: StatuteModel): string {
  const packed = questions.map(({ hashes, right }) => ({ terms: pack(hashes), right }));
  return `${JSON.stringify({ trainedOn, questions: packed, trees })}\n`;
}

function pack(hashes: readonly number[]): string {
  const bytes = Buffer.alloc(hashes.length * 4);
  hashes.forEach((hash, at) => {
    bytes.writeUInt32LE(hash, at * 4);
  });
  return bytes.toString("base64");
}

function unpack(text: string): number[] {
  const bytes = Buffer.from(text, "base64");
  return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32LE(at * 4));
}
