import fc from "fast-check";
import { expect, test } from "vitest";
import { Day } from "../../vocabulary/day.ts";
import { catalogueOrder, type Placeable } from "./catalogue-order.ts";

const paper = (slot: string, day: string | null = null, more: Partial<Placeable> = {}): Placeable => ({
  volume: slot.startsWith("S") ? "side" : "main",
  slot,
  rank: 1,
  day: day === null ? null : Day.parse(day),
  asReceived: false,
  ...more,
});

test("catalogueOrder() goes by volume, slot, rank and day", () => {
  const papers = [
    paper("S05"),
    paper("C20"),
    paper("C08", "2023-03-16"),
    paper("C08", "2023-03-15"),
    paper("C08", null, { rank: 0 }),
  ];
  expect(catalogueOrder(papers)).toEqual([4, 3, 2, 1, 0]);
});

test("catalogueOrder() keeps an undated paper behind the one before it", () => {
  expect(catalogueOrder([paper("C08", "2024-01-02"), paper("C08"), paper("C08", "2023-01-01")])).toEqual([2, 0, 1]);
});

test("catalogueOrder() leaves papers that are dated by their receipt as they came", () => {
  const receipts = [paper("C20", "2024-07-18", { asReceived: true }), paper("C20", "2024-07-16", { asReceived: true })];
  expect(catalogueOrder(receipts)).toEqual([0, 1]);
});

test("catalogueOrder() is a permutation, and the same for its own result", () => {
  const any = fc.record({
    slot: fc.constantFrom("C03", "C08", "C27", "S05"),
    day: fc.constantFrom(null, "2023-01-01", "2024-05-05"),
    rank: fc.integer({ min: 1, max: 99 }),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 20 }), (drawn) => {
      const papers = drawn.map(({ slot, day, rank }) => paper(slot, day, { rank }));
      const order = catalogueOrder(papers);
      expect([...order].sort((a, b) => a - b)).toEqual(papers.map((_, at) => at));
      const slots = order.map((at) => `${papers[at]?.volume === "main" ? 0 : 1}${papers[at]?.slot}`);
      expect(slots).toEqual([...slots].sort());
    }),
    { numRuns: 100 },
  );
});
