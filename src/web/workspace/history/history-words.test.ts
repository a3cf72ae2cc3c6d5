import { expect, test } from "vitest";
import { type WordKey, words } from "../../i18n/languages.ts";
import { undoneWords, valueWords, whatWords } from "./history-words.ts";

const t = (key: WordKey, values: Readonly<Record<string, string | number>> = {}) =>
  words.zh[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

test("whatWords() says what a row is about", () => {
  expect(whatWords("field:loan.principal", t)).toBe("案件信息：借款 · 约定本金");
  expect(whatWords("page:abc/3", t)).toBe("页面文字：第 3 页");
  expect(whatWords("document:借条", t)).toBe("卷内文书：借条");
  expect(whatWords("undo:confirm: 借条", t)).toBe("撤销：确认：借条");
  expect(whatWords("signature", t)).toBe("签署");
  expect(whatWords("something new", t)).toBe("something new");
});

test("undoneWords() names fields and acts of the catalogue", () => {
  expect(undoneWords("loan.rate、cause", t)).toBe("借款 · 利率、案由");
  expect(undoneWords("merge: 起诉状", t)).toBe("合并：起诉状");
});

test("valueWords() shows money as yuan and leaves out the act of the catalogue", () => {
  expect(valueWords("field:loan.principal", "30000000", t)).toBe("300,000.00");
  expect(valueWords("document:借条", "confirm → 借条", t)).toBe("借条");
  expect(valueWords("page:a/1", null, t)).toBe("");
  expect(valueWords("member:沈知言", "judge", t)).toBe("承办法官");
  expect(valueWords("stage", "signed", t)).toBe("已签署");
});
