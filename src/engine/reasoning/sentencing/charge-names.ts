import type { ChargeName } from "../../../vocabulary/charge.ts";

/**
 * The name of a crime (罪名) for words of a paper: the name itself, an alias, or a selective form that leaves out some of
 * the acts or objects of a name (贩卖毒品罪 of 走私、贩卖、运输、制造毒品罪). Undefined when none or several fit equally.
 */
export function resolveCharge(written: string, names: readonly ChargeName[]): ChargeName | undefined {
  const text = written.replace(/\s+/gu, "");
  const full = text.endsWith("罪") ? text : `${text}罪`;
  const exact = names.find(({ name, aliases }) => name === full || aliases.includes(text) || aliases.includes(full));
  if (exact) return exact;
  const flat = flatten(full);
  if (flat.length < SHORTEST_SELECTIVE) return undefined;
  const fitting = names
    .filter(({ name }) => name.includes("、") && leavesOutParts(flat, name))
    .sort((a, b) => a.name.length - b.name.length);
  const [best, second] = fitting;
  return best && (!second || second.name.length > best.name.length) ? best : undefined;
}

const SHORTEST_SELECTIVE = 5;

const flatten = (name: string): string => name.replace(/[、，（）()]/gu, "");

/** True when the letters stand in the name in their order, and both end alike. */
function leavesOutParts(flat: string, name: string): boolean {
  let at = 0;
  for (const character of flatten(name)) if (character === flat[at]) at += 1;
  return at === flat.length;
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
      const name = resolveCharge(part, names);
      if (name) return [{ name, start: offset + from, end: offset + run.length, text: part }];
    }
    return [];
  });
}
