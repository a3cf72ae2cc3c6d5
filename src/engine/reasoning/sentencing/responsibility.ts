import type { Charge, SentencingFrame, Tier } from "../../../vocabulary/charge.ts";
import type { Day } from "../../../vocabulary/day.ts";
import type { FailureText } from "../../../vocabulary/failure.ts";
import type { ProvisionRef } from "../../../vocabulary/law.ts";
import { addDays, ageOn } from "../periods.ts";

/** Responsibility by age at the day of the act (刑事责任年龄). */
export interface AgeReading {
  readonly age: number;
  readonly state: "full" | "listed" | "approval" | "none";
  /** True below eighteen: shall be lighter or mitigated. */
  readonly lighter: boolean;
  /** True from seventy-five on. */
  readonly old: boolean;
  readonly message: FailureText;
  readonly rule: string;
  readonly basis: readonly ProvisionRef[];
}

/** Full years for criminal responsibility: a year is complete on the day after the birthday (CR-06; 未成年刑案解释 2). */
export function criminalAge(birth: Day, act: Day): number {
  return ageOn(birth, addDays(act, -1));
}

/** Whether a person of that age answers for a crime (CR-06; 刑法 17): 16 for all, 14 for eight, 12 for the gravest with approval. */
export function responsibilityByAge(
  age: number,
  charge: Pick<Charge, "name">,
  tier: Pick<Tier, "id"> | undefined,
  { ages }: SentencingFrame,
): AgeReading {
  const shared = { age, lighter: age < ages.lighterBelow, old: age >= ages.old, rule: "CR-06", basis: ages.basis };
  if (age >= ages.full)
    return {
      ...shared,
      state: "full",
      message: { zh: `行为时${age}周岁，应当负刑事责任。`, en: `Aged ${age}: responsible.` },
    };
  const fits = ({ charge: name, tiers }: SentencingFrame["ages"]["listedCharges"][number]): boolean =>
    name === charge.name && (tiers.length === 0 || (tier !== undefined && tiers.includes(tier.id)));
  const listed = age >= ages.listed ? ages.listedCharges.find(fits) : undefined;
  if (listed) return { ...shared, state: "listed", message: conditional(age, listed.when) };
  const lowest = age >= ages.lowest && age < ages.listed ? ages.lowestCharges.find(fits) : undefined;
  if (lowest) return { ...shared, state: "approval", message: conditional(age, lowest.when) };
  const message = {
    zh: `行为时${age}周岁，对“${charge.name}”不负刑事责任。`,
    en: `Aged ${age}: not responsible for this crime.`,
  };
  return { ...shared, state: "none", message };
}

function conditional(age: number, when: FailureText): FailureText {
  return {
    zh: `行为时${age}周岁，仅在下列情形负刑事责任：${when.zh}。`,
    en: `Aged ${age}: responsible only for ${when.en}.`,
  };
}
