import { expect, test } from "vitest";
import { nextTurn, stepZoom, type Turn, turnedFrame } from "./turned-frame.ts";

const page = { width: 1000, height: 1400 };

/** Where a point of the inner page comes to lie in the outer frame. */
function placed(turn: Turn, x: number, y: number): [number, number] {
  const { inner, transform } = turnedFrame(page, turn, 500);
  const [, dx = "0", dy = "0"] = /translate\(([\d.]+)(?:px)?, ([\d.]+)(?:px)?\)/.exec(transform) ?? [];
  const angle = (turn * Math.PI) / 180;
  const [px, py] = [x * inner.width, y * inner.height];
  return [
    Number(dx) + px * Math.cos(angle) - py * Math.sin(angle),
    Number(dy) + px * Math.sin(angle) + py * Math.cos(angle),
  ];
}

test.each([0, 90, 180, 270] as const)("turnedFrame() keeps every corner inside the frame at %i° (UX 13)", (turn) => {
  const { outer } = turnedFrame(page, turn, 500);
  for (const [x, y] of [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const) {
    const [px, py] = placed(turn, x, y);
    expect(px).toBeGreaterThan(-0.01);
    expect(px).toBeLessThan(outer.width + 0.01);
    expect(py).toBeGreaterThan(-0.01);
    expect(py).toBeLessThan(outer.height + 0.01);
  }
});

test("turnedFrame() moves the top-left corner of the page clockwise", () => {
  expect(placed(90, 0, 0)[0]).toBeCloseTo(500);
  expect(placed(90, 0, 0)[1]).toBeCloseTo(0);
  expect(placed(180, 0, 0)[1]).toBeCloseTo(700);
});

test("nextTurn() comes back after four turns", () => {
  expect(nextTurn(nextTurn(nextTurn(nextTurn(0))))).toBe(0);
});

test("stepZoom() stays between 50 and 400 per cent", () => {
  expect(stepZoom(100, 1)).toBe(125);
  expect(stepZoom(400, 1)).toBe(400);
  expect(stepZoom(50, -1)).toBe(50);
  expect(stepZoom(110, -1)).toBe(100);
});
