import { expect, test } from "vitest";
import { comparable, coverage, pairCosine, shingles } from "./text-similarity.ts";

test("comparable() keeps letters, digits and Chinese characters, full width folded", () => {
  expect(comparable("借款１０，000 元。ABC")).toBe("借款10000元abc");
});

test("shingles() gives every run of so many characters once", () => {
  expect([...shingles("借款借款", 2)]).toEqual(["借款", "款借"]);
  expect(shingles("借", 2).size).toBe(0);
});

test("coverage() is 1 of a text within another and 0 of an empty or strange one", () => {
  expect(coverage("还款", "已经还款完毕")).toBe(1);
  expect(coverage("", "还款")).toBe(0);
  expect(coverage("利息", "还款")).toBe(0);
});

test("pairCosine() is 1 of equal texts and 0 where no pair is shared", () => {
  expect(pairCosine("归还借款", "归还借款")).toBeCloseTo(1);
  expect(pairCosine("归还借款", "支付利息")).toBe(0);
});
