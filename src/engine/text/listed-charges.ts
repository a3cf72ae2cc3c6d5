/** A name of a crime (罪名) as a list of charges has it. */
export interface ListedCharge {
  readonly name: string;
  /** Short and selective forms found in papers. */
  readonly aliases?: readonly string[] | undefined;
}

/** Looks up what a written charge, with or without 罪, stands for in a list. */
export interface ListedCharges<T extends ListedCharge> {
  /**
   * The charge of that name or alias, else the shortest selective one (选择性罪名) that the words name by part of its acts or
   * objects in their order (贩卖毒品罪 of 走私、贩卖、运输、制造毒品罪). Undefined when none or several fit equally.
   */
  readonly find: (written: string) => T | undefined;
  /** The same with the parts in any order: for words that are surely the name of a charge, not just words of a text. */
  readonly findShuffled: (written: string) => T | undefined;
}

/** A shorter name would be held by too many. */
const SHORTEST_SELECTIVE = 5;

/** Makes the look-up of a list of charges; where two share a name, the first one has it. */
export function listedCharges<T extends ListedCharge>(list: readonly T[]): ListedCharges<T> {
  const named = list.flatMap((charge) =>
    [charge.name, ...(charge.aliases ?? [])].map((name) => [lettersOf(name), charge] as const),
  );
  const exact = new Map(named.reverse());
  const selective = list
    .filter(({ name }) => /[、（]/u.test(name))
    .map((charge) => ({ charge, letters: lettersOf(charge.name), length: charge.name.length }))
    .sort((a, b) => a.length - b.length);
  const find = (written: string, ...ways: readonly Fits[]): T | undefined => {
    const letters = lettersOf(written);
    const full = letters.endsWith("罪") ? letters : `${letters}罪`;
    const known = exact.get(letters) ?? exact.get(full);
    if (known || full.length < SHORTEST_SELECTIVE) return known;
    const fitting = ways.map((fits) => selective.filter((one) => fits(one.letters, full)));
    const [best, second] = fitting.find(({ length }) => length > 0) ?? [];
    return best?.length === second?.length ? undefined : best?.charge;
  };
  return {
    find: (written) => find(written, holdsInOrder),
    findShuffled: (written) => find(written, holdsInOrder, holdsAll),
  };
}

type Fits = (letters: string, part: string) => boolean;

function lettersOf(name: string): string {
  return name.replace(/[、，,（）()\s]/gu, "");
}

function holdsInOrder(letters: string, part: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function holdsAll(letters: string, part: string): boolean {
  return Array.from(part).every((letter) => letters.includes(letter));
}
