import { expect, test } from "vitest";
import { characterErrors, comparable, editDistance } from "./character-errors.ts";
import { errorRate } from "./counts.ts";

test("comparable() takes full width, quotation marks and white space as one", () => {
  expect(comparable("（2024）云９９０７ “借条”\n￥100")).toBe(comparable('(2024)云9907"借条" ¥100'));
  expect(comparable("借条")).not.toBe(comparable("借据"));
});

test("editDistance() counts inserted, deleted and changed characters, either way round", () => {
  expect(editDistance(Array.from("今借到"), Array.from("令借到了"))).toBe(2);
  expect(editDistance(Array.from("令借到了"), Array.from("今借到"))).toBe(2);
  expect(editDistance([], Array.from("借"))).toBe(1);
  expect(editDistance(Array.from("借条"), Array.from("借条"))).toBe(0);
});

test("characterErrors() is 1 per character of the truth when nothing was read", () => {
  expect(errorRate(characterErrors("今借到人民币", ""))).toBe(1);
  expect(errorRate(characterErrors("今借到人民币", "今借到人民币"))).toBe(0);
});

test("characterErrors() divides by the truth, not by what was read, so swapped inputs differ", () => {
  expect(errorRate(characterErrors("借条", "借条借条"))).toBe(1);
  expect(errorRate(characterErrors("借条借条", "借条"))).toBe(0.5);
});
