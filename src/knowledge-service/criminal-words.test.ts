import { expect, test } from "vitest";
import { readAllegedFacts } from "../engine/reasoning/sentencing/alleged-facts.ts";
import { findCircumstances, readCircumstances } from "../engine/reasoning/sentencing/find-circumstances.ts";
import { amountOf, findCrimeAmounts } from "../engine/reasoning/sentencing/find-crime-amounts.ts";
import { findQuantities } from "../engine/reasoning/sentencing/find-quantities.ts";
import { readOffenceText } from "../engine/reasoning/sentencing/offence-words.ts";
import { openKnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { Day } from "../vocabulary/day.ts";

const on = Day.parse("2025-05-01");
const base = openKnowledgeBase();
const circumstances = base.circumstances(on);
const rules = base.sentencing(on);
if (!rules) throw new Error("no rules of sentencing");

/** Stated ids plain, argued ones with ?, denied ones with −, described ones with ~, sorted. */
function told(text: string): string[] {
  const readings = readCircumstances(findCircumstances(readOffenceText(text), circumstances));
  return readings
    .map(({ id, stance, strength }) => {
      const mark = { stated: "", argued: "?", denied: "-" }[stance];
      return `${id}${mark}${strength === "described" ? "~" : ""}`;
    })
    .sort();
}

test.each<[string, string[]]>([
  // surrender
  ["被告人沈某系自首，依法可以从轻处罚。", ["surrender"]],
  ["被告人沈某案发后主动投案，如实供述自己的罪行，是自首。", ["confession", "surrender"]],
  ["被告人沈某的行为不构成自首。", ["surrender-"]],
  ["被告人沈某不属于自首。", ["surrender-"]],
  ["被告人沈某到案经过不能认定为自首。", ["surrender-"]],
  ["不应认定被告人沈某具有自首情节。", ["surrender-"]],
  ["被告人沈某没有自首情节。", ["surrender-"]],
  ["辩护人提出被告人沈某构成自首。", ["surrender?"]],
  ["辩护人提出被告人沈某构成自首的意见，与查明的事实不符，本院不予采纳。", ["surrender-"]],
  ["辩护人提出被告人沈某构成自首的意见，有到案经过证实，本院予以采纳。", ["surrender"]],
  ["关于自首的辩护意见不能成立。", ["surrender-"]],
  ["关于自首的辩解，缺乏事实依据，不予支持。", ["surrender-"]],
  ["被告人沈某经公安机关电话通知后主动到案。", ["surrender~"]],
  ["被告人沈某明知他人报警仍在现场等待。", ["surrender~"]],
  ["被告人沈某在亲属陪同下到公安机关投案。", ["surrender~"]],
  ["被告人沈某并未主动投案。", ["surrender-~"]],
  ["公诉机关认为被告人沈某具有自首、认罪认罚情节。", ["plea", "surrender"]],
  ["被告人沈某自首后又翻供，不能构成自首。", ["surrender-"]],
  ["公诉机关未认定被告人沈某自首。", ["surrender-"]],
  ["上诉人沈某上诉称其系自首，原判量刑过重。", ["surrender?"]],
  // confession
  ["被告人沈某到案后如实供述自己的犯罪事实。", ["confession"]],
  ["被告人沈某归案后如实供述，系坦白。", ["confession"]],
  ["被告人沈某到案后未如实供述自己的罪行。", ["confession-"]],
  ["被告人沈某拒不如实供述自己的罪行。", ["confession-"]],
  ["被告人沈某对指控的事实供认不讳。", ["confession~"]],
  ["被告人沈某不构成坦白。", ["confession-"]],
  ["被告人沈某如实供述了全部作案经过。", ["confession"]],
  ["被告人沈某辩称其有坦白情节。", ["confession?"]],
  ["被告人沈某虽有坦白情节，但罪行严重。", ["confession"]],
  ["被告人沈某没有坦白。", ["confession-"]],
  // plea and court
  ["被告人沈某自愿认罪认罚，签署具结书。", ["plea"]],
  ["被告人沈某不认罪认罚。", ["plea-"]],
  ["被告人沈某未签署具结书。", ["plea-"]],
  ["被告人沈某当庭自愿认罪。", ["plea-in-court"]],
  ["被告人沈某当庭认罪，有悔罪表现。", ["plea-in-court"]],
  ["被告人沈某在审查起诉阶段签署了认罪认罚具结书。", ["plea"]],
  ["辩护人认为被告人沈某认罪认罚，请求从宽。", ["plea?"]],
  ["被告人沈某庭审中自愿认罪。", ["plea-in-court"]],
  ["被告人沈某当庭拒绝认罪认罚。", ["plea-"]],
  // merit
  ["被告人沈某具有立功表现。", ["merit"]],
  ["被告人沈某检举揭发他人犯罪，经查证属实。", ["merit~"]],
  ["被告人沈某协助公安机关抓获同案犯，系立功。", ["merit"]],
  ["被告人沈某的行为不构成立功。", ["merit-"]],
  ["辩护人提出沈某有立功表现的意见，证据不足，不予采信。", ["merit-"]],
  ["被告人沈某有重大立功表现。", ["merit"]],
  ["被告人沈某提供线索的行为不属于立功。", ["merit-"]],
  ["被告人沈某未能协助抓获同案人。", ["merit-~"]],
  // returns and forgiveness
  ["被告人沈某已退赃。", ["restitution"]],
  ["被告人沈某退赔被害人全部损失。", ["restitution"]],
  ["被告人沈某未退赃。", ["restitution-"]],
  ["被告人沈某至今尚未退赔。", ["restitution-"]],
  ["被告人沈某主动退缴违法所得三千元。", ["restitution"]],
  ["涉案手机已发还被害人。", ["restitution~"]],
  ["被告人沈某全额退还赃款。", ["restitution"]],
  ["被告人沈某取得被害人谅解。", ["forgiveness"]],
  ["被告人沈某未取得被害人谅解。", ["forgiveness-"]],
  ["被害人对被告人沈某表示谅解。", ["forgiveness"]],
  ["被害人不予谅解。", ["forgiveness-"]],
  ["被告人沈某积极赔偿被害人经济损失。", ["forgiveness"]],
  ["被告人沈某没有赔偿被害人损失。", ["forgiveness-"]],
  ["双方达成和解协议。", ["settlement"]],
  ["双方未达成和解。", ["settlement-"]],
  ["被告人沈某与被害人达成刑事和解。", ["settlement"]],
  ["被告人沈某退赔并获得谅解。", ["forgiveness", "restitution"]],
  // recidivism and records
  ["被告人沈某系累犯，依法应当从重处罚。", ["recidivism"]],
  ["被告人沈某不构成累犯。", ["recidivism-"]],
  ["被告人沈某不属于累犯。", ["recidivism-"]],
  ["被告人沈某在刑罚执行完毕后五年内再犯。", ["recidivism~"]],
  ["辩护人提出沈某不构成累犯的意见，本院予以采纳。", ["recidivism-"]],
  ["被告人沈某有前科，酌情从重。", ["prior-record"]],
  ["被告人沈某曾因犯盗窃罪被判处有期徒刑六个月。", ["prior-record"]],
  ["被告人沈某因犯盗窃罪于2019年被法院判处拘役三个月。", ["prior-record"]],
  ["被告人沈某无前科。", ["first-offence"]],
  ["被告人沈某没有前科。", ["first-offence"]],
  ["被告人沈某系初犯、偶犯。", ["first-offence"]],
  ["被告人沈某无犯罪记录。", ["first-offence"]],
  ["被告人沈某并非初犯。", ["first-offence-"]],
  ["被告人沈某系毒品再犯。", ["drug-recidivism"]],
  ["被告人沈某有犯罪前科，系累犯。", ["prior-record", "recidivism"]],
  // participation
  ["在共同犯罪中，被告人沈某系从犯。", ["accessory"]],
  ["被告人沈某起次要作用，是从犯。", ["accessory"]],
  ["被告人沈某不是从犯。", ["accessory-"]],
  ["被告人沈某不宜认定为从犯。", ["accessory-"]],
  ["辩护人认为沈某系从犯。", ["accessory?"]],
  ["辩护人提出沈某系从犯的意见，予以采纳。", ["accessory"]],
  ["辩护人提出沈某系从犯的意见，不予采纳。", ["accessory-"]],
  ["被告人沈某起主要作用，系主犯。", ["principal"]],
  ["二被告人作用相当，不区分主从犯。", ["accessory-"]],
  ["被告人沈某系被胁迫参加犯罪，系胁从犯。", ["coerced"]],
  ["被告人沈某在共同犯罪中作用相对较小。", ["accessory~"]],
  ["被告人沈某系犯罪集团的首要分子。", ["ring-leader"]],
  ["被告人沈某不是首要分子。", ["ring-leader-"]],
  // stages
  ["被告人沈某系犯罪未遂。", ["attempt"]],
  ["被告人沈某因意志以外的原因未得逞，系犯罪未遂。", ["attempt"]],
  ["被告人沈某的行为不构成犯罪未遂。", ["attempt-"]],
  ["辩护人提出本案系犯罪未遂的意见，不能成立。", ["attempt-"]],
  ["被告人沈某因被人发现未能得逞。", ["attempt~"]],
  ["被告人沈某自动放弃犯罪，系犯罪中止。", ["desistance"]],
  ["被告人沈某不构成犯罪中止。", ["desistance-"]],
  ["被告人沈某为实施抢劫准备工具，系犯罪预备。", ["preparation"]],
  ["被告人沈某的诈骗行为部分未遂。", ["attempt"]],
  ["被告人沈某的行为属防卫过当。", ["excessive-defence"]],
  ["被告人沈某的行为不属于防卫过当。", ["excessive-defence-"]],
  ["辩护人认为沈某系防卫过当。", ["excessive-defence?"]],
  // persons
  ["被告人沈某犯罪时未满十八周岁。", ["minor"]],
  ["被告人沈某犯罪时已满十六周岁不满十八周岁。", ["minor"]],
  ["被告人沈某作案时系未成年人。", ["minor"]],
  ["被害人犯罪时未满十八周岁一节与本案无关。", []],
  ["被告人沈某已满七十五周岁。", ["old"]],
  ["被告人沈某系又聋又哑的人。", ["deaf-blind"]],
  ["被告人沈某系盲人。", ["deaf-blind"]],
  ["被告人沈某不是聋哑人。", ["deaf-blind-"]],
  ["经鉴定，被告人沈某作案时具有限制刑事责任能力。", ["limited-capacity"]],
  ["经鉴定，被告人沈某作案时具有完全刑事责任能力。", []],
  ["被害人系未成年人。", ["weak-victim"]],
  ["被告人沈某针对老年人实施诈骗。", ["weak-victim"]],
  ["被告人沈某在疫情防控期间实施诈骗。", ["disaster"]],
  ["被害人存在过错。", ["victim-fault"]],
  ["被害人不存在过错。", []],
  ["辩护人提出被害人有过错的意见，不予采纳。", ["victim-fault-"]],
  ["本案因邻里纠纷引发。", ["neighbour-dispute"]],
  ["被告人沈某向未成年人贩卖毒品。", ["minors-in-drugs"]],
  ["被告人沈某主动索取贿赂，系索贿。", ["demanded"]],
  ["被告人沈某在羁押期间表现良好，羁押期间表现好。", ["good-conduct"]],
  // the law itself and other things
  ["犯罪以后自动投案，如实供述自己的罪行的，是自首。", []],
  ["在共同犯罪中起次要或者辅助作用的，是从犯。", []],
  ["被告人沈某驾车离开现场。", []],
  ["民警在现场将被告人沈某抓获。", []],
  ["被告人沈某到庭参加诉讼。", []],
  ["公诉机关建议对被告人沈某判处有期徒刑一年。", []],
  ["被告人沈某对指控的罪名没有异议。", []],
  ["本院对被告人沈某自首的认定没有异议。", ["surrender"]],
])("findCircumstances() in “%s”", (text, ids) => {
  expect(told(text)).toEqual(ids);
});

test("findCircumstances() tells the accused apart", () => {
  const read = readOffenceText("被告人沈某系累犯。被告人何某不构成累犯，系从犯。其到案后如实供述犯罪事实。");
  const readings = readCircumstances(findCircumstances(read, circumstances));
  expect(readings.map(({ id, person, stance }) => [id, person, stance])).toEqual([
    ["recidivism", "沈某", "stated"],
    ["recidivism", "何某", "denied"],
    ["accessory", "何某", "stated"],
    ["confession", "何某", "stated"],
  ]);
});

test("findCircumstances() gives places whose text stands there, over line breaks of a scan too", () => {
  const text = "被告人沈某归案后如实供\n述，系坦\n白；另退 赃。";
  const found = findCircumstances(readOffenceText(text), circumstances);
  expect(found.map(({ id }) => id)).toEqual(["confession", "confession", "restitution"]);
  for (const { start, end, text: quote } of found) expect(text.slice(start, end)).toBe(quote);
});

test("nothing that is read changes with sex, ethnicity, religion, origin or place of birth", () => {
  const tale = (person: string) =>
    `${person}被告人沈某进入被害人家中盗窃现金3000元，归案后如实供述，系累犯，已退赃500元，未取得谅解。`;
  const charge = base.charge("盗窃罪", on);
  if (!charge) throw new Error("no rules of theft");
  const all = (text: string) => {
    const read = readOffenceText(text);
    const { alleged } = readAllegedFacts(read, charge, rules);
    return { told: told(text), alleged, amounts: findCrimeAmounts(text, rules).map(({ fen, role }) => [fen, role]) };
  };
  const first = all(tale("男，汉族，不信教，城镇户口，云州省明江市人。"));
  const others = [
    "女，汉族",
    "男，回族",
    "女，维吾尔族，信仰伊斯兰教",
    "男，藏族，农民，外省农村户口",
    "女，外国籍",
    "",
  ];
  for (const person of others) expect(all(tale(person === "" ? "" : `${person}。`))).toEqual(first);
  const words = circumstances.flatMap((one) => [...one.words, ...one.hints]).join(" ");
  expect(words).not.toMatch(/男|女性|民族|汉族|回族|信仰|宗教|籍贯|户籍|外地|农民/u);
});

test.each<[string, [number, string | null][]]>([
  [
    "盗窃现金3000元，后退赃1000元。",
    [
      [300000, "taken"],
      [100000, "returned"],
    ],
  ],
  [
    "骗取被害人何某人民币12万元，已退还3万元。",
    [
      [12000000, "taken"],
      [3000000, "returned"],
    ],
  ],
  [
    "被盗手机价值2000元，赔偿被害人2500元。",
    [
      [200000, "taken"],
      [250000, "compensated"],
    ],
  ],
  [
    "共计骗取50000元，从中非法获利5000元。",
    [
      [5000000, "taken"],
      [500000, "gain"],
    ],
  ],
  ["判处有期徒刑六个月，并处罚金人民币2000元。", [[200000, "fine"]]],
  [
    "该银行卡支付结算金额达900000元，获利8000元。",
    [
      [90000000, "settled"],
      [800000, "gain"],
    ],
  ],
  [
    "累计抽头渔利6000元，查获赌资30000元。",
    [
      [600000, "rake"],
      [3000000, "stake"],
    ],
  ],
  [
    "透支本金49000元，另有利息20000元。",
    [
      [4900000, "overdraft"],
      [2000000, "interest"],
    ],
  ],
  [
    "吸收资金共计900000元，造成经济损失300000元。",
    [
      [90000000, "absorbed"],
      [30000000, "loss"],
    ],
  ],
  ["收受何某贿送的现金120000元。", [[12000000, "bribe"]]],
  [
    "盗窃手机一部（价值1000元）、手表一块（价值500元）。",
    [
      [100000, "taken"],
      [50000, "taken"],
    ],
  ],
  ["被告人沈某欠何某800元。", [[80000, null]]],
])("findCrimeAmounts() in “%s”", (text, amounts) => {
  expect(findCrimeAmounts(text, rules).map(({ fen, role }) => [fen, role])).toEqual(amounts);
});

test("amountOf() takes a stated total, else the only sum, else adds different ones", () => {
  const read = (text: string) => amountOf("taken", findCrimeAmounts(text, rules));
  expect(read("盗窃1000元。又盗窃2000元。共计盗窃3000元。")).toMatchObject({ fen: 300000, how: "stated-total" });
  expect(read("盗窃1000元。上述被盗1000元未追回。")).toMatchObject({ fen: 100000, how: "single" });
  expect(read("盗窃1000元。又盗窃2000元。")).toMatchObject({ fen: 300000, how: "sum" });
  expect(read("未见金额。")).toBeUndefined();
});

test.each<[string, [string, number][]]>([
  ["血液中酒精含量为168.5毫克/100毫升。", [["alcohol", 168.5]]],
  ["血液乙醇含量为131mg/100ml", [["alcohol", 131]]],
  ["贩卖甲基苯丙胺0.8克。", [["drug", 800]]],
  [
    "查获海洛因12.5克、氯胺酮30克。",
    [
      ["drug", 12500],
      ["drug", 30000],
    ],
  ],
  ["贩卖冰毒1千克。", [["drug", 1000000]]],
  ["购买白糖50克。", []],
  ["造成两人死亡。", [["deaths", 2]]],
  ["致行人何某当场死亡。", [["deaths", 1]]],
  ["被害人何某经抢救无效死亡。", [["deaths", 1]]],
  ["被害人何某的损伤程度构成轻伤二级。", [["light-injuries", 1]]],
  [
    "致一人重伤、二人轻伤。",
    [
      ["grave-injuries", 1],
      ["light-injuries", 2],
    ],
  ],
  ["构成轻微伤。", [["slight-injuries", 1]]],
  ["未造成轻伤。", []],
  ["先后三次容留何某吸食毒品。", [["times", 3]]],
  ["向160余名投资人吸收资金。", [["people", 160]]],
  ["群发诈骗短信5000条。", [["messages", 5000]]],
])("findQuantities() in “%s”", (text, quantities) => {
  expect(findQuantities(text, rules.drugs).map(({ kind, value }) => [kind, value])).toEqual(quantities);
});

test("readAllegedFacts() reads measures and facts of a crime, and leaves denied ones out", () => {
  const charge = base.charge("盗窃罪", on);
  if (!charge) throw new Error("no rules of theft");
  const text = "被告人沈某潜入何某家中，盗窃现金2000元、价值1000元的手表一块。被告人未携带凶器。";
  const { alleged, measures } = readAllegedFacts(readOffenceText(text), charge, rules);
  expect(alleged.facts).toEqual(["dwelling"]);
  expect(alleged.measures).toEqual({ amount: 300000 });
  expect(measures[0]?.how).toBe("sum");
});
