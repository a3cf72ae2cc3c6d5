import fc from "fast-check";
import { expect, test } from "vitest";
import { createSegmenter } from "./jieba-segmenter.ts";

test("createSegmenter() keeps legal words whole and search() gives their parts too", () => {
  const segmenter = createSegmenter(["借名买房", "让与担保", "民间借贷"]);
  expect(segmenter.cut("案涉借名买房合同及让与担保")).toEqual(expect.arrayContaining(["借名买房", "让与担保"]));
  expect(segmenter.search("让与担保，民间借贷")).toEqual(
    expect.arrayContaining(["让与担保", "担保", "民间借贷", "借贷"]),
  );
});

test("createSegmenter() works without legal words and passes over words with spaces", () => {
  expect(createSegmenter([]).cut("原告起诉被告").join("")).toBe("原告起诉被告");
  expect(createSegmenter(["坏 词", ""]).cut("原告").join("")).toBe("原告");
});

test("cut() loses nothing of any text", () => {
  const segmenter = createSegmenter(["民间借贷"]);
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => segmenter.cut(text).join("") === text));
});
