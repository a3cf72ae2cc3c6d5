import { expect, test } from "vitest";
import { findRates } from "./rates.ts";

test.each([
  ["年利率12%", 120000],
  ["按月利率2%计算", 240000],
  ["月息三分", 360000],
  ["月息1.5分", 180000],
  ["月息二分五厘", 300000],
  ["年息8厘", 80000],
  ["日万分之五", 182500],
  ["每日万分之五", 182500],
  ["年利率为百分之十二", 120000],
  ["年利率（12%）", 120000],
  ["月利率２０‰", 240000],
])("findRates() reads %s in parts per million a year", (text, ppm) => {
  expect(findRates(`约定${text}。`).map((rate) => rate.ppm)).toEqual([ppm]);
});

test.each(["按一年期贷款市场报价利率的四倍", "加计50%", "2023年5月2%", "年利率LPR的4倍", "十年期债券"])(
  "findRates() finds no number of its own in %s",
  (text) => {
    expect(findRates(text)).toEqual([]);
  },
);
