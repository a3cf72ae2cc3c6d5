import { expect, test } from "vitest";
import type { Glyph } from "./glyph.ts";
import { asRead, asTyped } from "./typed-text.ts";

/** Glyphs at a pitch of one em for Han and half for others; "_" is a gap of one em that was not recognised as a space. */
function glyphs(text: string, pitch = 10): Glyph[] {
  const placed: Glyph[] = [];
  let left = 0;
  for (const char of text) {
    const width = /[\u0020-\u007e]/.test(char) && char !== "_" ? pitch / 2 : pitch;
    if (char !== "_") placed.push({ char, left, right: left + width, confidence: 0.9 });
    left += width;
  }
  return placed;
}

const typed = (text: string): string =>
  asTyped(glyphs(text))
    .map(({ char }) => char)
    .join("");

test("asTyped() leaves out spaces between Han characters and keeps them between Latin words", () => {
  expect(typed("民事 起诉状")).toBe("民事起诉状");
  expect(typed("Xiezhi Demo Court")).toBe("Xiezhi Demo Court");
});

test("asTyped() sets one space where a wide gap parts two fields", () => {
  expect(typed("付款人户名___秦若溪")).toBe("付款人户名 秦若溪");
});

test("asTyped() reads a title set wide as one word", () => {
  const spread = Array.from("起诉状").map((char, index) => ({
    char,
    left: index * 30,
    right: index * 30 + 10,
    confidence: 1,
  }));
  expect(
    asTyped(spread)
      .map(({ char }) => char)
      .join(""),
  ).toBe("起诉状");
});

test("asTyped() makes digits and letters half-width and marks after Han full-width", () => {
  expect(typed("２０２４年，Ａ")).toBe("2024年，A");
  expect(typed("原告:张三,男")).toBe("原告：张三，男");
  expect(typed("300,000.00元")).toBe("300,000.00元");
});

test("asTyped() gives case numbers Chinese brackets in pairs", () => {
  expect(typed("(2024)云9907民初1号")).toBe("（2024）云9907民初1号");
  expect(typed("f(x)")).toBe("f(x)");
});

test("asTyped() drops a mark that was seen twice", () => {
  expect(typed("原告认为，，合法")).toBe("原告认为，合法");
});

test("asRead() replaces Kangxi and supplement radicals and leaves marks as they were written", () => {
  const read = asRead(glyphs("⽅⽇⼾⺠法典,第１条"));
  expect(read.map(({ char }) => char).join("")).toBe("方日户民法典,第1条");
});
