import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importLaws } from "../../knowledge-service/import-laws.ts";
import { lawLine, segment } from "../../knowledge-service/testing.ts";
import { openReleaseSeal } from "../release-seal.ts";
import { type Caller, openTestServer, type TestServer } from "../testing.ts";

let house: TestServer;
let judge: Caller;
let president: Caller;

const LOAN = encodeURIComponent("试验借贷法");
const OLD = {
  issuedOn: "2009-12-01",
  effectiveOn: "2010-01-01",
  articles: [
    { no: 1, sub: 0, path: ["第一章 总则"], text: "为了试验借款检索，制定本法。" },
    { no: 2, sub: 0, path: [], text: "出借人应当按照约定的日期提供借款。" },
    { no: 3, sub: 0, path: [], text: "本法所称利息，是指借用他人钱款所付的价金。" },
  ],
};
const NEW = {
  issuedOn: "2019-12-01",
  effectiveOn: "2020-01-01",
  articles: [
    { no: 1, sub: 0, path: ["第一章 总则"], text: "为了试验借款检索，制定本法。" },
    { no: 2, sub: 0, path: [], text: "借款合同应当采用书面形式，自然人之间另有约定的除外。" },
    { no: 3, sub: 0, path: [], text: "出借人应当按照约定的日期和数额提供借款。" },
    { no: 4, sub: 0, path: [], text: "本法所称利息，是指借用他人钱款所付的价金。依照本法第二条订立的合同适用本条。" },
  ],
};

async function bringIn(...lines: Record<string, unknown>[]): Promise<string> {
  const { dataDir } = house.premises;
  const file = join(dataDir, "试验法规.jsonl");
  writeFileSync(file, lines.map(lawLine).join("\n"));
  return (await importLaws(file, { dataDir, segment, seal: openReleaseSeal(dataDir) })).release;
}

beforeAll(async () => {
  house = await openTestServer();
  await bringIn(OLD, NEW);
  await house.premises.knowledge.refresh();
  judge = await house.as(house.court.judge);
  president = await house.as(house.court.president);
});
afterAll(() => house?.close());

test("GET /laws lists laws by words of the title, with counts for the filters", async () => {
  const { json } = await judge.send("GET", `/laws?words=${encodeURIComponent("借贷")}`);
  expect(json).toMatchObject({
    total: 1,
    rows: [{ key: "试验借贷法", rank: "law", from: "2020-01-01", status: "effective", versions: 2, articles: 4 }],
    ranks: [{ rank: "law", count: 1 }],
  });
  expect((await judge.send("GET", "/laws?rank=constitution")).json).toMatchObject({ total: 0, rows: [] });
  expect(await judge.send("GET", "/laws?page=0")).toMatchObject({ status: 400 });
});

test("GET /laws/:key gives the version of the day, one by its name, or none with all versions beside it", async () => {
  const today = await judge.send("GET", `/laws/${LOAN}`);
  expect(today.json).toMatchObject({
    key: "试验借贷法",
    version: { id: "2020-01-01" },
    versions: [{}, {}],
    warnings: [],
  });
  expect(today.json["articles"]).toHaveLength(4);
  const then = await judge.send("GET", `/laws/${LOAN}?on=2015-01-01`);
  expect(then.json).toMatchObject({ version: { id: "2010-01-01", until: "2020-01-01", status: "superseded" } });
  const chosen = await judge.send("GET", `/laws/${LOAN}?version=2010-01-01`);
  expect(chosen.json).toMatchObject({ version: { id: "2010-01-01" }, warnings: [{ id: "superseded" }] });
  expect((await judge.send("GET", `/laws/${LOAN}?on=2001-01-01`)).json).toMatchObject({ version: null, articles: [] });
});

test("GET /laws/:key/articles/:label follows a moved article through the versions and resolves its citations", async () => {
  const { json } = await judge.send("GET", `/laws/${LOAN}/articles/4`);
  expect(json).toMatchObject({
    official: "《中华人民共和国试验借贷法》第四条",
    article: { label: "第四条", citations: [{ official: expect.stringContaining("第二条"), problem: null }] },
    history: [
      { version: "2010-01-01", label: "第三条" },
      { version: "2020-01-01", label: "第四条" },
    ],
  });
  const written = await judge.send("GET", `/laws/${LOAN}/articles/${encodeURIComponent("第四条")}`);
  expect(written.json).toEqual(json);
});

test("GET /laws/:key/compare tells moved, changed, new and unchanged articles apart", async () => {
  const { json } = await judge.send("GET", `/laws/${LOAN}/compare?from=2010-01-01&to=2020-01-01`);
  const rows = json["rows"] as { change: string; before: { label: string } | null; after: { label: string } | null }[];
  expect(rows.map(({ change, before, after }) => [change, before?.label, after?.label])).toEqual([
    ["same", "第一条", "第一条"],
    ["added", undefined, "第二条"],
    ["renumbered-changed", "第二条", "第三条"],
    ["renumbered-changed", "第三条", "第四条"],
  ]);
});

test("what is not there is a 404 in both languages that says what to do", async () => {
  const places = [
    `/laws/${encodeURIComponent("试验借货法")}`,
    `/laws/${LOAN}?version=1999-01-01`,
    `/laws/${LOAN}/articles/99`,
    `/laws/${LOAN}/articles/1?on=2001-01-01`,
    `/laws/${LOAN}/compare?from=2010-01-01&to=1999-01-01`,
    "/library/no-such-case",
  ];
  for (const place of places) {
    const { status, json } = await judge.send("GET", place);
    expect(`${place} ${status}`).toBe(`${place} 404`);
    const text = json["text"] as { zh: string; en: string };
    expect(text.zh.length).toBeGreaterThan(10);
    expect(text.en.length).toBeGreaterThan(10);
  }
  expect((await judge.send("GET", places[0] ?? "")).text).toContain("《试验借贷法》");
  expect((await judge.send("GET", places[2] ?? "")).text).toContain("第四条");
  expect(await judge.send("GET", `/laws/${LOAN}/articles/abc`)).toMatchObject({ status: 400 });
});

test("GET /laws/search stays within a law and a rank, and every hit says why it was found", async () => {
  const find = async (query: string) =>
    JSON.parse((await judge.send("GET", `/laws/search?words=${encodeURIComponent("借款合同 书面形式")}${query}`)).text);
  const hits = await find(`&law=${LOAN}&rank=law&limit=3`);
  expect(hits[0]).toMatchObject({ provision: { ref: { article: 2 } }, matched: expect.arrayContaining(["书面形式"]) });
  const { provision, passage } = hits[0];
  expect(provision.text.slice(passage.start, passage.end)).toContain("书面形式");
  expect(await find(`&law=${LOAN}&rank=constitution`)).toEqual([]);
  expect(await judge.send("GET", "/laws/search?words=x&rank=decree")).toMatchObject({ status: 400 });
});

test("GET /terms finds what laws in force define; POST /citations resolves a text", async () => {
  const terms = await judge.send("GET", `/terms?words=${encodeURIComponent("利息")}`);
  expect(JSON.parse(terms.text)).toEqual([
    {
      term: "利息",
      definition: "本法所称利息，是指借用他人钱款所付的价金。",
      key: "试验借贷法",
      title: "中华人民共和国试验借贷法",
      label: "第四条",
      article: "4",
    },
  ]);
  const cited = await judge.send("POST", "/citations", { text: "依照《中华人民共和国试验借贷法》第三条、第九条" });
  expect(JSON.parse(cited.text)).toMatchObject([
    { key: "试验借贷法", version: "2020-01-01", problem: null },
    { problem: { code: "no-such-article" } },
  ]);
});

test("GET /library lists decided cases and finds them by facts and number; GET /library/:id shows their parts", async () => {
  const all = (await judge.send("GET", "/library")).json as {
    total: number;
    rows: { id: string; caseNumber: string }[];
  };
  expect(all.total).toBeGreaterThan(50);
  expect(all.rows).toHaveLength(50);
  const second = (await judge.send("GET", "/library?page=2")).json as typeof all;
  expect(second.rows[0]?.id).not.toBe(all.rows[0]?.id);
  const row = all.rows[3];
  const number = await judge.send("GET", `/library?words=${encodeURIComponent(row?.caseNumber ?? "")}`);
  expect((number.json as typeof all).rows[0]?.id).toBe(row?.id);
  const facts = (await judge.send("GET", `/library?words=${encodeURIComponent("持借条主张借款")}`)).json as typeof all;
  expect(facts.rows[0]).toMatchObject({ score: expect.any(Number), excerpt: expect.any(String) });
  const shown = await judge.send("GET", `/library/${encodeURIComponent(row?.id ?? "")}`);
  expect(shown.json).toMatchObject({ caseNumber: row?.caseNumber, parts: expect.any(Array) });
});

test("a new release answers without a restart; a president rolls it back with a reason, and the ledger has it (E16)", async () => {
  const laterLaw = { ...NEW, title: "中华人民共和国试验后法" };
  expect(await bringIn(laterLaw)).toBe("0002");
  await expect
    .poll(async () => (await judge.send("GET", `/laws/${encodeURIComponent("试验后法")}`)).status, { timeout: 20_000 })
    .toBe(200);
  const listed = JSON.parse((await judge.send("GET", "/releases")).text);
  expect(listed).toMatchObject([
    { release: "0002", signature: "valid", current: true, change: { added: 1, replaced: 0, removed: 0 } },
    { release: "0001", signature: "valid", current: false },
  ]);
  const use = "/releases/laws/0001/use";
  for (const person of [judge, await house.as(house.court.administrator)])
    expect(await person.send("POST", use, { reason: "试验后法有误" })).toMatchObject({ status: 403 });
  expect(await president.send("POST", use, { reason: "" })).toMatchObject({ status: 400 });
  const before = await house.premises.ledger.head();
  const used = await president.send("POST", use, { reason: "试验后法有误" });
  expect(JSON.parse(used.text)).toMatchObject([
    { release: "0002", current: false },
    { release: "0001", current: true, chosen: { by: house.court.president.name, reason: "试验后法有误" } },
  ]);
  expect((await house.premises.ledger.head()).size).toBe(before.size + 1);
  expect(await judge.send("GET", `/laws/${encodeURIComponent("试验后法")}`)).toMatchObject({ status: 404 });
  expect(house.premises.knowledge.release).toContain("laws-0001");
  expect(await president.send("POST", use, { reason: "再次" })).toMatchObject({ status: 409 });
  expect(await president.send("POST", "/releases/laws/0009/use", { reason: "再次" })).toMatchObject({ status: 404 });
});

test("a release whose files were changed is refused, and the last valid one answers", async () => {
  const { dataDir } = house.premises;
  const release = await bringIn({ ...NEW, title: "中华人民共和国试验又法" });
  writeFileSync(join(dataDir, "knowledge", "laws", release, "laws.json"), "[]");
  await house.premises.knowledge.refresh();
  expect(house.premises.knowledge.release).toContain("laws-0002");
  expect(house.premises.knowledge.notices).toMatchObject([{ en: expect.stringContaining(`Release ${release}`) }]);
  const listed = JSON.parse((await judge.send("GET", "/releases")).text);
  expect(listed[0]).toMatchObject({ release, signature: "invalid", current: false });
  expect(listed[1]).toMatchObject({ release: "0002", current: true });
  const use = await president.send("POST", `/releases/laws/${release}/use`, { reason: "试验" });
  expect(use).toMatchObject({ status: 409 });
});
