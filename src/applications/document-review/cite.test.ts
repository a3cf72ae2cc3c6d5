import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Day } from "../../vocabulary/day.ts";
import type { Provision, ProvisionRef } from "../../vocabulary/law.ts";
import { readCitations } from "./cite.ts";
import { type Cited, Facts } from "./schema.ts";

const [sample = ""] = readFileSync(join(import.meta.dirname, "evaluation.jsonl"), "utf8").split("\n");
const { rules } = Facts.parse(JSON.parse(sample).facts);

const CODE = "中华人民共和国刑法";
const TITLES = new Map([
  ["刑法", CODE],
  [CODE, CODE],
  ["合同法", "中华人民共和国合同法"],
  ["中华人民共和国合同法", "中华人民共和国合同法"],
]);
const LAST_ARTICLE = 452;

/** A code whose official text is at hand from 2021 on; article 20 was repealed and left a gap. */
async function provision(ref: ProvisionRef, on: string): Promise<Provision | undefined> {
  const isThere = ref.law === CODE && on >= "2021-03-01" && ref.article <= LAST_ARTICLE && ref.article !== 20;
  if (!isThere || (ref.paragraph ?? 1) > 2) return undefined;
  const from = Day.parse("2021-03-01");
  return {
    id: "x",
    ref,
    rank: "law",
    issuer: null,
    path: [],
    text: "…",
    wording: "official",
    from,
    until: null,
    source: "样例",
  };
}

async function read(text: string, on: string): Promise<Cited[]> {
  const knowledge = { provision, lawTitles: () => TITLES };
  return readCitations(text, { knowledge, on: Day.parse(on), today: Day.parse("2024-06-01"), rules });
}

const statuses = async (text: string, on: string): Promise<string[]> =>
  (await read(text, on)).map(({ status }) => status);

test("readCitations() tells articles and paragraphs that the law of the day does not have (ST-05)", async () => {
  const text = "《中华人民共和国刑法》第二百六十四条、第九百条、第六十七条第三款";
  expect(await statuses(text, "2023-05-01")).toEqual(["in-force", "no-article", "no-paragraph"]);
});

test("readCitations() does not blame an article when only a later version of the law is at hand, unless it lies beyond the end", async () => {
  expect(await statuses("《刑法》第二十条、第二百六十四条、第九百条之一", "2015-05-01")).toEqual([
    "unchecked",
    "unchecked",
    "no-article",
  ]);
});

test("readCitations() tells a law that is no longer in force on the day (ST-14)", async () => {
  expect(await statuses("《中华人民共和国合同法》第六十条", "2019-05-01")).toEqual(["unchecked"]);
  expect(await statuses("《中华人民共和国合同法》第六十条", "2023-05-01")).toEqual(["no-longer"]);
});

test("readCitations() names the law that a misspelt title must mean", async () => {
  const [cited] = await read("《中华人民共和国刑发》第二百六十四条", "2023-05-01");
  expect(cited).toMatchObject({ title: null, meant: CODE });
});
