import { expect, test } from "vitest";
import type { ArgumentTopic } from "../../vocabulary/focus-label.ts";
import { rankAnswers, topicsShared } from "./argument-pairs.ts";

const both = (zh: string) => ({ zh, en: zh });
const TOPICS: ArgumentTopic[] = [
  { id: "money", name: both("赔偿"), words: ["赔偿", "医疗费", "过高"] },
  { id: "violence", name: both("伤害"), words: ["打", "推"] },
];

test("rankAnswers() puts the statement on the same subject first", () => {
  const [best] = rankAnswers(
    "请求赔偿医疗费三千元",
    ["被告人没有打人也没有推人。", "医疗费过高，不同意赔偿。", "当天下雨。"],
    TOPICS,
  );
  expect(best?.position).toBe(1);
});

test("rankAnswers() puts silence and lists of exhibits last", () => {
  const ranked = rankAnswers("被告打伤原告", ["被告未答辩。", "被告提交了下列证据。", "被告辩称没有打原告。"], TOPICS);
  expect(ranked[0]?.position).toBe(2);
  expect(ranked[0]?.signs.silent).toBe(0);
});

test("rankAnswers() does not look at how a candidate is punctuated", () => {
  const scores = (end: string) =>
    rankAnswers("被告打伤原告", [`没有打${end}`, "下雨。", "路滑。"], TOPICS).map(({ position, score }) => [
      position,
      score,
    ]);
  expect(scores("。")).toEqual(scores(""));
});

test("rankAnswers() gives every candidate once, also when there is one or none", () => {
  expect(rankAnswers("甲", [], TOPICS)).toEqual([]);
  expect(rankAnswers("甲", ["乙"], TOPICS)).toMatchObject([{ position: 0, score: 0 }]);
});

test("topicsShared() is 0 where the argument touches no subject", () => {
  expect(topicsShared("天气很好", "医疗费过高", TOPICS)).toBe(0);
  expect(topicsShared("医疗费", "医疗费过高", TOPICS)).toBeGreaterThan(0);
});
