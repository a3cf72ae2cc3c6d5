import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ElementRules } from "../../vocabulary/recognition.ts";
import { maritalElementFinder } from "./marital-elements.ts";

const FILE = join(import.meta.dirname, "../../../knowledge/issues/marital-elements.yaml");
const find = maritalElementFinder(ElementRules.parse(parse(readFileSync(FILE, "utf8"))));
const namesOf = (text: string) => find(text).map(({ name }) => name.zh);

test.each<[string, string[]]>([
  ["双方于2012年登记结婚，次年育有一子。", ["婚后有子女"]],
  ["准予原告乔某与被告温某离婚。", ["准予离婚"]],
  [
    "婚生女由原告抚养，被告自下月起每月支付抚养费900元至其独立生活。",
    ["婚后有子女", "限制行为能力子女抚养", "支付抚养费", "按月给付抚养费"],
  ],
  ["婚生子由原告抚养，抚养费由原告自行承担。", ["婚后有子女", "限制行为能力子女抚养"]],
  ["位于滨河路的房屋一套归被告所有，被告补偿原告折价款20万元。", ["有夫妻共同财产", "不动产分割"]],
  ["原告曾于2021年起诉离婚，后撤回起诉。", ["二次起诉离婚"]],
  ["双方自2018年起分居至今已有四年。", ["婚后分居", "感情不和分居满二年"]],
  ["双方无共同财产，也没有共同债务。", []],
  ["本案案件受理费150元，由被告负担。", []],
])("maritalElementFinder() reads “%s”", (text, expected) => {
  expect(namesOf(text).sort()).toEqual([...expected].sort());
});

test("maritalElementFinder() points at the words of each sentence, an implied element at those that imply it", () => {
  const text = "被告长期不履行家庭义务。现女儿随原告生活。";
  for (const { start, end, quote } of find(text)) expect(text.slice(start, end)).toBe(quote);
  const children = find(text).filter(({ element }) => element === "DV1");
  expect(children).toMatchObject([{ quote: "女儿" }]);
  const support = find("被告应给付抚养费2万元。");
  expect(support.map(({ element, quote }) => [element, quote])).toEqual([
    ["DV1", "抚养"],
    ["DV2", "抚养"],
    ["DV4", "给付抚养费"],
  ]);
});
