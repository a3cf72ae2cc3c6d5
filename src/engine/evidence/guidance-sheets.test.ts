import { expect, test } from "vitest";
import { GuidedElement } from "../../vocabulary/evidence-guidance.ts";
import { guidanceSheets } from "./guidance-sheets.ts";

const both = (zh: string) => ({ zh, en: zh });
const element = (id: string, burden: string, status: string): GuidedElement =>
  GuidedElement.parse({
    kind: "element",
    id,
    fact: both(`事实${id}`),
    burden,
    status,
    proofs: [
      { kind: "iou", name: both("借条"), inFile: true },
      { kind: "receipt", name: both("收条"), inFile: false },
    ],
    by: "2025-03-01",
  });

test("guidanceSheets() gives each side its own open facts only, with what is not in the file yet (EV-10, EV-30)", () => {
  const sheets = guidanceSheets([
    element("E1", "plaintiff", "gap"),
    element("E2", "plaintiff", "supported"),
    element("E3", "defendant", "contested"),
    element("E4", "shared", "gap"),
    element("E5", "court", "gap"),
  ]);
  expect(sheets.map(({ side, rows }) => [side, rows.map((row) => row.element)])).toEqual([
    ["plaintiff", ["E1", "E4"]],
    ["defendant", ["E3", "E4"]],
  ]);
  expect(sheets[0]?.rows[0]).toMatchObject({ proofs: [both("收条")], by: "2025-03-01" });
});

test("guidanceSheets() gives the accused nothing to prove (刑诉法 51)", () => {
  expect(guidanceSheets([element("C", "prosecution", "gap")]).map(({ side }) => side)).toEqual(["prosecution"]);
});
