import fc from "fast-check";
import { expect, test } from "vitest";
import { foldWidth } from "./fold.ts";
import { normalise } from "./normalise.ts";

test("normalise() makes widths, radicals, traditional characters and spaces alike", () => {
  expect(normalise("⺠事起訴狀").text).toBe("民事起诉状");
  expect(normalise("⼈⺠法院").text).toBe("人民法院");
  expect(normalise("借 款１００　元，ＡＢＣ").text).toBe("借款100元，ABC");
  expect(normalise("loan of 100 yuan").text).toBe("loan of 100 yuan");
});

test("normalise() keeps circled numbers apart from the figures after them", () => {
  expect(normalise("①100元").text).toBe("①100元");
});

test("normalise() leads every character back to its place", () => {
  const source = "原 告 張三";
  const { text, at } = normalise(source);
  expect(text).toBe("原告张三");
  expect(source.slice(at[2], at[4])).toBe("張三");
});

test("normalise() never throws, never lengthens and its offsets rise; foldWidth() keeps the length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (source) => {
      const { text, at } = normalise(source);
      expect(text.length).toBeLessThanOrEqual(source.length);
      expect(at).toHaveLength(text.length + 1);
      expect(at.every((place, index) => index === 0 || place > (at[index - 1] ?? -1))).toBe(true);
      expect(foldWidth(source)).toHaveLength(source.length);
    }),
  );
});
