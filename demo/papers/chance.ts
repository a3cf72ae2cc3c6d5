import { seededRandom } from "../../tools/case-library/seeded-random.ts";

/** A source of numbers from 0 to 1 that depend on the seed alone, so that the same papers come out every time. */
export type Chance = () => number;

/** Numbers drawn from the FNV-1a hash of a seed: the same text gives the same row of numbers. */
export function chanceFrom(seed: string): Chance {
  let hash = 0x811c9dc5;
  for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return seededRandom(hash);
}

/** A number between low and high. */
export function between(chance: Chance, low: number, high: number): number {
  return low + (high - low) * chance();
}

/** One of the things given; they must not be empty. */
export function oneOf<T>(chance: Chance, things: readonly T[]): T {
  const thing = things[Math.floor(chance() * things.length)];
  if (thing === undefined) throw new RangeError("nothing to choose from");
  return thing;
}
