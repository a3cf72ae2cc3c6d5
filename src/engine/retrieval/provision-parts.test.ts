import { expect, test } from "vitest";
import { paragraphsOf, partOf } from "./provision-parts.ts";

const TEXT = "起诉必须符合下列条件：\n（一）有原告；\n（二）有被告。\n法律另有规定的，依照其规定。";

test("paragraphsOf() counts items with the paragraph they hang on", () => {
  expect(paragraphsOf(TEXT)).toEqual([
    "起诉必须符合下列条件：\n（一）有原告；\n（二）有被告。",
    "法律另有规定的，依照其规定。",
  ]);
});

test("partOf() gives the paragraph, the item, or the whole", () => {
  expect(partOf(TEXT, {})).toBe(TEXT);
  expect(partOf(TEXT, { paragraph: 2 })).toBe("法律另有规定的，依照其规定。");
  expect(partOf(TEXT, { paragraph: 1, item: 2 })).toBe("（二）有被告。");
  expect(partOf(TEXT, { item: 1 })).toBe("（一）有原告；");
});

test("partOf() says that there is no such paragraph or item", () => {
  expect(partOf(TEXT, { paragraph: 3 })).toBeUndefined();
  expect(partOf(TEXT, { paragraph: 2, item: 1 })).toBeUndefined();
});
