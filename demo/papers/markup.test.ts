import { expect, test } from "vitest";
import { readMarkup } from "./markup.ts";

test("readMarkup() gathers table lines into one table with widths and head", () => {
  expect(readMarkup("|: 1,2\n|! 序号 | 名称 |\n| 1 | 借条 |\n# 尾")).toEqual([
    {
      kind: "table",
      widths: [1, 2],
      rows: [
        { head: true, cells: ["序号", "名称"] },
        { head: false, cells: ["1", "借条"] },
      ],
    },
    { kind: "title", text: "尾" },
  ]);
});

test("readMarkup() keeps an empty cell in its place", () => {
  expect(readMarkup("| 合计 |  | 3 |")).toMatchObject([{ rows: [{ cells: ["合计", "", "3"] }] }]);
});

test("readMarkup() throws on an order it does not know", () => {
  expect(() => readMarkup("@stamp 某某法院")).toThrow("@stamp");
});
