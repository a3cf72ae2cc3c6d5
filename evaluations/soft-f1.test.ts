import { expect, test } from "vitest";
import { softF1 } from "./soft-f1.ts";

test("softF1() counts common characters as often as they occur", () => {
  expect(softF1("抓获", "抓获")).toBe(1);
  expect(softF1("抓获归案", "抓获")).toBeCloseTo(2 / 3);
  expect(softF1("打打", "打")).toBeCloseTo(2 / 3);
});

test("softF1() leaves punctuation and case out, and is 0 where nothing is common", () => {
  expect(softF1("QQ，联系", "qq联系")).toBe(1);
  expect(softF1("", "联系")).toBe(0);
});
