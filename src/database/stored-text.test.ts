import { expect, test } from "vitest";
import { storedJson, storedText } from "./stored-text.ts";

test("storedText() replaces NUL and half characters and keeps the length when a page was badly recognised", () => {
  const bad = "借\0款\uD83D元";
  expect(storedText(bad)).toBe("借\uFFFD款\uFFFD元");
  expect(storedText(bad)).toHaveLength(bad.length);
  expect(storedText("𠮷野 😀")).toBe("𠮷野 😀");
});

test("storedJson() cleans the texts inside and leaves a written-out escape alone", () => {
  expect(JSON.parse(storedJson({ text: "a\0b", list: ["\uDC00"] }))).toEqual({ text: "a\uFFFDb", list: ["\uFFFD"] });
  expect(JSON.parse(storedJson({ text: "\\u0000" }))).toEqual({ text: "\\u0000" });
});
