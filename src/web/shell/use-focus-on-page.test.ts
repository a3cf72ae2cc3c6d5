import { expect, test } from "vitest";
import { pageOf } from "./use-focus-on-page.ts";

test("pageOf() takes the tabs of one case as one page", () => {
  expect(pageOf("/cases/1/fields")).toBe(pageOf("/cases/1/dossier"));
  expect(pageOf("/cases/1/fields")).not.toBe(pageOf("/cases/2/fields"));
  expect(pageOf("/cases")).not.toBe(pageOf("/cases/1"));
});

test("pageOf() takes each law and each article as a page of its own", () => {
  expect(pageOf("/knowledge/laws/a")).not.toBe(pageOf("/knowledge/laws"));
  expect(pageOf("/knowledge/laws/a/articles/1")).not.toBe(pageOf("/knowledge/laws/a"));
});
