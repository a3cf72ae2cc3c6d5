import { alignArticles } from "../engine/text/citation-alignment.ts";
import { renumbered, type Shifts } from "../engine/text/citation-renumbering.ts";
import type { CitationKnowledge } from "../knowledge-base/citation-files.ts";
import type { Day } from "../vocabulary/day.ts";
import { versionInForce } from "./law-search.ts";
import type { LawHead, LawStore } from "./law-store.ts";
import { type Article, firstDay } from "./law-version.ts";

/** Number of an article and its 之一, 0 when there is none. */
export interface ArticleNumber {
  readonly no: number;
  readonly sub: number;
}

/**
 * What became of an article between the day a text was written and the version that is read: it kept its number, moved,
 * has no counterpart, its old numbers are not mapped, or nobody checked that the number still means the same.
 */
export type Renumbered =
  | { readonly kind: "same" }
  | { readonly kind: "moved"; readonly to: ArticleNumber; readonly by: "table" | "wording" }
  | { readonly kind: "gone" }
  | { readonly kind: "unmapped" }
  | { readonly kind: "unchecked" };

/** Where numbers are looked up: the tables of knowledge/renumbering, and imported versions that can be compared. */
export interface NumberingSources {
  readonly citing: CitationKnowledge;
  readonly store: LawStore | undefined;
}

/**
 * Leads a number written on an earlier day to the version `head` (rule CI-04, handbook T §0.4.1): by table where there
 * is one, else by the wording of the two versions when both are here.
 */
export async function renumber(
  sources: NumberingSources,
  { head, number, written }: { head: LawHead; number: ArticleNumber; written: Day },
): Promise<Renumbered> {
  const first = firstDay(head);
  if (first === null || written >= first) return { kind: "same" };
  const stable = sources.citing.stable.get(head.key);
  if (stable !== undefined && written >= stable) return { kind: "same" };
  const table = sources.citing.renumberings.get(head.key);
  const steps = (table?.steps ?? []).filter(({ on }) => on > written && on <= first);
  if (!table || steps.length === 0) return byWording(sources.store, { head, number, written });
  return written < table.known ? { kind: "unmapped" } : byTable(number, steps);
}

/** The tables know no 之一: an article with one has no counterpart there. */
function byTable(number: ArticleNumber, steps: readonly Shifts[]): Renumbered {
  const no = number.sub === 0 ? renumbered(number.no, steps) : undefined;
  return led(no === undefined ? undefined : { no, sub: 0 }, number, "table");
}

async function byWording(
  store: LawStore | undefined,
  { head, number, written }: { head: LawHead; number: ArticleNumber; written: Day },
): Promise<Renumbered> {
  const then = store && versionInForce(store, head.key, written);
  if (!then || then === head) return { kind: "unchecked" };
  const pairs = await alignedNumbers(store, then, head);
  return led(pairs.get(numberKey(number)), number, "wording");
}

function led(to: ArticleNumber | undefined, from: ArticleNumber, by: "table" | "wording"): Renumbered {
  if (to === undefined) return { kind: "gone" };
  return to.no === from.no && to.sub === from.sub ? { kind: "same" } : { kind: "moved", to, by };
}

const aligned = new WeakMap<LawHead, Map<LawHead, Promise<ReadonlyMap<string, ArticleNumber>>>>();

/** Numbers of one version by those of another one, found by the wording of their articles; worked out once. */
export function alignedNumbers(
  store: LawStore,
  before: LawHead,
  after: LawHead,
): Promise<ReadonlyMap<string, ArticleNumber>> {
  const known = aligned.get(before) ?? new Map<LawHead, Promise<ReadonlyMap<string, ArticleNumber>>>();
  aligned.set(before, known);
  const pairs = known.get(after) ?? align(store, before, after);
  known.set(after, pairs);
  return pairs;
}

async function align(store: LawStore, before: LawHead, after: LawHead): Promise<ReadonlyMap<string, ArticleNumber>> {
  const [old, young] = await Promise.all([store.articlesOf(before), store.articlesOf(after)]);
  const texts = (articles: readonly Article[]) => articles.map(({ text }) => text);
  return new Map(
    alignArticles(texts(old), texts(young)).flatMap((pair) => {
      const [from, to] = [old[pair.before], young[pair.after]];
      return from && to ? [[numberKey(from), { no: to.no, sub: to.sub }] as const] : [];
    }),
  );
}

/** Key of an article in a map of numbers: "133-1". */
export function numberKey({ no, sub }: ArticleNumber): string {
  return sub === 0 ? String(no) : `${no}-${sub}`;
}
