import { expect, test } from "vitest";
import { placeFrom, withPlace } from "./viewed-place.ts";

test("placeFrom() finds again the passage that withPlace() wrote and other parts of the address stay", () => {
  const search = withPlace(new URLSearchParams("x=1"), { original: "原件/1", page: 3, start: 5, end: 9 });
  expect(search.get("x")).toBe("1");
  expect(placeFrom(search)).toEqual({ original: "原件/1", page: 3, mark: { start: 5, end: 9 } });
});

test("withPlace() forgets the former mark when only a page is opened", () => {
  const search = withPlace(new URLSearchParams("original=a&page=1&start=1&end=2"), { original: "a", page: 2 });
  expect(placeFrom(search)).toEqual({ original: "a", page: 2, mark: undefined });
});

test("placeFrom() takes nothing that is not a place", () => {
  expect(placeFrom(new URLSearchParams("original=a&page=zero"))).toBeUndefined();
  expect(placeFrom(new URLSearchParams("original=a&page=0"))).toBeUndefined();
  expect(placeFrom(new URLSearchParams("original=a&page=1&start=9&end=2"))?.mark).toBeUndefined();
});
