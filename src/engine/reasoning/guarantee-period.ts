import type { Day } from "../../vocabulary/day.ts";
import type { FailureText } from "../../vocabulary/failure.ts";
import type { Parameter } from "../../vocabulary/law.ts";
import type { Uncomputed } from "./computation-step.ts";
import { addMonths } from "./periods.ts";
import { valueOn } from "./series.ts";

/** Facts of a guarantee (保证) that decide whether the guarantor is still bound; checked of the court's own motion (rule AD-05). */
export interface GuaranteeFacts {
  /** General when the form is unclear (民法典 686). */
  readonly form: "general" | "joint";
  /** Last day of the main debt's term; null when neither term nor demand is known. */
  readonly dueOn: Day | null;
  /** What was agreed on the period; "until-paid" is 直至本息还清为止 and counts as unclear (担保解释 32). */
  readonly agreed:
    | { readonly kind: "none" }
    | { readonly kind: "until-paid" }
    | { readonly kind: "months"; readonly months: number }
    | { readonly kind: "until"; readonly day: Day };
  /** General: day of suit or arbitration against the debtor. Joint: day of the claim on the guarantor. Null when not in the file. */
  readonly claimedOn: Day | null;
}

/** The guarantee period and whether the creditor acted within it, or what is missing. */
export type GuaranteePeriod =
  | {
      readonly kind: "computed";
      /** The period runs from the day after the main debt fell due to this day, included (民法典 692). */
      readonly endsOn: Day;
      readonly isDefault: boolean;
      /** Undefined when the file does not show that the creditor acted. */
      readonly claimedInTime: boolean | undefined;
      readonly why: FailureText;
      readonly rule: string;
    }
  | Uncomputed;

/**
 * The guarantee period (保证期间; rule AD-05; 民法典 692, 693): as agreed, or the default months when nothing or nothing clear
 * was agreed or the agreed end does not lie after the main debt's. `defaultMonths` is guarantee-period-months of the parameters.
 */
export function guaranteePeriod(facts: GuaranteeFacts, defaultMonths: readonly Parameter[]): GuaranteePeriod {
  const due = facts.dueOn;
  if (due === null) {
    return unknown("主债务履行期限届满日", "the day on which the main debt fell due");
  }
  const agreedEnd = endAgreed(facts.agreed, due);
  const isDefault = agreedEnd === undefined || agreedEnd <= due;
  const months = valueOn(defaultMonths, due);
  if (isDefault && months === undefined) return unknown("法定保证期间", "the default guarantee period");
  const endsOn = isDefault ? addMonths(due, months ?? 0) : agreedEnd;
  return {
    kind: "computed",
    endsOn,
    isDefault,
    claimedInTime: facts.claimedOn === null ? undefined : facts.claimedOn <= endsOn,
    why: isDefault
      ? defaultWhy(facts, months ?? 0)
      : { zh: "按当事人约定的保证期间", en: "the period that was agreed" },
    rule: facts.form === "general" ? "AD-05 民法典692、693第一款" : "AD-05 民法典692、693第二款",
  };
}

function endAgreed(agreed: GuaranteeFacts["agreed"], due: Day): Day | undefined {
  if (agreed.kind === "months") return agreed.months > 0 ? addMonths(due, agreed.months) : undefined;
  return agreed.kind === "until" ? agreed.day : undefined;
}

function defaultWhy(facts: GuaranteeFacts, months: number): FailureText {
  const reasons: Readonly<Record<GuaranteeFacts["agreed"]["kind"], readonly [string, string]>> = {
    none: ["没有约定保证期间", "no period was agreed"],
    "until-paid": ["约定直至还清为止，视为约定不明", "until paid in full counts as unclear"],
    months: ["约定的期间没有内容，视为没有约定", "an empty period counts as none"],
    until: [
      "约定的保证期间不晚于主债务履行期限，视为没有约定",
      "a period that ends no later than the main debt's term counts as none",
    ],
  };
  const [zh, en] = reasons[facts.agreed.kind];
  return {
    zh: `${zh}，为主债务履行期限届满之日起 ${months} 个月`,
    en: `${en}: ${months} months from the day the main debt fell due`,
  };
}

function unknown(zh: string, en: string): Uncomputed {
  return {
    kind: "unknown",
    note: {
      zh: `卷宗或知识库中没有${zh}，无法确定保证期间。`,
      en: `${en} is not known; the guarantee period cannot be computed.`,
    },
  };
}
