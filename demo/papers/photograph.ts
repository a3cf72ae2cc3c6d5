import { between, type Chance } from "./chance.ts";

type Corner = readonly [number, number];

interface Picture {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A telephone's photo of a page (手机拍摄): perspective, a desk around it, uneven light, sensor noise; RGBA in, RGB out. */
export function photograph(page: Buffer, size: { width: number; height: number }, chance: Chance): Picture {
  const width = Math.round(size.width * 1.1);
  const height = Math.round(size.height * 1.08);
  const spot = (x: number, y: number): Corner => [
    width * (x + between(chance, -0.034, 0.034)),
    height * (y + between(chance, -0.03, 0.03)),
  ];
  const corners = [spot(0.05, 0.045), spot(0.95, 0.045), spot(0.95, 0.955), spot(0.05, 0.955)] as const;
  const back = squareFrom(corners);
  const light = lightOf(chance);
  const desk = [between(chance, 95, 140), between(chance, 75, 105), between(chance, 55, 85)] as const;
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [u, v] = back(x, y);
      const at = (y * width + x) * 3;
      const lit = light(x / width, y / height);
      const noise = (chance() + chance() - 1) * 9;
      const inside = u >= 0 && u < 1 && v >= 0 && v < 1;
      for (let channel = 0; channel < 3; channel += 1) {
        const plain = inside
          ? sample(page, size, [u, v, channel]) * (channel === 2 ? 0.94 : 0.985)
          : (desk[channel] ?? 0);
        data[at + channel] = Math.max(0, Math.min(255, plain * lit + noise));
      }
    }
  return { data, width, height };
}

/** Brightness over the picture: brighter to one side, darker in the corners, a soft shadow across. */
function lightOf(chance: Chance): (x: number, y: number) => number {
  const angle = between(chance, 0, Math.PI * 2);
  const slope = between(chance, 0.12, 0.26);
  const edge = between(chance, 0.2, 0.8);
  const depth = between(chance, 0.05, 0.16);
  return (x, y) => {
    const along = (x - 0.5) * Math.cos(angle) + (y - 0.5) * Math.sin(angle);
    const corner = (x - 0.5) ** 2 + (y - 0.5) ** 2;
    const shadow = depth / (1 + Math.exp(-(x * 0.8 + y * 0.6 - edge - 0.2) * 22));
    return 0.95 + slope * along - corner * 0.22 - shadow;
  };
}

function sample(
  page: Buffer,
  size: { width: number; height: number },
  [u, v, channel]: [number, number, number],
): number {
  const x = u * (size.width - 1.001);
  const y = v * (size.height - 1.001);
  const at = (Math.floor(y) * size.width + Math.floor(x)) * 4 + channel;
  const [dx, dy, below] = [x % 1, y % 1, size.width * 4];
  const top = (page[at] ?? 0) * (1 - dx) + (page[at + 4] ?? 0) * dx;
  const bottom = (page[at + below] ?? 0) * (1 - dx) + (page[at + below + 4] ?? 0) * dx;
  return top * (1 - dy) + bottom * dy;
}

/** The map from a quadrilateral back to the unit square: the inverse of Heckbert's square-to-quad projection. */
function squareFrom(corners: readonly [Corner, Corner, Corner, Corner]): (x: number, y: number) => Corner {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / determinant;
  const h = (dx1 * dy3 - dx3 * dy1) / determinant;
  const [a, b, d, e] = [x1 - x0 + g * x1, x3 - x0 + h * x3, y1 - y0 + g * y1, y3 - y0 + h * y3];
  const inverse = [
    e - y0 * h,
    x0 * h - b,
    b * y0 - x0 * e,
    y0 * g - d,
    a - x0 * g,
    x0 * d - a * y0,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  const [i = 0, j = 0, k = 0, l = 0, m = 0, n = 0, o = 0, p = 0, q = 0] = inverse;
  return (x, y) => {
    const scale = o * x + p * y + q;
    return [(i * x + j * y + k) / scale, (l * x + m * y + n) / scale];
  };
}
