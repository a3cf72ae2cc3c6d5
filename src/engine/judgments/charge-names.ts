/** A name of a crime (罪名) as the list of charges has it. */
export interface ChargeName {
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
}

/** Finds the listed names that a judgment's words stand for; the judgment's own name where there is none. */
export type NameCharge = (written: string) => readonly string[];

const plain = (name: string): string => name.replace(/[、，,（）()\s]/gu, "");

/**
 * Makes the look-up of listed names. A selective crime (选择性罪名) is convicted by the part that was done: 贩卖毒品罪 stands for
 * 走私、贩卖、运输、制造毒品罪, the shortest listed name that holds its characters, in their order if there is one. 抢劫和盗窃罪
 * are two.
 */
export function chargeNames(list: readonly ChargeName[]): NameCharge {
  const exact = new Map(
    list.flatMap(({ name, aliases = [] }) => [...aliases, name].map((one) => [plain(one), name] as const)),
  );
  const selective = list
    .filter(({ name }) => /[、（]/u.test(name))
    .map(({ name }) => ({ name, letters: plain(name) }))
    .sort((a, b) => a.letters.length - b.letters.length);
  const one = (letters: string): string | undefined => {
    const known = exact.get(letters);
    if (known !== undefined || letters.length < SHORTEST) return known;
    const listed =
      selective.find((candidate) => holdsInOrder(candidate.letters, letters)) ??
      selective.find((candidate) => Array.from(letters).every((letter) => candidate.letters.includes(letter)));
    return listed?.name;
  };
  const known = new Map<string, readonly string[]>();
  return (written) => {
    const cached = known.get(written);
    if (cached) return cached;
    const whole = one(plain(written));
    const found = whole === undefined ? (eachOf(written, one) ?? [written]) : [whole];
    known.set(written, found);
    return found;
  };
}

/** A shorter name would be held by too many. */
const SHORTEST = 5;

/** Several names that share one 罪: all of them must be listed. */
function eachOf(written: string, one: (letters: string) => string | undefined): string[] | undefined {
  const names = written
    .replace(/罪$/u, "")
    .split(/[、和及与]/u)
    .map((name) => one(plain(`${name}罪`)));
  return names.length > 1 && names.every((name) => name !== undefined)
    ? names.filter((name) => name !== undefined)
    : undefined;
}

function holdsInOrder(letters: string, part: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
