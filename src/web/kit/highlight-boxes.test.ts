import fc from "fast-check";
import { expect, test } from "vitest";
import { centreOf, highlightBoxes, polygonPoints } from "./highlight-boxes.ts";

const line = (start: number, end: number, top: number) => ({
  start,
  end,
  quad: [0.1, top, 0.5, top, 0.5, top + 0.02, 0.1, top + 0.02],
  edges: Array.from({ length: end - start + 1 }, (_, at) => at / (end - start)),
  confidence: 1,
});
const page = { lines: [line(0, 4, 0.1), line(5, 9, 0.2)] };

test("highlightBoxes() covers exactly the characters asked for", () => {
  const [box] = highlightBoxes(page, 1, 3);
  expect(box?.map((value) => Math.round(value * 1000) / 1000)).toEqual([0.2, 0.1, 0.4, 0.1, 0.4, 0.12, 0.2, 0.12]);
});

test("highlightBoxes() gives one box for each line of a passage that runs over the line end", () => {
  const boxes = highlightBoxes(page, 2, 7);
  expect(boxes).toHaveLength(2);
  expect(boxes[0]?.[0]).toBeCloseTo(0.3);
  expect(boxes[1]?.[2]).toBeCloseTo(0.3);
});

test("highlightBoxes() takes equally wide characters when a line has no edges", () => {
  const plain = { lines: [{ ...line(0, 4, 0.1), edges: [] }] };
  expect(highlightBoxes(plain, 0, 2)[0]?.[2]).toBeCloseTo(0.3);
});

test("highlightBoxes() follows the slope of a skewed line", () => {
  const skewed = { lines: [{ ...line(0, 2, 0), quad: [0, 0, 1, 0.1, 1, 0.2, 0, 0.1] }] };
  expect(highlightBoxes(skewed, 1, 2)[0]).toEqual([0.5, 0.05, 1, 0.1, 1, 0.2, 0.5, 0.15000000000000002]);
});

test("highlightBoxes() is empty for an empty passage and for one outside every line", () => {
  expect(highlightBoxes(page, 3, 3)).toEqual([]);
  expect(highlightBoxes(page, 4, 5)).toEqual([]);
});

test("highlightBoxes() never leaves the line it marks", () => {
  fc.assert(
    fc.property(fc.nat(9), fc.nat(9), (one, other) => {
      const [start, end] = [Math.min(one, other), Math.max(one, other)];
      for (const box of highlightBoxes(page, start, end)) {
        for (const at of [0, 2, 4, 6]) {
          expect(box[at]).toBeGreaterThanOrEqual(0.1 - 1e-9);
          expect(box[at]).toBeLessThanOrEqual(0.5 + 1e-9);
        }
      }
    }),
  );
});

test("polygonPoints() and centreOf() speak of the same place", () => {
  const boxes = highlightBoxes(page, 0, 4);
  const [first] = boxes;
  expect(first && polygonPoints(first, 1000, 1000)).toBe("100,100 500,100 500,120 100,120");
  expect(centreOf(boxes)?.x).toBeCloseTo(0.3);
  expect(centreOf([])).toBeUndefined();
});
