import type { Passage } from "../../vocabulary/page.ts";
import { coverage } from "../text/text-similarity.ts";
import type { CaseParty, Voice } from "./case-parties.ts";
import type { Stance } from "./stances.ts";

/** Why an admission may not bind: the court must look before it relies on it (证据规定 6–9). */
export type AdmissionDoubt = "qualified" | "one-of-several" | "taken-back" | "status";

/** A fact that one side accepts or disputes in what the other side says (自认与争议事实, EV-21). */
export interface StatedFact {
  readonly status: "admitted" | "disputed" | "evidence-accepted";
  readonly voice: Voice;
  /** The words in which it is accepted or disputed. */
  readonly about: string;
  readonly title: string;
  readonly passages: readonly Passage[];
  /** Empty for what is disputed. */
  readonly doubts: readonly AdmissionDoubt[];
}

/** The same fact is spoken of again when so many characters are the same. */
const SAME_FACT = 0.6;

/**
 * Facts admitted (对己不利的事实明确承认), facts disputed, and papers accepted as genuine, each with its places. Admissions
 * that are qualified, made by one of several parties of a side, contested elsewhere by the same side, or about status are
 * marked; silence is no admission here, for it binds only after the court has explained (证据规定 4).
 */
export function statedFacts(
  stances: readonly Stance[],
  parties: readonly CaseParty[],
  { isStatus }: { readonly isStatus: boolean },
): StatedFact[] {
  const found = stances.map((one): StatedFact => {
    const status = one.stance === "contests" ? "disputed" : one.scope === "evidence" ? "evidence-accepted" : "admitted";
    return {
      status,
      voice: one.voice,
      about: one.about,
      title: one.said.paper.title,
      passages: one.answered ? [one.answered, one.passage] : [one.passage],
      doubts: status === "admitted" ? doubtsOf(one, stances, parties, isStatus) : [],
    };
  });
  return found.filter((one, at) => !found.slice(0, at).some((before) => isSame(before, one)));
}

/** Facts that one side admits without any doubt, so that the other need not prove them (证据规定 3). */
export function admittedFacts(facts: readonly StatedFact[]): StatedFact[] {
  return facts.filter(({ status, doubts }) => status === "admitted" && doubts.length === 0);
}

/** Facts that remain in dispute. */
export function disputedFacts(facts: readonly StatedFact[]): StatedFact[] {
  return facts.filter(({ status }) => status === "disputed");
}

function isSame(one: StatedFact, other: StatedFact): boolean {
  return one.status === other.status && one.voice === other.voice && coverage(other.about, one.about) > 0.9;
}

function doubtsOf(
  admission: Stance,
  stances: readonly Stance[],
  parties: readonly CaseParty[],
  isStatus: boolean,
): AdmissionDoubt[] {
  const contested = stances.some(
    (other) =>
      other.stance === "contests" &&
      other.scope === "fact" &&
      other.voice === admission.voice &&
      coverage(other.about, admission.about) > SAME_FACT,
  );
  const doubts: readonly (readonly [AdmissionDoubt, boolean])[] = [
    ["qualified", admission.qualified],
    ["one-of-several", parties.filter(({ voice }) => voice === admission.voice).length > 1],
    ["taken-back", contested],
    ["status", isStatus],
  ];
  return doubts.flatMap(([doubt, holds]) => (holds ? [doubt] : []));
}
