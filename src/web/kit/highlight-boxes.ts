import type { Line, Page } from "../../vocabulary/page.ts";

/** Four corners (top-left, top-right, bottom-right, bottom-left) as x, y fractions of the upright page image. */
export type Box = readonly [number, number, number, number, number, number, number, number];

type Sized = Pick<Page, "lines">;

/** Share of the way along the line (0–1) at which the character with this offset begins. */
function along(line: Line, offset: number): number {
  const count = line.end - line.start;
  if (count <= 0) return 0;
  const at = offset - line.start;
  const [first, last, edge] = [line.edges[0], line.edges[count], line.edges[at]];
  // Edges may be missing for entered text: characters are then taken to be equally wide.
  if (first === undefined || last === undefined || edge === undefined || last <= first) return at / count;
  return Math.min(1, Math.max(0, (edge - first) / (last - first)));
}

function between(quad: readonly number[], from: number, to: number): Box {
  const at = (index: number) => quad[index] ?? 0;
  const point = (left: number, right: number, share: number): [number, number] => [
    at(left) + (at(right) - at(left)) * share,
    at(left + 1) + (at(right + 1) - at(left + 1)) * share,
  ];
  // Corner numbers in the quad: top edge 0 → 2, bottom edge 6 → 4.
  return [...point(0, 2, from), ...point(0, 2, to), ...point(6, 4, to), ...point(6, 4, from)];
}

/** Boxes that cover the characters start (inclusive) to end (exclusive) of the page's text, one for each line touched. */
export function highlightBoxes(page: Sized, start: number, end: number): Box[] {
  if (end <= start) return [];
  return page.lines
    .filter((line) => line.start < end && line.end > start)
    .map((line) => between(line.quad, along(line, Math.max(start, line.start)), along(line, Math.min(end, line.end))));
}

/** Corner list of a box for an SVG polygon on a page of the given size. */
export function polygonPoints(box: Box, width: number, height: number): string {
  const round = (value: number) => Math.round(value * 100) / 100;
  return [0, 2, 4, 6].map((at) => `${round((box[at] ?? 0) * width)},${round((box[at + 1] ?? 0) * height)}`).join(" ");
}

/** Centre of boxes as fractions of the page; undefined when there are none. */
export function centreOf(boxes: readonly Box[]): { readonly x: number; readonly y: number } | undefined {
  if (boxes.length === 0) return undefined;
  const mean = (parity: number) => {
    const values = boxes.flatMap((box) => box.filter((_, index) => index % 2 === parity));
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return { x: mean(0), y: mean(1) };
}
