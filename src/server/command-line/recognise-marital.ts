import { maritalElementFinder } from "../../engine/evidence/marital-elements.ts";
import type { Recogniser } from "./recogniser.ts";

/** Elements of a divorce or support case a text says (婚姻家庭案件要素), sentence by sentence, with the words that say them. */
export const recogniseMarital: Recogniser = (text, { base }) => {
  const found = maritalElementFinder(base.recognition().marital)(text);
  const lines = found.map(({ start, end, name, quote }) => `[${start}–${end}] ${name.zh} ${name.en}  ${quote}`);
  return { value: found, text: [...lines, `${found.length} 项要素 element(s)`].join("\n") };
};
