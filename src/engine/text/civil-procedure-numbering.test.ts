import { expect, test } from "vitest";
import { normaliseCpl } from "./civil-procedure-numbering.ts";

test("normaliseCpl() moves numbers of 2021 to 2023 (CI-04)", () => {
  expect([246, 254, 260, 212, 67, 193, 274].map((n) => normaliseCpl(2021, n))).toEqual([
    250, 258, 264, 216, 67, 193, 283,
  ]);
});

test("normaliseCpl() moves numbers of 2017 to 2023 (CI-04)", () => {
  expect([63, 86, 100, 111, 157, 170, 253].map((n) => normaliseCpl(2017, n))).toEqual([
    66, 89, 103, 114, 160, 177, 264,
  ]);
});

test("normaliseCpl() is undefined where the text was rewritten or has no such article", () => {
  expect([272, 273, 290, 291, 0, 292, 1.5].map((n) => normaliseCpl(2021, n))).toEqual(Array(7).fill(undefined));
  expect(normaliseCpl(2023, 307)).toBeUndefined();
  expect(normaliseCpl(2023, 264)).toBe(264);
});
