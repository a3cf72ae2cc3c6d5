import fc from "fast-check";
import { expect, test } from "vitest";
import { locateQuote } from "./locate.ts";

test("locateQuote() finds a quotation literally and across line breaks", () => {
  expect(locateQuote("今借到\n张三人民币", "张三")).toEqual({ start: 4, end: 6 });
  expect(locateQuote("今借到\n张三人 民币", "今借到张三人民币")).toEqual({ start: 0, end: 10 });
  expect(locateQuote("今借到张三", " 今借到\n张三 ")).toEqual({ start: 0, end: 5 });
});

test("locateQuote() is undefined when one character differs or nothing is quoted", () => {
  expect(locateQuote("今借到张三", "今借到李三")).toBeUndefined();
  expect(locateQuote("今借到张三", " \n")).toBeUndefined();
  expect(locateQuote("", "张")).toBeUndefined();
});

test("locateQuote() finds every slice of every text, and what it finds reads the same", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
      const [start, end] = [a % text.length, (b % text.length) + 1].sort((x, y) => x - y) as [number, number];
      const quote = text.slice(start, end);
      const place = locateQuote(text, quote);
      if (quote.trim() === "") return place === undefined || place.end > place.start;
      if (!place) return false;
      return text.slice(place.start, place.end).replace(/\s/g, "") === quote.replace(/\s/g, "");
    }),
  );
});
