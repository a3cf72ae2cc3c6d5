import type { Glyph } from "./glyph.ts";
import type { LineBox } from "./line-box.ts";
import type { RulingLines } from "./ruling-lines.ts";
import type { TextRun } from "./text-run.ts";

/** Gaps narrower than this share of the line's height hold no table line. */
const LEAST_GAP = 0.22;

/** Cuts a run in two where a table line runs between its characters, as the detector may bridge narrow cells. */
export function splitAtRules(run: TextRun, rules: RulingLines): TextRun[] {
  const parts: TextRun[] = [];
  let first = 0;
  for (let index = 1; index < run.glyphs.length; index++) {
    const before = run.glyphs[index - 1];
    const after = run.glyphs[index];
    if (!before || !after || !mayBeParted(run.box, before, after)) continue;
    const [left, right] = [partOf(run, first, index), partOf(run, index, run.glyphs.length)];
    if (!rules.partsBeside(left.box, right.box)) continue;
    parts.push(left);
    first = index;
  }
  return [...parts, partOf(run, first, run.glyphs.length)].filter(({ glyphs }) => glyphs.length > 0);
}

function mayBeParted({ width, height }: LineBox, before: Glyph, after: Glyph): boolean {
  return (after.left - before.right) * width > LEAST_GAP * height;
}

function partOf({ box, glyphs }: TextRun, from: number, to: number): TextRun {
  const part = glyphs.slice(from, to).filter(({ char }) => char !== " ");
  const left = part[0]?.left ?? 0;
  const right = Math.max(left, part.at(-1)?.right ?? 1);
  const share = right - left || 1;
  const offset = ((left + right) / 2 - 0.5) * box.width;
  const placed = {
    ...box,
    x: box.x + offset * Math.cos(box.angle),
    y: box.y + offset * Math.sin(box.angle),
    width: box.width * share,
  };
  const inside = glyphs.slice(from, to).map((glyph) => ({
    ...glyph,
    left: Math.max(0, (glyph.left - left) / share),
    right: Math.min(1, (glyph.right - left) / share),
  }));
  while (inside[0]?.char === " ") inside.shift();
  while (inside.at(-1)?.char === " ") inside.pop();
  return { box: placed, glyphs: inside };
}
