import { paragraphsOf, partOf } from "../engine/retrieval/provision-parts.ts";
import type { Day } from "../vocabulary/day.ts";
import type { ProvisionRef } from "../vocabulary/law.ts";
import type { LawWarning, ResolvedCitation } from "../vocabulary/protocol-knowledge.ts";
import {
  type CitationProblem,
  noSuchArticle,
  noSuchPart,
  notCarriedOver,
  unmappedNumber,
} from "./citation-problems.ts";
import type { CitationSources } from "./citation-sources.ts";
import { versionInForce } from "./law-search.ts";
import type { LawHead, LawStore } from "./law-store.ts";
import { type Article, firstDay, lawKeyOf, versionId } from "./law-version.ts";
import { locateInDigests } from "./locate-digest.ts";
import type { Located } from "./located.ts";
import { numberKey, renumber } from "./renumbering.ts";
import { warningsFor } from "./text-warnings.ts";

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
  return locateInDigests(sources, ref, reading.on);
}

interface Official extends Reading {
  readonly head: LawHead;
  readonly store: LawStore;
}

async function inOfficialText(sources: CitationSources, written: ProvisionRef, official: Official): Promise<Located> {
  const { head, store } = official;
  const moved = await leadTo(sources, written, official);
  const about = { key: head.key, version: firstDay(head) ?? undefined, article: moved.ref.article };
  const warnings = [...warningsFor(sources.citing, about, official.on), ...moved.warnings];
  if (moved.problem) return { problem: moved.problem, warnings };
  const { ref, renumbered } = moved;
  const articles = await store.articlesOf(head);
  const article = articleOf(articles, ref);
  if (!article) return { problem: noSuchArticle(ref, articles.at(-1)?.no), warnings, ref, renumbered };
  if (partOf(article.text, ref) === undefined)
    return { problem: noSuchPart(ref, paragraphsOf(article.text).length), warnings, ref, renumbered };
  return { ref, key: head.key, version: versionId(head), renumbered, warnings };
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
      zh: `原文写于${written}，早于《${head.title}》本版本的施行日（${firstDay(head) ?? "不详"}），条号是否变动未能核对。`,
      en: `Written on ${written}, before this version of ${head.title} (${versionId(head)}); whether the article kept its number could not be checked.`,
    },
  };
}
