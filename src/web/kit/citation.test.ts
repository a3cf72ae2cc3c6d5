import { expect, test } from "vitest";
import { chineseNumber, citation } from "./citation.ts";

test.each([
  [7, "七"],
  [10, "十"],
  [12, "十二"],
  [20, "二十"],
  [110, "一百一十"],
  [105, "一百零五"],
  [667, "六百六十七"],
  [1001, "一千零一"],
  [1010, "一千零一十"],
  [1260, "一千二百六十"],
])("chineseNumber() writes %i as %s", (value, words) => {
  expect(chineseNumber(value)).toBe(words);
});

test("citation() writes the official form (UX 36)", () => {
  expect(citation({ law: "中华人民共和国刑法", article: 264 })).toBe("《中华人民共和国刑法》第二百六十四条");
  expect(citation({ law: "中华人民共和国刑法", article: 17, sub: 1, paragraph: 2, item: 3 })).toBe(
    "《中华人民共和国刑法》第十七条之一第二款第三项",
  );
  expect(citation({ law: "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释", article: 90 })).toBe(
    "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第九十条",
  );
});
