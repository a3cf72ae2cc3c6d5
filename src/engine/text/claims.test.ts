import { expect, test } from "vitest";
import { claimSection, readClaim } from "./claims.ts";

test("claimSection() finds the list between its heading and the facts", () => {
  const text = "民事起诉状\n原告：张三。\n诉 讼 请 求：\n1.还款；\n2.付息。\n事实与理由\n略。";
  const section = claimSection(text);
  expect(text.slice(section?.start, section?.end)).toBe("\n1.还款；\n2.付息。");
  const illegible = "民事起诉状\n原告：张三。\n诉*请*：\n1.判令还款；\n2.付息。\n事实与理由\n略。";
  const bounds = claimSection(illegible);
  expect(illegible.slice(bounds?.start, bounds?.end)).toBe("\n1.判令还款；\n2.付息。");
  expect(claimSection("借条\n今借到张三一万元。")).toBeUndefined();
});

test.each([
  ["判令被告归还借款本金300000元", 30000000],
  ["判令被告偿还借款本金100000元及利息12000元", 11200000],
  ["支付医疗费32000元、误工费12000元，共计44000元", 4400000],
  ["赔偿各项损失50000元（医疗费38000元、误工费12000元）", 5000000],
  ["支付赔偿金人民币48000元（大写：肆万捌仟元整）", 4800000],
  ["支付利息（以300000元为基数，按年利率12%计算至实际清偿之日止，暂计至2024年6月20日为18542.47元）", 1854247],
  ["归还借款10万元，并支付利息（以10万元为基数，自2024年1月1日起至付清之日止）", 10000000],
])("readClaim() states the sum of: %s", (text, fen) => {
  expect(readClaim(text).amount?.value).toBe(fen);
});

test.each([
  "被告每月支付抚养费1500元",
  "判令原、被告离婚",
  "分割共同房屋一套（价值约80万元）",
  "按每日200元支付占用费",
])("readClaim() finds no sum asked for in: %s", (text) => {
  expect(readClaim(text).amount).toBeUndefined();
});

test("readClaim() reads base, rate, first and last day of interest, and no last day until payment", () => {
  const until = readClaim("以230000元为基数，自2021年1月1日起按月利率2%计算利息至实际清偿之日止");
  expect([until.base?.value, until.rate?.value, until.from?.value, until.to]).toEqual([
    23000000,
    240000,
    "2021-01-01",
    undefined,
  ]);
  expect(readClaim("利息12000元（自2023年1月1日起至2024年1月1日止）").to?.value).toBe("2024-01-01");
});

test("readClaim() tells costs of the suit and joint liability from claims of their own (BF-06)", () => {
  expect(readClaim("本案诉讼费、保全费2220元由被告承担").isCosts).toBe(true);
  expect(readClaim("由被告承担律师费5000元及本案诉讼费").isCosts).toBe(false);
  expect(readClaim("判令被告公司对上述30万元债务承担连带清偿责任").isRepeated).toBe(true);
});
