import type { LineBox } from "./line-box.ts";
import { cornersOf } from "./line-box.ts";
import { measureInk } from "./page-ink.ts";
import type { Picture } from "./picture.ts";
import type { TextRun } from "./text-run.ts";

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The ink of a page that no run of its text layer stands on, as a share of the page. */
export function uncoveredInk(picture: Picture, runs: readonly TextRun[]): number {
  const data = new Uint8Array(picture.data);
  for (const { box } of runs) {
    const margin = 0.3 * box.height;
    const area = areaOf(box);
    const left = Math.max(0, Math.floor(area.left - margin));
    const right = Math.min(picture.width, Math.ceil(area.right + margin));
    const [top, bottom] = [Math.floor(area.top - margin), Math.ceil(area.bottom + margin)];
    for (let y = Math.max(0, top); y < Math.min(picture.height, bottom); y++) {
      if (right > left) data.fill(255, (y * picture.width + left) * 3, (y * picture.width + right) * 3);
    }
  }
  return measureInk({ ...picture, data });
}

/** The found boxes that the text layer does not speak of: less than a third of each is covered by its runs. */
export function boxesBeside(found: readonly LineBox[], runs: readonly TextRun[]): LineBox[] {
  const areas = runs.map(({ box }) => areaOf(box));
  return found.filter((box) => {
    const area = areaOf(box);
    const size = Math.max(1, (area.right - area.left) * (area.bottom - area.top));
    return areas.reduce((sum, other) => sum + overlap(area, other), 0) < 0.33 * size;
  });
}

function areaOf(box: LineBox): Area {
  const corners = cornersOf(box);
  const [across, down] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return {
    left: Math.min(...across),
    right: Math.max(...across),
    top: Math.min(...down),
    bottom: Math.max(...down),
  };
}

function overlap(a: Area, b: Area): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}
