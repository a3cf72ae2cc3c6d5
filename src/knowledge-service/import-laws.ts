import { setImmediate as nextTurn } from "node:timers/promises";
import type { Segment } from "../engine/retrieval/terms.ts";
import { hasArticleIndex, writeArticleIndex } from "./article-index.ts";
import { usableRelease } from "./choose-release.ts";
import { relateVersions } from "./law-relations.ts";
import { contentHash, readAllVersions, writeLawStore } from "./law-store.ts";
import { LawVersion, settleVersions, versionKeyOf } from "./law-version.ts";
import { readLaws } from "./read-laws.ts";
import { completeManifest, type ReleaseSeal } from "./release-seal.ts";
import { type Manifest, makeRelease, pointedRelease } from "./releases.ts";
import { writeTerms } from "./terms-defined.ts";

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

/** Where an import goes and how. */
export interface ImportOptions {
  readonly dataDir: string;
  readonly segment: Segment;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Signs the release, and lets the import build only on one whose signature holds. */
  readonly seal?: ReleaseSeal | undefined;
  /** How many releases stay; all when it is not given. */
  readonly keep?: number | undefined;
}

/**
 * Imports official texts from a .jsonl(.gz), Markdown or Word file or a folder of them, beside what was imported before.
 * Makes a new numbered release or, when nothing changed, none.
 * @throws Failure "bad_request" naming the file that cannot be read; nothing is changed then
 */
export async function importLaws(path: string, options: ImportOptions): Promise<LawsImported> {
  const report = options.onProgress ?? (() => undefined);
  const read = await readLaws(path);
  report({ step: "read", done: read.versions.length, total: read.versions.length });
  const { dataDir, seal, keep } = options;
  const since = pointedRelease(dataDir, "laws");
  const current = (await usableRelease({ dataDir, collection: "laws" }, seal)).release;
  const before = current ? await readAllVersions(current.folder) : [];
  const merged = mergeVersions(before, read.versions);
  // Parsed, so that members stand in one order and equal content has an equal hash, wherever a version came from.
  const versions = relateVersions(settleVersions([...merged.values()])).map((version) => LawVersion.parse(version));
  const sm3 = contentHash(versions);
  const counts = {
    laws: new Set(versions.map(({ key }) => key)).size,
    versions: versions.length,
    articles: versions.reduce((sum, { articles }) => sum + articles.length, 0),
  };
  const added = Math.max(0, merged.size - before.length);
  const result = { counts, added, replaced: read.versions.length - added, skipped: read.skipped, sm3 };
  if (current?.manifest.sm3 === sm3 && (await hasArticleIndex(current.folder)))
    return { ...result, release: current.manifest.release, unchanged: true };
  const about: Omit<Manifest, "release" | "madeAt"> = {
    collection: "laws",
    counts,
    sm3,
    sources: [...new Set([...(current?.manifest.sources ?? []), path])],
    before: current?.manifest.release ?? null,
    change: changeBetween(before, versions),
  };
  const fill = async (folder: string) => {
    await writeLawStore(folder, versions);
    await nextTurn();
    const write = (done: number) => report({ step: "write", done, total: counts.articles });
    await writeArticleIndex(folder, versions, options.segment, write);
    await writeTerms(folder, versions);
  };
  const complete = (folder: string, made: Manifest) => completeManifest(folder, made, seal);
  const manifest = await makeRelease(dataDir, about, fill, { complete, keep, since });
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

/** What a release changes against the one it is built on: versions that are new, other than before, and gone. */
function changeBetween(before: readonly LawVersion[], after: readonly LawVersion[]): NonNullable<Manifest["change"]> {
  const old = new Map(before.map((version) => [versionKeyOf(version), version]));
  const kept = after.filter((version) => old.has(versionKeyOf(version)));
  const isOther = (version: LawVersion) => JSON.stringify(version) !== JSON.stringify(old.get(versionKeyOf(version)));
  return { added: after.length - kept.length, replaced: kept.filter(isOther).length, removed: old.size - kept.length };
}
