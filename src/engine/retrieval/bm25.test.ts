import { expect, test } from "vitest";
import { buildWordIndex } from "./bm25.ts";

test("buildWordIndex() ranks the document that holds the rarer word first", () => {
  const index = buildWordIndex([
    ["借款", "合同"],
    ["借款", "保证", "合同"],
    ["租赁", "合同"],
  ]);
  expect(index.search(["保证", "合同"], 3).map(({ position }) => position)[0]).toBe(1);
  expect(index.search(["保证"], 3)).toHaveLength(1);
});

test("buildWordIndex() finds nothing among no documents and for unknown words", () => {
  expect(buildWordIndex([]).search(["借款"], 5)).toEqual([]);
  expect(buildWordIndex([["借款"]]).search(["赠与"], 5)).toEqual([]);
});
