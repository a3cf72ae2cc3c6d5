import { expect, test } from "vitest";
import { Day } from "../../vocabulary/day.ts";
import type { EventType } from "../../vocabulary/event.ts";
import type { CaseParty } from "../evidence/case-parties.ts";
import type { Paper } from "../evidence/paper.ts";
import { saidIn } from "../evidence/said.ts";
import { caseEvents } from "./case-events.ts";
import { chronology } from "./chronology.ts";
import { datedPapers } from "./dated-papers.ts";
import { eventLexicon } from "./event-lexicon.ts";

const type = (id: string, weight: number, ...words: string[]): EventType => ({
  id,
  name: { zh: id, en: id },
  group: "general",
  weight,
  words,
  weak: [],
  when: [],
  unless: [],
  from: Day.parse("2000-01-01"),
  until: null,
  source: "test",
});

const lexicon = eventLexicon([
  type("contract", 8, "签订", "合同"),
  type("payment", 6, "转账", "支付"),
  type("repayment", 6, "归还", "偿还"),
]);

const party = (name: string, voice: "plaintiff" | "defendant"): CaseParty => ({
  name,
  voice,
  number: 1,
  idNumber: undefined,
  isOrganisation: false,
  passage: undefined,
});
const PARTIES = [party("秦若溪", "plaintiff"), party("罗锦锋", "defendant")];

function paper(id: string, text: string, kind = "complaint"): Paper {
  const page = { original: id, number: 1, text, sealed: false, confidence: 1, doubtful: [] };
  return { id, kind, title: id, day: null, author: null, pages: [page] };
}

const eventsOf = (...papers: Paper[]) => caseEvents(saidIn(papers, PARTIES), lexicon, PARTIES);

test("caseEvents() gives each date what is told behind it, with the parties named", () => {
  const text = "2023年3月5日，秦若溪与罗锦锋签订借款合同，秦若溪当日转账十万元，同年9月1日罗锦锋归还二万元。";
  expect(eventsOf(paper("p1", text)).map(({ day, types, actors }) => [day, types.map(({ id }) => id), actors])).toEqual(
    [
      ["2023-03-05", ["contract", "payment"], ["秦若溪", "罗锦锋"]],
      ["2023-09-01", ["repayment"], ["罗锦锋"]],
    ],
  );
});

test("caseEvents() quotes its passage exactly, over line breaks too", () => {
  const text = "原告称：2023年3\n月5日，原告向被告转\n账十万元。";
  const [event] = eventsOf(paper("p1", text));
  expect(event?.passage.quote).toBe(text.slice(event?.passage.start, event?.passage.end));
  expect(event).toMatchObject({ day: "2023-03-05", trigger: "转账", actors: ["秦若溪", "罗锦锋"] });
});

test("caseEvents() takes a date right behind the event, and no date of birth or of a law", () => {
  expect(eventsOf(paper("p1", "合同签订于2023年3月5日。")).map(({ day }) => day)).toEqual(["2023-03-05"]);
  expect(eventsOf(paper("p1", "罗锦锋，1980年3月5日出生，签订合同。"))).toEqual([]);
  expect(eventsOf(paper("p1", "依照《某法（2020年12月29日修正）》支付利息。"))).toEqual([]);
});

test("caseEvents() tells nothing that was not done, and nothing from mediation (EV-23)", () => {
  expect(eventsOf(paper("p1", "2023年9月1日到期后罗锦锋至今未归还。"))).toEqual([]);
  expect(eventsOf(paper("p1", "2023年9月1日罗锦锋归还二万元。", "mediation-record"))).toEqual([]);
});

test("chronology() joins tellings of one day and kind, in the order of days", () => {
  const entries = chronology(
    eventsOf(
      paper("p1", "2023年9月1日罗锦锋归还二万元。2023年3月5日签订合同。"),
      paper("p2", "2023年3月5日，原告与被告签订借款合同。"),
    ),
  );
  expect(entries.map(({ event, tellings, weight }) => [event.day, tellings.length, weight])).toEqual([
    ["2023-03-05", 2, 9],
    ["2023-09-01", 1, 6],
  ]);
  expect(entries[0]?.event.text).toContain("原告与被告");
});

test("caseEvents() marks a day by which something is to be done, and leaves out days from which interest runs", () => {
  const dues = eventsOf(paper("p1", "罗锦锋应于2024年5月17日前归还。2023年3月5日秦若溪转账十万元。")).map(
    ({ day, due }) => [day, due],
  );
  expect(dues).toEqual([
    ["2024-05-17", true],
    ["2023-03-05", false],
  ]);
  expect(eventsOf(paper("p1", "支付自2024年5月18日起按年利率计算的利息，直至付清。"))).toEqual([]);
});

test("datedPapers() adds the day a paper bears where its sentences tell nothing of it", () => {
  const dated = eventLexicon([type("paper-dated", 5, "落款日期")]);
  const note = { ...paper("p1", "今借到人民币十万元。\n罗锦锋\n2023年\n3月5日", "iou"), day: Day.parse("2023-03-05") };
  const [event, ...more] = datedPapers([note], [], dated);
  expect(more).toEqual([]);
  expect(event).toMatchObject({ day: "2023-03-05", text: "p1", passage: { quote: "2023年\n3月5日" } });
  expect(datedPapers([note], event ? [event] : [], dated)).toEqual([]);
  expect(datedPapers([{ ...note, day: Day.parse("2023-04-05") }], [], dated)).toEqual([]);
});

test("caseEvents() takes the trade in a firm's name for no event, and an event before a firm for one", () => {
  const named = paper("o1", "2024年3月1日，明江支付技术有限公司的职员到场。");
  const done = paper("o2", "2024年3月1日，罗锦锋转账给明江有限公司。");
  const events = (one: Paper) => caseEvents(saidIn([one], PARTIES), lexicon, PARTIES);
  expect(events(named)).toEqual([]);
  expect(events(done).map(({ trigger }) => trigger)).toEqual(["转账"]);
});
