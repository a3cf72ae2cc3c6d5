import type { Circumstance, OffenceFact } from "../../../vocabulary/charge.ts";
import { type FoundWords, findOffenceWords, type OffenceText, type Stance } from "./offence-words.ts";

/** A sentencing circumstance (量刑情节) found in a text, with its place. */
export interface FoundCircumstance {
  readonly id: string;
  /** "named": the text calls it so; "described": the text tells facts on which it may rest, for the court to judge. */
  readonly strength: "named" | "described";
  readonly stance: Stance;
  readonly person: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Circumstances a text speaks of (AD-24, AD-30), one entry per place, in the order of the text: stated, argued by the
 * defence, or denied. Words about the victim count only for circumstances of the victim. Sex, ethnicity, religion and
 * origin are never looked at: there is no word for them in the rules.
 */
export function findCircumstances(read: OffenceText, circumstances: readonly Circumstance[]): FoundCircumstance[] {
  const found = circumstances.flatMap((circumstance) => {
    const named = places(read, circumstance, circumstance.words, "named");
    const described = places(read, circumstance, circumstance.hints, "described").filter(
      (hint) => !named.some((one) => one.start <= hint.start && hint.end <= one.end),
    );
    return [...named, ...described];
  });
  return found.filter((one) => !isInsideLonger(one, found)).sort((a, b) => a.start - b.start);
}

function places(
  read: OffenceText,
  { id, of }: Circumstance,
  words: readonly string[],
  strength: FoundCircumstance["strength"],
): FoundCircumstance[] {
  return findOffenceWords(read, words)
    .filter(({ ofVictim }) => of !== "accused" || !ofVictim)
    .map(({ stance, person, start, end, text }: FoundWords) => ({ id, strength, stance, person, start, end, text }));
}

/** 未遂 inside 未遂犯, 前科 inside 无前科: the longer word tells more. */
function isInsideLonger(one: FoundCircumstance, all: readonly FoundCircumstance[]): boolean {
  return all.some(
    (other) =>
      other !== one &&
      other.id !== one.id &&
      other.start <= one.start &&
      one.end <= other.end &&
      other.end - other.start > one.end - one.start,
  );
}

/** A circumstance of one person as it stands over all places. */
export interface CircumstanceReading {
  readonly id: string;
  /** The accused it is told of; null when the text names none. */
  readonly person: string | null;
  readonly stance: Stance;
  readonly strength: FoundCircumstance["strength"];
  readonly places: readonly FoundCircumstance[];
}

const WEIGHT: Readonly<Record<Stance, number>> = { denied: 2, stated: 1, argued: 0 };

/** Puts the places of one circumstance of one person together: a denial stands over all else, a statement over an argument. */
export function readCircumstances(found: readonly FoundCircumstance[]): CircumstanceReading[] {
  const groups = new Map<string, FoundCircumstance[]>();
  for (const one of found) {
    const key = `${one.id} ${one.person ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((all): CircumstanceReading[] => {
    const named = all.filter(({ strength }) => strength === "named");
    const telling = named.length > 0 ? named : all;
    const [heaviest] = [...telling].sort((a, b) => WEIGHT[b.stance] - WEIGHT[a.stance]);
    if (!heaviest) return [];
    const { id, person, stance, strength } = heaviest;
    return [{ id, person, stance, strength, places: all }];
  });
}

/** A fact of the offence (犯罪情节) a text tells. */
export interface FoundFact {
  readonly id: string;
  readonly stance: Stance;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Facts of a crime that a text tells, denied ones marked, one entry per place. */
export function findOffenceFacts(read: OffenceText, facts: readonly OffenceFact[]): FoundFact[] {
  return facts.flatMap(({ id, words }) =>
    findOffenceWords(read, words).map(({ stance, start, end, text }) => ({ id, stance, start, end, text })),
  );
}
