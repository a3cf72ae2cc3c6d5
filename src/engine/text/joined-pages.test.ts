import fc from "fast-check";
import { expect, test } from "vitest";
import { joinPages, withoutBreaks } from "./joined-pages.ts";

const PAGES = [
  { original: "o1", number: 1, text: "被告应支付\n第1页共2页" },
  { original: "o1", number: 2, text: "- 2 -\n利息，·自1月\n起。" },
];

test("joinPages() runs on over the end of a page and leaves out page numbers and specks", () => {
  expect(joinPages(PAGES).text).toBe("被告应支付\n利息，自1月\n起。");
});

test("passages() cuts a stretch into one exact quotation a page", () => {
  const view = withoutBreaks(joinPages(PAGES));
  const start = view.text.indexOf("支付");
  expect(view.passages(start, start + 4)).toEqual([
    { original: "o1", page: 1, start: 3, end: 5, quote: "支付" },
    { original: "o1", page: 2, start: 6, end: 8, quote: "利息" },
  ]);
  expect(view.passages(3, 3)).toEqual([]);
});

test("passages() always quotes the page itself", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom("甲", "1", "，", "·", "\n", " ") }), { maxLength: 4 }),
      (texts) => {
        const pages = texts.map((text, at) => ({ original: "o", number: at + 1, text }));
        const view = withoutBreaks(joinPages(pages));
        for (const { page, start, end, quote } of view.passages(0, view.text.length))
          expect(pages[page - 1]?.text.slice(start, end)).toBe(quote);
      },
    ),
    { numRuns: 100 },
  );
});
