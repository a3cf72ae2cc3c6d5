import fc from "fast-check";
import { expect, test } from "vitest";
import { Charge, type Circumstance, type Tier } from "../../../vocabulary/charge.ts";
import { Day } from "../../../vocabulary/day.ts";
import { addSecondLayer, multiplyFirstLayer } from "./adjustment.ts";
import { type ChosenCircumstance, countCircumstances } from "./counted-circumstances.ts";
import { limitsOf, sentenceRange } from "./sentence-range.ts";
import { circumstanceOf, frame, tierOf } from "./testing.ts";

const T1 = tierOf("T1", 6, 36, { detention: true, start: { least: 1, most: 12, source: "test" } });
const T2 = tierOf("T2", 36, 120, { start: { least: 36, most: 48, source: "test" } });
const T3 = tierOf("T3", 120, 180, { life: true, start: { least: 120, most: 144, source: "test" } });
const charge = Charge.parse({
  id: "theft",
  name: "盗窃罪",
  aliases: [],
  words: [],
  measures: [{ id: "amount", name: { zh: "数额", en: "amount" }, unit: "fen", read: "none" }],
  facts: [],
  elements: [],
  tiers: [T1, T2, T3],
  circumstances: [],
  exclusions: [],
  examples: [],
  from: "2011-05-01",
  until: null,
  source: "test",
});
const on = Day.parse("2025-05-01");
const options = { on, region: null, thresholds: [], frame, increments: [], alleged: { measures: {}, facts: [] } };
const range = (tier: Tier, ...found: Circumstance[]) =>
  sentenceRange(
    charge,
    tier,
    countCircumstances(
      found.map((circumstance) => ({ circumstance })),
      "theft",
    ),
    options,
  );

const surrender = circumstanceOf("surrender", [0, 40], { mitigates: true, covers: ["confession"] });
const confession = circumstanceOf("confession", [0, 20]);
const recidivism = circumstanceOf("recidivism", [10, 40], { direction: "heavier", leastMonths: 3 });
const plea = circumstanceOf("plea", [0, 30], {
  covers: ["surrender", "confession", "restitution"],
  bands: [
    { id: "general", when: { zh: "一般", en: "g" }, least: 0, most: 30, exempt: false, mitigates: null },
    { id: "combined", when: { zh: "并有", en: "c" }, least: 0, most: 60, exempt: false, mitigates: null },
  ],
});

test("AD-29: the worked example of the handbook, 24 × 0.6 × 0.7 × (1 − 20 % + 10 %), comes to 9.07 months", () => {
  const exact = (id: string, percent: number, more: Partial<Circumstance> = {}) =>
    circumstanceOf(id, [percent, percent], more);
  const { counted } = countCircumstances(
    [
      exact("restitution", 20),
      exact("minor", 40, { layer: 1 }),
      exact("accessory", 30, { layer: 1 }),
      exact("old-victim", 10, { direction: "heavier" }),
    ].map((circumstance) => ({ circumstance })),
    "theft",
  );
  const chain = multiplyFirstLayer({ least: 2400, most: 2400 }, counted);
  expect(chain.span).toEqual({ least: 1008, most: 1008 });
  expect(addSecondLayer(chain.span, counted).span).toEqual({ least: 907, most: 907 });
});

test("AD-31: sentenceRange() gives a range with steps, each with rule and provisions, never one figure", () => {
  const { months, steps } = range(T2, confession);
  expect(months).toEqual({ least: 36, most: 48 });
  expect(steps.map(({ rule }) => rule)).toEqual(["AD-29", "AD-30", "AD-23"]);
  expect(steps[1]?.expression).toContain("confession0%至20%");
});

test("AD-23: without a mitigating circumstance nothing goes below the tier; with one the next lower tier opens", () => {
  expect(range(T3, confession)).toMatchObject({ months: { least: 120, most: 144 }, below: null });
  const mitigated = range(T3, surrender);
  expect(mitigated).toMatchObject({ months: { least: 72, most: 144 }, below: { id: "T2" } });
  expect(mitigated.steps.at(-1)?.basis).toEqual(frame.mitigation);
});

test("AD-23: mitigation goes one tier down and not further", () => {
  const strong = circumstanceOf("strong", [90, 95], { mitigates: true });
  expect(range(T3, strong).months).toEqual({ least: 36, most: 36 });
});

test("AD-30: recidivism adds at least three months", () => {
  expect(range(T1, recidivism).months).toEqual({ least: 4, most: 17 });
});

test("AD-30: plea and acceptance is not counted besides surrender; its combined range applies", () => {
  const counting = countCircumstances(
    [plea, surrender, confession].map((circumstance) => ({ circumstance })),
    "theft",
  );
  expect(counting.counted.map(({ circumstance, band }) => [circumstance.id, band?.id])).toEqual([["plea", "combined"]]);
  expect(counting.covered.map(({ circumstance, by }) => [circumstance.id, by.id])).toEqual([
    ["surrender", "plea"],
    ["confession", "plea"],
  ]);
});

test("countCircumstances() leaves out circumstances of other crimes and counts none twice", () => {
  const drug: ChosenCircumstance = { circumstance: circumstanceOf("drug", null, { charges: ["drug-trafficking"] }) };
  const twice = { circumstance: confession };
  expect(countCircumstances([drug, twice, twice], "theft").counted.length).toBe(1);
});

test("sentenceRange() says what has no national range and what lies outside the range", () => {
  const { cautions } = range(T3, circumstanceOf("initiative", null));
  const words = cautions.map(({ zh }) => zh).join("");
  expect(words).toContain("initiative");
  expect(words).toContain("无期徒刑");
  expect(words).toContain("增加刑罚量的规则没有录入");
});

test("sentenceRange() gives only the limits where the guideline has no starting point", () => {
  const bare = range(tierOf("T1", 6, 36, { start: null, detention: true }));
  expect(bare).toMatchObject({ months: null, statutory: { least: 1, most: 36 }, steps: [] });
});

test("sentenceRange() adds what the region adds beyond the line, and starts from a base of the bench when there is one", () => {
  const increments = [
    {
      charge: "theft",
      tier: "T1",
      region: "云州省",
      measure: "amount",
      above: 200000,
      per: 200000,
      months: { least: 1, most: 2 },
      from: on,
      until: null,
      source: "test",
    },
  ];
  const none = countCircumstances([], "theft");
  const here = { ...options, region: "云州省", increments, alleged: { measures: { amount: 1000000 }, facts: [] } };
  expect(sentenceRange(charge, T1, none, here).months).toEqual({ least: 5, most: 20 });
  expect(sentenceRange(charge, T1, none, { ...here, base: { least: 10, most: 11 } }).months).toEqual({
    least: 10,
    most: 11,
  });
});

test("whatever is found, the range stays inside the limits of the tier or the next lower one, and least ≤ most", () => {
  const some = fc.record({
    layer: fc.constantFrom(1 as const, 2 as const),
    direction: fc.constantFrom("lighter" as const, "heavier" as const),
    mitigates: fc.boolean(),
    ends: fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 6 }), fc.constantFrom(T1, T2, T3), (all, tier) => {
      const found = all.map(({ ends: [a, b], ...more }, at) =>
        circumstanceOf(`c${at}`, [Math.min(a, b), Math.max(a, b)], more),
      );
      const { months } = range(tier, ...found);
      const lower = { T1: 1, T2: 1, T3: 36 }[tier.id] ?? 0;
      const least = all.some(({ mitigates }) => mitigates) ? lower : limitsOf(tier, frame).least;
      expect(months && months.least >= least && months.least <= months.most && months.most <= tier.months.most).toBe(
        true,
      );
    }),
    { numRuns: 200 },
  );
});
