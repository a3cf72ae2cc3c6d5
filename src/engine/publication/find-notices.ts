import type { MaskNotice, PublicationRules } from "../../vocabulary/publication.ts";
import { foldWidth } from "../text/fold.ts";

const HEAD = 4000;

/**
 * What a person must look at before publication: grounds of article 4 against publishing at all (G20.P1), and words of trade
 * secrets, technical investigation, private life and secrecy that no rule may remove by itself (G20.P4).
 */
export function findNotices(text: string, rules: PublicationRules): MaskNotice[] {
  const folded = foldWidth(text);
  const grounds = rules.unpublished.flatMap(({ rule, pattern, unless, why }): MaskNotice[] => {
    const match = new RegExp(pattern, "u").exec(folded.slice(0, HEAD));
    if (!match || (unless !== undefined && new RegExp(unless, "u").test(folded))) return [];
    return [noticeOf(text, { rule, why }, match)];
  });
  const words = rules.notices.flatMap(({ rule, pattern, why }) => {
    const seen = new Set<string>();
    return [...folded.matchAll(new RegExp(pattern, "gu"))].flatMap((match): MaskNotice[] => {
      if (seen.has(match[0])) return [];
      seen.add(match[0]);
      return [noticeOf(text, { rule, why }, match)];
    });
  });
  return [...grounds, ...words];
}

function noticeOf(text: string, about: Pick<MaskNotice, "rule" | "why">, match: RegExpExecArray): MaskNotice {
  const end = match.index + match[0].length;
  return { ...about, start: match.index, end, found: text.slice(match.index, end) };
}
