import { compact } from "./compact.ts";

const ALIKE = 0.86;
const SAME_NUMBERS = 0.8;
const SHORTEST = 24;

/**
 * For each text the position of the first earlier one that says the same, else undefined (FC-02). Two transfer slips or
 * summonses that differ in sum, date or number are no copies of each other.
 */
export function findDuplicates(texts: readonly string[]): (number | undefined)[] {
  const prints = texts.map(fingerprint);
  return prints.map((print, at) => {
    if (print.length < SHORTEST) return undefined;
    const earlier = prints.slice(0, at).findIndex((other) => other.length >= SHORTEST && isCopy(print, other));
    return earlier === -1 ? undefined : earlier;
  });
}

interface Fingerprint {
  readonly length: number;
  readonly pairs: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

function fingerprint(source: string): Fingerprint {
  const text = compact(source);
  const pairs = new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
  return { length: text.length, pairs, numbers: new Set(text.match(/\d+/gu) ?? []) };
}

function isCopy(one: Fingerprint, other: Fingerprint): boolean {
  if (Math.min(one.length, other.length) < 0.8 * Math.max(one.length, other.length)) return false;
  return share(one.pairs, other.pairs) >= ALIKE && share(one.numbers, other.numbers) >= SAME_NUMBERS;
}

/** Elements in both over elements in either; two empty sets are alike. */
function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((element) => other.has(element)).length;
  const either = one.size + other.size - both;
  return either === 0 ? 1 : both / either;
}
