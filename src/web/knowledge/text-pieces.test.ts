import fc from "fast-check";
import { expect, test } from "vitest";
import { placesOf, textPieces } from "./text-pieces.ts";

test("textPieces() cuts at citations and marks, also where they overlap", () => {
  const pieces = textPieces("依照本法第三条处理", [{ start: 2, end: 7 }], [{ start: 5, end: 9 }]);
  expect(pieces.map(({ text, citation, mark }) => [text, Boolean(citation), Boolean(mark)])).toEqual([
    ["依照", false, false],
    ["本法第", true, false],
    ["三条", true, true],
    ["处理", false, true],
  ]);
});

test("textPieces() leaves out citations that overlap or reach out of the text", () => {
  const pieces = textPieces(
    "甲乙丙",
    [
      { start: 0, end: 2 },
      { start: 1, end: 3 },
      { start: 2, end: 9 },
    ],
    [],
  );
  expect(pieces.map(({ text, citation }) => [text, citation?.end])).toEqual([
    ["甲乙", 2],
    ["丙", undefined],
  ]);
});

test("textPieces() gives back the text whatever the stretches are", () => {
  const stretch = fc.record({ start: fc.integer({ min: -3, max: 30 }), end: fc.integer({ min: -3, max: 30 }) });
  fc.assert(
    fc.property(fc.string({ maxLength: 25 }), fc.array(stretch), fc.array(stretch), (text, citations, marks) => {
      expect(
        textPieces(text, citations, marks)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }),
  );
});

test("placesOf() finds every place, also in full width and other case", () => {
  expect(placesOf("利息和逾期利息", "利息")).toEqual([
    { start: 0, end: 2 },
    { start: 5, end: 7 },
  ]);
  expect(placesOf("ＡＢ合同", "ab")).toEqual([{ start: 0, end: 2 }]);
  expect(placesOf("利息", "")).toEqual([]);
});
