import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Message, PaperDocument } from "./case-plan.ts";
import type { Chance } from "./chance.ts";
import { oneOf } from "./chance.ts";
import { runsOf, type Style, widthOf, wordsOf, wrap, write } from "./lettering.ts";
import type { PaperPage } from "./page.ts";
import { font } from "./typefaces.ts";

const SCREEN = { width: 828, height: 1680, top: 190, bottom: 1540 };
const TYPE: Style = { face: "Hei", pixels: 34, color: "#111111", ink: "#111111" };
const LINE = 48;

interface Balloon {
  readonly height: number;
  readonly text: string;
  readonly paint: (context: SKRSContext2D, y: number) => void;
}

/** Screenshots of a chat (聊天记录截图): balloons left and right, times between them, as many screens as needed. */
export function chatPages(document: PaperDocument, chance: Chance): PaperPage[] {
  const chat = document.chat;
  if (!chat) throw new Error(`Paper ${document.id} is laid out as a chat and has no messages`);
  const screens: Balloon[][] = [[]];
  let used = 0;
  for (const balloon of chat.messages.map((message) => balloonOf(message))) {
    if (used + balloon.height > SCREEN.bottom - SCREEN.top) {
      screens.push([]);
      used = 0;
    }
    screens.at(-1)?.push(balloon);
    used += balloon.height;
  }
  const clock = `${9 + Math.floor(chance() * 9)}:${String(10 + Math.floor(chance() * 49))}`;
  const battery = oneOf(chance, ["83%", "67%", "91%"]);
  return screens.map((screen) => ({
    width: SCREEN.width,
    height: SCREEN.height,
    background: "#ededed",
    text: [`${clock} ${battery}`, chat.peer, ...screen.map((balloon) => balloon.text)].join("\n"),
    paint: (context) => {
      paintBars(context, chat.peer, `${clock}|${battery}`);
      let y = SCREEN.top;
      for (const balloon of screen) {
        balloon.paint(context, y);
        y += balloon.height;
      }
    },
  }));
}

function balloonOf(message: Message): Balloon {
  if ("at" in message) return timeLine(message.at);
  if ("transfer" in message) return transfer(message);
  const mine = "me" in message;
  const lines = wrap(runsOf(mine ? message.me : message.peer, false), TYPE, 500);
  const width = Math.max(...lines.map((line) => widthOf(line, TYPE))) + 48;
  const height = lines.length * LINE + 36;
  const left = mine ? SCREEN.width - 124 - width : 124;
  return {
    height: height + 34,
    text: lines.map(wordsOf).join("\n"),
    paint: (context, y) => {
      paintHead(context, mine, y);
      box(context, { left, top: y, width, height }, mine ? "#95ec69" : "#ffffff");
      lines.forEach((line, number) => {
        write(context, line, TYPE, { x: left + 24, y: y + 18 + LINE * (number + 0.5) + 12, chance: () => 0.5 });
      });
    },
  };
}

function timeLine(at: string): Balloon {
  return {
    height: 78,
    text: at,
    paint: (context, y) => {
      context.font = font("Hei", 26);
      context.fillStyle = "#8a8a8a";
      context.textAlign = "center";
      context.fillText(at, SCREEN.width / 2, y + 44);
      context.textAlign = "left";
    },
  };
}

function transfer(message: { transfer: "me" | "peer"; amount: string; note: string }): Balloon {
  const mine = message.transfer === "me";
  const left = mine ? SCREEN.width - 124 - 460 : 124;
  return {
    height: 224,
    text: `¥${message.amount}\n${message.note}\n微信转账`,
    paint: (context, y) => {
      paintHead(context, mine, y);
      box(context, { left, top: y, width: 460, height: 188 }, "#f8a13f");
      context.fillStyle = "#ffffff";
      context.font = font("HeiBold", 36);
      context.fillText(`¥${message.amount}`, left + 110, y + 62);
      context.font = font("Hei", 28);
      context.fillText(message.note, left + 110, y + 108);
      context.font = font("Hei", 24);
      context.fillText("微信转账", left + 24, y + 170);
    },
  };
}

function box(
  context: SKRSContext2D,
  place: { left: number; top: number; width: number; height: number },
  fill: string,
): void {
  context.fillStyle = fill;
  context.beginPath();
  context.roundRect(place.left, place.top, place.width, place.height, 12);
  context.fill();
}

function paintHead(context: SKRSContext2D, mine: boolean, y: number): void {
  const left = mine ? SCREEN.width - 104 : 24;
  box(context, { left, top: y, width: 80, height: 80 }, mine ? "#5b8fd6" : "#c98f5b");
  context.fillStyle = "#ffffff";
  context.beginPath();
  context.arc(left + 40, y + 32, 16, 0, Math.PI * 2);
  context.ellipse(left + 40, y + 74, 26, 22, 0, Math.PI, 0);
  context.fill();
}

function paintBars(context: SKRSContext2D, peer: string, status: string): void {
  const [clock = "", battery = ""] = status.split("|");
  context.fillStyle = "#111";
  context.font = font("HeiBold", 28);
  context.fillText(clock, 48, 56);
  context.fillText(battery, SCREEN.width - 120, 56);
  context.font = font("HeiBold", 36);
  context.textAlign = "center";
  context.fillText(peer, SCREEN.width / 2, 134);
  context.textAlign = "left";
  context.fillStyle = "#d8d8d8";
  context.fillRect(0, 168, SCREEN.width, 2);
  context.fillStyle = "#f7f7f7";
  context.fillRect(0, SCREEN.height - 120, SCREEN.width, 120);
  box(context, { left: 110, top: SCREEN.height - 98, width: SCREEN.width - 320, height: 72 }, "#ffffff");
}
