/** Clockwise turn of the shown page. */
export type Turn = 0 | 90 | 180 | 270;

/** Sizes and transform that show a page of `width` × `height` turned, as wide as `shownWidth` pixels. */
export interface TurnedFrame {
  readonly outer: { readonly width: number; readonly height: number };
  /** The page before turning; image and marks are both laid out in it, so that they cannot drift apart (UX 13). */
  readonly inner: { readonly width: number; readonly height: number };
  readonly transform: string;
}

/** Lays out a page turned about its top-left corner so that it fills the outer frame exactly. */
export function turnedFrame(page: { width: number; height: number }, turn: Turn, shownWidth: number): TurnedFrame {
  const sideways = turn === 90 || turn === 270;
  const ratio = page.width > 0 ? page.height / page.width : 1;
  const outer = { width: shownWidth, height: sideways ? shownWidth / ratio : shownWidth * ratio };
  const inner = sideways ? { width: outer.height, height: outer.width } : outer;
  const shift = {
    0: "",
    90: `translate(${outer.width}px, 0) `,
    180: `translate(${outer.width}px, ${outer.height}px) `,
    270: `translate(0, ${outer.height}px) `,
  }[turn];
  return { outer, inner, transform: `${shift}rotate(${turn}deg)` };
}

/** The next quarter turn clockwise. */
export function nextTurn(turn: Turn): Turn {
  return ((turn + 90) % 360) as Turn;
}

/** Zoom steps in per cent of the width of the pane (UX 13: 50–400 %). */
export const ZOOMS = [50, 75, 100, 125, 150, 200, 300, 400] as const;

/** The next larger (+1) or smaller (−1) zoom step; the ends stay. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  if (direction === 1) return ZOOMS.find((step) => step > zoom) ?? zoom;
  return ZOOMS.findLast((step) => step < zoom) ?? zoom;
}
