import { expect, test } from "vitest";
import { numberedItems } from "./numbered-items.ts";

function wordsOf(text: string): string[] {
  return numberedItems(text).map(({ start, end }) => text.slice(start, end).replace(/\s/g, ""));
}

test.each([
  ["1.还款；\n2.付息；\n3.负担费用。", ["还款；", "付息；", "负担费用。"]],
  ["一、还款；二、付息。", ["还款；", "付息。"]],
  ["（一）还款；（二）付息。", ["还款；", "付息。"]],
  ["①还款；②付息。", ["还款；", "付息。"]],
])("numberedItems() divides %s", (text, items) => {
  expect(wordsOf(text)).toEqual(items);
});

test("numberedItems() is not led astray by numbers inside a point", () => {
  expect(wordsOf("1.按\n1.5倍支付，对第1项、\n2.5%部分不服；\n2.其余：（1）甲；（2）乙。")).toEqual([
    "按1.5倍支付，对第1项、2.5%部分不服；",
    "其余：（1）甲；（2）乙。",
  ]);
  expect(wordsOf("请求驳回起诉。")).toEqual([]);
});
