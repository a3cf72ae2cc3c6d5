import { type ListedCharge, listedCharges } from "../text/listed-charges.ts";

/** Finds the listed names that a judgment's words stand for; the judgment's own name where there is none. */
export type NameCharge = (written: string) => readonly string[];

/**
 * Makes the look-up of listed names. A selective crime (选择性罪名) is convicted by the part that was done: 贩卖毒品罪 stands for
 * 走私、贩卖、运输、制造毒品罪. 抢劫和盗窃罪 are two.
 */
export function chargeNames(list: readonly ListedCharge[]): NameCharge {
  const { findShuffled } = listedCharges(list);
  const one = (written: string) => findShuffled(written)?.name;
  const known = new Map<string, readonly string[]>();
  return (written) => {
    const cached = known.get(written);
    if (cached) return cached;
    const whole = one(written);
    const found = whole === undefined ? (eachOf(written, one) ?? [written]) : [whole];
    known.set(written, found);
    return found;
  };
}

/** Several names that share one 罪: all of them must be listed. */
function eachOf(written: string, one: (written: string) => string | undefined): string[] | undefined {
  const names = written
    .replace(/罪$/u, "")
    .split(/[、和及与]/u)
    .map((name) => one(`${name}罪`));
  return names.length > 1 && names.every((name) => name !== undefined)
    ? names.filter((name) => name !== undefined)
    : undefined;
}
