import fc from "fast-check";
import { expect, test } from "vitest";
import { textDifference } from "./text-difference.ts";

test("textDifference() shows the changed character only", () => {
  expect(textDifference("借款三十万元", "借款五十万元")).toEqual([
    { kind: "same", text: "借款" },
    { kind: "deleted", text: "三" },
    { kind: "inserted", text: "五" },
    { kind: "same", text: "十万元" },
  ]);
});

test("textDifference() of equal texts is one equal part, of empty texts nothing", () => {
  expect(textDifference("甲", "甲")).toEqual([{ kind: "same", text: "甲" }]);
  expect(textDifference("", "")).toEqual([]);
});

test("textDifference() gives back both texts whatever they are", () => {
  const text = fc.string({ unit: fc.constantFrom("甲", "乙", "丙", "\n"), maxLength: 30 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = textDifference(before, after);
      const side = (gone: string) =>
        parts
          .filter((part) => part.kind !== gone)
          .map((part) => part.text)
          .join("");
      expect(side("inserted")).toBe(before);
      expect(side("deleted")).toBe(after);
    }),
  );
});
