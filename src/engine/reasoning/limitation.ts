import type { Day } from "../../vocabulary/day.ts";
import type { FailureText } from "../../vocabulary/failure.ts";
import type { Parameter } from "../../vocabulary/law.ts";
import type { Uncomputed } from "./computation-step.ts";
import { addMonths } from "./periods.ts";
import { parameterOn } from "./series.ts";

/** Facts of the defence of limitation (诉讼时效抗辩). */
export interface LimitationFacts {
  /** True only when a party has raised it: a court neither applies nor mentions it by itself (rule AD-04; 民法典 193). */
  readonly raised: boolean;
  /** Day on which the creditor knew or should have known: the last day of the term, or of the last instalment (民法典 188, 189). */
  readonly knownOn: Day;
  /** Day of the infringement itself, from which the longest period runs; knownOn when the same. */
  readonly harmedOn?: Day;
  /** Demands, promises to perform, suits (民法典 195); for a suit the day it ended. */
  readonly interruptions: readonly { readonly day: Day; readonly what: FailureText }[];
  /** Obstacles within the last six months (民法典 194), both ends included. */
  readonly suspensions: readonly { readonly from: Day; readonly to: Day }[];
  readonly suedOn: Day;
}

/** The dated numbers of limitation, by the ids of knowledge/parameters/periods.yaml: limitation-months, limitation-longest-months, limitation-suspension-months. */
export interface LimitationParameters {
  readonly months: readonly Parameter[];
  readonly longestMonths: readonly Parameter[];
  /** Both the last months in which an obstacle counts and the months that follow its end (民法典 194). */
  readonly suspensionMonths: readonly Parameter[];
}

/** One event of the date line. */
export interface LimitationEvent {
  readonly day: Day;
  readonly what: FailureText;
  /** Last day of the period as it stands after the event. */
  readonly expiresOn: Day;
  readonly rule: string;
}

/** The date line of limitation, or why there is none. */
export type Limitation =
  | { readonly kind: "not-raised" }
  | {
      readonly kind: "computed";
      /** Last day on which the suit would have been in time. */
      readonly expiresOn: Day;
      readonly inTime: boolean;
      /** Acts after the period had run out; they do not interrupt, but a promise to perform then waives the defence (民法典 192). */
      readonly afterExpiry: readonly { readonly day: Day; readonly what: FailureText }[];
      readonly line: readonly LimitationEvent[];
    }
  | Uncomputed;

/**
 * The date line of limitation (rule AD-04; 民法典 188–195), only when a party has raised it. The period runs from the day
 * after knowledge, anew after each interruption, six months on after an obstacle of its last six months, and never beyond
 * the longest period. A period of the older law that was still running when a longer one came in takes the longer one.
 */
export function computeLimitation(facts: LimitationFacts, parameters: LimitationParameters): Limitation {
  if (!facts.raised) return { kind: "not-raised" };
  const first = expiryFrom(facts.knownOn, parameters.months);
  const longest = expiryFrom(facts.harmedOn ?? facts.knownOn, parameters.longestMonths);
  if (first === undefined || longest === undefined) return unknownPeriod(facts.knownOn);
  const what = { zh: "知道或者应当知道权利受到损害以及义务人之日", en: "day of knowledge of the harm and the debtor" };
  const line: LimitationEvent[] = [{ day: facts.knownOn, what, expiresOn: first, rule: "AD-04 民法典188" }];
  const afterExpiry: { day: Day; what: FailureText }[] = [];
  let expires = first;
  for (const act of actsOf(facts)) {
    if (act.day > expires) {
      if (act.kind === "interruption") afterExpiry.push({ day: act.day, what: act.what });
      continue;
    }
    const next = expiryAfter(act, expires, parameters);
    if (next === undefined) return unknownPeriod(act.day);
    if (next !== expires) line.push({ day: act.day, what: act.what, expiresOn: next, rule: RULES[act.kind] });
    expires = next;
  }
  const expiresOn = withinLongest(line, expires, longest);
  return { kind: "computed", expiresOn, inTime: facts.suedOn <= expiresOn, afterExpiry, line };
}

const RULES = { interruption: "AD-04 民法典195", obstacle: "AD-04 民法典194" } as const;

type Act =
  | { readonly kind: "interruption"; readonly day: Day; readonly what: FailureText }
  | { readonly kind: "obstacle"; readonly day: Day; readonly until: Day; readonly what: FailureText };

/** What bears on the period between knowledge and suit, in order; an obstacle by the day it began. */
function actsOf(facts: LimitationFacts): Act[] {
  const what = {
    zh: "时效中止，自中止原因消除之日起满六个月届满",
    en: "suspended: ends six months after the obstacle",
  };
  const acts: Act[] = [
    ...facts.interruptions.map((act) => ({ kind: "interruption" as const, ...act })),
    ...facts.suspensions.map(({ from, to }) => ({ kind: "obstacle" as const, day: from, until: to, what })),
  ];
  return acts
    .filter((act) => act.day > facts.knownOn && act.day <= facts.suedOn)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function expiryAfter(act: Act, expires: Day, parameters: LimitationParameters): Day | undefined {
  if (act.kind === "interruption") return expiryFrom(act.day, parameters.months);
  const months = parameterOn(parameters.suspensionMonths, act.until)?.value;
  if (months === undefined) return undefined;
  return act.until < addMonths(expires, -months) ? expires : addMonths(act.until, months);
}

function withinLongest(line: LimitationEvent[], expires: Day, longest: Day): Day {
  if (expires <= longest) return expires;
  const what = { zh: "不超过最长权利保护期间", en: "never beyond the longest period" };
  line.push({ day: longest, what, expiresOn: longest, rule: "AD-04 民法典188第二款" });
  return longest;
}

function expiryFrom(day: Day, months: readonly Parameter[]): Day | undefined {
  const parameter = parameterOn(months, day);
  if (!parameter) return undefined;
  const expires = addMonths(day, parameter.value);
  const next = months.find((candidate) => candidate.from > day && candidate.from <= expires);
  return next && next.value > parameter.value ? addMonths(day, next.value) : expires;
}

function unknownPeriod(day: Day): Uncomputed {
  return {
    kind: "unknown",
    note: {
      zh: `知识库中没有 ${day} 适用的诉讼时效期间，请录入后再计算。`,
      en: `The limitation period in force on ${day} is not in the knowledge base; enter it and compute again.`,
    },
  };
}
