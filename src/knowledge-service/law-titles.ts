import { fold } from "../engine/retrieval/terms.ts";
import type { KnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import type { LawStore } from "./law-store.ts";
import { lawKeyOf } from "./law-version.ts";
import type { SearchKnowledge } from "./search-knowledge.ts";

/** Names of laws and the full official titles they stand for. */
export interface LawTitles {
  /** Full title by full title, title without the name of the state, short name and alias, as they are written. */
  readonly written: ReadonlyMap<string, string>;
  /** The full title that a person's way of writing stands for; undefined when no law is known by it. */
  resolve(name: string): string | undefined;
}

/** Gathers the names of imported laws, of knowledge/search/titles.yaml and of the knowledge base; the last have the last word. */
export function gatherTitles(base: KnowledgeBase, knowledge: SearchKnowledge, store: LawStore | undefined): LawTitles {
  const imported = (store?.heads ?? []).flatMap(({ key, title }) => [[key, title] as const, [title, title] as const]);
  const written = new Map([...imported, ...knowledge.titles, ...base.lawTitles()]);
  const plain = new Map([...written].map(([name, title]) => [plainName(name), title]));
  return { written, resolve: (name) => plain.get(plainName(name)) };
}

/** Names are compared without brackets and stops: 婚姻家庭编的解释（一） is also written without them. */
function plainName(name: string): string {
  return fold(lawKeyOf(name)).replace(/[\p{Punctuation}\s]/gu, "");
}
