import { nearestName } from "../engine/retrieval/nearest-name.ts";
import { fold } from "../engine/retrieval/terms.ts";
import type { TitleCorrection } from "./law-search.ts";
import type { LawTitles } from "./law-titles.ts";

const NAMES = new WeakMap<LawTitles, ReadonlyMap<string, string>>();
/** Parts of a query that look like the name of a law. */
const NAME_LIKE = /[\p{Script=Han}（）()]{2,40}?(?:法典|法|条例|规定|解释|办法|典)(?=[\s,，。？?》”"]|$)/gu;

/** The law whose name differs least from what was written, and how it is called; undefined when none or several come near. */
export function nearestTitle(written: string, titles: LawTitles): { name: string; title: string } | undefined {
  const names = namesOf(titles);
  const name = nearestName(fold(written), names);
  const title = name === undefined ? undefined : names.get(name);
  return name === undefined || title === undefined ? undefined : { name, title };
}

/** Names of one law only; what several laws are called cannot be a correction. */
function namesOf(titles: LawTitles): ReadonlyMap<string, string> {
  const known = NAMES.get(titles);
  if (known) return known;
  const names = new Map<string, string>();
  for (const [name, title] of titles.spoken) if (titles.resolve(title) !== undefined) names.set(fold(name), title);
  NAMES.set(titles, names);
  return names;
}

/** Puts right the names of laws in a query: those that stand between blanks or stops and that no law has (民发典 借款利息). */
export function correctNames(words: string, titles: LawTitles): { text: string; corrections: TitleCorrection[] } {
  const corrections: TitleCorrection[] = [];
  const text = words.replace(NAME_LIKE, (written: string, at: number) => {
    const isWhole = at === 0 || /[\s,，。《“"]/u.test(words[at - 1] ?? "");
    if (!isWhole || titles.resolve(written) !== undefined || titles.candidates(written).length > 0) return written;
    const near = nearestTitle(written, titles);
    if (!near) return written;
    corrections.push({ written, read: near.name });
    return near.name;
  });
  return { text, corrections };
}
