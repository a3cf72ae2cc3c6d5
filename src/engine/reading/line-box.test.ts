import fc from "fast-check";
import { expect, test } from "vitest";
import { cornersOf, levelled, smallestBox, turnBox } from "./line-box.ts";

test("smallestBox() finds a turned rectangle again from its corners", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.7, max: 0.7, noNaN: true }),
      fc.double({ min: 60, max: 400, noNaN: true }),
      fc.double({ min: 5, max: 40, noNaN: true }),
      (angle, width, height) => {
        const found = smallestBox(cornersOf({ x: 500, y: 300, width, height, angle }));
        expect(found.x).toBeCloseTo(500, 3);
        expect(found.y).toBeCloseTo(300, 3);
        expect(found.width).toBeCloseTo(width, 3);
        expect(found.height).toBeCloseTo(height, 3);
        expect(found.angle).toBeCloseTo(angle, 3);
      },
    ),
  );
});

test("turnBox() comes back to the start after four quarter turns", () => {
  const start = { x: 30, y: 70, width: 50, height: 10, angle: 0.1 };
  const once = turnBox(start, 90, { width: 200, height: 100 });
  expect(once).toMatchObject({ x: 30, y: 30, width: 10, height: 50 });
  const back = turnBox(once, 270, { width: 100, height: 200 });
  expect(back).toMatchObject({ x: 30, y: 70, width: 50, height: 10 });
  expect(turnBox(turnBox(start, 180, { width: 200, height: 100 }), 180, { width: 200, height: 100 })).toEqual(start);
});

test("levelled() describes an upright line as higher than wide", () => {
  const box = levelled({ x: 0, y: 0, width: 100, height: 10, angle: Math.PI / 2 });
  expect(box).toMatchObject({ width: 10, height: 100 });
  expect(box.angle).toBeCloseTo(0, 9);
});
