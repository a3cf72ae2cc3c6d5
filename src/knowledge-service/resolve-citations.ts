import { nameKey } from "../engine/text/citation-names.ts";
import { type Citation, findCitations, formatCitation } from "../engine/text/citations.ts";
import type { Day } from "../vocabulary/day.ts";
import type { ProvisionRef } from "../vocabulary/law.ts";
import type { LawWarning, ResolvedCitation } from "../vocabulary/protocol-knowledge.ts";
import { ambiguousName, type CitationProblem, unclearReference, unknownLaw } from "./citation-problems.ts";
import type { CitationSources } from "./citation-sources.ts";
import type { LawHead, LawStore } from "./law-store.ts";
import { firstDay, isInForce, lawKeyOf, versionId } from "./law-version.ts";
import { locateProvision } from "./locate-provision.ts";
import type { Located } from "./located.ts";
import { openOwnText } from "./own-text.ts";
import type { ArticleNumber } from "./renumbering.ts";

/** The law that a text is part of; `version` is its first day. The article is found by the text where it is not given. */
export interface Within {
  readonly key: string;
  readonly version: string;
  readonly article?: ArticleNumber | undefined;
}

/**
 * All citations (法条引用) of a text with the provision and version each one means on the day, or the reason why it means
 * none (issue 3.2, rules CI-01 and CI-04). A text of its own is read by the numbers of the day `on`: for a judgment that
 * is its date. A text within a law is read by the numbers of the day that law was made, led to the numbers of `on`; 本法,
 * a bare 第十条, 前条 and 前款 are that law's.
 */
export async function resolveCitations(
  sources: CitationSources,
  text: string,
  options: { readonly on: Day; readonly within?: Within | undefined },
): Promise<ResolvedCitation[]> {
  const head = options.within && headOf(sources.store, options.within);
  const articles = head && sources.store ? await sources.store.articlesOf(head) : [];
  const isOwn = head !== undefined && !isAboutAnotherLaw(head);
  const own = isOwn ? openOwnText(text, head, { articles, article: options.within?.article }) : undefined;
  const agreed = new Map([...articles.map((article) => article.text), text].flatMap(agreedNames));
  const resolved: ResolvedCitation[] = [];
  let last: Named | undefined;
  for (const citation of findCitations(text, sources.titles.spoken, own)) {
    const named = nameOf(citation, { sources, on: options.on, last, agreed });
    resolved.push(await resolveOne(citation, named, { sources, on: options.on, head }));
    if (citation.by !== "own" && !citation.law.startsWith("本")) last = named;
  }
  return resolved;
}

const ABOUT_ANOTHER = /修正案|关于修改|关于废止|罪名/u;

/** True for an instrument whose 本法, bare numbers and 前款 stand in words meant for another law, for example 修正案. */
export function isAboutAnotherLaw({ title }: Pick<LawHead, "title">): boolean {
  return ABOUT_ANOTHER.test(title);
}

const AGREED =
  /《((?:[^《》]|《[^《》]*》)+)》\s*[（(](?:\d{4}年?修[正订][,，、]?)?以下(?:统称|简称|称)(?:为)?\s*[《“"]?([^《》“”"（）()]{2,30})[》”"]?[）)]/gu;

/** Names a text gives to laws itself: 《诉讼费用交纳办法》（以下简称《办法》）. */
function agreedNames(text: string): [name: string, title: string][] {
  if (!text.includes("以下")) return [];
  return [...text.matchAll(AGREED)].map(([, title = "", name = ""]) => [nameKey(name), title]);
}

function headOf(store: LawStore | undefined, { key, version }: Within): LawHead | undefined {
  return store?.versionsOf(key).findLast((head) => versionId(head) === version);
}

type Named = { readonly title: string } | { readonly problem: CitationProblem };

interface Naming {
  readonly sources: CitationSources;
  readonly on: Day;
  readonly last: Named | undefined;
  readonly agreed: ReadonlyMap<string, string>;
}

/** The law a citation means: the text's own, the law cited before, or the one of that name. */
function nameOf(citation: Citation, naming: Naming): Named {
  const { by, law, title } = citation;
  if (by === "own" && title !== undefined) return { title };
  if (by !== "pronoun") return lawNamed(citation, naming);
  return law.startsWith("本") || !naming.last ? { problem: unclearReference(law) } : naming.last;
}

/** The law of a name; where several laws share it, the only one of them that holds on the day. */
function lawNamed({ law, title }: Citation, { sources, on, agreed }: Naming): Named {
  const meant = agreed.get(nameKey(law)) ?? title ?? law;
  const titles = sources.titles.candidates(meant);
  const holding = titles.length > 1 ? titles.filter((one) => isHeldOn(sources, one, on)) : titles;
  const [only, another] = holding;
  if (only !== undefined && another === undefined) return { title: only };
  if (titles.length > 1) return { problem: ambiguousName(law, another === undefined ? titles : holding) };
  if (title !== undefined) return { title };
  if (GENERIC.test(nameKey(meant))) return { problem: unclearReference(law) };
  return { problem: unknownLaw(law, undefined, nearest(law, sources.titles)) };
}

const GENERIC = /^(?:司法)?(?:法|法典|条例|解释|规定|办法|规则|细则|意见|决定|通知|批复|修正案.{0,2})$/u;

function isHeldOn({ store }: CitationSources, title: string, on: Day): boolean {
  return store?.versionsOf(lawKeyOf(title)).some((head) => isInForce(head, on)) ?? false;
}

/** The only law whose name differs by one character, or whose short name this is when longer words are shortened. */
function nearest(written: string, titles: CitationSources["titles"]): string | undefined {
  const name = nameKey(written);
  if (name.length < 4) return undefined;
  const near = new Set<string>();
  for (let at = 0; at < name.length; at++) {
    for (const title of titles.candidates(name.slice(0, at) + name.slice(at + 1))) near.add(title);
  }
  return near.size === 1 ? [...near][0] : undefined;
}

async function resolveOne(
  citation: Citation,
  named: Named,
  { sources, on, head }: { sources: CitationSources; on: Day; head: LawHead | undefined },
): Promise<ResolvedCitation> {
  const place = { start: citation.start, end: citation.end, quote: citation.text };
  if ("problem" in named) return { ...place, ...nowhere(null), problem: named.problem };
  const written = refOf(citation, named.title);
  const made = head && (firstDay(head) ?? on);
  const located = await locateProvision(sources, written, {
    on: made !== undefined && on < made ? made : on,
    written: made,
    ...(citation.by === "own" && head ? { version: head } : {}),
  });
  return { ...place, ...outcome(located, written) };
}

function refOf(citation: Citation, law: string): ProvisionRef {
  const { article, sub, paragraph, item } = citation;
  return {
    law,
    article,
    ...(sub === undefined ? {} : { sub }),
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
  };
}

function nowhere(ref: ProvisionRef | null, warnings: LawWarning[] = []) {
  const official = ref && formatCitation(ref);
  return { ref, key: null, version: null, official, renumbered: null, warnings };
}

function outcome(located: Located, written: ProvisionRef): Omit<ResolvedCitation, "start" | "end" | "quote"> {
  if ("problem" in located) {
    const { problem, warnings, ref = written, renumbered = null } = located;
    return { ...nowhere(ref, warnings), renumbered, problem };
  }
  const { ref, key, version, warnings, renumbered } = located;
  return { ref, key, version, official: formatCitation(ref), renumbered, problem: null, warnings };
}
