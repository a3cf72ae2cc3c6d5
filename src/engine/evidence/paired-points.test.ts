import { expect, test } from "vitest";
import type { CaseField } from "../../vocabulary/case-record.ts";
import type { ArgumentTopic } from "../../vocabulary/focus-label.ts";
import { type AdmissionDoubt, admittedFacts, disputedFacts, statedFacts } from "./admitted-facts.ts";
import { type CaseParty, casePartiesOf } from "./case-parties.ts";
import { pairedPoints } from "./paired-points.ts";
import type { Paper } from "./paper.ts";
import { complaintPoints, defencePoints } from "./points.ts";
import { type Said, saidIn } from "./said.ts";
import { findStances } from "./stances.ts";

const TOPICS: ArgumentTopic[] = [
  { id: "loan", name: { zh: "借款", en: "loan" }, words: ["借款", "本金"] },
  { id: "interest", name: { zh: "利息", en: "interest" }, words: ["利息", "利率"] },
  { id: "goods", name: { zh: "货物", en: "goods" }, words: ["货物", "质量"] },
];

const paper = (kind: string, text: string): Paper => ({
  id: kind,
  kind,
  title: kind,
  day: null,
  author: null,
  pages: [{ original: kind, number: 1, text, sealed: false, confidence: 1, doubtful: [] }],
});
const field = (name: string, value: string): CaseField => ({
  name,
  value,
  passages: [],
  confidence: 1,
  status: "confirmed",
  conflicts: [],
  warnings: [],
});
const FIELDS = [
  field("plaintiffs.1.name", "秦若溪"),
  field("defendants.1.name", "罗锦锋"),
  field("claims.1.text", "判令被告归还借款本金100000元"),
  field("claims.2.text", "判令被告支付利息"),
];
const PARTIES = casePartiesOf(FIELDS);
const COMPLAINT = paper(
  "complaint",
  "民事起诉状\n原告：秦若溪，女，1990年1月1日出生。\n诉讼请求：归还借款。\n事实与理由：2023年9月1日被告向原告借款100000元。约定年利率10%。",
);

function read(...papers: Paper[]): readonly Said[] {
  return saidIn([COMPLAINT, ...papers], PARTIES);
}
function pairsOf(...papers: Paper[]) {
  const said = read(...papers);
  return pairedPoints(complaintPoints(FIELDS, said), defencePoints(said), TOPICS, findStances(said));
}

test("defencePoints() keeps numbered points together and leaves heads and closing formulas out", () => {
  const answer = paper(
    "answer",
    "民事答辩状\n答辩人：罗锦锋，男，1988年1月1日出生，住云州省明江市。\n一、借款本金只有80000元。其余没有收到。\n二、没有约定利息。\n综上，请求驳回原告的诉讼请求。\n此致\n明江市人民法院",
  );
  expect(defencePoints(read(answer)).map(({ text }) => text)).toEqual([
    "一、借款本金只有80000元。其余没有收到。",
    "二、没有约定利息。",
  ]);
});

test("pairedPoints() sets each point of the defence against the claim and the fact it answers (AD-01)", () => {
  const [principal, interest] = pairsOf(
    paper("answer", "一、借款本金100000元没有收到。\n二、没有约定利息，利率过高。"),
  );
  expect(principal).toMatchObject({ stance: "contests", claim: { point: { number: 1 } } });
  expect(principal?.allegation?.point.text).toContain("借款100000元");
  expect(interest).toMatchObject({ stance: "contests", claim: { point: { number: 2 } } });
});

test("pairedPoints() abstains where nothing in the complaint is near, and quotes the file at its place", () => {
  const answer = paper("answer", "答辩人交来的三台冰箱已经修好。");
  const [pair] = pairsOf(answer);
  expect(pair).toMatchObject({ claim: undefined, allegation: undefined });
  const place = pair?.defence.passages[0];
  expect(answer.pages[0]?.text.slice(place?.start, place?.end)).toBe(place?.quote);
});

test("a point that offers to pay accepts; one that offers nothing and denies nothing adds", () => {
  const [first, second] = pairsOf(paper("answer", "一、被告愿意归还借款本金。\n二、被告是经人介绍认识原告的。"));
  expect([first?.stance, second?.stance]).toEqual(["admits", "adds"]);
});

function doubtsOf(
  papers: Paper[],
  parties: readonly CaseParty[] = PARTIES,
  isStatus = false,
): (readonly AdmissionDoubt[])[] {
  const facts = statedFacts(findStances(saidIn(papers, parties)), parties, { isStatus });
  return facts.filter(({ status }) => status === "admitted").map(({ doubts }) => doubts);
}

test("statedFacts() tells facts admitted from facts disputed (EV-21)", () => {
  const said = read(paper("answer", "一、对借款100000元的事实予以认可。\n二、原告所述年利率10%不属实。"));
  const facts = statedFacts(findStances(said), PARTIES, { isStatus: false });
  expect(admittedFacts(facts).map(({ about }) => about)).toEqual([expect.stringContaining("借款100000元")]);
  expect(disputedFacts(facts).map(({ about }) => about)).toEqual([expect.stringContaining("不属实")]);
});

test("an admission with a limit, of one of several, or on status is marked and counts as none (证据规定 6–8)", () => {
  const admission = "对借款100000元的事实予以认可。";
  expect(doubtsOf([paper("answer", `对借款100000元予以认可，但已经归还。`)])).toEqual([["qualified"]]);
  const several = casePartiesOf([...FIELDS, field("defendants.2.name", "何秀兰")]);
  expect(doubtsOf([paper("answer", admission)], several)).toEqual([["one-of-several"]]);
  expect(doubtsOf([paper("answer", admission)], PARTIES, true)).toEqual([["status"]]);
});
