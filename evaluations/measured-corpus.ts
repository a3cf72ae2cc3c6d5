import { createHash } from "node:crypto";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { createSegmenter } from "../src/engine/model/jieba-segmenter.ts";
import { type ArticleCorpus, articleName } from "../src/engine/retrieval/article-corpus.ts";
import type { Lexicon, Segment } from "../src/engine/retrieval/terms.ts";
import { type KnowledgeBase, openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { dayNumber, readArticleIndex } from "../src/knowledge-service/article-index.ts";
import { importLaws } from "../src/knowledge-service/import-laws.ts";
import { type LawStore, openLawStore } from "../src/knowledge-service/law-store.ts";
import { isInForce } from "../src/knowledge-service/law-version.ts";
import { currentRelease } from "../src/knowledge-service/releases.ts";
import { readSearchKnowledge } from "../src/knowledge-service/search-knowledge.ts";
import type { Day } from "../src/vocabulary/day.ts";
import type { QuerySource } from "./training/invented-queries.ts";

/** The search index of the laws alone, for learning and for measuring what was learned. */
export interface MeasuredCorpus {
  readonly corpus: ArticleCorpus;
  readonly segment: Segment;
  readonly lexicon: Lexicon;
  /** True of the articles in force on the day. */
  readonly accepts: (document: number) => boolean;
  /** The articles in force on the day, with their wording. */
  readonly sources: readonly QuerySource[];
}

/** Imports the laws into the cache (again only when nothing is there for this file) and reads their index. */
export async function openMeasuredCorpus(laws: string, cacheDir: string, on: Day): Promise<MeasuredCorpus> {
  const { dataDir, segment } = await importMeasured(laws, cacheDir);
  const { lexicon, ranking } = readSearchKnowledge();
  const release = currentRelease(dataDir, "laws");
  if (!release) throw new RangeError(`Cannot measure: ${laws} holds no law`);
  const store = await openLawStore(release.folder);
  const corpus = await readArticleIndex(release.folder, store.heads, ranking);
  const sources = await sourcesOf(store, on);
  await store.close();
  const day = dayNumber(on) ?? 0;
  const accepts = (at: number) => (corpus.first[at] ?? 0) <= day && (corpus.end[at] ?? 0) > day;
  return { corpus, segment, lexicon, accepts, sources };
}

async function sourcesOf(store: LawStore, on: Day): Promise<QuerySource[]> {
  const sources: QuerySource[] = [];
  for (const head of store.heads) {
    if (!isInForce(head, on)) continue;
    for (const { no, sub, text } of await store.articlesOf(head)) {
      sources.push({ name: articleName(head.key, no, sub), rank: head.rank, title: head.title, text });
    }
  }
  return sources;
}

/** Imports the laws below the cache; a second call for the same file finds them there. */
export async function importMeasured(
  laws: string,
  cacheDir: string,
): Promise<{ dataDir: string; segment: Segment; base: KnowledgeBase }> {
  const { size, mtimeMs } = await stat(laws);
  const mark = createHash("sm3").update(`${laws} ${size} ${mtimeMs}`).digest("hex").slice(0, 12);
  const dataDir = join(cacheDir, `laws-${mark}`);
  await mkdir(dataDir, { recursive: true });
  const base = openKnowledgeBase();
  const segmenter = createSegmenter(base.legalWords());
  const segment: Segment = (text) => segmenter.search(text);
  await importLaws(laws, { dataDir, segment });
  return { dataDir, segment, base };
}
