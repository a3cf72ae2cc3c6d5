import { expect, test } from "vitest";
import { nearestName } from "./nearest-name.ts";

const NAMES = new Map([
  ["民法典", "民法典"],
  ["刑诉法", "刑事诉讼法"],
  ["民诉法", "民事诉讼法"],
  ["劳动合同法", "劳动合同法"],
  ["民间借贷司法解释", "民间借贷规定"],
  ["民间借贷规定", "民间借贷规定"],
  ["消费者权益保护法", "消费者权益保护法"],
]);

test.each([
  ["民发典", "民法典"],
  ["劳动同合法", "劳动合同法"],
  ["劳动和同法", "劳动合同法"],
  ["劳动法合同法", "劳动合同法"],
  ["消费者权益保护发", "消费者权益保护法"],
  ["消费者权益保法", "消费者权益保护法"],
  ["民间借货规定", "民间借贷规定"],
])("nearestName() reads %s as %s", (written, name) => {
  expect(nearestName(written, NAMES)).toBe(name);
});

test.each(["行诉法", "民法", "公司法", "借款三年"])("nearestName() does not guess what %s means", (written) => {
  expect(nearestName(written, NAMES)).toBeUndefined();
});
