import { expect, test } from "vitest";
import { readCitationKnowledge } from "../knowledge-base/citation-files.ts";
import { Day } from "../vocabulary/day.ts";
import { lawKeyOf } from "./law-version.ts";
import { warningsFor } from "./text-warnings.ts";

const citing = readCitationKnowledge();
const ids = (title: string, on: string, more: { version?: string; article?: number } = {}) =>
  warningsFor(citing, { key: lawKeyOf(title), ...more }, Day.parse(on)).map(({ id }) => id);

test("warningsFor() warns from the day on which a text was replaced (handbook T 0.5)", () => {
  const labour = "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）";
  expect(ids(labour, "2025-08-31", { article: 32 })).toEqual([]);
  expect(ids(labour, "2025-09-01", { article: 32 })).toEqual(["labour-interpretation-1-article-32"]);
  expect(ids(labour, "2025-09-01", { article: 31 })).toEqual([]);
  expect(ids(labour, "2025-09-01")).toEqual(["labour-interpretation-1-article-32"]);
});

test("warningsFor() warns of versions, of whole texts and of interpretations of repealed laws", () => {
  expect(ids("中华人民共和国商标法", "2026-11-24", { version: "2019-11-01" })).toEqual(["trademark-law-2026"]);
  expect(ids("中华人民共和国商标法", "2026-11-24", { version: "2027-01-01" })).toEqual([]);
  expect(ids("中华人民共和国环境保护法", "2026-08-15")).toEqual(["laws-absorbed-by-ecological-code"]);
  expect(ids("最高人民法院关于适用《中华人民共和国公司法》若干问题的规定（三）", "2024-07-01")).toEqual([
    "company-law-interpretations",
  ]);
  expect(ids("最高人民法院关于适用《中华人民共和国合同法》若干问题的解释（二）", "2021-01-01")).toHaveLength(1);
  expect(ids("中华人民共和国民法典", "2026-11-24")).toEqual([]);
});
