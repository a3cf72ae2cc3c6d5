import type { CaseField } from "../../vocabulary/case-record.ts";
import type { RulingView } from "../../vocabulary/protocol.ts";

/** A claim (诉讼请求) the judge decides on: its number, its words and sum as the papers have them. */
export interface ClaimToDecide {
  readonly number: number;
  readonly text: string | undefined;
  /** Fen, as the case field holds it. */
  readonly amount: string | undefined;
}

/** Claims of the case fields and those already decided, by number; without any there is one to begin with. */
export function claimsToDecide(fields: readonly CaseField[], rulings: readonly RulingView[]): ClaimToDecide[] {
  const valueOf = (name: string) => fields.find((field) => field.name === name && field.value !== "")?.value;
  const named = fields.flatMap(({ name }) => {
    const number = /^claims\.(\d+)\./.exec(name)?.[1];
    return number ? [Number(number)] : [];
  });
  const numbers = new Set([...named, ...rulings.map((ruling) => ruling.claim)]);
  if (numbers.size === 0) numbers.add(1);
  return [...numbers]
    .sort((one, other) => one - other)
    .map((number) => ({
      number,
      text: valueOf(`claims.${number}.text`),
      amount: valueOf(`claims.${number}.amount`),
    }));
}
