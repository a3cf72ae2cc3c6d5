import { fold } from "../engine/retrieval/terms.ts";
import { nameKey, shortNamesOf } from "../engine/text/citation-names.ts";
import type { KnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import type { LawStore } from "./law-store.ts";
import { lawKeyOf } from "./law-version.ts";
import type { SearchKnowledge } from "./search-knowledge.ts";

/** Names of laws and the full official titles they stand for. */
export interface LawTitles {
  /** Full title by full title, title without the name of the state, short name and alias, as they are written. */
  readonly written: ReadonlyMap<string, string>;
  /**
   * As `written`, with the short names that lawyers make of every imported title (民间借贷司法解释). A name that several
   * laws share stands for itself; `candidates` tells for whom.
   */
  readonly spoken: ReadonlyMap<string, string>;
  /** The full title that a person's way of writing stands for; undefined when no law is known by it. */
  resolve(name: string): string | undefined;
  /** Full titles of all laws that a name may stand for: none, one, or several where the name alone does not tell. */
  candidates(name: string): readonly string[];
}

/** Gathers the names of imported laws, of knowledge/search/titles.yaml and of the knowledge base; the last have the last word. */
export function gatherTitles(base: KnowledgeBase, knowledge: SearchKnowledge, store: LawStore | undefined): LawTitles {
  const imported = (store?.heads ?? []).flatMap(({ key, title }) => [[key, title] as const, [title, title] as const]);
  const written = new Map([...imported, ...knowledge.titles, ...base.lawTitles()]);
  const plain = new Map([...written].map(([name, title]) => [plainName(name), title]));
  const names = spokenNames(written, new Set([...imported.map(([name]) => name), ...base.lawTitles().keys()]));
  return {
    written,
    spoken: new Map([
      ...written,
      ...[...names].map(([name, titles]) => [name, (titles.size === 1 ? [...titles][0] : undefined) ?? name] as const),
    ]),
    resolve: (name) => plain.get(plainName(name)),
    candidates(name) {
      const key = nameKey(name);
      return [...(names.get(key) ?? names.get(key.replace(ISSUED_ABOUT, "")) ?? [])];
    },
  };
}

/** 最高院《关于…》 and 关于…: the issuer and the word about are often shortened or left out. */
const ISSUED_ABOUT = /^(?:最高人民法院|最高人民检察院|最高院|最高法|最高检|两高|公安部|司法部)*(?:关于)?/u;

/**
 * All titles by every name made comparable. A title, a key and a name of the knowledge base mean one law, whatever else
 * could be called so; a name made from titles, or noted for the search, means all that could be.
 */
function spokenNames(
  written: ReadonlyMap<string, string>,
  settled: ReadonlySet<string>,
): Map<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  const add = (name: string, title: string): void => {
    const titles = names.get(name);
    if (titles) titles.add(title);
    else names.set(name, new Set([title]));
  };
  const byKey = new Map([...written.values()].map((title) => [lawKeyOf(title), title]));
  const shorts = shortNamesByKey(written);
  const shortOf = (law: string): readonly string[] => shorts.get(lawKeyOf(law)) ?? [];
  for (const title of byKey.values()) for (const name of shortNamesOf(title, shortOf)) add(name, title);
  const titleOf = (title: string): string => byKey.get(lawKeyOf(title)) ?? title;
  for (const [name, title] of written) if (!settled.has(name)) add(nameKey(name), titleOf(title));
  for (const [name, title] of written) if (settled.has(name)) names.set(nameKey(name), new Set([titleOf(title)]));
  for (const title of byKey.values()) names.set(nameKey(title), new Set([title]));
  return names;
}

/** Short names of laws proper by key: 民诉法 of 民事诉讼法; interpretations are named after them. */
function shortNamesByKey(written: ReadonlyMap<string, string>): Map<string, string[]> {
  const shorts = new Map<string, string[]>();
  for (const [name, title] of written) {
    const key = lawKeyOf(title);
    if (!/法典?$/u.test(key) || name === key || name === title || !/法典?$/u.test(name)) continue;
    shorts.set(
      key,
      [...(shorts.get(key) ?? []), name, name.replace(/法$/u, "")].filter((short) => short.length > 1),
    );
  }
  return shorts;
}

/** Names are compared without brackets and stops: 婚姻家庭编的解释（一） is also written without them. */
function plainName(name: string): string {
  return fold(lawKeyOf(name)).replace(/[\p{Punctuation}\s]/gu, "");
}
