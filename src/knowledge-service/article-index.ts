import { existsSync } from "node:fs";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type ArticleCorpus, articleName } from "../engine/retrieval/article-corpus.ts";
import { TermIndexBuilder } from "../engine/retrieval/term-index.ts";
import { type Segment, searchTerms } from "../engine/retrieval/terms.ts";
import type { Day } from "../vocabulary/day.ts";
import { LawRank } from "../vocabulary/law.ts";
import type { LawHead } from "./law-store.ts";
import type { LawVersion } from "./law-version.ts";
import type { Ranking } from "./search-knowledge.ts";

const FILE = "articles.index";
/** Raised when the form or the meaning of the arrays changes: an index of another form is built anew. */
const FORM = 1;
/** Last of all days, for versions that have no end. */
const NO_END = 99991231;
const EACH = 1000;
const ALIGNED = 8;

const Header = z.object({
  form: z.int(),
  count: z.int(),
  arrays: z.array(z.object({ name: z.string(), kind: z.enum(["u8", "u16", "u32"]), length: z.int() })),
});

const KINDS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;
type FlatArray = Uint8Array | Uint16Array | Uint32Array;
const TERM_ARRAYS = ["hashes", "starts", "documents", "times", "headLengths", "textLengths"] as const;
const ARTICLE_ARRAYS = ["version", "article", "no", "sub", "chapter", "first", "end"] as const;

/** True when the folder of a release holds an index that this version of the product can read. */
export async function hasArticleIndex(folder: string): Promise<boolean> {
  const file = join(folder, FILE);
  if (!existsSync(file)) return false;
  const handle = await open(file, "r");
  try {
    const { header } = await readHeader(handle);
    return header.form === FORM;
  } catch {
    // A file that is no index at all is as good as none.
    return false;
  } finally {
    await handle.close();
  }
}

/**
 * Writes the search index of all articles (条文检索索引) into the folder of a release. Each article stands under the names
 * of its law and its headings. The file gets its name when it is whole.
 */
export async function writeArticleIndex(
  folder: string,
  versions: readonly LawVersion[],
  segment: Segment,
  onArticles: (count: number) => void = () => undefined,
): Promise<void> {
  const builder = new TermIndexBuilder();
  const columns = new Map<string, number[]>(ARTICLE_ARRAYS.map((name) => [name, []]));
  const chapters = new Map<string, number>();
  let count = 0;
  for (const { terms, row } of articleRows(versions, segment, chapters)) {
    builder.add(terms);
    for (const [at, name] of ARTICLE_ARRAYS.entries()) columns.get(name)?.push(row[at] ?? 0);
    count += 1;
    if (count % EACH === 0) {
      onArticles(count);
      // The import reports progress and must not hold up a server that imports.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const index = builder.finish();
  const arrays = [
    ...TERM_ARRAYS.map((name) => [name, index[name]] as const),
    ...ARTICLE_ARRAYS.map((name) => [name, Uint32Array.from(columns.get(name) ?? [])] as const),
  ];
  await writeArrays(join(folder, FILE), count, arrays);
  onArticles(count);
}

function* articleRows(versions: readonly LawVersion[], segment: Segment, chapters: Map<string, number>) {
  for (const [at, version] of versions.entries()) {
    const { first, end } = daysOf(version);
    const title = plainTitle(version.title);
    for (const [article, { no, sub, path, text }] of version.articles.entries()) {
      const place = `${at}/${path.join("/")}`;
      const chapter = chapters.get(place) ?? chapters.size;
      chapters.set(place, chapter);
      const head = searchTerms([title, ...path.map(plainHeading)].join(" "), segment);
      yield {
        terms: { head, text: searchTerms(text, segment) },
        row: [at, article, no, sub, chapter, first, end],
      };
    }
  }
}

/** Days in force of a version as whole numbers: first day, and first day no longer in force. */
export function daysOf(version: Pick<LawVersion, "from" | "issuedOn" | "until" | "status">): {
  first: number;
  end: number;
} {
  return {
    first: dayNumber(version.from ?? version.issuedOn) ?? 0,
    end: dayNumber(version.until) ?? (version.status === "superseded" ? 0 : NO_END),
  };
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

async function writeArrays(
  file: string,
  count: number,
  arrays: readonly (readonly [string, FlatArray])[],
): Promise<void> {
  const header: z.infer<typeof Header> = {
    form: FORM,
    count,
    arrays: arrays.map(([name, array]) => ({ name, kind: kindOf(array), length: array.length })),
  };
  const text = Buffer.from(JSON.stringify(header));
  const head = Buffer.alloc(padded(4 + text.length));
  head.writeUInt32LE(text.length, 0);
  text.copy(head, 4);
  const handle = await open(`${file}.new`, "w");
  try {
    await handle.write(head);
    for (const [, array] of arrays) {
      const bytes = Buffer.alloc(padded(array.byteLength));
      bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
      await handle.write(bytes);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

function kindOf(array: FlatArray): keyof typeof KINDS {
  if (array instanceof Uint8Array) return "u8";
  return array instanceof Uint16Array ? "u16" : "u32";
}

function padded(bytes: number): number {
  return Math.ceil(bytes / ALIGNED) * ALIGNED;
}

async function readHeader(handle: Awaited<ReturnType<typeof open>>) {
  const size = Buffer.alloc(4);
  await handle.read(size, 0, 4, 0);
  const length = size.readUInt32LE(0);
  const text = Buffer.alloc(Math.min(length, 65_536));
  await handle.read(text, 0, text.length, 4);
  return { header: Header.parse(JSON.parse(text.toString("utf8"))), from: padded(4 + length) };
}

/** Reads the index of a release; heads must be those of the same release. */
export async function readArticleIndex(
  folder: string,
  heads: readonly LawHead[],
  ranking: Pick<Ranking, "ranks">,
): Promise<ArticleCorpus> {
  const file = join(folder, FILE);
  const handle = await open(file, "r");
  const { header, from } = await readHeader(handle).finally(() => handle.close());
  // A buffer of its own: slices of Node's shared pool would not be aligned.
  const bytes = await readFile(file);
  const arrays = new Map<string, FlatArray>();
  let at = bytes.byteOffset + from;
  for (const { name, kind, length } of header.arrays) {
    const array = new KINDS[kind](bytes.buffer, at, length);
    arrays.set(name, array);
    at += padded(array.byteLength);
  }
  const wide = (name: string) => Uint32Array.from(arrays.get(name) ?? []);
  const narrow = (name: string) => Uint16Array.from(arrays.get(name) ?? []);
  const [version, no, sub] = [wide("version"), wide("no"), wide("sub")];
  return {
    terms: {
      count: header.count,
      hashes: wide("hashes"),
      starts: wide("starts"),
      documents: wide("documents"),
      times: Uint8Array.from(arrays.get("times") ?? []),
      headLengths: narrow("headLengths"),
      textLengths: narrow("textLengths"),
    },
    version,
    article: wide("article"),
    chapter: wide("chapter"),
    first: wide("first"),
    end: wide("end"),
    versions: heads.map(({ key, rank, count }) => ({
      key,
      rank: LawRank.options.indexOf(rank),
      weight: ranking.ranks[rank],
      articles: count,
    })),
    named: namesOf(heads, { version, no, sub }),
  };
}

function namesOf(
  heads: readonly LawHead[],
  { version, no, sub }: Record<"version" | "no" | "sub", Uint32Array>,
): Map<string, number[]> {
  const named = new Map<string, number[]>();
  for (let document = 0; document < version.length; document += 1) {
    const name = articleName(heads[version[document] ?? 0]?.key ?? "", no[document] ?? 0, sub[document] ?? 0);
    const found = named.get(name);
    if (found) found.push(document);
    else named.set(name, [document]);
  }
  return named;
}
