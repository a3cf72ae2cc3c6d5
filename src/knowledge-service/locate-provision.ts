import { paragraphsOf, partOf } from "../engine/retrieval/provision-parts.ts";
import { renumbered } from "../engine/text/citation-renumbering.ts";
import { formatCitation } from "../engine/text/citations.ts";
import type { Day } from "../vocabulary/day.ts";
import type { Provision, ProvisionRef } from "../vocabulary/law.ts";
import type { LawWarning, ResolvedCitation } from "../vocabulary/protocol-knowledge.ts";
import {
  type CitationProblem,
  laterNumber,
  noSuchArticle,
  noSuchPart,
  notCarriedOver,
  notHeld,
  notInForce,
  successorOf,
  unknownLaw,
  unmappedNumber,
  versionNotHeld,
} from "./citation-problems.ts";
import type { CitationSources } from "./citation-sources.ts";
import { versionInForce } from "./law-search.ts";
import type { LawHead, LawStore } from "./law-store.ts";
import { type Article, isInForce, lawKeyOf } from "./law-version.ts";
import { numberKey, renumber } from "./renumbering.ts";
import { warningsFor } from "./text-warnings.ts";

/** The provision a reference means, or why it means none. */
export type Located =
  | {
      readonly ref: ProvisionRef;
      readonly key: string;
      readonly version: string;
      readonly renumbered: ResolvedCitation["renumbered"];
      readonly warnings: LawWarning[];
    }
  | {
      readonly problem: CitationProblem;
      readonly warnings: LawWarning[];
      /** The reference by the numbers of the day, where it was led there before it failed. */
      readonly ref?: ProvisionRef;
      readonly renumbered?: ResolvedCitation["renumbered"];
    };

/** The day on which a reference is read, the day by whose numbers it was written, and the version where it is settled. */
export interface Reading {
  readonly on: Day;
  /** Undefined when the numbers are those of `on`. */
  readonly written: Day | undefined;
  /** Given when the text names its own law. */
  readonly version?: LawHead;
}

/** Finds the provision in force on the day: official text first, then our digests. */
export async function locateProvision(sources: CitationSources, ref: ProvisionRef, reading: Reading): Promise<Located> {
  const key = lawKeyOf(ref.law);
  const head = reading.version ?? (sources.store && versionInForce(sources.store, key, reading.on));
  if (head && sources.store) return inOfficialText(sources, ref, { ...reading, head, store: sources.store });
  return inDigests(sources, ref, reading.on);
}

interface Official extends Reading {
  readonly head: LawHead;
  readonly store: LawStore;
}

async function inOfficialText(sources: CitationSources, written: ProvisionRef, official: Official): Promise<Located> {
  const { head, store } = official;
  const moved = await leadTo(sources, written, official);
  const about = { key: head.key, version: head.from ?? head.issuedOn ?? undefined, article: moved.ref.article };
  const warnings = [...warningsFor(sources.citing, about, official.on), ...moved.warnings];
  if (moved.problem) return { problem: moved.problem, warnings };
  const { ref, renumbered } = moved;
  const articles = await store.articlesOf(head);
  const article = articleOf(articles, ref);
  if (!article) return { problem: noSuchArticle(ref, articles.at(-1)?.no), warnings, ref, renumbered };
  if (partOf(article.text, ref) === undefined)
    return { problem: noSuchPart(ref, paragraphsOf(article.text).length), warnings, ref, renumbered };
  const version = head.from ?? head.issuedOn ?? "undated";
  return { ref, key: head.key, version, renumbered, warnings };
}

const byNumber = new WeakMap<readonly Article[], Map<string, Article>>();

function articleOf(articles: readonly Article[], ref: ProvisionRef): Article | undefined {
  const known = byNumber.get(articles) ?? new Map(articles.map((article) => [numberKey(article), article]));
  byNumber.set(articles, known);
  return known.get(numberKey({ no: ref.article, sub: ref.sub ?? 0 }));
}

interface Led {
  readonly ref: ProvisionRef;
  readonly renumbered: ResolvedCitation["renumbered"];
  readonly problem?: CitationProblem;
  readonly warnings: LawWarning[];
}

/** Leads the number as it was written to the version that is read (CI-04). */
async function leadTo(sources: CitationSources, ref: ProvisionRef, official: Official): Promise<Led> {
  const { head, written, version } = official;
  const plain = { ref: { ...ref, law: head.title }, renumbered: null, warnings: [] };
  if (written === undefined || version) return plain;
  const moved = await renumber(sources, { head, number: { no: ref.article, sub: ref.sub ?? 0 }, written });
  switch (moved.kind) {
    case "same":
      return plain;
    case "gone":
      return { ...plain, problem: notCarriedOver(ref, written) };
    case "unmapped":
      return { ...plain, problem: unmappedNumber(ref, written) };
    case "unchecked":
      return { ...plain, warnings: [uncheckedNumber(head, written)] };
    case "moved": {
      const { sub: _sub, ...rest } = plain.ref;
      const now = { ...rest, article: moved.to.no, ...(moved.to.sub === 0 ? {} : { sub: moved.to.sub }) };
      return { ...plain, ref: now, renumbered: { from: plain.ref, why: whyMoved(plain.ref, now, moved.by) } };
    }
  }
}

function whyMoved(from: ProvisionRef, to: ProvisionRef, by: "table" | "wording") {
  const number = (ref: ProvisionRef) => `第${ref.article}条${ref.sub === undefined ? "" : `之${ref.sub}`}`;
  const how = by === "table" ? ["", ""] : ["（按条文内容比对）", " (by comparing the wording)"];
  return {
    zh: `原文引用${number(from)}，现行${number(to)}${how[0]}。`,
    en: `Cited as article ${from.article}, article ${to.article} in the version of the day${how[1]}.`,
  };
}

function uncheckedNumber(head: LawHead, written: Day): LawWarning {
  return {
    id: "numbering-unchecked",
    text: {
      zh: `原文写于${written}，早于《${head.title}》本版本的施行日（${head.from ?? head.issuedOn ?? "不详"}），条号是否变动未能核对。`,
      en: `Written on ${written}, before this version of ${head.title} (${head.from ?? head.issuedOn ?? "undated"}); whether the article kept its number could not be checked.`,
    },
  };
}

const digestsByLaw = new WeakMap<readonly Provision[], ReadonlyMap<string, readonly Provision[]>>();

function digestsOf(base: CitationSources["base"], key: string): readonly Provision[] {
  const all = base.digests();
  const known = digestsByLaw.get(all);
  if (known) return known.get(key) ?? [];
  const groups = new Map<string, Provision[]>();
  for (const digest of all) {
    const law = lawKeyOf(digest.ref.law);
    groups.set(law, [...(groups.get(law) ?? []), digest]);
  }
  digestsByLaw.set(all, groups);
  return groups.get(key) ?? [];
}

/** Without official text in force: our digest, else what is known of the law's days. */
function inDigests({ base, store, citing }: CitationSources, ref: ProvisionRef, on: Day): Located {
  const key = lawKeyOf(ref.law);
  const repealed = citing.repealed.get(key);
  const gone = repealed && on >= repealed.until ? successorOf(repealed, ref.article) : undefined;
  const warnings = [...warningsFor(citing, { key, article: ref.article }, on), ...(gone ? [gone] : [])];
  const digest = base.digest(ref, on);
  if (digest) return inDigest(digest, ref, warnings);
  const heads = store?.versionsOf(key) ?? [];
  const head = heads.findLast(({ from, issuedOn }) => (from ?? issuedOn ?? on) <= on) ?? heads[0];
  const first = heads[0] && (heads[0].from ?? heads[0].issuedOn);
  if (heads[0] && first && on < first && hadEarlierVersions(heads[0], citing)) {
    const later = renumberedLater(citing, { key, article: ref.article }, { on, first });
    const pointer = later === undefined ? [] : [laterNumber(ref, later, first)];
    return { problem: versionNotHeld(ref, on, first), warnings: [...warnings, ...pointer] };
  }
  if (head && !isInForce(head, on))
    return { problem: notInForce(ref, on, { ...spanOf(head), by: head.repealedBy?.title ?? repealed?.by }), warnings };
  if (gone && repealed) return { problem: notInForce(ref, on, repealed), warnings };
  const digests = digestsOf(base, key);
  const sameArticle = digests.filter((one) => one.ref.article === ref.article && one.ref.sub === ref.sub);
  const other = sameArticle.findLast(({ from }) => from !== null && from <= on) ?? sameArticle[0];
  if (other && !holds(other, on) && !digests.some((one) => holds(one, on)))
    return { problem: notInForce(ref, on, other), warnings };
  if (digests.length > 0 || repealed) return { problem: notHeld(ref), warnings };
  return { problem: unknownLaw(formatCitation(ref).replace(/^《(.*)》第.*$/u, "$1"), ref.law, undefined), warnings };
}

/** True when the oldest version held is an amended text, so that the law was in force before. */
function hadEarlierVersions({ key, history }: LawHead, { renumberings, stable }: CitationSources["citing"]): boolean {
  return history.length > 1 || renumberings.has(key) || stable.has(key);
}

function renumberedLater(
  { renumberings }: CitationSources["citing"],
  { key, article }: { key: string; article: number },
  { on, first }: { on: Day; first: Day },
): number | undefined {
  const table = renumberings.get(key);
  if (!table || on < table.known) return undefined;
  return renumbered(
    article,
    table.steps.filter((step) => step.on > on && step.on <= first),
  );
}

/** A digest of the whole article says nothing of its paragraphs: the citation leads to the article, and says so. */
function inDigest(digest: Provision, ref: ProvisionRef, warnings: LawWarning[]): Located {
  const { paragraph: _paragraph, item: _item, ...article } = ref;
  const isChecked = digest.ref.paragraph === ref.paragraph && digest.ref.item === ref.item;
  return {
    ref: isChecked ? ref : article,
    key: lawKeyOf(ref.law),
    version: digest.from ?? "undated",
    renumbered: null,
    warnings: isChecked ? warnings : [...warnings, UNCHECKED_PART],
  };
}

const UNCHECKED_PART: LawWarning = {
  id: "part-unchecked",
  text: {
    zh: "库中只有该条要旨，所引款、项未能核对；导入官方文本后可核对。",
    en: "Only a digest of the article is held; paragraph and item could not be checked. Import the official text to check them.",
  },
};

function spanOf({ from, issuedOn, until }: LawHead) {
  return { from: from ?? issuedOn, until };
}

function holds({ from, until }: Provision, on: Day): boolean {
  return (from === null || from <= on) && (until === null || on < until);
}
