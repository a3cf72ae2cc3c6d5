import type { CauseElement } from "../../vocabulary/law.ts";
import { claimCallsFor } from "./conditions.ts";

/** What a claim asks for (诉请类型). */
export type ClaimType = "payment" | "interest" | "joint" | "formation" | "declaration" | "performance" | "costs";

const COSTS = /^(?:请求|依法|判令|判决|由|要求|本案|的|全部|案件)*(?:诉讼费|受理费|保全费|公告费|鉴定费)/u;
const TYPES: readonly (readonly [RegExp, ClaimType])[] = [
  [COSTS, "costs"],
  [/连带|补充清偿|补充赔偿|保证责任/u, "joint"],
  [/利息|违约金|滞纳金|逾期付款损失|资金占用/u, "interest"],
  [/解除|离婚|撤销|变更|终止/u, "formation"],
  [/确认/u, "declaration"],
  [/归还|返还|偿还|支付|给付|赔偿|付清|补偿|退还|承担[^，。；]{0,24}(?:费|损失|款)/u, "payment"],
];

/** What a claim asks for, by its words; performance where none of them says. */
export function claimTypeOf(text: string): ClaimType {
  return TYPES.find(([pattern]) => pattern.test(text))?.[1] ?? "performance";
}

/**
 * Elements (要件) that each claim rests on, by the claim's number (AD-01). Elements that no claim's words call for belong
 * to every claim for money; costs of the suit rest on none.
 */
export function elementsByClaim<E>(
  claims: readonly { readonly number: number; readonly text: string }[],
  elements: readonly E[],
  elementOf: (one: E) => CauseElement,
): ReadonlyMap<number, readonly E[]> {
  const called = new Map(
    claims.map(({ number, text }) => [
      number,
      COSTS.test(text) ? [] : elements.filter((one) => claimCallsFor(elementOf(one).when, text)),
    ]),
  );
  const uncalled = elements.filter((one) => ![...called.values()].some((some) => some.includes(one)));
  return new Map(
    claims.map(({ number, text }) => [
      number,
      [...(called.get(number) ?? []), ...(claimTypeOf(text) === "payment" ? uncalled : [])],
    ]),
  );
}
