import { expect, test } from "vitest";
import { lawSections, type ReadArticle } from "./law-sections.ts";

function article(no: number, ...path: string[]): ReadArticle {
  return { no, sub: 0, label: `第${no}条`, path, text: "" };
}

test("lawSections() begins a section and its headings where the path changes", () => {
  const sections = lawSections([
    article(1, "第一编", "第一章"),
    article(2, "第一编", "第一章"),
    article(3, "第一编", "第二章"),
    article(4, "第二编", "第一章"),
  ]);
  expect(sections.map(({ articles }) => articles.map(({ no }) => no))).toEqual([[1, 2], [3], [4]]);
  expect(sections.map(({ headings }) => headings.map(({ text, level }) => [text, level]))).toEqual([
    [
      ["第一编", 0],
      ["第一章", 1],
    ],
    [["第二章", 1]],
    [
      ["第二编", 0],
      ["第一章", 1],
    ],
  ]);
});

test("lawSections() cuts a law without chapters into parts and loses no article", () => {
  const articles = Array.from({ length: 130 }, (_, at) => article(at + 1));
  const sections = lawSections(articles);
  expect(sections.flatMap((section) => section.articles)).toEqual(articles);
  expect(sections.length).toBeGreaterThan(1);
  expect(sections.every(({ headings }) => headings.length === 0)).toBe(true);
});
