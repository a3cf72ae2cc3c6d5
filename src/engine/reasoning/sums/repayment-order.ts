import type { Day } from "../../../vocabulary/day.ts";
import { formatYuan } from "../../text/amounts.ts";
import { amountStep, type ComputationStep, roundedShare } from "../computation-step.ts";
import { type Calculation, exactly } from "./calculation.ts";

/** One debt among several to the same creditor (数项债务), with its three parts. */
export interface OpenDebt {
  readonly name: string;
  readonly costsFen: number;
  readonly interestFen: number;
  readonly principalFen: number;
  readonly dueOn: Day;
  readonly isSecured: boolean;
  /** Rate that runs on it, ppm a year: the heavier burden goes first. */
  readonly ratePpm: number;
}

/** What is left of a debt after a payment, and what the payment went to. */
export interface Settled {
  readonly debt: OpenDebt;
  readonly costsFen: number;
  readonly interestFen: number;
  readonly principalFen: number;
}

/**
 * What a payment that does not cover all goes to (清偿抵充; 民法典 560, 561, AD-08): the debt named on payment; else those
 * due, then those without or with least security, the heaviest burden, the earliest due; equal ones by proportion. Within a
 * debt costs before interest before principal.
 */
export function repaymentOrder(
  debts: readonly OpenDebt[],
  payment: { readonly fen: number; readonly on: Day; readonly named: string | null },
): Calculation & { readonly left: readonly Settled[]; readonly surplusFen: number } {
  const left = new Map(debts.map((debt) => [debt, { ...debt }]));
  const steps: ComputationStep[] = [];
  let rest = payment.fen;
  for (const group of groupsOf(debts, payment)) {
    const owed = group.map((debt) => debt.costsFen + debt.interestFen + debt.principalFen);
    const all = owed.reduce((sum, fen) => sum + fen, 0);
    const given = Math.min(rest, all);
    let spare = given;
    rest -= given;
    group.forEach((debt, at) => {
      const isLast = at === group.length - 1;
      const part = isLast ? spare : roundedShare([given, owed[at] ?? 0], [Math.max(1, all)]);
      const open = left.get(debt);
      if (open) steps.push(...settle(open, part));
      spare -= part;
    });
  }
  const settled = debts.map((debt): Settled => {
    const { costsFen, interestFen, principalFen } = left.get(debt) ?? debt;
    return { debt, costsFen, interestFen, principalFen };
  });
  const owedFen = settled.reduce((sum, one) => sum + one.costsFen + one.interestFen + one.principalFen, 0);
  const end = amountStep({ zh: "抵充后尚欠", en: "still owed" }, formatYuan(owedFen), owedFen, "民法典560、561");
  return { ...exactly([...steps, end]), left: settled, surplusFen: rest };
}

/** Debts in the order of the law, those that rank alike together. */
function groupsOf(debts: readonly OpenDebt[], payment: { on: Day; named: string | null }): OpenDebt[][] {
  const rank = (debt: OpenDebt): (number | string)[] => [
    payment.named === debt.name ? 0 : 1,
    debt.dueOn <= payment.on ? 0 : 1,
    debt.isSecured ? 1 : 0,
    -debt.ratePpm,
    debt.dueOn,
  ];
  const compare = (a: OpenDebt, b: OpenDebt): number => {
    const [left, right] = [rank(a), rank(b)];
    for (const [at, value] of left.entries()) {
      const other = right[at] ?? value;
      if (value !== other) return value < other ? -1 : 1;
    }
    return 0;
  };
  const groups: OpenDebt[][] = [];
  for (const debt of [...debts].sort(compare)) {
    const last = groups.at(-1)?.[0];
    if (last && compare(last, debt) === 0) groups.at(-1)?.push(debt);
    else groups.push([debt]);
  }
  return groups;
}

const PARTS = [
  ["costsFen", "实现债权的费用", "costs"],
  ["interestFen", "利息", "interest"],
  ["principalFen", "本金", "principal"],
] as const;

function settle(
  open: { name: string; costsFen: number; interestFen: number; principalFen: number },
  fen: number,
): ComputationStep[] {
  let rest = fen;
  return PARTS.flatMap(([key, zh, en]): ComputationStep[] => {
    const paid = Math.min(rest, open[key]);
    if (paid === 0) return [];
    open[key] -= paid;
    rest -= paid;
    const words = `${formatYuan(paid)}，尚欠${zh}${formatYuan(open[key])}`;
    return [amountStep({ zh: `${open.name}：抵充${zh}`, en: `${open.name}: to ${en}` }, words, paid, "民法典561")];
  });
}
