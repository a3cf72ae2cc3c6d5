import { expect, test } from "vitest";
import { parseCitationQuery } from "./citation-query.ts";

const titles: Readonly<Record<string, string>> = {
  刑法: "中华人民共和国刑法",
  民诉法: "中华人民共和国民事诉讼法",
  民法典: "中华人民共和国民法典",
};
const parse = (query: string) => parseCitationQuery(query, (name) => titles[name]);

test.each([
  ["刑 法 二百 六十四条", { law: "中华人民共和国刑法", article: 264 }],
  ["民诉法 67", { law: "中华人民共和国民事诉讼法", article: 67 }],
  ["《民法典》第六百六十七条第一款", { law: "中华人民共和国民法典", article: 667, paragraph: 1 }],
  ["刑法第133条之一", { law: "中华人民共和国刑法", article: 133, sub: 1 }],
  ["民诉法第一百二十二条第(四)项", { law: "中华人民共和国民事诉讼法", article: 122, item: 4 }],
  ["民法典第一千零六十四条的内容是什么?", { law: "中华人民共和国民法典", article: 1064 }],
])("parseCitationQuery() reads %s", (query, expected) => {
  expect(parse(query)).toEqual(expected);
});

test.each(["借款三年", "民法典", "海商法 12", "67", ""])("parseCitationQuery() takes %s for no citation", (query) => {
  expect(parse(query)).toBeUndefined();
});
