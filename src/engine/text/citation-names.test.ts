import { expect, test } from "vitest";
import { nameKey, shortNamesOf } from "./citation-names.ts";

const shortOf = (law: string) => (law === "民事诉讼法" ? ["民诉法"] : []);

test.each([
  ["最高人民法院关于审理民间借贷案件适用法律若干问题的规定", ["民间借贷规定", "民间借贷司法解释", "民间借贷解释"]],
  ["最高人民法院关于适用《中华人民共和国民事诉讼法》的解释", ["民诉法解释", "民事诉讼法司法解释", "适用民诉法的解释"]],
  [
    "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）",
    ["婚姻家庭编解释", "婚姻家庭编解释一", "民法典婚姻家庭编司法解释一"],
  ],
  [
    "最高人民法院、最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释",
    ["盗窃解释", "盗窃刑事解释", "办理盗窃刑事案件适用法律若干问题的解释"],
  ],
])("shortNamesOf(%s) holds what lawyers say", (title, names) => {
  expect(shortNamesOf(title, shortOf)).toEqual(expect.arrayContaining(names));
});

test("shortNamesOf() makes no name of a law proper, and none shorter than four characters", () => {
  expect(shortNamesOf("中华人民共和国民法典")).toEqual([]);
  expect(shortNamesOf("最高人民法院关于适用《中华人民共和国刑法》的解释").every((name) => name.length >= 4)).toBe(true);
});

test("nameKey() compares names without state, marks, width and year of amendment", () => {
  for (const name of ["《中华人民共和国民法典》", "民 法 典", "〈民法典〉", "中华人民共和国民法典（2020年修正）"])
    expect(nameKey(name)).toBe("民法典");
});
