import { expect, test } from "vitest";
import { fuse } from "./fuse.ts";

test("fuse() puts what both lists name before what only one names", () => {
  const fused = fuse([
    { keys: ["a", "b"], weight: 1 },
    { keys: ["c", "b"], weight: 1 },
  ]);
  expect(fused.map(({ key }) => key)).toEqual(["b", "a", "c"]);
});

test("fuse() lets a lighter list come in further down", () => {
  const official = Array.from({ length: 20 }, (_, at) => `o${at}`);
  const order = fuse([
    { keys: official, weight: 1 },
    { keys: ["d"], weight: 0.9 },
  ]).map(({ key }) => key);
  expect(order[0]).toBe("o0");
  expect(order.indexOf("d")).toBeGreaterThan(3);
  expect(order.indexOf("d")).toBeLessThan(12);
});
