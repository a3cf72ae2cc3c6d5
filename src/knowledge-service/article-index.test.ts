import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openScorer } from "../engine/retrieval/article-scores.ts";
import { searchTerms } from "../engine/retrieval/terms.ts";
import { hasArticleIndex, readArticleIndex, writeArticleIndex } from "./article-index.ts";
import { LawLine } from "./law-lines.ts";
import { openLawStore, writeLawStore } from "./law-store.ts";
import { readSearchKnowledge } from "./search-knowledge.ts";
import { freshFolder, lawLine, segment } from "./testing.ts";

const { ranking } = readSearchKnowledge();
const versions = [lawLine(), lawLine({ effectiveOn: "2010-01-01", expiresOn: "2020-01-01" })].map((line) =>
  LawLine.parse(JSON.parse(line)),
);

test("writeArticleIndex() and readArticleIndex() keep words, days, places and names of every article", async () => {
  const folder = freshFolder();
  await writeLawStore(folder, versions);
  await writeArticleIndex(folder, versions, segment);
  expect(await hasArticleIndex(folder)).toBe(true);
  const store = await openLawStore(folder);
  const corpus = await readArticleIndex(folder, store.heads, ranking);
  await store.close();
  expect(corpus.named.get("试验借贷法/2-0")).toEqual([1, 3]);
  expect([...corpus.first]).toEqual([20200101, 20200101, 20100101, 20100101]);
  expect(corpus.end[2]).toBe(20200101);
  expect(corpus.chapter[0]).not.toBe(corpus.chapter[1]);
  const { total } = openScorer(corpus).score(searchTerms("逾期利息", segment));
  expect(total[1]).toBeGreaterThan(total[0] ?? 0);
});

test("hasArticleIndex() takes neither a missing file nor one of another form for an index", async () => {
  const folder = freshFolder();
  expect(await hasArticleIndex(folder)).toBe(false);
  writeFileSync(join(folder, "articles.index"), "no index");
  expect(await hasArticleIndex(folder)).toBe(false);
});
