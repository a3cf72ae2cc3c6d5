import { expect, test } from "vitest";
import { openKnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { Day } from "../vocabulary/day.ts";
import { chargeModelBytes, readChargeModel } from "./charge-model.ts";
import { openChargeRecognition } from "./charge-recognition.ts";

const TODAY = Day.parse("2026-11-24");
const recognise = openChargeRecognition(openKnowledgeBase());

const BURGLARY =
  "2025年3月2日凌晨，被告人张某某翻窗进入被害人李某位于某小区的家中，趁其熟睡之机，窃得放在床头的现金人民币三千元、手机一部，后将手机销赃，得款挥霍。经价格认定，被盗手机价值人民币二千元。";

test("recogniseCharges() reads common crimes from their facts, with the sentence and words that speak for them (AD-20)", () => {
  const { charges, isKnown } = recognise(BURGLARY, TODAY);
  const [first] = charges;
  expect(isKnown).toBe(true);
  expect(first?.name).toBe("盗窃罪");
  expect(first?.probability).toBeGreaterThan(0.5);
  expect(first?.sentences.map(({ start, end }) => BURGLARY.slice(start, end)).join("")).toContain("窃得");
  for (const word of first?.words ?? []) expect(BURGLARY).toContain(word);
});

test.each([
  [
    "危险驾驶罪",
    "被告人王某酒后驾驶小型轿车行驶至某路口时，被执勤交警当场查获。经鉴定，其血液酒精含量为156mg/100ml，属醉酒驾驶机动车。",
  ],
  ["非法种植毒品原植物罪", "民警在巡逻时发现被告人赵某在自家菜地内种植大量罂粟，经现场清点并铲除，共计罂粟八百余株。"],
  [
    "诈骗罪",
    "被告人周某虚构自己能够帮人办理入学的事实，骗取被害人吴某信任，先后收取其转账人民币八万元，随后将微信拉黑，所得款项用于个人挥霍。",
  ],
])("recogniseCharges() puts %s first", (name, facts) => {
  expect(recognise(facts, TODAY).charges[0]?.name).toBe(name);
});

test("recogniseCharges() uses the name in use on the day", () => {
  const facts =
    "被告人陈某未经许可，使用捕鸟网非法猎捕猫头鹰三只，经鉴定均为国家二级重点保护的珍贵、濒危野生动物，民警在其家中查获。";
  const nameOn = (day: string) => recognise(facts, Day.parse(day)).charges[0]?.name;
  expect(nameOn("2015-06-01")).toBe("非法猎捕、杀害珍贵、濒危野生动物罪");
  expect(nameOn("2026-11-24")).toBe("危害珍贵、濒危野生动物罪");
});

test("recogniseCharges() says that it does not know where the text tells of no conduct", () => {
  expect(recognise("", TODAY)).toEqual({ charges: [], isKnown: false });
  expect(recognise("今天天气很好。", TODAY).isKnown).toBe(false);
  expect(
    recognise("原告与被告于2020年登记结婚，婚后性格不合，现原告要求离婚并分割夫妻共同财产，请法院依法判决。", TODAY)
      .isKnown,
  ).toBe(false);
});

test("recogniseCharges() does not listen to the name of the crime, to sex, ethnicity or origin", () => {
  const plain = recognise(BURGLARY, TODAY).charges[0];
  const named = recognise(`${BURGLARY}应当以抢劫罪追究其刑事责任。`, TODAY).charges[0];
  expect(named?.name).toBe(plain?.name);
  const told = BURGLARY.replace("张某某", "张某某（女，1990年1月1日出生，回族，文盲，农民，户籍地某省某县）");
  const other = recognise(told, TODAY).charges[0];
  expect(other?.name).toBe(plain?.name);
  expect(Math.abs((other?.probability ?? 0) - (plain?.probability ?? 1))).toBeLessThan(0.02);
});

test("readChargeModel() reads what chargeModelBytes() writes, and the model holds no name of a person behind 被告人", () => {
  const file = readChargeModel();
  expect(chargeModelBytes(file).length).toBeLessThan(4_000_000);
  expect(file.model.terms.size).toBeGreaterThan(10_000);
  expect([...file.model.terms.keys()].filter((term) => /汉族|回族|维吾|[某×]/u.test(term))).toEqual([]);
});
