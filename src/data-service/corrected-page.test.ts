import fc from "fast-check";
import { expect, test } from "vitest";
import { correctedPage } from "./corrected-page.ts";
import { pageOf } from "./testing.ts";

const before = pageOf("o", 1, "借条\n今借到五万元\n赵有余");
const place = { original: "o", number: 1 };

test("correctedPage() keeps the place of lines that did not change, and moves their offsets", () => {
  const page = correctedPage(before, { ...place, text: "借条\n今借到人民币伍万元整\n赵有余" });
  const [title, changed, name] = page.lines;
  expect(title).toEqual(before.lines[0]);
  expect(name).toMatchObject({ quad: before.lines[2]?.quad, edges: before.lines[2]?.edges, confidence: 0.9 });
  expect(page.text.slice(name?.start, name?.end)).toBe("赵有余");
  expect(changed).toMatchObject({ quad: before.lines[1]?.quad, confidence: 1 });
  expect(changed?.edges).toHaveLength("今借到人民币伍万元整".length + 1);
  expect(page).toMatchObject({ origin: "entered", confidence: 1, width: before.width });
});

test("correctedPage() gives added lines the area of the lines they stand for", () => {
  const page = correctedPage(before, { ...place, text: "借条\n今借到\n五万\n元\n赵有余" });
  expect(page.lines.map(({ start, end }) => page.text.slice(start, end))).toEqual([
    "借条",
    "今借到",
    "五万",
    "元",
    "赵有余",
  ]);
  expect(page.lines[2]?.quad).toEqual(before.lines[1]?.quad);
});

test("correctedPage() makes a page by hand where nothing was read", () => {
  const page = correctedPage(null, { ...place, text: "收条\r\n\r\n钱不还" });
  expect(page).toMatchObject({ text: "收条\n\n钱不还", width: 1240, confidence: 1 });
  expect(page.lines.map(({ quad }) => quad)).toEqual([0, 1].map(() => [0, 0, 1, 0, 1, 1, 0, 1]));
  expect(correctedPage(before, { ...place, text: " " })).toMatchObject({ lines: [], confidence: 0 });
});

test("correctedPage() covers each non-empty line once, with an edge for each character, whatever was typed", () => {
  const line = fc.constantFrom("借条", "今借到五万元", "赵有余", "", " ", "2026年");
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (old, typed) => {
      const page = correctedPage(pageOf("o", 1, old.join("\n")), { ...place, text: typed.join("\n") });
      const lines = page.lines.map(({ start, end }) => page.text.slice(start, end));
      expect(lines).toEqual(typed.filter((text) => text.trim() !== ""));
      for (const { start, end, edges } of page.lines) expect(edges).toHaveLength(end - start + 1);
    }),
  );
});
