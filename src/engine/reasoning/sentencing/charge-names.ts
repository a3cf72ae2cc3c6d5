import type { ChargeName } from "../../../vocabulary/charge.ts";
import { type ListedCharges, listedCharges } from "../../text/listed-charges.ts";

const lists = new WeakMap<readonly ChargeName[], ListedCharges<ChargeName>>();

/** The name of a crime (罪名) for words of a paper, with or without 罪. Undefined when none or several fit equally. */
export function resolveCharge(written: string, names: readonly ChargeName[]): ChargeName | undefined {
  const listed = lists.get(names) ?? listedCharges(names);
  lists.set(names, listed);
  return listed.find(written);
}

/** A name of a crime found in a text. */
export interface FoundCharge {
  readonly name: ChargeName;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const NAMED = /(?:犯有?|涉嫌|构成|以|指控|系|为|并)?(?<charge>[\p{Script=Han}、（）]{2,40}?罪)(?![行名责犯状])/gu;

/** Names of crimes that a text names, in its order; words around them (犯, 构成, 涉嫌) are left out. */
export function findCharges(text: string, names: readonly ChargeName[]): FoundCharge[] {
  return [...text.matchAll(NAMED)].flatMap((match): FoundCharge[] => {
    const run = match.groups?.charge ?? "";
    const offset = match.index + match[0].length - run.length;
    for (let from = 0; from + 3 <= run.length; from++) {
      const part = run.slice(from);
      // A name behind 、 begins after it, so that its place in the text is that of the name alone.
      const name = /^[、（）]/u.test(part) ? undefined : resolveCharge(part, names);
      if (name) return [{ name, start: offset + from, end: offset + run.length, text: part }];
    }
    return [];
  });
}
