import { blankAttributes } from "../engine/fairness/without-attributes.ts";
import { recogniseCharges } from "../engine/reasoning/charge-recognition/recognise-charges.ts";
import type { KnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import type { ChargeRecognition } from "../vocabulary/charge-recognition.ts";
import type { Day } from "../vocabulary/day.ts";
import { type ChargeModelFile, readChargeModel } from "./charge-model.ts";

/** Ranks the crimes that facts tell of, under the names in use on the day (罪名识别). */
export type RecogniseCharges = (facts: string, on: Day) => ChargeRecognition;

let shipped: ChargeModelFile | undefined;

/**
 * Recognition with the shipped model, which is read when it is first asked for and then kept. Who somebody is and what a firm
 * is called is blanked before: neither is a feature (handbook C-08).
 */
export function openChargeRecognition(base: Pick<KnowledgeBase, "everyChargeName" | "fairness">): RecogniseCharges {
  return (facts, on) => {
    shipped ??= readChargeModel();
    const rules = base.fairness();
    const story = rules ? blankAttributes(facts, rules) : facts;
    return recogniseCharges(story, shipped.model, { names: base.everyChargeName(), on });
  };
}
