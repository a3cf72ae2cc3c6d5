/** A point in pixels from the top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle round one piece of text, turned by `angle` radians clockwise about its centre; pixels. */
export interface LineBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** The corners top-left, top-right, bottom-right, bottom-left of a box. */
export function cornersOf(box: LineBox): [Point, Point, Point, Point] {
  const cos = Math.cos(box.angle);
  const sin = Math.sin(box.angle);
  const corner = (u: number, v: number): Point => ({
    x: box.x + ((u * box.width) / 2) * cos - ((v * box.height) / 2) * sin,
    y: box.y + ((u * box.width) / 2) * sin + ((v * box.height) / 2) * cos,
  });
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** Stretches a box from one picture size to another. */
export function scaleBox(box: LineBox, scaleX: number, scaleY: number): LineBox {
  const [topLeft, topRight, , bottomLeft] = cornersOf(box).map(({ x, y }) => ({ x: x * scaleX, y: y * scaleY }));
  if (!topLeft || !topRight || !bottomLeft) return box;
  return {
    x: box.x * scaleX,
    y: box.y * scaleY,
    width: Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y),
    height: Math.hypot(bottomLeft.x - topLeft.x, bottomLeft.y - topLeft.y),
    angle: Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x),
  };
}

/** The slope of a long box as a tangent; undefined for a short one, whose own slope means nothing. */
export function slopeOf(box: LineBox): number | undefined {
  return box.width > 4 * box.height && Math.abs(box.angle) < Math.PI / 4 ? Math.tan(box.angle) : undefined;
}

/** Where a box stands after its picture of the given size was turned clockwise by a right angle. */
export function turnBox(box: LineBox, turn: 0 | 90 | 180 | 270, size: { width: number; height: number }): LineBox {
  if (turn === 0) return box;
  if (turn === 180) return { ...box, x: size.width - box.x, y: size.height - box.y };
  const turned = { width: box.height, height: box.width, angle: box.angle };
  if (turn === 90) return { ...turned, x: size.height - box.y, y: box.x };
  return { ...turned, x: box.y, y: size.width - box.x };
}

/** The smallest rectangle round a set of points, its angle within 45 degrees of level. */
export function smallestBox(points: readonly Point[]): LineBox {
  const hull = convexHull(points);
  let best: LineBox | undefined;
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length] ?? from;
    const box = boxAlong(hull, Math.atan2(to.y - from.y, to.x - from.x));
    if (!best || box.width * box.height < best.width * best.height) best = box;
  }
  return levelled(best ?? { x: 0, y: 0, width: 0, height: 0, angle: 0 });
}

function boxAlong(hull: readonly Point[], angle: number): LineBox {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of hull) {
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return { x: u * cos - v * sin, y: u * sin + v * cos, width: right - left, height: bottom - top, angle };
}

/** The same rectangle described with an angle within 45 degrees of level; what stands upright is then higher than wide. */
export function levelled(box: LineBox): LineBox {
  let { width, height, angle } = box;
  for (; angle > Math.PI / 4; angle -= Math.PI / 2) [width, height] = [height, width];
  for (; angle <= -Math.PI / 4; angle += Math.PI / 2) [width, height] = [height, width];
  return { ...box, width, height, angle };
}

/** Andrew's monotone chain. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  return [...halfHull(sorted), ...halfHull(sorted.toReversed())];
}

function halfHull(sorted: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of sorted) {
    while (turnsRight(chain.at(-2), chain.at(-1), point)) chain.pop();
    chain.push(point);
  }
  chain.pop();
  return chain;
}

function turnsRight(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  return a !== undefined && b !== undefined && (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) <= 0;
}
