import type { SentencingFrame, Tier } from "../../../vocabulary/charge.ts";
import { type Day } from "../../../vocabulary/day.ts";
import type { FailureText } from "../../../vocabulary/failure.ts";
import type { ProvisionRef } from "../../../vocabulary/law.ts";
import { addMonths } from "../periods.ts";

/** Which version of a penalty is lighter (从旧兼从轻). */
export interface LighterLaw {
  /** "old" also where both are equal: the law of the act stays (刑法 12). */
  readonly applies: "old" | "new";
  readonly message: FailureText;
  readonly rule: string;
  readonly basis: readonly ProvisionRef[];
}

/**
 * Compares the tier at the act with the one at trial (CR-05): first the statutory maximum, then the minimum, then whether a
 * fine must be imposed; a crime that the other law does not know is undefined. Equal means the old law.
 */
export function lighterLaw(atAct: Tier | undefined, atTrial: Tier | undefined, frame: SentencingFrame): LighterLaw {
  const isNewLighter = atAct !== undefined && (atTrial === undefined || compareTiers(atTrial, atAct) < 0);
  const shared = { rule: "CR-05", basis: frame.lighterLaw };
  return isNewLighter
    ? {
        ...shared,
        applies: "new",
        message: { zh: "审判时的法律处刑较轻，适用新法。", en: "The law at trial is lighter and applies." },
      }
    : {
        ...shared,
        applies: "old",
        message: {
          zh: "适用行为时的法律（新法不更轻）。",
          en: "The law of the act applies; the new one is not lighter.",
        },
      };
}

function compareTiers(one: Tier, other: Tier): number {
  const weight = (tier: Tier): number[] => [
    tier.death ? 2 : tier.life ? 1 : 0,
    tier.months.most,
    tier.control || tier.detention ? 0 : tier.months.least,
    ["none", "may", "together-or-alone", "alone-possible"].includes(tier.fine.rule) ? 0 : 1,
    tier.fine.most ?? 0,
  ];
  const [left, right] = [weight(one), weight(other)];
  return left.map((value, at) => value - (right[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** When prosecution is barred (追诉时效; AD-27), counted from the end of the act; exceptions of 刑法 88 are for the court. */
export interface ProsecutionLimit {
  readonly years: number;
  readonly barredFrom: Day;
  readonly rule: string;
  readonly basis: readonly ProvisionRef[];
}

/** Limitation of prosecution by the statutory maximum of a tier (刑法 87, 89). */
export function prosecutionLimit(tier: Tier, endOfAct: Day, { prosecution }: SentencingFrame): ProsecutionLimit {
  const isOpenEnded = tier.life || tier.death;
  const step =
    prosecution.steps.find(({ below }) => below === null || (!isOpenEnded && tier.months.most < below)) ??
    prosecution.steps[prosecution.steps.length - 1];
  const years = step?.years ?? 0;
  return { years, barredFrom: addMonths(endOfAct, years * 12), rule: "AD-27", basis: prosecution.basis };
}
