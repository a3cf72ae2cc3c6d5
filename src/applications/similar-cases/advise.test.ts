import { expect, test } from "vitest";
import { Day } from "../../vocabulary/day.ts";
import type { DecidedCase } from "../../vocabulary/decided-case.ts";
import { advise } from "./advise.ts";
import { card } from "./card.ts";
import { groupOf } from "./comparison-group.ts";
import { Facts, type Value } from "./schema.ts";

const LABELS = {
  iou: { id: "iou", group: "facts", zh: "有借条", en: "IOU" },
  cash: { id: "cash", group: "facts", zh: "现金交付", en: "paid in cash" },
  limitation: { id: "limitation-raised", group: "issues", zh: "时效抗辩", en: "limitation raised" },
  cap: { id: "rate-over-cap", group: "law", zh: "利率超过上限", en: "rate over the ceiling" },
} as const;
type Name = keyof typeof LABELS;

function decided(id: string, more: Partial<DecidedCase> = {}): DecidedCase {
  return {
    id,
    caseNumber: `（2023）云99民终${id}号`,
    court: "云州省明江市中级人民法院",
    courtLevel: "intermediate",
    tier: 4,
    cause: "民间借贷纠纷",
    decidedOn: Day.parse("2023-05-01"),
    ending: "judgment",
    facts: "经审理查明……",
    reasoning: "本院认为……",
    result: "驳回上诉，维持原判。",
    features: [],
    claimed: 10_000_000,
    awarded: 9_000_000,
    outcome: "partly",
    invented: false,
    source: "test",
    ...more,
  };
}

const passage = { original: "o1", page: 1, start: 0, end: 3, quote: "今借到" };

function found(item: DecidedCase, matched: Name[], onlyThere: Name[] = [], score = 0.8): Facts["found"][number] {
  return {
    decided: item,
    score,
    words: ["借款"],
    matched: matched.map((name) => LABELS[name]),
    onlyThere: onlyThere.map((name) => LABELS[name]),
    parts: { facts: 0.9, amounts: null },
    authority: 4,
    changedLaw: [],
  };
}

function facts(own: Name[], cases: Facts["found"], outcomes: Facts["outcomes"] = []): Facts {
  return Facts.parse({
    cause: "民间借贷纠纷",
    day: "2026-06-01",
    query: "借款",
    own: own.map((name) => ({ label: LABELS[name], passage: name === "iou" ? passage : null })),
    found: cases,
    outcomes,
  });
}

const values = (given: Facts): Value[] => {
  const draft = advise({ caseId: "c" }, given);
  return draft.kind === "findings" ? draft.findings.map(({ value }) => value) : [];
};

test("advise() puts differences before likeness and links what is alike to the file (SC-13)", () => {
  const [first] = values(facts(["iou", "limitation"], [found(decided("1"), ["iou"], ["cap"])]));
  expect(first?.different.map(({ zh }) => zh)).toEqual(["本案时效抗辩，该案未见", "该案利率超过上限，本案卷内未见"]);
  expect(first?.alike).toEqual([{ group: "facts", zh: "有借条", en: "IOU", passage }]);
});

test("advise() calls a case alike only with half of issues and law in common, else related (SC-11)", () => {
  const [alike] = values(facts(["iou", "limitation", "cap"], [found(decided("1"), ["iou", "limitation", "cap"])]));
  const [related] = values(facts(["iou", "limitation", "cap"], [found(decided("1"), ["iou", "cap"])]));
  expect([alike?.standing, related?.standing]).toEqual(["alike", "related"]);
});

test("advise() orders by likeness and marks the strongest contrary case (SC-13)", () => {
  const cases = [
    found(decided("1", { outcome: "dismissed" }), ["iou"], ["cash"], 0.6),
    found(decided("2"), ["iou"], [], 0.9),
    found(decided("3"), ["iou"], [], 0.8),
  ];
  const list = values(facts(["iou"], cases));
  expect(list.map(({ id }) => id)).toEqual(["2", "3", "1"]);
  expect(list.map(({ contrary }) => contrary)).toEqual([false, false, true]);
});

test("advise() leaves out mediated cases and never calls an invented case a reference", () => {
  const list = values(
    facts(
      ["iou"],
      [found(decided("1", { ending: "mediation" }), ["iou"]), found(decided("2", { invented: true }), ["iou"])],
    ),
  );
  expect(list.map(({ id, useAs }) => [id, useAs])).toEqual([["2", "demonstration-only"]]);
});

test("advise() gives no spread of outcomes below thirty comparable cases", () => {
  const few = advise(
    { caseId: "c" },
    facts(["iou"], [found(decided("1"), ["iou"])], Array<"partly">(29).fill("partly")),
  );
  const enough = advise(
    { caseId: "c" },
    facts(["iou"], [found(decided("1"), ["iou"])], Array<"partly">(30).fill("partly")),
  );
  expect(few).toMatchObject({ summary: { zh: expect.stringContaining("不作结果分布") } });
  expect(enough).toMatchObject({ summary: { zh: expect.stringContaining("部分支持 30 件") } });
});

test("advise() abstains rather than pad with weak hits", () => {
  expect(
    advise({ caseId: "c" }, facts(["iou", "limitation", "cap"], [found(decided("1"), [], ["cash"], 0.1)])),
  ).toMatchObject({ kind: "abstention", because: "nothing_found" });
});

const CIRCUMSTANCES = ["repeated", "surrender"];

function withGroup(count: number): Facts {
  const outcomes = Array.from({ length: count }, (_, at) => ({
    labels: CIRCUMSTANCES,
    amount: null,
    value: 6 + (at % 7),
  }));
  const criteria = { zh: "盗窃罪一罪一名被告人的", en: "one defendant, theft alone" };
  const given = facts(["iou"], [found(decided("1"), ["iou"]), found(decided("2"), ["iou"])]);
  return { ...given, group: { criteria, unit: "months", own: { labels: CIRCUMSTANCES, amount: null }, outcomes } };
}

test("advise() names the comparison group with size, spread and interval, once, and suggests no outcome", () => {
  const draft = advise({ caseId: "c" }, withGroup(35));
  const list = values(withGroup(35));
  expect(list.map(({ statistics }) => statistics === null)).toEqual([false, true]);
  expect(list[0]?.statistics).toMatchObject({ count: 35, unit: "months", spread: { least: 6, median: 9, most: 12 } });
  expect(list[0]?.statistics?.interval?.from).toBeGreaterThanOrEqual(4);
  expect(draft).toMatchObject({
    summary: { zh: expect.stringMatching(/同组已决案件的分布.*35 件.*不说明本案应如何裁判/) },
  });
  expect(JSON.stringify(draft)).not.toMatch(/建议判处|应当判处|should be sentenced/);
});

test("advise() gives no interval and no spread for a group below the smallest sample", () => {
  const draft = advise({ caseId: "c" }, withGroup(29));
  expect(values(withGroup(29))[0]?.statistics).toBeNull();
  expect(draft).toMatchObject({ summary: { zh: expect.stringContaining("可比案件仅 29 件") } });
});

test("advise() names other charges and sums far apart among the differences (SC-13)", () => {
  const theirs = decided("1", { charges: ["民间借贷纠纷", "诈骗罪"], amounts: [900_000_00] });
  const [first] = values({ ...facts(["iou"], [found(theirs, ["iou"])]), ownAmount: 10_000_00 });
  expect(first?.different.map(({ zh }) => zh)).toEqual([
    "该案另认定诈骗罪",
    "所涉最大金额不同：本案10,000元，该案900,000元",
  ]);
});

test("advise() says what the order rests on, respect by respect", () => {
  const draft = advise({ caseId: "c" }, facts(["iou"], [found(decided("1"), ["iou"])]));
  const reasons = draft.kind === "findings" ? draft.findings[0].reasons : [];
  expect(reasons).toContainEqual({ kind: "rule", rule: "SC-01", note: "排序依据：事实用语 0.90" });
});

test("groupOf() compares by circumstances only: no judge, lawyer, party or trait, and no label that tells the outcome", () => {
  const sentence = { kind: "fixed-term", months: 8, probationMonths: null, fine: null } as const;
  const theft = decided("1", {
    cause: "盗窃罪",
    charges: ["盗窃罪"],
    defendants: 1,
    sentence,
    features: ["surrender", "probation"],
    claimed: null,
    opening: "审判长某甲，辩护人某乙，被告人某丙，女，回族",
  });
  const labels = [
    { id: "surrender", group: "issues", zh: "自首", en: "surrender" },
    { id: "probation", group: "law", zh: "缓刑", en: "probation" },
  ] as const;
  const like = { decided: theft, score: 1, matched: [], differing: [] };
  const group = groupOf([like, like], { cause: "盗窃罪", labels, own: { labels: [], amount: null } });
  expect(group?.outcomes).toEqual([
    { labels: ["surrender"], amount: null, value: 8 },
    { labels: ["surrender"], amount: null, value: 8 },
  ]);
});

test("groupOf() leaves out joint defendants, several charges, other charges and settled cases", () => {
  const sentence = { kind: "fixed-term", months: 8, probationMonths: null, fine: null } as const;
  const of = (more: Partial<DecidedCase>) => ({ decided: decided("1", more), score: 1, matched: [], differing: [] });
  const about = { labels: [], own: { labels: [], amount: null } };
  const crimes = [
    of({ charges: ["盗窃罪"], defendants: 2, sentence }),
    of({ charges: ["盗窃罪", "抢劫罪"], defendants: 1, sentence }),
    of({ charges: ["抢劫罪"], defendants: 1, sentence }),
  ];
  expect(groupOf(crimes, { ...about, cause: "盗窃罪" })?.outcomes).toEqual([]);
  const civil = [of({ ending: "mediation" }), of({ claimed: 100, awarded: 40 })];
  expect(groupOf(civil, { ...about, cause: "民间借贷纠纷" })?.outcomes.map(({ value }) => value)).toEqual([0.4]);
});

test("the card names no party among its readers: spreads are never told to a party", () => {
  expect(card.readers).not.toContain("party");
});

test("advise() says which law of a like case has changed since (SC-12)", () => {
  const changed = [{ citation: "民法典第680条", change: "amended" as const }];
  const draft = advise({ caseId: "c" }, facts(["iou"], [{ ...found(decided("1"), ["iou"]), changedLaw: changed }]));
  const [finding] = draft.kind === "findings" ? draft.findings : [];
  expect(finding?.value.changedLaw).toEqual(changed);
  expect(finding?.reasons).toContainEqual({
    kind: "rule",
    rule: "SC-12",
    note: "裁判后所据法律有变更：民法典第680条已修改；参照前请核对现行规定",
  });
});
