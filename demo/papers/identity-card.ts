import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Card, PaperDocument } from "./case-plan.ts";
import { between, type Chance } from "./chance.ts";
import { runsOf, write } from "./lettering.ts";
import type { PaperPage } from "./page.ts";
import { font } from "./typefaces.ts";

const CARD = { width: 760, height: 480 };

/** A copy of a resident identity card (居民身份证复印件): front and back on one sheet, with a note by hand. */
export function identityCardPage(document: PaperDocument, chance: Chance): PaperPage {
  const card = document.card;
  if (!card) throw new Error(`Paper ${document.id} is laid out as an identity card and has no card`);
  const address = brokenInto(card.address, 15);
  const left = between(chance, 215, 265);
  return {
    width: 1240,
    height: 1754,
    background: "#ffffff",
    text: [...frontText(card, address), ...backText(card), card.note].filter((line) => line !== "").join("\n"),
    paint: (context) => {
      paintFront(context, card, { left, top: 250, address });
      paintBack(context, card, { left: left + between(chance, -14, 14), top: 830 });
      const style = { face: "Hand", pixels: 50, color: "#15203f", ink: "#15203f" } as const;
      write(context, runsOf(card.note, true), style, { x: left + 40, y: 1430, chance });
    },
  };
}

function frontText(card: Card, address: readonly string[]): string[] {
  const [year = "", month = "", day = ""] = card.birth.split("-");
  return [
    `姓名 ${card.name}`,
    `性别 ${card.sex} 民族 ${card.ethnicity}`,
    `出生 ${year} 年 ${Number(month)} 月 ${Number(day)} 日`,
    `住址 ${address.join("\n")}`,
    `公民身份号码 ${card.idNumber}`,
  ];
}

function backText(card: Card): string[] {
  return ["中华人民共和国", "居民身份证", `签发机关 ${card.authority}`, `有效期限 ${card.valid}`];
}

interface Corner {
  readonly left: number;
  readonly top: number;
}

function paintFront(context: SKRSContext2D, card: Card, place: Corner & { address: readonly string[] }): void {
  paintOutline(context, place, "#eaf0f4");
  const [year = "", month = "", day = ""] = card.birth.split("-");
  const label = writer(context, place, "#3d6ea0");
  const value = writer(context, place, "#111");
  label("姓名", 50, 80);
  value(card.name, 130, 80);
  label("性别", 50, 140);
  value(card.sex, 130, 140);
  label("民族", 200, 140);
  value(card.ethnicity, 280, 140);
  label("出生", 50, 200);
  value(year, 130, 200);
  label("年", 205, 200);
  value(String(Number(month)), 245, 200);
  label("月", 285, 200);
  value(String(Number(day)), 325, 200);
  label("日", 365, 200);
  label("住址", 50, 260);
  place.address.forEach((line, number) => value(line, 130, 260 + number * 42));
  label("公民身份号码", 50, 430);
  value(card.idNumber, 260, 430);
  paintPortrait(context, place.left + 560, place.top + 60);
}

function paintBack(context: SKRSContext2D, card: Card, place: Corner): void {
  paintOutline(context, place, "#f3eef0");
  context.fillStyle = "#111";
  context.font = font("HeiBold", 44);
  context.fillText("中华人民共和国", place.left + 260, place.top + 130);
  context.font = font("HeiBold", 56);
  context.fillText("居民身份证", place.left + 260, place.top + 220);
  const value = writer(context, place, "#111");
  value("签发机关", 150, 360);
  value(card.authority, 300, 360);
  value("有效期限", 150, 420);
  value(card.valid, 300, 420);
}

/** Writes words of the card at places counted from its corner. */
function writer(context: SKRSContext2D, corner: Corner, color: string): (words: string, x: number, y: number) => void {
  return (words, x, y) => {
    context.font = font("Hei", 30);
    context.fillStyle = color;
    context.fillText(words, corner.left + x, corner.top + y);
  };
}

function paintOutline(context: SKRSContext2D, place: Corner, fill: string): void {
  context.fillStyle = fill;
  context.strokeStyle = "#8a949c";
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(place.left, place.top, CARD.width, CARD.height, 26);
  context.fill();
  context.stroke();
}

function paintPortrait(context: SKRSContext2D, x: number, y: number): void {
  context.fillStyle = "#d2d8dc";
  context.fillRect(x, y, 160, 200);
  context.fillStyle = "#7b8288";
  context.beginPath();
  context.arc(x + 80, y + 80, 42, 0, Math.PI * 2);
  context.fill();
  context.beginPath();
  context.ellipse(x + 80, y + 200, 70, 72, 0, Math.PI, 0);
  context.fill();
}

function brokenInto(text: string, letters: number): string[] {
  return text.match(new RegExp(`.{1,${letters}}`, "gu")) ?? [];
}
