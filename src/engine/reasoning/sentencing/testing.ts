import { type Circumstance, SentencingFrame, type Tier } from "../../../vocabulary/charge.ts";
import { Day } from "../../../vocabulary/day.ts";
import type { ProvisionRef } from "../../../vocabulary/law.ts";

/*
 * Rules of sentencing for the tests of this folder: the engine never reads knowledge/, so the tests bring their own numbers.
 */

/** A provision of the Criminal Law. */
export const article = (number: number): ProvisionRef => ({ law: "中华人民共和国刑法", article: number });

const both = (zh: string) => ({ zh, en: zh });

/** A frame with the limits of today's law. */
export const frame: SentencingFrame = SentencingFrame.parse({
  control: { least: 3, most: 24, combined: 36, basis: [article(38)] },
  detention: { least: 1, most: 6, combined: 12, basis: [article(42)] },
  fixedTerm: { least: 6, most: 180, combined: 240, longSum: 420, longCombined: 300, basis: [article(45)] },
  combination: [article(69)],
  foundLater: [article(70)],
  newCrime: [article(71)],
  mitigation: [article(63)],
  within: [article(62)],
  lighterLaw: [article(12)],
  custody: { controlDays: 2, control: [article(41)], detention: [article(44)], fixedTerm: [article(47)] },
  probation: {
    most: 36,
    conditions: [both("情节较轻")],
    barred: ["recidivism", "ring-leader"],
    shallBelow: 18,
    shallFrom: 75,
    detention: { least: 2, most: 12 },
    fixedTerm: { least: 12, most: 60 },
    basis: [article(72)],
    barredBasis: [article(74)],
    periodBasis: [article(73)],
  },
  ages: {
    full: 16,
    listed: 14,
    lowest: 12,
    lighterBelow: 18,
    old: 75,
    listedCharges: [
      { charge: "抢劫罪", tiers: [], when: both("抢劫") },
      { charge: "故意伤害罪", tiers: ["T2", "T3"], when: both("致人重伤或者死亡") },
      { charge: "走私、贩卖、运输、制造毒品罪", tiers: [], when: both("限于贩卖毒品") },
    ],
    lowestCharges: [{ charge: "故意伤害罪", tiers: ["T3"], when: both("经核准追诉") }],
    basis: [article(17)],
  },
  prosecution: {
    steps: [
      { below: 60, years: 5 },
      { below: 120, years: 10 },
      { below: 181, years: 15 },
      { below: null, years: 20 },
    ],
    basis: [article(87)],
  },
  leastFine: 100000,
  fineBasis: [article(52)],
  evidence: [],
  from: "2021-03-01",
  until: null,
  source: "test",
});

/** A tier of that many months; detention besides when asked for. */
export function tierOf(id: string, least: number, most: number, more: Partial<Tier> = {}): Tier {
  return {
    id,
    name: both(id),
    months: { least, most },
    control: false,
    detention: false,
    imprisonment: true,
    life: false,
    death: false,
    fine: { rule: "together", least: null, most: null, timesAmount: null, basis: [] },
    start: { least, most, source: "test" },
    ways: [],
    basis: [article(264)],
    ...more,
  };
}

/** A circumstance with one range in percent, or none. */
export function circumstanceOf(
  id: string,
  range: readonly [number, number] | null,
  more: Partial<Circumstance> = {},
): Circumstance {
  const band = { id: "general", when: both("一般"), exempt: false, mitigates: null };
  return {
    id,
    name: both(id),
    layer: 2,
    direction: "lighter",
    duty: "may",
    mitigates: false,
    exempts: false,
    bands: range === null ? [] : [{ ...band, least: range[0], most: range[1] }],
    leastMonths: null,
    covers: [],
    charges: [],
    of: "accused",
    words: [id],
    hints: [],
    basis: [article(61)],
    from: Day.parse("2021-07-01"),
    until: null,
    source: "test",
    ...more,
  };
}
