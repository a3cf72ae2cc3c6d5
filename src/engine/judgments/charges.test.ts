import { expect, test } from "vitest";
import { chargeNames } from "./charge-names.ts";
import { allegedCharges, convictedCharges, provedCharges } from "./charges.ts";
import { monthsOf, readConvictions, readSentence } from "./convictions.ts";

test.each([
  ["被告人甲某犯贩卖毒品罪,判处有期徒刑一年;犯容留他人吸毒罪,判处拘役五个月。", ["贩卖毒品罪", "容留他人吸毒罪"]],
  ["被告人甲某犯掩饰、隐瞒犯罪所得罪,判处罚金。", ["掩饰、隐瞒犯罪所得罪"]],
  ["被告人甲某犯侵犯公民个人信息罪,免予刑事处罚。", ["侵犯公民个人信息罪"]],
  ["被告人甲前犯盗窃罪、抢劫罪,判处有期徒刑五年。", ["盗窃罪", "抢劫罪"]],
  ["被告人甲某犯拒不执行判决、裁定罪,判处有期徒刑一年。", ["拒不执行判决、裁定罪"]],
  ["被告人甲某犯组织、利用会道门罪,犯数罪,应当并罚。", ["组织、利用会道门罪"]],
])("convictedCharges() reads %s", (text, charges) => {
  expect(convictedCharges(text)).toEqual(charges);
});

test("allegedCharges() and provedCharges() leave out what is denied and what is no charge", () => {
  expect(allegedCharges("公诉机关指控被告人甲某犯诈骗罪,于2020年1月1日提起公诉")).toEqual(["诈骗罪"]);
  expect(provedCharges("其行为不构成诈骗罪,已构成侵占罪。被告人认罪,系犯罪未遂。")).toEqual(["侵占罪"]);
});

test("chargeNames() finds the listed name of a selective crime, of an alias and of two crimes in one", () => {
  const name = chargeNames([
    { name: "走私、贩卖、运输、制造毒品罪" },
    { name: "组织他人偷越国（边）境罪" },
    { name: "抢劫罪" },
    { name: "盗窃罪" },
    { name: "以危险方法危害公共安全罪", aliases: ["危害公共安全罪"] },
  ]);
  expect(
    ["贩卖毒品罪", "运输、贩卖毒品罪", "组织他人偷越国边境罪", "危害公共安全罪", "抢劫和盗窃罪", "不存在罪"].map(name),
  ).toEqual([
    ["走私、贩卖、运输、制造毒品罪"],
    ["走私、贩卖、运输、制造毒品罪"],
    ["组织他人偷越国（边）境罪"],
    ["以危险方法危害公共安全罪"],
    ["抢劫罪", "盗窃罪"],
    ["不存在罪"],
  ]);
});

test.each([
  ["判处死刑,剥夺政治权利终身", { kind: "death", months: null, probationMonths: null, fine: null }],
  ["判处死刑,缓期二年执行", { kind: "death-suspended", months: null, probationMonths: null, fine: null }],
  ["判处无期徒刑,并处没收个人全部财产", { kind: "life", months: null, probationMonths: null, fine: null }],
  [
    "判处有期徒刑三年六个月,并处罚金人民币二万元",
    { kind: "fixed-term", months: 42, probationMonths: null, fine: 2_000_000 },
  ],
  ["判处拘役五个月,缓刑六个月", { kind: "detention", months: 5, probationMonths: 6, fine: null }],
  ["单处罚金人民币3000元", { kind: "fine-only", months: null, probationMonths: null, fine: 300_000 }],
  ["免予刑事处罚", { kind: "exempted", months: null, probationMonths: null, fine: null }],
  [
    "判处有期徒刑十年。合并尚未执行的有期徒刑六个月,数罪并罚,决定执行有期徒刑十年零三个月,罚金人民币1万元",
    { kind: "fixed-term", months: 123, probationMonths: null, fine: 1_000_000 },
  ],
])("readSentence() reads %s", (text, sentence) => {
  expect(readSentence(text)).toEqual(sentence);
});

test("readSentence() and monthsOf() say nothing where nothing is said", () => {
  expect(readSentence("责令退赔")).toBeUndefined();
  expect(["一年", "两年零三个月", "十个月", "几天", undefined].map(monthsOf)).toEqual([
    12,
    27,
    10,
    undefined,
    undefined,
  ]);
});

test("readConvictions() tells defendants apart and joins the sentences of one", () => {
  const found = readConvictions([
    "一、被告人甲某犯受贿罪,判处有期徒刑十年;被告人甲某犯滥用职权罪,判处有期徒刑三年;数罪并罚,决定执行有期徒刑十一年。",
    "二、被告人乙某犯行贿罪,判处有期徒刑一年(刑期自2020年1月1日起至2020年12月31日止)。",
    "三、撤销某县人民法院对被告人丙某犯盗窃罪的判决。",
    "四、维持原判第二项,即被告人丁某犯诈骗罪,判处拘役三个月。",
    "五、被告人戊某无罪。",
  ]);
  expect(
    found.map(({ defendant, charges, sentence }) => [defendant, charges.join("/"), sentence.kind, sentence.months]),
  ).toEqual([
    ["甲某", "受贿罪/滥用职权罪", "fixed-term", 132],
    ["乙某", "行贿罪", "fixed-term", 12],
    ["丁某", "诈骗罪", "detention", 3],
    ["戊某", "", "acquitted", null],
  ]);
});
