import type { Day } from "../vocabulary/day.ts";
import { firstDay, type LawLink, type LawVersion, lawKeyOf } from "./law-version.ts";
import { type RepealClause, repealClauses } from "./repeal-clauses.ts";

/**
 * What imported texts say about each other: who repeals whom, by name or by the id that the source gives, and which
 * amending instruments went into a text. A repealed version ends on the day of the repeal. Takes settled versions and
 * answers them in the same order; everything is worked out anew, so that a second import changes nothing.
 */
export function relateVersions(settled: readonly LawVersion[]): LawVersion[] {
  const versions = settled.map((version) => ({ ...version, repealedBy: null, repeals: [], amendedBy: [] }));
  const library = openLibrary(versions);
  for (const version of versions) repealByName(version, library);
  for (const version of versions) repealById(version, library);
  const byDay = (version: Related) => firstDay(version) ?? "";
  for (const version of [...versions].sort((a, b) => (byDay(a) < byDay(b) ? -1 : 1))) amend(version, library);
  return versions;
}

/** A version whose relations are being worked out. */
type Related = Omit<LawVersion, "repealedBy" | "repeals" | "amendedBy"> & {
  repealedBy: LawLink | null;
  repeals: LawLink[];
  amendedBy: LawLink[];
};

interface Library {
  readonly byKey: ReadonlyMap<string, readonly Related[]>;
  readonly byId: ReadonlyMap<string, Related>;
}

function openLibrary(versions: readonly Related[]): Library {
  const byKey = new Map<string, Related[]>();
  for (const version of versions) byKey.set(version.key, [...(byKey.get(version.key) ?? []), version]);
  const byId = new Map(versions.flatMap((version) => (version.sourceId === null ? [] : [[version.sourceId, version]])));
  return { byKey, byId };
}

function repealByName(version: Related, library: Library): void {
  for (const clause of repealClauses(version)) {
    const key = lawKeyOf(clause.title);
    // "《广告管理条例》（1982年）同时废止" in a text of the same name: its versions follow each other anyway.
    if (key === version.key || key === "") continue;
    const held = library.byKey.get(key) ?? [];
    version.repeals.push({ key, title: held.at(-1)?.title ?? clause.title });
    for (const repealed of held) if (isEndedBy(repealed, clause)) end(repealed, version, clause.on);
  }
}

/** A text made anew under the same name after the repeal is not touched by it. */
function isEndedBy(version: Related, { on }: RepealClause): boolean {
  const first = firstDay(version);
  if (on !== null && first !== null) return first < on;
  return version.told?.status === "superseded";
}

function end(repealed: Related, by: Related, on: Day | null): void {
  repealed.repealedBy ??= { key: by.key, title: by.title };
  if (on !== null && (repealed.until === null || on < repealed.until)) repealed.until = on;
}

function repealById(version: Related, { byId }: Library): void {
  const by = version.repealedById === null ? undefined : byId.get(version.repealedById);
  if (!by || by.key === version.key) return;
  end(version, by, null);
  if (!by.repeals.some(({ key }) => key === version.key)) by.repeals.push({ key: version.key, title: version.title });
}

/** Notes an amending instrument in every text of the law it amends that was made by it or later. */
function amend(instrument: Related, { byKey }: Library): void {
  const made = firstDay(instrument);
  for (const key of amendedKeys(instrument)) {
    for (const version of byKey.get(key) ?? []) {
      const day = version.issuedOn ?? version.from;
      const isLater = made !== null && day !== null && (instrument.issuedOn ?? made) <= day;
      const isNew = !version.amendedBy.some((link) => link.key === instrument.key);
      if (isLater && isNew) version.amendedBy.push({ key: instrument.key, title: instrument.title });
    }
  }
}

/** Keys of the laws that an instrument amends by its title or by the headings of its items. */
function amendedKeys({ title, key, articles }: Related): string[] {
  const whole = /^(.+?法)修正案/u.exec(key)?.[1];
  if (whole !== undefined) return [whole];
  if (!/关于修改.*的决定$/u.test(title)) return [];
  const issuer = /^(.*?)关于修改/u.exec(title)?.[1] ?? "";
  const named = [title, ...articles.map(({ text }) => text.split("\n")[0] ?? "")].flatMap(
    (text) => /修改《((?:[^《》]|《[^《》]*》)+)》/u.exec(text)?.[1] ?? [],
  );
  return [...new Set(named.map((name) => lawKeyOf(name.startsWith("关于") ? `${issuer}${name}` : name)))];
}
