import { expect, test } from "vitest";
import { compareArticles } from "./compare-versions.ts";
import type { Article } from "./law-version.ts";

const article = (no: number, text: string, sub = 0): Article => ({ no, sub, path: [], text });
const shape = (rows: ReturnType<typeof compareArticles>) =>
  rows.map(({ change, before, after }) => `${before?.label ?? "-"} ${after?.label ?? "-"} ${change}`);

const FILING = "起诉应当向人民法院递交起诉状，并按照被告人数提出副本。";
const EVIDENCE = "当事人对自己提出的主张，有责任提供证据。";
const SERVICE = "送达诉讼文书必须有送达回证，由受送达人在送达回证上记明收到日期。";

test("compareArticles() follows articles that were moved by an insertion", () => {
  const rows = compareArticles(
    [article(1, FILING), article(2, EVIDENCE), article(3, SERVICE)],
    [article(1, FILING), article(2, "遗产管理人由利害关系人申请指定。"), article(3, EVIDENCE), article(4, SERVICE)],
  );
  expect(shape(rows)).toEqual([
    "第一条 第一条 same",
    "- 第二条 added",
    "第二条 第三条 renumbered",
    "第三条 第四条 renumbered",
  ]);
});

test("compareArticles() shows a removed article where it was, and a rewritten one under its number", () => {
  const rows = compareArticles(
    [article(1, FILING), article(2, EVIDENCE), article(3, SERVICE), article(4, "本法自公布之日起施行。")],
    [article(1, FILING), article(3, "电子送达经受送达人同意。"), article(4, "本法自公布之日起施行。")],
  );
  expect(shape(rows)).toEqual([
    "第一条 第一条 same",
    "第二条 - removed",
    "第三条 第三条 changed",
    "第四条 第四条 same",
  ]);
});

test("compareArticles() takes blanks and line breaks for no change, and 之一 for a number of its own", () => {
  const rows = compareArticles(
    [article(1, FILING)],
    [article(1, FILING.replace("，", "，\n")), article(1, SERVICE, 1)],
  );
  expect(shape(rows)).toEqual(["第一条 第一条 same", "- 第一条之一 added"]);
});

test("compareArticles() loses no article of either version and gives equal rows for equal input", () => {
  const before = [SERVICE, EVIDENCE, FILING, EVIDENCE, "短。"].map((text, at) => article(at + 1, text));
  const after = [EVIDENCE, "新增的规定。", SERVICE, FILING].map((text, at) => article(at + 1, text));
  const rows = compareArticles(before, after);
  const labels = (side: "before" | "after") => rows.flatMap((row) => row[side]?.label ?? []).sort();
  expect(labels("before")).toEqual(["第一条", "第三条", "第二条", "第五条", "第四条"].sort());
  expect(labels("after")).toEqual(["第一条", "第三条", "第二条", "第四条"].sort());
  expect(compareArticles(before, after)).toEqual(rows);
});
