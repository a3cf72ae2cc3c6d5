import type { AmountRole } from "../../../vocabulary/charge.ts";
import { type Amount, findAmounts } from "../../text/amounts.ts";
import { foldWidth } from "../../text/fold.ts";

/** A sum of a criminal paper with its role (金额性质). */
export interface CrimeAmount {
  readonly fen: number;
  /** Id of the role; null when no word tells it. */
  readonly role: string | null;
  /** True when the text calls it a total (共计). */
  readonly total: boolean;
  readonly approximate: boolean;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Words for roles and totals; knowledge/sentencing/amount-roles.yaml. */
export interface AmountWords {
  readonly roles: readonly AmountRole[];
  readonly totals: readonly string[];
}

/** 手表一块 is a watch, not a yuan. */
const COUNTED_THING = /^(?:[一二两三四五六七八九十]|\d{1,2})块$/u;
const NEAR = 24;
const FAR = 60;

/** All sums of a text with their roles: the role whose word stands nearest, before the sum or right after it. */
export function findCrimeAmounts(text: string, words: AmountWords): CrimeAmount[] {
  const folded = foldWidth(text);
  const amounts = findAmounts(text).filter((amount) => !COUNTED_THING.test(amount.text));
  return amounts.map((amount, at) => {
    const previous = amounts[at - 1]?.end ?? 0;
    const before = clauseBefore(folded, previous, amount.start);
    const role =
      roleAfter(folded, amount, words.roles) ?? roleBefore(before, words.roles) ?? roleFar(folded, amount, words.roles);
    const { fen, start, end, approximate, text: written } = amount;
    const total = words.totals.some((word) => before.slice(-NEAR).includes(word));
    return { fen, role, total, approximate, start, end, text: written };
  });
}

/** The sentence before a sum, without blanks, from the sum before it on. */
function clauseBefore(folded: string, previous: number, start: number): string {
  const from = Math.max(previous, start - FAR);
  return (/[^。;；]*$/u.exec(folded.slice(from, start))?.[0] ?? "").replace(/\s+/gu, "");
}

function roleAfter(folded: string, { end }: Amount, roles: readonly AmountRole[]): string | null {
  const after = folded.slice(end, end + 10).replace(/\s+/gu, "");
  const hits = roles.flatMap(({ id, after: words }) =>
    words.filter((word) => after.startsWith(word)).map((word) => ({ id, length: word.length })),
  );
  return hits.sort((a, b) => b.length - a.length)[0]?.id ?? null;
}

/** The word that ends last before the sum; of two that end together the longer. */
function roleBefore(before: string, roles: readonly AmountRole[]): string | null {
  const hits = roles.flatMap(({ id, before: words }) =>
    words.flatMap((word) => {
      const at = before.lastIndexOf(word);
      return at < 0 ? [] : [{ id, end: at + word.length, length: word.length }];
    }),
  );
  return hits.sort((a, b) => b.end - a.end || b.length - a.length)[0]?.id ?? null;
}

/** A list of sums shares the verb of its sentence: 盗窃手机一部（1000元）、手表一块（500元）. */
function roleFar(folded: string, { start }: Amount, roles: readonly AmountRole[]): string | null {
  const sentence = (/[^。;；\n]*$/u.exec(folded.slice(Math.max(0, start - 200), start))?.[0] ?? "").replace(
    /\s+/gu,
    "",
  );
  return roleBefore(sentence, roles);
}

/** What the sums of one role come to, and how that was got. */
export interface RoleAmount {
  readonly fen: number;
  readonly how: "stated-total" | "single" | "sum";
  readonly places: readonly CrimeAmount[];
}

/**
 * The amount of a role: a total the text states, else the only sum, else the sum of different sums; undefined when there is
 * none. A sum that is repeated counts once; a sum of parts is for the court to check.
 */
export function amountOf(role: string, amounts: readonly CrimeAmount[]): RoleAmount | undefined {
  const own = amounts.filter((amount) => amount.role === role);
  const totals = own.filter(({ total }) => total).sort((a, b) => b.fen - a.fen);
  const [highest] = totals;
  if (highest) return { fen: highest.fen, how: "stated-total", places: [highest] };
  const different = own.filter((amount, at) => own.findIndex(({ fen }) => fen === amount.fen) === at);
  const [only, second] = different;
  if (!only) return undefined;
  if (!second) return { fen: only.fen, how: "single", places: own };
  return { fen: different.reduce((sum, { fen }) => sum + fen, 0), how: "sum", places: different };
}
