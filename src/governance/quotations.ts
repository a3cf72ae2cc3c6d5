import { lawKeyOf } from "../knowledge-service/law-version.ts";
import type { Day } from "../vocabulary/day.ts";
import { inForce, type Provision, type ProvisionRef } from "../vocabulary/law.ts";

/**
 * True when a stored provision is the one that a reference names, by its own title and number, and held on the day. A
 * digest may stand for a paragraph of its article, because digests are not kept by paragraph; it is never quoted.
 */
export function standsAsShown(provision: Provision, ref: ProvisionRef, on: Day): boolean {
  const { ref: own, wording } = provision;
  if (lawKeyOf(own.law) !== lawKeyOf(ref.law) || own.article !== ref.article || own.sub !== ref.sub) return false;
  if (!inForce(provision, on)) return false;
  return wording === "digest" || (own.paragraph === ref.paragraph && own.item === ref.item);
}

const SENTENCE_ENDS = "。；！？";

/**
 * True when words stand in the official wording as whole sentences. Half a sentence is no quotation: without its 不得 or
 * its 但是 it says something else (引用规定 1: what must be quoted is quoted whole).
 */
export function isWhollyQuoted({ wording, text }: Provision, quote: string): boolean {
  if (wording !== "official" || quote === "" || quote !== quote.trim()) return false;
  if (quote === text) return true;
  // An opening line of a list says nothing without its items.
  if (quote.endsWith("：")) return false;
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    if (opensAt(text, start) && closesAt(text, start + quote.length)) return true;
  }
  return false;
}

/** True when a sentence or a line of the text begins there. */
function opensAt(text: string, start: number): boolean {
  return start === 0 || `\n${SENTENCE_ENDS}`.includes(text.charAt(start - 1));
}

/** True when a sentence or a line of the text ends there. */
function closesAt(text: string, end: number): boolean {
  return end === text.length || text.charAt(end) === "\n" || SENTENCE_ENDS.includes(text.charAt(end - 1));
}
