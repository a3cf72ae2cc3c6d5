import { lawKeyOf } from "../knowledge-service/law-version.ts";
import type { Day } from "../vocabulary/day.ts";
import type { Provision, ProvisionRef } from "../vocabulary/law.ts";

/**
 * True when a stored provision is the one that a reference names, by its own title and number, and held on the day. A
 * digest may stand for a paragraph of its article, because digests are not kept by paragraph; it is never quoted.
 */
export function standsAsShown(provision: Provision, ref: ProvisionRef, on: Day): boolean {
  const { ref: own, from, until, wording } = provision;
  if (lawKeyOf(own.law) !== lawKeyOf(ref.law) || own.article !== ref.article || own.sub !== ref.sub) return false;
  if ((from !== null && on < from) || (until !== null && on >= until)) return false;
  return wording === "digest" || (own.paragraph === ref.paragraph && own.item === ref.item);
}

const SENTENCE_END = /[。；！？]$/u;

/**
 * True when words stand in the official wording as whole sentences. Half a sentence is no quotation: without its 不得 or
 * its 但是 it says something else (引用规定 1: what must be quoted is quoted whole).
 */
export function isWhollyQuoted({ wording, text }: Provision, quote: string): boolean {
  if (wording !== "official" || quote.trim() === "" || quote !== quote.trim()) return false;
  if (quote === text) return true;
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const end = start + quote.length;
    const before = text.slice(0, start);
    const opens = before === "" || before.endsWith("\n") || SENTENCE_END.test(before);
    const closes = end === text.length || text.charAt(end) === "\n" || SENTENCE_END.test(quote);
    if (opens && closes && !quote.endsWith("：")) return true;
  }
  return false;
}
