import { expect, test } from "vitest";
import { lowerBound } from "./lower-bound.ts";

test.each([
  [[], 5, 0],
  [[1, 3, 3, 7], 0, 0],
  [[1, 3, 3, 7], 3, 1],
  [[1, 3, 3, 7], 4, 3],
  [[1, 3, 3, 7], 8, 4],
])("lowerBound() of %j for %d is place %d", (ascending, value, place) => {
  expect(lowerBound(ascending, value)).toBe(place);
});
