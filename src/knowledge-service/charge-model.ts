import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { ChargeModel, SparseWeights } from "../engine/reasoning/charge-recognition/charge-model.ts";

const MODEL = fileURLToPath(new URL("../../models/charge-recognition/model.bin.gz", import.meta.url));

const Head = z.strictObject({
  /** What it was trained on: name and SM3 of each file. */
  trainedOn: z.array(z.strictObject({ file: z.string(), sm3: z.string() })),
  charges: z.array(z.string()),
  terms: z.int(),
  /** Numbers of weights, of weights of typical texts, and of typical texts. */
  weights: z.int(),
  typical: z.int(),
  texts: z.int(),
  greatest: z.tuple([z.number(), z.number()]),
  likeness: z.number(),
  temperature: z.number().positive(),
  least: z.number(),
});
type Head = z.infer<typeof Head>;

/** A model with the files that taught it. */
export interface ChargeModelFile {
  readonly model: ChargeModel;
  readonly trainedOn: Head["trainedOn"];
}

/**
 * Reads the model: a line of JSON, the terms on a line, then the arrays one after another, little-endian, all of it gzipped.
 * @throws ZodError or RangeError when the file is no model
 */
export function readChargeModel(file: string = MODEL): ChargeModelFile {
  const bytes = gunzipSync(readFileSync(file));
  const endOfHead = bytes.indexOf("\n");
  const endOfTerms = bytes.indexOf("\n", endOfHead + 1);
  const { trainedOn, ...head } = Head.parse(JSON.parse(bytes.toString("utf8", 0, endOfHead)));
  const terms = bytes.toString("utf8", endOfHead + 1, endOfTerms).split(" ");
  let at = endOfTerms + 1;
  const take = (count: number, size: number): ArrayBuffer => {
    const part = Uint8Array.from(bytes.subarray(at, at + count * size));
    at += count * size;
    return part.buffer;
  };
  const floats = (count: number) => new Float32Array(take(count, 4));
  const sparse = (count: number, greatest: number): SparseWeights => ({
    starts: new Uint32Array(take(head.terms + 1, 4)),
    columns: new Uint16Array(take(count, 2)),
    values: new Int8Array(take(count, 1)),
    greatest,
  });
  const model: ChargeModel = {
    charges: head.charges,
    terms: new Map(terms.map((term, number) => [term, number])),
    rarity: floats(head.terms),
    bias: floats(head.charges.length),
    weights: sparse(head.weights, head.greatest[0]),
    typical: sparse(head.typical, head.greatest[1]),
    typicalOf: new Uint16Array(take(head.texts, 2)),
    likeness: head.likeness,
    temperature: head.temperature,
    least: head.least,
  };
  if (at !== bytes.length || model.terms.size !== head.terms) {
    throw new RangeError(
      `Cannot use ${file}: it is cut off. Train it anew: npx tsx evaluations/training/charge-recognition.ts`,
    );
  }
  return { model, trainedOn };
}

/** The bytes that readChargeModel reads. */
export function chargeModelBytes({ model, trainedOn }: ChargeModelFile): Buffer {
  const { charges, terms, weights, typical, typicalOf, likeness, temperature, least } = model;
  const head: Head = {
    trainedOn: [...trainedOn],
    charges: [...charges],
    terms: terms.size,
    weights: weights.values.length,
    typical: typical.values.length,
    texts: typicalOf.length,
    greatest: [weights.greatest, typical.greatest],
    likeness,
    temperature,
    least,
  };
  const arrays = [
    model.rarity,
    model.bias,
    weights.starts,
    weights.columns,
    weights.values,
    typical.starts,
    typical.columns,
    typical.values,
    typicalOf,
  ];
  const text = `${JSON.stringify(head)}\n${[...terms.keys()].join(" ")}\n`;
  const parts = arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength));
  return gzipSync(Buffer.concat([Buffer.from(text, "utf8"), ...parts]), { level: 9 });
}
