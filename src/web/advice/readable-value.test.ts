import { expect, test } from "vitest";
import { headlineOf, rowsOf } from "./readable-value.ts";

test("headlineOf() takes the most telling member in the reader's language", () => {
  expect(headlineOf({ rule: "DR-09", message: { zh: "名称不一致", en: "names differ" } }, "zh")).toBe("名称不一致");
  expect(headlineOf({ rule: "DR-09", message: { zh: "名称不一致", en: "names differ" } }, "en")).toBe("names differ");
  expect(headlineOf("借款已交付", "zh")).toBe("借款已交付");
});

test("headlineOf() says nothing when nothing reads like a name", () => {
  expect(headlineOf({ low: 1, high: 2 }, "zh")).toBeUndefined();
  expect(headlineOf(null, "zh")).toBeUndefined();
});

test("rowsOf() lists every leaf with its path and leaves out what is unknown", () => {
  expect(rowsOf({ amount: 5, parts: [{ zh: "甲", en: "A" }], open: true, gone: null }, "zh")).toEqual([
    { name: "amount", text: "5" },
    { name: "parts.1", text: "甲" },
    { name: "open", text: "✓" },
  ]);
});
