import { recogniseCharges } from "../engine/reasoning/charge-recognition/recognise-charges.ts";
import type { KnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import type { ChargeRecognition } from "../vocabulary/charge-recognition.ts";
import type { Day } from "../vocabulary/day.ts";
import { type ChargeModelFile, readChargeModel } from "./charge-model.ts";

/** Ranks the crimes that facts tell of, under the names in use on the day (罪名识别). */
export type RecogniseCharges = (facts: string, on: Day) => ChargeRecognition;

let shipped: ChargeModelFile | undefined;

/** Recognition with the shipped model, which is read when it is first asked for and then kept. */
export function openChargeRecognition(base: Pick<KnowledgeBase, "everyChargeName">): RecogniseCharges {
  return (facts, on) => {
    shipped ??= readChargeModel();
    return recogniseCharges(facts, shipped.model, { names: base.everyChargeName(), on });
  };
}
