import { expect, test } from "vitest";
import { levelOf, parseJudgment, tierOf } from "./judgment.ts";

const CIVIL = `云州省明江市青溪区人民法院
民 事 判 决 书
（2023）云9907民初12号
原告：文静，女，住云州省明江市青溪区。
被告：志诚，男，住云州省明江市青溪区。
原告文静与被告志诚民间借贷纠纷一案，本院于2023年1月3日立案后，依法适用简易程序，公开开庭进行了审理。
经审理查明：2021年5月6日，被告向原告借款10000元，出具借条。
本院认为，合法的借贷关系受法律保护。依照《中华人民共和国民法典》第六百七十五条之规定，判决如下：
一、被告志诚于本判决生效后十日内归还原告文静借款10000元；
二、驳回原告文静的其他诉讼请求。
审判员 王守正
二〇二三年三月五日`;

test("parseJudgment() takes a civil judgment apart", () => {
  const parts = parseJudgment(CIVIL);
  expect(parts).toMatchObject({
    court: "云州省明江市青溪区人民法院",
    courtLevel: "basic",
    caseNumber: "（2023）云9907民初12号",
    documentType: "民事判决书",
    ending: "judgment",
    decidedOn: "2023-03-05",
    cause: "民间借贷纠纷",
  });
  expect(parts.facts).toMatch(/^经审理查明：2021年5月6日/u);
  expect(parts.reasoning).toMatch(/^本院认为，合法/u);
  expect(parts.result).toMatch(/^一、被告志诚/u);
});

test("parseJudgment() names the charge of the operative part, not the one that was alleged", () => {
  const text = `甲某抢劫罪一审刑事判决书 云州省河阳市中级人民法院 刑事判决书 （2019）云9921刑初5号 河阳市人民检察院指控被告人甲某犯抢劫罪，提起公诉。经审理查明，甲某夺取他人手机。本院认为，甲某的行为构成抢夺罪，指控罪名有误。判决如下： 被告人甲某犯抢夺罪，判处有期徒刑一年。 二〇一九年十月十一日`;
  const parts = parseJudgment(text);
  expect(parts).toMatchObject({
    court: "云州省河阳市中级人民法院",
    courtLevel: "intermediate",
    cause: "抢夺罪",
    decidedOn: "2019-10-11",
  });
});

test("parseJudgment() reads the reasoning of the court itself in an appeal", () => {
  const text = `云州省高级人民法院 民事判决书 （2022）云99民终8号 一审法院认为借款成立，判决如下：归还借款。经审理查明，事实一致。本院认为，上诉理由不成立。判决如下：驳回上诉，维持原判。`;
  expect(parseJudgment(text).result).toBe("驳回上诉，维持原判。");
});

test("parseJudgment() says null for what the text does not hold", () => {
  expect(parseJudgment("今天天气很好。")).toMatchObject({
    court: null,
    caseNumber: null,
    decidedOn: null,
    cause: null,
    facts: null,
  });
});

test("levelOf() and tierOf() follow the name of the court (SC-03)", () => {
  expect(
    ["最高人民法院", "云州省高级人民法院", "明江市中级人民法院", "青溪区人民法院"].map(levelOf).map(tierOf),
  ).toEqual([2, 3, 4, 4]);
});
