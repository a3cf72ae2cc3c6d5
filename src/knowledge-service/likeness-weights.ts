import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { RankingRules } from "../engine/retrieval/case-ranking.ts";
import type { LikenessWeights } from "../engine/retrieval/likeness.ts";

const MODEL = fileURLToPath(new URL("../../models/case-ranking/weights.json", import.meta.url));
const weight = z.number().nonnegative();

const Weights = z.strictObject({
  repetition: z.number().positive(),
  length: z.number().min(0).max(1),
  neighbours: z.int().positive(),
  sharpness: z.number().positive(),
  weights: z.strictObject({
    facts: weight,
    reasoning: weight,
    kinds: weight,
    labels: weight,
    law: weight,
    amounts: weight,
  }),
  civilLabels: weight,
});

/** How likeness of cases is weighed (类案相似度权重): a handful of figures, made by evaluations/training/case-ranking.ts. */
export interface LikenessModel extends RankingRules {
  readonly weights: LikenessWeights;
  /** Weight of the labels where the matter is no crime: set by hand, so that elements count as SC-11 asks. */
  readonly civilLabels: number;
}

/** The weights for a cause or charge; an unknown one is weighed as a crime, for which they were measured. */
export function weightsFor({ weights, civilLabels }: LikenessModel, kind: string): LikenessWeights {
  return kind === "" || kind.endsWith("罪") ? weights : { ...weights, labels: civilLabels };
}

/** Reads the weights. @throws ZodError naming the figure that is wrong. */
export function readLikenessModel(file: string = MODEL): LikenessModel {
  return Weights.parse(JSON.parse(readFileSync(file, "utf8")));
}
