import type { AdjustmentBand, Circumstance } from "../../../vocabulary/charge.ts";

/** A circumstance with the range under which it is counted; no band where the guideline sets no national range. */
export interface CountedCircumstance {
  readonly circumstance: Circumstance;
  readonly band: AdjustmentBand | undefined;
}

/** A circumstance that is not counted, because another already covers the same fact (不作重复评价). */
export interface CoveredCircumstance {
  readonly circumstance: Circumstance;
  readonly by: Circumstance;
}

/** Circumstances in their order of counting, and those that drop out. */
export interface Counting {
  readonly counted: readonly CountedCircumstance[];
  readonly covered: readonly CoveredCircumstance[];
}

/** A circumstance that was found, and the range the bench or the papers chose for it; the first is the usual one. */
export interface ChosenCircumstance {
  readonly circumstance: Circumstance;
  readonly bandId?: string;
}

/**
 * Puts circumstances in order (layer 1 first) and drops what another one covers (AD-30: plea and acceptance is not counted
 * besides surrender, return, forgiveness and the like; with one of them its combined range applies).
 */
export function countCircumstances(found: readonly ChosenCircumstance[], charge: string): Counting {
  const fitting = found.filter(
    ({ circumstance: { charges } }, at) =>
      (charges.length === 0 || charges.includes(charge)) &&
      found.findIndex((other) => other.circumstance.id === found[at]?.circumstance.id) === at,
  );
  const coverOf = ({ circumstance }: ChosenCircumstance): Circumstance | undefined =>
    fitting
      .map((other) => other.circumstance)
      .filter(({ id }) => id !== circumstance.id)
      .sort((a, b) => b.covers.length - a.covers.length)
      .find(({ covers }) => covers.includes(circumstance.id));
  const covered = fitting.flatMap((each): CoveredCircumstance[] => {
    const by = coverOf(each);
    return by ? [{ circumstance: each.circumstance, by }] : [];
  });
  const counted = fitting
    .filter((each) => coverOf(each) === undefined)
    .sort((a, b) => a.circumstance.layer - b.circumstance.layer)
    .map((each): CountedCircumstance => {
      const covers = covered.some(({ by }) => by.id === each.circumstance.id);
      return { circumstance: each.circumstance, band: bandOf(each, covers) };
    });
  return { counted, covered };
}

function bandOf({ circumstance, bandId }: ChosenCircumstance, covers: boolean): AdjustmentBand | undefined {
  const { bands } = circumstance;
  const combined = covers ? bands.find(({ id }) => id === "combined") : undefined;
  return bands.find(({ id }) => id === bandId) ?? combined ?? bands[0];
}
