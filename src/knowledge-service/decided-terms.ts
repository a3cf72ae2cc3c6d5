import type { TermQuestion } from "../engine/reasoning/sentencing/term-features.ts";
import { type TermModel, termInterval } from "../engine/reasoning/sentencing/term-interval.ts";
import type { DecidedTerms } from "../vocabulary/decided-terms.ts";
import { readTermModel } from "./term-model.ts";

/** Interval of terms of decided cases like the one asked about (同类已决案件刑期区间); undefined where too few are known. */
export type FindDecidedTerms = (question: TermQuestion) => DecidedTerms | undefined;

let shipped: TermModel | undefined;

/** Intervals by the shipped model, which is read when it is first asked for and then kept. */
export function openDecidedTerms(): FindDecidedTerms {
  return (question) => {
    shipped ??= readTermModel();
    const found = termInterval(question, shipped);
    return found && { ...found, held: shipped.held };
  };
}
