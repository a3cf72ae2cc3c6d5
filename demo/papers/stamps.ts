import type { SKRSContext2D } from "@napi-rs/canvas";
import { between, type Chance } from "./chance.ts";
import { font } from "./typefaces.ts";

const RED = "rgba(200, 30, 40, 0.78)";

/** Draws a round red seal (公章) with a star and the name along its rim, centred at x, y. */
export function drawSeal(context: SKRSContext2D, name: string, place: { x: number; y: number; chance: Chance }): void {
  const radius = 118;
  context.save();
  context.globalCompositeOperation = "multiply";
  context.translate(place.x, place.y);
  context.rotate(between(place.chance, -0.12, 0.12));
  context.strokeStyle = RED;
  context.fillStyle = RED;
  context.lineWidth = 7;
  context.beginPath();
  context.arc(0, 0, radius, 0, Math.PI * 2);
  context.stroke();
  drawStar(context, radius * 0.3);
  drawRim(context, name, radius);
  context.restore();
}

function drawStar(context: SKRSContext2D, size: number): void {
  context.beginPath();
  for (let point = 0; point < 10; point += 1) {
    const reach = point % 2 === 0 ? size : size * 0.382;
    const angle = -Math.PI / 2 + (point * Math.PI) / 5;
    context.lineTo(Math.cos(angle) * reach, Math.sin(angle) * reach);
  }
  context.closePath();
  context.fill();
}

function drawRim(context: SKRSContext2D, name: string, radius: number): void {
  const letters = Array.from(name);
  const sweep = Math.min(Math.PI * 1.6, letters.length * 0.36);
  const pixels = Math.min(32, (sweep * radius * 0.66) / letters.length);
  context.font = font("SongBold", pixels);
  context.textAlign = "center";
  letters.forEach((letter, place) => {
    const angle = letters.length === 1 ? 0 : -sweep / 2 + (sweep * place) / (letters.length - 1);
    context.save();
    context.rotate(angle);
    context.fillText(letter, 0, -radius + pixels + 10);
    context.restore();
  });
  context.textAlign = "left";
}

/** Draws a red fingerprint (手印) at x, y. */
export function drawFingerprint(context: SKRSContext2D, place: { x: number; y: number; chance: Chance }): void {
  context.save();
  context.globalCompositeOperation = "multiply";
  context.translate(place.x, place.y);
  context.rotate(between(place.chance, -0.4, 0.4));
  context.strokeStyle = "rgba(205, 40, 45, 0.6)";
  context.lineWidth = 2.4;
  for (let ring = 1; ring <= 9; ring += 1) {
    context.setLineDash([between(place.chance, 10, 26), between(place.chance, 1, 4)]);
    context.beginPath();
    context.ellipse(between(place.chance, -1.5, 1.5), ring, ring * 3.3, ring * 4.6, 0, 0, Math.PI * 2);
    context.stroke();
  }
  context.setLineDash([]);
  context.restore();
}
