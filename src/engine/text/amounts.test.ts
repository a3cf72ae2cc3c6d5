import fc from "fast-check";
import { expect, test } from "vitest";
import { capitalsEqual, findAmounts, formatYuan, parseAmount, toCapitals } from "./amounts.ts";

const yuan = (text: string): number[] => findAmounts(text).map((amount) => amount.fen / 100);

test("toCapitals() writes the vectors of MN-03 and parseAmount() reads them back", () => {
  const vectors: readonly [number, string][] = [
    [10000000, "壹拾万元整"],
    [1000100, "壹万零壹元整"],
    [1000050, "壹万元伍角整"],
    [100500304, "壹佰万伍仟零叁元零肆分"],
    [2030000000, "贰仟零叁拾万元整"],
    [10000000000, "壹亿元整"],
    [100001000, "壹佰万零壹拾元整"],
    [8, "捌分"],
    [0, "零元整"],
    [150, "壹元伍角整"],
    [12345, "壹佰贰拾叁元肆角伍分"],
  ];
  for (const [fen, text] of vectors) {
    expect(toCapitals(fen)).toBe(text);
    expect(parseAmount(text), text).toBe(fen);
  }
});

test("capitalsEqual() accepts the lawful variants of spelling (MN-02)", () => {
  for (const variant of ["拾万圆正", "壹拾萬元整", "十万元", "100,000.00元", "¥100000", "人民币壹拾万元整", "10万元"]) {
    expect(capitalsEqual("壹拾万元整", variant), variant).toBe(true);
  }
  expect(capitalsEqual("壹万元零伍角", "壹万元伍角整")).toBe(true);
  expect(capitalsEqual("壹拾万元整", "壹万元整")).toBe(false);
});

test("findAmounts() finds the common ways of writing money (MN-01)", () => {
  expect(yuan("借款100000元，另付100,000.00元")).toEqual([100000, 100000]);
  expect(yuan("借到10万元、1.5亿元、3千元和3万5千元")).toEqual([100000, 150000000, 3000, 35000]);
  expect(yuan("人民币（大写）：壹拾万元整（￥100000.00）")).toEqual([100000, 100000]);
  expect(yuan("转账 ¥ 5000，RMB 300，人民币20000")).toEqual([5000, 300, 20000]);
  expect(yuan("欠款１００，０００元")).toEqual([100000]);
  expect(yuan("还了五百块，又还五百块钱")).toEqual([500, 500]);
  expect(yuan("合计12元3角5分")).toEqual([12.35]);
  expect(yuan("借款 10 万 元")).toEqual([100000]);
  expect(yuan("借款100 000.000元")).not.toContain(100);
  expect(yuan("100.000.00元")).toEqual([100000]);
  expect(yuan("三千二百元")).toEqual([3200]);
  expect(yuan("你还欠我10万，什么时候还")).toEqual([100000]);
});

test("findAmounts() leaves dates, numbers of things, telephones and other currencies alone", () => {
  for (const text of [
    "2023年元旦",
    "二元化结构",
    "电话13800000000",
    "2023年3月5日",
    "100美元",
    "第3单元501室",
    "10万人口",
    "990000199001010017",
    "三块土地",
    "第三元素",
    "数万元",
    "（2019）京0105民初123号",
    "增长10万",
  ]) {
    expect(yuan(text), text).toEqual([]);
  }
});

test("findAmounts() flags what is only said to be about so much", () => {
  const flags = (text: string): boolean[] => findAmounts(text).map((amount) => amount.approximate);
  expect(flags("约10万元")).toEqual([true]);
  expect(flags("10余万元")).toEqual([true]);
  expect(yuan("10余万元")).toEqual([100000]);
  expect(flags("10万元左右")).toEqual([true]);
  expect(flags("5-10万元")).toEqual([true]);
  expect(flags("借款10万元，未还")).toEqual([false]);
  expect(flags("余额3元")).toEqual([false]);
});

test("findAmounts() tells figures, capitals and mixed forms apart", () => {
  expect(findAmounts("100000元、壹拾万元、10万元").map((amount) => amount.form)).toEqual([
    "figures",
    "capitals",
    "mixed",
  ]);
});

test("formatYuan() prints whole yuan without and parts of a yuan with two decimals", () => {
  expect(formatYuan(10000000)).toBe("100000元");
  expect(formatYuan(129945)).toBe("1299.45元");
  expect(formatYuan(100050)).toBe("1000.50元");
});

test("toCapitals() and parseAmount() undo each other for every amount (MN-03)", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e13 }), (fen) => parseAmount(toCapitals(fen)) === fen));
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e13 }), (fen) => parseAmount(formatYuan(fen)) === fen));
});

test("findAmounts() finds capitals and figures inside any sentence and its spans are slices of it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), fc.boolean(), (fen, capitals) => {
      const text = `原告称借款${capitals ? toCapitals(fen) : formatYuan(fen)}，未还。`;
      const [amount] = findAmounts(text);
      return amount?.fen === fen && text.slice(amount.start, amount.end) === amount.text;
    }),
  );
});

test("findAmounts() never throws and stays inside the text", () => {
  const pieces = fc.constantFrom(
    "一",
    "万",
    "1",
    ",",
    ".",
    "元",
    "角",
    "分",
    "¥",
    "整",
    " ",
    "余",
    "人民币",
    "拾",
    "\n",
    "𠮷",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 30 }).map((list) => list.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      parseAmount(text);
      return findAmounts(text).every(
        (amount) =>
          amount.start < amount.end &&
          amount.end <= text.length &&
          text.slice(amount.start, amount.end) === amount.text,
      );
    }),
  );
});
