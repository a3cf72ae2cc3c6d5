import fc from "fast-check";
import { expect, test } from "vitest";
import { parseChineseNumber, parseNumber, toChineseNumber } from "./numerals.ts";

test("toChineseNumber() writes article numbers as statutes do (CI-02)", () => {
  const vectors: readonly [number, string][] = [
    [1, "一"],
    [10, "十"],
    [11, "十一"],
    [20, "二十"],
    [101, "一百零一"],
    [110, "一百一十"],
    [1008, "一千零八"],
    [1080, "一千零八十"],
    [1260, "一千二百六十"],
    [100000, "十万"],
    [0, "零"],
    [10010, "一万零一十"],
    [100001000, "一亿零一千"],
  ];
  for (const [n, text] of vectors) {
    expect(toChineseNumber(n)).toBe(text);
    expect(parseChineseNumber(text)).toBe(n);
  }
});

test("parseChineseNumber() reads capitals, years digit by digit, 两 and spoken numbers", () => {
  expect(parseChineseNumber("二〇二三")).toBe(2023);
  expect(parseChineseNumber("壹拾万")).toBe(100000);
  expect(parseChineseNumber("拾万")).toBe(100000);
  expect(parseChineseNumber("两百")).toBe(200);
  expect(parseChineseNumber("一万五")).toBe(15000);
  expect(parseChineseNumber("一百零五")).toBe(105);
  expect(parseChineseNumber("一百五")).toBe(150);
  expect(parseChineseNumber("一万零五百")).toBe(10500);
  expect(parseChineseNumber("贰仟零叁拾万")).toBe(20300000);
  expect(parseNumber("６６７")).toBe(667);
});

test("parseChineseNumber() is undefined when the characters are no number", () => {
  for (const text of ["", "百千", "廿三", "十百", "三条", "万", "一二百", "张三", "一千千"]) {
    expect(parseChineseNumber(text), text).toBeUndefined();
  }
});

test("toChineseNumber() and parseChineseNumber() undo each other for every whole number", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e15 }), (n) => parseChineseNumber(toChineseNumber(n)) === n));
  fc.assert(fc.property(fc.integer({ min: 0, max: 200000 }), (n) => parseChineseNumber(toChineseNumber(n)) === n));
});

test("toChineseNumber() throws a RangeError outside its range", () => {
  expect(() => toChineseNumber(-1)).toThrow(RangeError);
  expect(() => toChineseNumber(1.5)).toThrow(RangeError);
});

test("parseChineseNumber() never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      parseChineseNumber(text);
      parseNumber(text);
      return true;
    }),
  );
});
