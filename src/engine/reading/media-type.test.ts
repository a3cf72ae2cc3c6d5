import { expect, test } from "vitest";
import { kindByName, recogniseSignature } from "./media-type.ts";

test.each([
  ["pdf", "%PDF-1.7\n"],
  ["png", "\x89PNG\r\n\x1a\n"],
  ["jpeg", "\xff\xd8\xff\xe0"],
  ["webp", "RIFF....WEBPVP8 "],
  ["tiff", "II*\0"],
  ["bmp", "BM"],
  ["zip", "PK\x03\x04"],
  ["compound", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
  ["heic", "\0\0\0\x18ftypheic"],
  ["markup", "<!DOCTYPE html><html>"],
  ["other", "plain words"],
] as const)("recogniseSignature() sees %s in the first bytes", (kind, head) => {
  expect(recogniseSignature(Buffer.from(head, "latin1"))).toBe(kind);
});

test("recogniseSignature() finds a PDF behind leading bytes, as Acrobat does", () => {
  expect(recogniseSignature(Buffer.from(`${" ".repeat(300)}%PDF-1.4`))).toBe("pdf");
});

test("kindByName() goes by the last extension in any case", () => {
  expect(kindByName("卷一/扫描件.v2.PDF")).toBe("pdf");
  expect(kindByName("照片")).toBeUndefined();
});
