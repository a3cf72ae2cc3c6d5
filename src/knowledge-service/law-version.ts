import { z } from "zod";
import { Day } from "../vocabulary/day.ts";
import { LawRank } from "../vocabulary/law.ts";

/** An article (条) of a law version; paragraphs in its text are separated by line breaks. */
export const Article = z.object({
  no: z.int().nonnegative(),
  /** 1 for 之一; 0 when there is none. */
  sub: z.int().nonnegative(),
  /** Headings 编, 分编, 章, 节 from the outside in. */
  path: z.array(z.string()),
  text: z.string(),
});
export type Article = z.infer<typeof Article>;

/** A law named by another one. */
export const LawLink = z.object({ key: z.string(), title: z.string() });
export type LawLink = z.infer<typeof LawLink>;

const Status = z.enum(["effective", "superseded", "unknown"]);
const line = z.string().nullable().default(null);

/** One version (版本) of a law as it was imported, with what other imported texts say about it. */
export const LawVersion = z.object({
  /** Normalised title, the same for all versions of a law. */
  key: z.string().min(1),
  title: z.string().min(1),
  rank: LawRank,
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  /** First day in force; null when the source does not say. */
  from: Day.nullable(),
  /** First day no longer in force; null when there is none or nobody says. */
  until: Day.nullable(),
  status: Status,
  source: z.string(),
  articles: z.array(Article),
  /** What the source itself said of the end, before newer versions and repeals were looked at. */
  told: z.object({ until: Day.nullable(), status: Status }).optional(),
  /** Subject field (法律部门), for example 民法商法. */
  field: line,
  /** Id of the version in its source, and the one there that repeals it. */
  sourceId: line,
  repealedById: line,
  /** Where the first day in force comes from, in words of the source. */
  effectiveOnBasis: line,
  statusBasis: line,
  /** Numbered by 第X条, by items 一、 or not at all. */
  form: z.enum(["article", "item", "paragraph"]).default("article"),
  notYetInForce: z.boolean().default(false),
  /** A known defect of the source text. */
  defect: line,
  /** Promulgation and amendment lines (公布、修正沿革). */
  history: z.array(z.string()).default([]),
  /** Text before the first and after the last article. */
  preamble: line,
  appendix: line,
  /** The law that repealed this version by name (同时废止). */
  repealedBy: LawLink.nullable().default(null),
  repeals: z.array(LawLink).default([]),
  /** Amending instruments (修正案、修改决定) that went into this text, oldest first. */
  amendedBy: z.array(LawLink).default([]),
});
export type LawVersion = z.infer<typeof LawVersion>;

/** What an importer must know of a version; everything else has a value for "not said". */
export type GivenVersion = z.input<typeof LawVersion>;

/** Key of a law by its title: without the name of the state, brackets, blanks and a year of amendment. */
export function lawKeyOf(title: string): string {
  return title
    .normalize("NFKC")
    .replace(/中华人民共和国|[《》〈〉<>\s]/gu, "")
    .replace(/\(\d{4}年?(?:修正|修订|修改)(?:本|文本)?\)$/u, "");
}

/** Identity of a version: a second import of the same law with the same first day replaces it. */
export function versionKeyOf(version: LawVersion): string {
  return `${version.key}@${versionId(version)}`;
}

/** True when the version was in force on the day. A superseded one whose last day nobody knows is never said to be. */
export function isInForce(version: Pick<LawVersion, "from" | "until" | "issuedOn" | "status">, on: Day): boolean {
  const first = version.from ?? version.issuedOn;
  if (first !== null && on < first) return false;
  return version.until === null ? version.status !== "superseded" : on < version.until;
}

/** The first day of a version as far as it is known: in force, else issued. */
export function firstDay(version: Pick<LawVersion, "from" | "issuedOn">): Day | null {
  return version.from ?? version.issuedOn;
}

/** Name of a version in paths: its first day, or "undated". */
export function versionId(version: Pick<LawVersion, "from" | "issuedOn">): string {
  return firstDay(version) ?? "undated";
}

/**
 * Orders the versions of each law and ends each where the next one begins, unless its source says that it ended earlier.
 * Starts from what the sources told, so that the order of imports makes no difference. Answers versions by key, then
 * oldest first.
 */
export function settleVersions(versions: readonly LawVersion[]): LawVersion[] {
  const first = (version: LawVersion) => firstDay(version) ?? "";
  const ordered = versions
    .map((version) => asTold(version))
    .sort((a, b) => compare(a.key, b.key) || compare(first(a), first(b)));
  return ordered.map((version, at) => {
    const next = ordered[at + 1];
    const begins = next?.key === version.key ? firstDay(next) : null;
    if (begins === null || (version.until !== null && version.until <= begins)) return version;
    return { ...version, until: begins };
  });
}

function asTold(version: LawVersion): LawVersion {
  const told = version.told ?? { until: version.until, status: version.status };
  return { ...version, ...told, told };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
