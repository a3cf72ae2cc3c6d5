import { expect, test } from "vitest";
import { words } from "./languages.ts";

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

test("words have the same keys in both languages (UX 27)", () => {
  expect(Object.keys(words.en).sort()).toEqual(Object.keys(words.zh).sort());
});

test("words keep their placeholders in both languages and are never empty", () => {
  for (const [key, text] of Object.entries(words.zh)) {
    const other = words.en[key as keyof typeof words.en];
    expect(text.trim(), key).not.toBe("");
    expect(other.trim(), key).not.toBe("");
    expect(placeholders(other), key).toEqual(placeholders(text));
  }
});
