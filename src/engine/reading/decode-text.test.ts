import { expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";

const WORDS = "原告：柳云舟\n被告：沈知秋";
/** The two characters 法院 and a line end, GB18030. */
const GB18030 = Uint8Array.from([0xb7, 0xa8, 0xd4, 0xba, 0x0a]);

test("decodeText() reads UTF-8 with and without byte order mark", () => {
  expect(decodeText(Buffer.from(WORDS))).toBe(WORDS);
  expect(decodeText(Buffer.from(`\ufeff${WORDS}`))).toBe(WORDS);
});

test("decodeText() reads UTF-16 of both byte orders", () => {
  const little = Buffer.from(`\ufeff${WORDS}`, "utf16le");
  expect(decodeText(little)).toBe(WORDS);
  expect(decodeText(Buffer.from(little).swap16())).toBe(WORDS);
});

test("decodeText() reads GB18030, which has no mark", () => {
  expect(decodeText(GB18030)).toBe("法院\n");
});

test("decodeText() makes line ends alike", () => {
  expect(decodeText(Buffer.from("a\r\nb\rc"))).toBe("a\nb\nc");
});

test("decodeText() knows that bytes of a program are no text", () => {
  expect(
    decodeText(Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0])),
  ).toBeUndefined();
});
