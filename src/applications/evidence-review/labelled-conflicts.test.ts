import { expect, test } from "vitest";
import type { CaseParty } from "../../engine/evidence/case-parties.ts";
import type { Paper } from "../../engine/evidence/paper.ts";
import { labelledConflicts } from "./labelled-conflicts.ts";

const paper = (kind: string, text: string, doubtful: Paper["pages"][number]["doubtful"] = []): Paper => ({
  id: kind,
  kind,
  title: kind,
  day: null,
  author: null,
  pages: [{ original: kind, number: 1, text, sealed: false, confidence: 1, doubtful }],
});

const person = (name: string, voice: CaseParty["voice"]): CaseParty => ({
  name,
  voice,
  number: 1,
  idNumber: undefined,
  isOrganisation: name.endsWith("公司"),
  passage: undefined,
});
const PARTIES = [person("沈承宇", "plaintiff"), person("罗云舒", "defendant")];

const told = (papers: readonly Paper[], parties: readonly CaseParty[] = PARTIES): string[] =>
  labelledConflicts(papers, parties).map(
    ({ about, statements }) => `${about} ${statements.map(({ says }) => says).join("/")}`,
  );

test("labelledConflicts() finds another day, time, road and plate of one accident (EV-60)", () => {
  const complaint = paper("complaint", "2024年3月2日8时许，被告驾驶云A12345号轿车在文昌路与原告相撞。");
  const other = paper(
    "accident-determination",
    "事故时间：2024年3月2日16时20分\n事故地点：明江市青溪区长宁路\n罗云舒驾驶云A12346号轿车",
  );
  expect(told([complaint, other]).sort()).toEqual([
    "place 文昌路/长宁路",
    "plate 云A12345/云A12346",
    "time 8时许/16时20分",
  ]);
});

test("labelledConflicts() takes rough times, two plates of two cars and a later change of terms for no contradiction", () => {
  const complaint = paper(
    "complaint",
    "2024年3月2日8时许，云A12345与云A12346在文昌路相撞。月租金3000元，后月租金调整为3500元。",
  );
  const other = paper("accident-determination", "事故时间：2024年3月2日8时20分\n云A12346号轿车\n月租金为3000元");
  expect(told([complaint, other])).toEqual([]);
});

test("labelledConflicts() holds a stay in hospital against the pleading only, since there may be several", () => {
  const one = paper("medical-record", "入院日期：2024年3月2日\n出院日期：2024年3月9日");
  const other = paper("invoice", "入院日期：2024年5月6日\n出院日期：2024年5月20日");
  expect(told([one, other])).toEqual([]);
  const complaint = paper("complaint", "原告于2024年4月1日入院治疗。");
  expect(told([complaint, one, other])).toEqual(["date 2024年4月1日/2024年3月2日"]);
});

test("labelledConflicts() finds rents, births and ties that differ and leaves claims alone", () => {
  const complaint = paper(
    "complaint",
    "原告：沈承宇，男，1990年5月6日出生。\n请求判令被告支付押金9000元。\n原告与被告系朋友关系，月租金3000元。",
  );
  const lease = paper("lease", "押金3000元\n月租金为3500元");
  const register = paper("household-register", "姓名：沈承宇\n出生日期：1990年6月5日");
  const answer = paper("answer", "原告与被告系兄弟关系。");
  expect(told([complaint, lease, register, answer]).sort()).toEqual([
    "amount 3000元/3500元",
    "birth 1990年5月6日/1990年6月5日",
    "relationship 朋友/兄弟",
  ]);
});

test("labelledConflicts() finds another signer, but not an agent who says so (EV-47)", () => {
  const lease = "出租人：沈承宇\n承租人：罗云舒\n出租人（签字）：沈承宇\n承租人（签字）：柳文博";
  expect(told([paper("lease", lease)])).toEqual(["signature 罗云舒/柳文博"]);
  expect(told([paper("lease", `${lease}\n（委托代理人代签）`)])).toEqual([]);
});

test("labelledConflicts() founds nothing on a line that was recognised unsurely, on mediation or on the court's own paper", () => {
  const complaint = paper("complaint", "2020年3月5日入职被告处工作。");
  const text = "入职日期：2021年3月5日";
  expect(told([complaint, paper("labour-contract", text)])).toHaveLength(1);
  expect(told([complaint, paper("labour-contract", text, [{ start: 0, end: text.length }])])).toEqual([]);
  expect(told([complaint, paper("mediation-record", text), paper("judgment", text)])).toEqual([]);
});

test("labelledConflicts() reads a value across the break of a line and quotes it as it stands", () => {
  const long = "原告诉称双方签订租赁合同约定由被告承租原告房屋月租金为30";
  const complaint = paper("complaint", `${long}\n00元并按月支付，被告至今没有支付过任何一个月的租金给原告，`);
  const [found] = labelledConflicts([complaint, paper("lease", "月租金3500元")], PARTIES);
  expect(found?.statements[0]).toMatchObject({ says: "3000元", passage: { quote: "30\n00元" } });
});
