import { expect, test } from "vitest";
import { isKey, mayFire } from "./shortcut-keys.ts";

const press = (key: string, more: object = {}) => ({
  key,
  code: `Key${key.toUpperCase()}`,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 0,
  ...more,
});
const place = { typing: false, singleKeys: true };

test("mayFire() lets a single key act outside inputs", () => {
  expect(mayFire(press("a"), "a", place)).toBe(true);
  expect(mayFire(press("a"), "a", { ...place, typing: true })).toBe(false);
});

test("mayFire() is silent while an input method composes (UX 30)", () => {
  expect(mayFire(press("a", { isComposing: true }), "a", place)).toBe(false);
  expect(mayFire(press("a", { keyCode: 229 }), "a", place)).toBe(false);
});

test("mayFire() leaves single keys dead when switched off, and Alt combinations and page keys alive (WCAG 2.1.4)", () => {
  const off = { typing: false, singleKeys: false };
  expect(mayFire(press("a"), "a", off)).toBe(false);
  expect(mayFire(press("PageDown"), "PageDown", off)).toBe(true);
  expect(mayFire(press("q", { altKey: true }), "Alt+Q", off)).toBe(true);
});

test("isKey() knows Alt+Q by the place of the key and leaves Ctrl combinations to the browser", () => {
  expect(isKey(press("œ", { altKey: true, code: "KeyQ" }), "Alt+Q")).toBe(true);
  expect(isKey(press("a", { ctrlKey: true }), "a")).toBe(false);
  expect(isKey(press("=", { code: "Equal" }), "+")).toBe(true);
});
