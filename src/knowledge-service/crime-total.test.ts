import { expect, test } from "vitest";
import { crimeTotal } from "../engine/reasoning/sentencing/crime-total.ts";
import { openKnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { Day } from "../vocabulary/day.ts";

const rules = openKnowledgeBase().sentencing(Day.parse("2025-05-01"));
if (!rules) throw new Error("no rules of sentencing");
const { roles, totals } = rules;

const yuan = (text: string): number | undefined => {
  const total = crimeTotal(text, { roles, totals });
  return total && total.fen / 100;
};

test.each<[string, string, number]>([
  [
    "adds cash and the appraised value of things",
    "经审理查明：被告人沈某盗走手机一部及现金600元。经鉴定，被盗手机价值人民币1400元。",
    2000,
  ],
  [
    "takes the appraised value, not the price got for the loot",
    "经审理查明：被告人沈某盗走电动车一辆，后以300元的价格卖给他人。经鉴定，该车价值1500元。",
    1500,
  ],
  [
    "lets a total stand for the sums of its incident and adds the other incidents",
    "经审理查明：\n1、2020年3月1日，被告人沈某窃得价值700元的手机一部、价值300元的手表一块，合计价值1000元。\n2、2020年3月5日，被告人沈某窃得价值1000元的自行车一辆。",
    2000,
  ],
  [
    "does not add the incidents to the total told first",
    "经审理查明，被告人沈某盗窃作案2次，窃得财物共计价值人民币2500元。具体事实如下：\n1、2020年3月1日，窃得电瓶一组，价值1500元。\n2、2020年3月5日，窃得电瓶一组，价值1000元。",
    2500,
  ],
  [
    "counts a sum told again once and equal sums of separate victims separately",
    "经审理查明：被告人沈某以办理入学需要4000元为由，骗取被害人周某现金4000元、被害人吴某现金4000元。",
    8000,
  ],
  [
    "leaves out what was returned, paid in compensation, fined or seized",
    "经审理查明：被告人沈某骗取周某人民币5000元。案发后，沈某家属退赔周某3000元，赔偿损失800元，公安机关扣押现金2000元。沈某曾因犯盗窃罪被并处罚金1000元。",
    5000,
  ],
  [
    "takes the facts found before those charged",
    "公诉机关指控：被告人沈某盗窃现金3000元。\n经审理查明：被告人沈某盗窃现金2800元。",
    2800,
  ],
  [
    "leaves out parts of a sum",
    "经审理查明：被告人沈某盗走现金3700元，后将3000元现金藏于床下、将700元现金藏于车内。",
    3700,
  ],
])("crimeTotal() %s", (_, text, expected) => {
  expect(yuan(text)).toBe(expected);
});

test("crimeTotal() says of every sum whether and why it counts (AD-20)", () => {
  const text = "经审理查明：被告人沈某盗走手机一部，以200元的价格卖给他人。经鉴定，该手机价值900元。";
  const total = crimeTotal(text, { roles, totals });
  expect(total?.how).toBe("single");
  expect(total?.counted.map(({ text: written, use }) => [written, use])).toEqual([["900元", "appraised"]]);
  expect(total?.left.map(({ text: written, use }) => [written, use])).toEqual([["200元", "resale"]]);
  expect(total?.left[0]?.because.zh).toContain("销赃");
});

test("crimeTotal() knows no amount where none is told", () => {
  expect(yuan("经审理查明：被告人沈某殴打周某，致其轻伤二级。")).toBeUndefined();
});
