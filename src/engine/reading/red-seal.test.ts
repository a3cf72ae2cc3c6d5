import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { removeSeals } from "./red-seal.ts";
import { toPicture } from "./sheet-of-text.ts";

function draw(paint: (context: SKRSContext2D) => void) {
  const context = createCanvas(800, 1100).getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, 800, 1100);
  paint(context);
  return toPicture(context, 800, 1100);
}

const at = (picture: { data: Uint8Array }, x: number, y: number): number => picture.data[(y * 800 + x) * 3 + 1] ?? -1;

function seal(context: SKRSContext2D): void {
  context.strokeStyle = "#d42a2a";
  context.lineWidth = 6;
  context.beginPath();
  context.arc(400, 600, 75, 0, 2 * Math.PI);
  context.stroke();
  context.fillStyle = "#d42a2a";
  context.fillRect(360, 590, 80, 6);
}

test("removeSeals() finds a round seal and takes its ink off, but not the print below", () => {
  const picture = draw((context) => {
    seal(context);
    context.fillStyle = "#111";
    context.fillRect(380, 560, 40, 10);
  });
  const { picture: clean, sealed } = removeSeals(picture);
  expect(sealed).toBe(true);
  expect(at(clean, 475, 600)).toBeGreaterThan(235);
  expect(at(clean, 400, 565)).toBeLessThan(40);
});

test("removeSeals() keeps the red head of an official paper", () => {
  const picture = draw((context) => {
    context.fillStyle = "#e01010";
    for (let x = 150; x < 650; x += 50) context.fillRect(x, 100, 40, 40);
  });
  const { picture: kept, sealed } = removeSeals(picture);
  expect(sealed).toBe(false);
  expect(at(kept, 160, 120)).toBeLessThan(60);
});

test("removeSeals() does not take a coloured picture for a seal", () => {
  const picture = draw((context) => {
    context.fillStyle = "#d42a2a";
    context.fillRect(100, 100, 120, 120);
    context.fillStyle = "#c58c5a";
    context.fillRect(500, 100, 120, 120);
  });
  expect(removeSeals(picture).sealed).toBe(false);
});

test("removeSeals() leaves a page without red as it is", () => {
  const picture = draw(() => undefined);
  expect(removeSeals(picture).picture).toBe(picture);
});
