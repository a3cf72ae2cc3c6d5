/** A source of numbers from 0 to 1 that depend on the seed alone, so that the same papers come out every time. */
export type Chance = () => number;

/** Numbers drawn from a seed (mulberry32 over an FNV-1a hash): the same text gives the same row of numbers. */
export function chanceFrom(seed: string): Chance {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
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
