import { fold } from "../engine/retrieval/terms.ts";
import type { Day } from "../vocabulary/day.ts";
import { Failure } from "../vocabulary/failure.ts";
import { LawRank } from "../vocabulary/law.ts";
import type { LawList, LawRow, LawView } from "../vocabulary/protocol-knowledge.ts";
import { versionInForce } from "./law-search.ts";
import type { LawHead, LawStore } from "./law-store.ts";
import type { LawTitles } from "./law-titles.ts";
import { lawKeyOf, versionId } from "./law-version.ts";
import { articleLabel, statusOn, versionRow, versionWarnings } from "./version-rows.ts";

/** Where laws are read: the imported texts, if any, and the names they are known by. */
export interface LawShelf {
  readonly store: LawStore | undefined;
  readonly titles: LawTitles;
}

/** What to list: words of the title (or a short name), rank, subject field, page counted from 1. */
export interface LawsAsked {
  readonly words?: string | undefined;
  readonly rank?: LawRank | undefined;
  readonly field?: string | undefined;
  readonly page?: number | undefined;
  readonly on: Day;
}

const PAGE = 50;

/** Laws by title, one row each, as they stand on the day. */
export function listLaws({ store, titles }: LawShelf, asked: LawsAsked): LawList {
  const words = fold(asked.words ?? "")
    .split(/\s+/u)
    .filter((word) => word !== "");
  const meant = asked.words === undefined ? undefined : titles.resolve(asked.words);
  const named = meant === undefined ? undefined : lawKeyOf(meant);
  const rows = lawRows(store, asked.on).filter(
    ({ key }) => key === named || words.every((word) => fold(key).includes(word)),
  );
  const found = rows.filter(
    ({ rank, field }) =>
      (asked.rank === undefined || rank === asked.rank) && (asked.field === undefined || field === asked.field),
  );
  const sorted = words.length === 0 ? found : found.sort((a, b) => order(a, b, named));
  const start = ((asked.page ?? 1) - 1) * PAGE;
  const ranks = tally(rows.map(({ rank }) => rank));
  const fields = [...tally(rows.flatMap(({ field }) => field ?? []))].map(([field, count]) => ({ field, count }));
  return {
    total: found.length,
    rows: sorted.slice(start, start + PAGE),
    ranks: LawRank.options.map((rank) => ({ rank, count: ranks.get(rank) ?? 0 })).filter(({ count }) => count > 0),
    fields: fields.sort((a, b) => b.count - a.count || (a.field < b.field ? -1 : 1)),
  };
}

function tally<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** What was named stands first, then the shorter title: 民法典 before its interpretations. */
function order(a: LawRow, b: LawRow, named: string | undefined): number {
  const first = (row: LawRow) => (row.key === named ? 0 : 1);
  return first(a) - first(b) || a.key.length - b.key.length || (a.key < b.key ? -1 : 1);
}

/** One row for each law, by rank and then title. */
function lawRows(store: LawStore | undefined, on: Day): LawRow[] {
  const keys = [...new Set(store?.heads.map(({ key }) => key))];
  const rows = keys.flatMap((key) => {
    const heads = store?.versionsOf(key) ?? [];
    const head = (store && versionInForce(store, key, on)) ?? heads.at(-1);
    return head ? [lawRow(head, heads.length, on)] : [];
  });
  const rankOf = ({ rank }: LawRow) => LawRank.options.indexOf(rank);
  return rows.sort((a, b) => rankOf(a) - rankOf(b) || (a.key < b.key ? -1 : 1));
}

function lawRow(head: LawHead, versions: number, on: Day): LawRow {
  const { key, title, rank, field, issuer, from, until } = head;
  return { key, title, rank, field, issuer, from, until, status: statusOn(head, on), versions, articles: head.count };
}

/** Which version to read: the one in force on a day, or one by its id. `today` is the day for status and warnings. */
export interface VersionAsked {
  readonly on?: Day | undefined;
  readonly version?: string | undefined;
  readonly today: Day;
}

/** The versions of a law by key or any of its names. @throws Failure "not_found" that says what to do */
export function versionsNamed({ store, titles }: LawShelf, name: string): readonly LawHead[] {
  const heads = store?.versionsOf(lawKeyOf(titles.resolve(name) ?? name)) ?? [];
  if (heads.length > 0) return heads;
  const near = nearTitles(store, name);
  throw new Failure("not_found", {
    zh: `没有名为“${name}”的法规${near.length > 0 ? `；您是否要找：${near.join("、")}` : "；请核对名称，或由管理员用 xiezhi laws import 导入官方文本"}。`,
    en: `There is no law "${name}"${near.length > 0 ? `. Did you mean: ${near.join(", ")}` : ". Check the name, or let an operator import the official text with xiezhi laws import"}.`,
  });
}

function nearTitles(store: LawStore | undefined, name: string): string[] {
  const wanted = new Set(fold(lawKeyOf(name)));
  if (wanted.size === 0) return [];
  const likeness = (key: string) => {
    const own = new Set(fold(key));
    return [...wanted].filter((character) => own.has(character)).length / (wanted.size + own.size);
  };
  const keys = [...new Set(store?.heads.map(({ key }) => key))].map((key) => ({ key, score: likeness(key) }));
  const near = keys.filter(({ score }) => score >= 0.35).sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  return near.slice(0, 5).map(({ key }) => `《${key}》`);
}

/** One version by its id. @throws Failure "not_found" that names the versions there are */
export function versionNamed(heads: readonly LawHead[], id: string): LawHead {
  const head = heads.find((one) => versionId(one) === id);
  if (head) return head;
  throw new Failure("not_found", {
    zh: `该法规没有“${id}”这一版本；已有版本：${heads.map(versionId).join("、")}。`,
    en: `This law has no version "${id}". Versions here: ${heads.map(versionId).join(", ")}.`,
  });
}

/**
 * A law as the reader shows it: the version asked for, else the one in force on the day, with all versions beside it.
 * @throws Failure "not_found" for an unknown law or version
 */
export async function readLaw(shelf: LawShelf, name: string, asked: VersionAsked): Promise<LawView> {
  const heads = versionsNamed(shelf, name);
  const newest = heads.at(-1);
  if (!shelf.store || !newest) throw new Error(`Versions of ${name} without a store`);
  const head =
    asked.version === undefined
      ? versionInForce(shelf.store, newest.key, asked.on ?? asked.today)
      : versionNamed(heads, asked.version);
  const { key, title, rank, field, issuer } = head ?? newest;
  return {
    key,
    title,
    rank,
    field,
    issuer,
    versions: heads.map((one) => versionRow(one, asked.today)),
    ...(head ? await versionRead(shelf.store, head, asked) : NO_VERSION),
  };
}

type VersionRead = Pick<LawView, "version" | "warnings" | "preamble" | "articles" | "appendix">;

const NO_VERSION: VersionRead = { version: null, warnings: [], preamble: null, articles: [], appendix: null };

async function versionRead(store: LawStore, head: LawHead, { on, today }: VersionAsked): Promise<VersionRead> {
  const { preamble, articles, appendix } = await store.textOf(head);
  return {
    version: versionRow(head, today),
    warnings: versionWarnings(head, on ?? today),
    preamble,
    articles: articles.map(({ no, sub, path, text }) => ({
      no,
      sub,
      label: articleLabel({ no, sub }, head.form),
      path,
      text,
    })),
    appendix,
  };
}
