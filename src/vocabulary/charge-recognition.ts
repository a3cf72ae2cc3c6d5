import { z } from "zod";

/** A crime that facts speak for (识别出的罪名), with what speaks for it; a help for checking, no finding of the court. */
export const RecognisedCharge = z.object({
  name: z.string(),
  /** Share of like readings that were right, 0–1 (校准概率). */
  probability: z.number().min(0).max(1),
  /** Words of the text that weighed most, heaviest first. */
  words: z.array(z.string()),
  /** Places in the text of the sentences that weighed most, end exclusive. */
  sentences: z.array(z.object({ start: z.int(), end: z.int() })),
});
export type RecognisedCharge = z.infer<typeof RecognisedCharge>;

/** Crimes that facts tell of (罪名识别结果), likeliest first. */
export const ChargeRecognition = z.object({
  charges: z.array(RecognisedCharge),
  /** False when the likeliest one is too unlikely to be shown as recognised: the reading abstains. */
  isKnown: z.boolean(),
});
export type ChargeRecognition = z.infer<typeof ChargeRecognition>;
