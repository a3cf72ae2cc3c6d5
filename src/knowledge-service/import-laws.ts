import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Segment, searchTerms } from "../engine/retrieval/terms.ts";
import type { Day } from "../vocabulary/day.ts";
import { relateVersions } from "./law-relations.ts";
import { contentHash, readAllVersions, writeLawStore } from "./law-store.ts";
import { type LawVersion, settleVersions, versionKeyOf } from "./law-version.ts";
import { readLaws } from "./read-laws.ts";
import { currentRelease, type Manifest, makeRelease } from "./releases.ts";
import { writeWordTable } from "./word-table.ts";

/** How far an import has come. */
export interface ImportProgress {
  readonly step: "read" | "write";
  readonly done: number;
  readonly total: number;
}

/** What an import of laws did. */
export interface LawsImported {
  readonly release: string;
  /** True when everything was there already and no new release was made. */
  readonly unchanged: boolean;
  readonly counts: { readonly laws: number; readonly versions: number; readonly articles: number };
  readonly added: number;
  readonly replaced: number;
  /** Files in which no statute was found. */
  readonly skipped: readonly string[];
  readonly sm3: string;
}

/** Columns of the word table of laws: version and article by position, and the days in force as yyyymmdd. */
export const LAW_COLUMNS = ["law", "article", "first", "end"] as const;

/** Last of all days, for versions that have no end. */
const NO_END = 99991231;

/**
 * Imports official texts from a .jsonl(.gz), Markdown or Word file or a folder of them, beside what was imported before.
 * Makes a new numbered release or, when nothing changed, none.
 * @throws Failure "bad_request" naming the file that cannot be read; nothing is changed then
 */
export async function importLaws(
  path: string,
  options: { dataDir: string; segment: Segment; onProgress?: (progress: ImportProgress) => void },
): Promise<LawsImported> {
  const report = options.onProgress ?? (() => undefined);
  const read = await readLaws(path);
  report({ step: "read", done: read.versions.length, total: read.versions.length });
  const current = currentRelease(options.dataDir, "laws");
  const before = current ? await readAllVersions(current.folder) : [];
  const merged = mergeVersions(before, read.versions);
  const versions = relateVersions(settleVersions([...merged.values()]));
  const sm3 = contentHash(versions);
  const counts = {
    laws: new Set(versions.map(({ key }) => key)).size,
    versions: versions.length,
    articles: versions.reduce((sum, { articles }) => sum + articles.length, 0),
  };
  const added = Math.max(0, merged.size - before.length);
  const result = { counts, added, replaced: read.versions.length - added, skipped: read.skipped, sm3 };
  if (current?.manifest.sm3 === sm3) return { ...result, release: current.manifest.release, unchanged: true };
  const about: Omit<Manifest, "release" | "madeAt"> = {
    collection: "laws",
    counts,
    sm3,
    sources: [...(current?.manifest.sources ?? []), path],
  };
  const manifest = await makeRelease(options.dataDir, about, async (folder) => {
    await writeLawStore(folder, versions);
    await nextTurn();
    const write = (done: number) => report({ step: "write", done, total: counts.articles });
    await writeWordTable(join(folder, "words"), LAW_COLUMNS, lawRows(versions, options.segment), write);
  });
  return { ...result, release: manifest.release, unchanged: false };
}

/** A version replaces the one of the same law and day, and the one its source knows as the same: a corrected first day. */
function mergeVersions(before: readonly LawVersion[], read: readonly LawVersion[]): Map<string, LawVersion> {
  const identity = ({ sourceId, key, issuedOn }: LawVersion) => `${sourceId}/${key}/${issuedOn}`;
  const known = new Set(read.map(identity));
  const kept = before.filter((version) => version.sourceId === null || !known.has(identity(version)));
  const merged = new Map(kept.map((version) => [versionKeyOf(version), version]));
  for (const version of read) merged.set(versionKeyOf(version), version);
  return merged;
}

/** Rows of the word table: each article under the names of its law and its headings. */
export function* lawRows(versions: readonly LawVersion[], segment: Segment) {
  for (const [law, version] of versions.entries()) {
    const first = dayNumber(version.from ?? version.issuedOn) ?? 0;
    const end = dayNumber(version.until) ?? (version.status === "superseded" ? 0 : NO_END);
    const title = plainTitle(version.title);
    for (const [article, { path, text }] of version.articles.entries()) {
      const head = [title, ...path.map(plainHeading)].join(" ");
      yield { numbers: { law, article, first, end }, terms: searchTerms(`${head} ${text}`, segment).join(" ") };
    }
  }
}

/** A day as a whole number that sorts and compares like the day, for example 20210101. */
export function dayNumber(day: Day | null): number | undefined {
  return day === null ? undefined : Number(day.replaceAll("-", ""));
}

/** What tells one law from another in its title; the words that hundreds of titles share are left out. */
function plainTitle(title: string): string {
  return title.replace(
    /中华人民共和国|最高人民法院|最高人民检察院|关于|审理|案件|适用|若干|法律|问题|的|规定|解释|[《》]/gu,
    " ",
  );
}

function plainHeading(heading: string): string {
  return heading.replace(/^第[零一二三四五六七八九十百千\d]+(?:分编|编|章|节)\s*/u, "");
}
