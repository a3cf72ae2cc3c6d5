import { openChargeRecognition } from "../../knowledge-service/charge-recognition.ts";
import type { Recogniser } from "./recogniser.ts";

/** Crimes that facts tell of (罪名识别), likeliest first, with the sentences and words that speak for each. */
export const recogniseChargesIn: Recogniser = (text, { base, on }) => {
  const found = openChargeRecognition(base)(text, on);
  const lines = found.charges.flatMap(({ name, probability, words, sentences }, rank) => [
    `${rank + 1}. ${name}  ${Math.min(99, Math.round(probability * 100))}%`,
    `   ${words.map((word) => `“${word}”`).join("")}`,
    ...sentences.map(({ start, end }) => `   [${start}–${end}] ${text.slice(start, end).replace(/\s+/gu, "")}`),
  ]);
  const end = found.isKnown
    ? "供核对指控罪名，不作定性 for checking the charge, no finding"
    : "不足以识别罪名，以上仅供参考 not enough to recognise a crime; the list is for reference only";
  return { value: found, text: [...lines, end].join("\n") };
};
