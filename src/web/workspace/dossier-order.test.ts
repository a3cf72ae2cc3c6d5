import { expect, test } from "vitest";
import type { CataloguedDocument } from "../../vocabulary/document.ts";
import { dossierOrder, placeOf } from "./dossier-order.ts";

const paper = (id: string, volume: "main" | "side", order: number, numbers: number[]): CataloguedDocument => ({
  id,
  pages: numbers.map((number) => ({ original: "a", number })),
  kind: "complaint",
  title: id,
  day: null,
  author: null,
  volume,
  slot: "C03",
  order,
  confidence: 1,
  status: "proposed",
});

test("dossierOrder() leafs through the main volume, the side volume and then what is not catalogued yet", () => {
  const documents = [paper("side", "side", 1, [5]), paper("second", "main", 2, [1]), paper("first", "main", 1, [2, 3])];
  const known = [1, 2, 3, 4, 5].map((number) => ({ original: "a", number }));
  const order = dossierOrder(documents, known);
  expect(order.map((page) => page.number)).toEqual([2, 3, 1, 5, 4]);
  expect(order.at(-1)?.document).toBeNull();
  expect(placeOf(order, { original: "a", number: 1 })).toBe(2);
  expect(placeOf(order, undefined)).toBe(-1);
});
