import { expect, test } from "vitest";
import type { LineBox } from "./line-box.ts";
import { layOutPage } from "./page-layout.ts";
import { noRulingLines } from "./ruling-lines.ts";
import type { TextRun } from "./text-run.ts";

const SIZE = { width: 1000, height: 1400 };

/** A run of Han characters 20 pixels wide from a left edge, on a line 28 pixels high; slope turns the page about its corner. */
function run(text: string, left: number, y: number, slope = 0): TextRun {
  const chars = Array.from(text);
  const width = chars.length * 20;
  const [x, middle] = [left + width / 2, y];
  const box: LineBox = {
    x: x * Math.cos(slope) - middle * Math.sin(slope),
    y: x * Math.sin(slope) + middle * Math.cos(slope),
    width,
    height: 28,
    angle: slope,
  };
  const glyphs = chars.map((char, index) => ({
    char,
    left: index / chars.length,
    right: (index + 1) / chars.length,
    confidence: 0.9,
  }));
  return { box, glyphs };
}

test("layOutPage() reads rows from top to bottom and parts the cells of a row by one space", () => {
  const page = layOutPage([run("金额", 500, 202), run("日期", 100, 200), run("合计", 100, 250)], SIZE);
  expect(page.text).toBe("日期 金额\n合计");
});

test("layOutPage() joins the two parts of a line that was found in pieces", () => {
  expect(layOutPage([run("民间借", 100, 100), run("贷纠纷", 163, 101)], SIZE).text).toBe("民间借贷纠纷");
});

test("layOutPage() keeps the rows of a page scanned askew", () => {
  const rows = [0, 1, 2, 3].flatMap((row) => [
    run("序号名称", 60, 200 + row * 40, 0.04),
    run("证明目的证明目的", 700, 200 + row * 40, 0.04),
  ]);
  expect(layOutPage(rows, SIZE).text.split("\n")).toEqual(Array(4).fill("序号名称 证明目的证明目的"));
});

test("layOutPage() reads two columns of prose one after the other, and what spans both before them", () => {
  const left = Array.from({ length: 8 }, (_, line) => run("左栏文字左栏文字左栏文字左栏文字左栏", 50, 200 + line * 36));
  const right = Array.from({ length: 8 }, (_, line) =>
    run("右栏文字右栏文字右栏文字右栏文字右栏", 560, 204 + line * 36),
  );
  const title = run("跨越两栏的标题跨越两栏的标题跨越两栏的标题", 300, 120);
  const lines = layOutPage([...right, title, ...left], SIZE).text.split("\n");
  expect(lines[0]).toContain("标题");
  expect(lines.slice(1, 9).every((line) => line.startsWith("左栏"))).toBe(true);
  expect(lines.slice(9).every((line) => line.startsWith("右栏"))).toBe(true);
});

test("layOutPage() reads a wrapped cell whole before its neighbour when a table line stands between", () => {
  const cells = [run("交易金额", 100, 200), run("（小写）", 100, 236), run("玖万肆仟元整", 400, 218)];
  const rules = { ...noRulingLines, partsBeside: (left: LineBox, right: LineBox) => left.x < 300 && right.x > 300 };
  expect(layOutPage(cells, SIZE, rules).text).toBe("交易金额\n（小写）\n玖万肆仟元整");
});

test("layOutPage() gives every code unit an edge within its line, in order, also for rare names of two units", () => {
  const page = layOutPage([run("被告𬭎某", 100, 100), run("住址", 600, 100)], SIZE);
  for (const line of page.lines) {
    expect(line.edges).toHaveLength(line.end - line.start + 1);
    expect(line.edges).toEqual(line.edges.toSorted((a, b) => a - b));
    expect(line.edges.every((edge) => edge >= 0 && edge <= 1)).toBe(true);
    expect(line.quad.every((corner) => corner >= 0 && corner <= 1)).toBe(true);
  }
  expect(page.text).toBe("被告𬭎某 住址");
  expect(page.confidence).toBeCloseTo(0.9, 5);
});

test("layOutPage() gives a blank page no text and no confidence", () => {
  expect(layOutPage([], SIZE)).toEqual({ text: "", lines: [], confidence: 0 });
});
