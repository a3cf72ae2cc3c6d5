import { expect, test } from "vitest";
import { Day } from "../../vocabulary/day.ts";
import {
  articleNumber,
  articlePath,
  citationForm,
  comparePath,
  lastingMoment,
  lawKeyOf,
  lawPath,
  momentOf,
  readArticlePath,
  wantedArticle,
} from "./knowledge-paths.ts";

const articles = [
  { no: 13, sub: 0, label: "第十三条" },
  { no: 13, sub: 1, label: "第十三条之一" },
  { no: 667, sub: 0, label: "第六百六十七条" },
];

const version = {
  id: "2020-01-01",
  title: "示例港口管理条例",
  issuedOn: null,
  from: Day.parse("2020-01-01"),
  until: null,
  status: "effective" as const,
  history: [],
  repealedBy: null,
  repeals: [],
  articles: 3,
  source: "",
};

test("lawKeyOf() leaves out the name of the state, marks and year of amendment", () => {
  expect(lawKeyOf("中华人民共和国民法典")).toBe("民法典");
  expect(lawKeyOf("《中华人民共和国公司法》（2018修正）")).toBe("公司法");
});

test("addresses name law, article and day", () => {
  expect(lawPath("民法典")).toBe(`/knowledge/laws/${encodeURIComponent("民法典")}`);
  expect(articlePath("x", articleNumber({ no: 133, sub: 1 }), { on: "2021-01-01" })).toBe(
    "/knowledge/laws/x/articles/133-1?on=2021-01-01",
  );
  expect(comparePath("x", "2020-01-01", "2021-01-01")).toBe("/knowledge/laws/x/compare?from=2020-01-01&to=2021-01-01");
});

test("momentOf() names a version by its own name where no day would find it", () => {
  expect(momentOf(version)).toEqual({ on: "2020-01-01" });
  expect(momentOf({ ...version, id: "undated" })).toEqual({ version: "undated" });
  expect(momentOf({ ...version, status: "superseded" })).toEqual({ version: "2020-01-01" });
});

test("lastingMoment() is never just today", () => {
  expect(lastingMoment({}, "2026-11-24")).toEqual({ on: "2026-11-24" });
  expect(lastingMoment({ on: "2023-05-06" }, "2026-11-24")).toEqual({ on: "2023-05-06" });
  expect(lastingMoment({ version: "undated" }, "2026-11-24")).toEqual({ version: "undated" });
});

test("wantedArticle() understands numbers in all the ways people type them", () => {
  for (const typed of ["667", "第667条", "第六百六十七条", "６６７", " 667 "])
    expect(wantedArticle(articles, typed)?.no, typed).toBe(667);
  for (const typed of ["13-1", "13之1", "第13条之1", "第十三条之一"])
    expect(wantedArticle(articles, typed)?.sub, typed).toBe(1);
  for (const typed of ["", "668", "利息"]) expect(wantedArticle(articles, typed), typed).toBeUndefined();
});

test("readArticlePath() leads to the article's page, or into the text of a version that no day finds", () => {
  expect(readArticlePath("x", { no: 3, sub: 0 }, { on: "2020-01-01" })).toBe(
    "/knowledge/laws/x/articles/3?on=2020-01-01",
  );
  expect(readArticlePath("x", { no: 3, sub: 1 }, { version: "undated" })).toBe(
    "/knowledge/laws/x?version=undated#a3-1",
  );
});

test("citationForm() writes marks within a title as single ones", () => {
  expect(citationForm("关于适用《示例法》的解释", "第三条")).toBe("《关于适用〈示例法〉的解释》第三条");
});
