import { expect, test } from "vitest";
import { decodeTimeSteps } from "./ctc.ts";

const characters = ["", "借", "款"];

function output(path: readonly number[]) {
  const values = new Float32Array(path.length * characters.length).fill(0.05);
  for (const [step, index] of path.entries()) values[step * characters.length + index] = 0.9;
  return { values, steps: path.length, classes: characters.length, stride: 8 };
}

test("decodeTimeSteps() merges repeats and keeps doubled characters that a blank parts", () => {
  const glyphs = decodeTimeSteps(output([0, 1, 1, 0, 1, 0, 2, 2]), characters, 48);
  expect(glyphs.map(({ char }) => char).join("")).toBe("借借款");
});

test("decodeTimeSteps() places characters in order within the line and no wider than a character", () => {
  const glyphs = decodeTimeSteps(output([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0]), characters, 48);
  const edges = glyphs.flatMap(({ left, right }) => [left, right]);
  expect(edges).toEqual(edges.toSorted((a, b) => a - b));
  expect(edges[0]).toBeGreaterThanOrEqual(0);
  expect(edges.at(-1)).toBeLessThanOrEqual(13 * 8);
  for (const { left, right } of glyphs) expect(right - left).toBeLessThanOrEqual(48);
});

test("decodeTimeSteps() gives nothing for an empty line", () => {
  expect(decodeTimeSteps(output([0, 0, 0]), characters, 48)).toEqual([]);
});
