import type { Charge, Tier, TierTest } from "../../../vocabulary/charge.ts";
import type { FailureText } from "../../../vocabulary/failure.ts";
import type { ProvisionRef } from "../../../vocabulary/law.ts";
import { type LineQuestion, type TierLine, tierLine, writeQuantity } from "./tier-line.ts";

/** What is alleged of an offence: quantities by measure, facts by id. What is absent is unknown, not false. */
export interface AllegedFacts {
  readonly measures: Readonly<Record<string, number>>;
  readonly facts: readonly string[];
}

/** How a test stands: met, not met, open because the region's figure is not entered (CR-04), or nothing is alleged. */
export type TestState = "met" | "not-met" | "not-entered" | "not-alleged";

/** One test of a way with what it would need. */
export interface TestReading {
  readonly state: TestState;
  readonly needs: FailureText;
}

/** A way into a tier (认定途径) and how it stands. */
export interface WayReading {
  readonly id: string;
  readonly name: FailureText;
  readonly state: TestState;
  /** True when the court may, not must, take it (可以). */
  readonly discretionary: boolean;
  readonly tests: readonly TestReading[];
  readonly basis: readonly ProvisionRef[];
}

/** A tier and how it stands on the alleged facts. */
export interface TierReading {
  readonly tier: Tier;
  /** "met" by a way that binds; "discretionary" by one that does not; "open" while a region's figure is not entered. */
  readonly state: "met" | "discretionary" | "open" | "not-met" | "not-alleged";
  readonly ways: readonly WayReading[];
}

/** All tiers of a crime on the alleged facts, the highest that is met, and those above it that a court might reach. */
export interface TierAlternatives {
  readonly tiers: readonly TierReading[];
  readonly highest: Tier | undefined;
  readonly possible: readonly Tier[];
}

/**
 * Statutory tiers (法定刑档) that the alleged facts could meet, each with what it needs (AD-20, CR-02 to CR-04).
 * Nothing is found here: every reading says "if the court finds these facts".
 */
export function statutoryTier(charge: Charge, alleged: AllegedFacts, question: LineQuestion): TierAlternatives {
  const tiers = charge.tiers.map((tier) => readTier(tier, charge, alleged, question));
  const top = tiers.findLastIndex(({ state }) => state === "met");
  const possible = tiers.filter(({ state }, at) => at > top && (state === "discretionary" || state === "open"));
  return { tiers, highest: tiers[top]?.tier, possible: possible.map(({ tier }) => tier) };
}

function readTier(tier: Tier, charge: Charge, alleged: AllegedFacts, question: LineQuestion): TierReading {
  const ways = tier.ways.map(({ id, name, all, discretionary, basis }): WayReading => {
    const tests = all.map((test) => readTest(test, charge, alleged, question));
    return { id, name, state: worstOf(tests), discretionary, tests, basis };
  });
  const has = (state: TestState, binds?: boolean): boolean =>
    ways.some((way) => way.state === state && (binds === undefined || way.discretionary !== binds));
  if (has("met", true)) return { tier, state: "met", ways };
  if (has("met")) return { tier, state: "discretionary", ways };
  if (has("not-entered")) return { tier, state: "open", ways };
  return { tier, state: has("not-alleged") ? "not-alleged" : "not-met", ways };
}

const ORDER: readonly TestState[] = ["not-met", "not-alleged", "not-entered", "met"];

function worstOf(tests: readonly TestReading[]): TestState {
  return ORDER.find((state) => tests.some((test) => test.state === state)) ?? "met";
}

function readTest(test: TierTest, charge: Charge, alleged: AllegedFacts, question: LineQuestion): TestReading {
  if ("facts" in test) {
    const isAlleged = test.facts.some((id) => alleged.facts.includes(id));
    const named = charge.facts.filter(({ id }) => test.facts.includes(id));
    const list = (language: "zh" | "en", mark: string) => named.map((fact) => fact[language]).join(mark);
    return {
      state: isAlleged ? "met" : "not-alleged",
      needs: {
        zh: named.length > 1 ? `认定下列事实之一：${list("zh", "；")}` : `认定：${list("zh", "")}`,
        en: named.length > 1 ? `one of: ${list("en", "; ")}` : list("en", ""),
      },
    };
  }
  const measure = charge.measures.find(({ id }) => id === test.measure);
  const line = tierLine(test.least, test.share, question);
  const value = alleged.measures[test.measure];
  if (!measure || !line) return { state: "not-entered", needs: NO_LINE };
  return { state: compare(value, line), needs: measureNeeds({ measure, line, value, region: question.region }) };
}

const NO_LINE: FailureText = {
  zh: "当日有效的数额标准没有录入知识库，不作推测",
  en: "the figure in force on the day is not entered; none is guessed",
};

function compare(value: number | undefined, { least, most }: TierLine): TestState {
  if (value === undefined) return "not-alleged";
  if (value < least) return "not-met";
  return value >= most ? "met" : "not-entered";
}

interface Measured {
  readonly measure: Charge["measures"][number];
  readonly line: TierLine;
  readonly value: number | undefined;
  readonly region: string | null;
}

function measureNeeds({ measure, line, value, region }: Measured): FailureText {
  const write = (number: number) => writeQuantity(number, measure.unit);
  const seen = value === undefined ? "卷内未见" : `卷内为${write(value)}`;
  const english = value === undefined ? "not in the file" : `the file says ${write(value)}`;
  if (line.kind === "band") {
    return {
      zh: `${measure.name.zh}达到本地标准（全国幅度${write(line.least)}至${write(line.most)}，本地区数值未录入）；${seen}`,
      en: `${measure.name.en} at the region's line (national band ${write(line.least)} to ${write(line.most)}, the region's figure is not entered); ${english}`,
    };
  }
  const whose = line.kind === "region" ? `（${region ?? ""}标准）` : "";
  return {
    zh: `${measure.name.zh}达到${write(line.least)}${whose}；${seen}`,
    en: `${measure.name.en} of ${write(line.least)} or more; ${english}`,
  };
}
