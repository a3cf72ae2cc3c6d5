import { selectPageTexts } from "../database/pages.ts";
import type { Person } from "../vocabulary/person.ts";
import type { FoundPassage } from "../vocabulary/protocol.ts";
import { inCase } from "./access.ts";
import type { Records } from "./records.ts";

const MOST_PAGES = 200;
const MOST_PASSAGES = 500;
const CONTEXT = 24;
const SPACE = /[\s\u00A0\u3000]/;

/**
 * Places in the read pages where the words stand; white space and line breaks between characters are ignored, and so is
 * the case of letters. Words given apart are looked for together first, then each on pages that have all of them.
 */
export async function searchPages(db: Records, person: Person, caseId: string, words: string): Promise<FoundPassage[]> {
  const terms = words.split(new RegExp(`${SPACE.source}+`)).filter((term) => term !== "");
  return inCase(db, person, caseId, async (tx) => {
    if (terms.length === 0) return [];
    for (const wanted of [[terms.join("")], terms]) {
      const pages = await selectPageTexts(tx, caseId, { terms: wanted, limit: MOST_PAGES });
      const found = pages.flatMap(({ original, number, text }) =>
        wanted
          .flatMap((term) => findInText(text, term))
          .sort((a, b) => a.start - b.start)
          .map((passage) => ({ original, number, ...passage })),
      );
      if (found.length > 0) return found.slice(0, MOST_PASSAGES);
    }
    return [];
  });
}

/** Places of a term in a text, white space and case ignored, with the words around them. Pure. */
export function findInText(text: string, term: string): Omit<FoundPassage, "original" | "number">[] {
  const places: number[] = [];
  let squeezed = "";
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    if (SPACE.test(character)) continue;
    places.push(index);
    squeezed += lower(character);
  }
  const wanted = Array.from({ length: term.length }, (_, index) => lower(term.charAt(index))).join("");
  const found: Omit<FoundPassage, "original" | "number">[] = [];
  for (let at = squeezed.indexOf(wanted); at >= 0; at = squeezed.indexOf(wanted, at + wanted.length)) {
    const start = places[at] ?? 0;
    const end = (places[at + wanted.length - 1] ?? start) + 1;
    const before = text.slice(Math.max(0, start - CONTEXT), start);
    found.push({ start, end, before, match: text.slice(start, end), after: text.slice(end, end + CONTEXT) });
  }
  return found;
}

/** Lower case of the same length, so that places stay true: İ, for example, would become two characters. */
function lower(character: string): string {
  const small = character.toLowerCase();
  return small.length === character.length ? small : character;
}
