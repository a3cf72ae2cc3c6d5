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

/** One version (版本) of a law as it was imported. */
export const LawVersion = z.object({
  /** Normalised title, the same for all versions of a law. */
  key: z.string().min(1),
  title: z.string().min(1),
  rank: LawRank,
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  /** First day in force; null when the source does not say. */
  from: Day.nullable(),
  /** First day no longer in force; null when there is none or the source does not say. */
  until: Day.nullable(),
  status: z.enum(["effective", "superseded", "unknown"]),
  source: z.string(),
  articles: z.array(Article),
});
export type LawVersion = z.infer<typeof LawVersion>;

/** Key of a law by its title: without the name of the state, brackets, blanks and a year of amendment. */
export function lawKeyOf(title: string): string {
  return title
    .normalize("NFKC")
    .replace(/中华人民共和国|[《》〈〉<>\s]/gu, "")
    .replace(/\(\d{4}年?(?:修正|修订|修改)(?:本|文本)?\)$/u, "");
}

/** Identity of a version: a second import of the same law with the same first day replaces it. */
export function versionKeyOf(version: LawVersion): string {
  return `${version.key}@${version.from ?? version.issuedOn ?? "undated"}`;
}

/** True when the version was in force on the day. A superseded one whose last day nobody knows is never said to be. */
export function isInForce(version: Pick<LawVersion, "from" | "until" | "issuedOn" | "status">, on: Day): boolean {
  const first = version.from ?? version.issuedOn;
  if (first !== null && on < first) return false;
  return version.until === null ? version.status !== "superseded" : on < version.until;
}

/**
 * Orders the versions of each law and ends each where the next one begins, unless its source says that it ended earlier.
 * Answers versions by key, then oldest first.
 */
export function settleVersions(versions: readonly LawVersion[]): LawVersion[] {
  const first = (version: LawVersion) => version.from ?? version.issuedOn ?? "";
  const ordered = [...versions].sort((a, b) => compare(a.key, b.key) || compare(first(a), first(b)));
  return ordered.map((version, at) => {
    const next = ordered[at + 1];
    const begins = next?.key === version.key ? (next.from ?? next.issuedOn) : null;
    if (begins === null || (version.until !== null && version.until <= begins)) return version;
    return { ...version, until: begins };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
