import { expect, test } from "vitest";
import { Charge, type Threshold } from "../../../vocabulary/charge.ts";
import { Day } from "../../../vocabulary/day.ts";
import { type AllegedFacts, statutoryTier } from "./statutory-tier.ts";
import { article, tierOf } from "./testing.ts";

const day = (text: string): Day => Day.parse(text);
const band = (id: string, least: number, most: number, region?: number): Threshold => ({
  id,
  name: { zh: id, en: id },
  unit: "fen",
  least,
  most,
  regions:
    region === undefined
      ? []
      : [{ region: "云州省", value: region, from: day("2013-10-01"), until: null, source: "test" }],
  basis: [article(264)],
  from: day("2013-04-04"),
  until: null,
  source: "test",
});
const thresholds = [band("large", 100000, 300000, 200000), band("huge", 3000000, 10000000, 6000000)];
const way = (id: string, all: Charge["tiers"][number]["ways"][number]["all"], discretionary = false) => ({
  id,
  name: { zh: id, en: id },
  all,
  discretionary,
  basis: [article(264)],
});
const theft = Charge.parse({
  id: "theft",
  name: "盗窃罪",
  aliases: [],
  words: [],
  measures: [{ id: "amount", name: { zh: "盗窃数额", en: "value" }, unit: "fen", read: "amount:taken" }],
  facts: ["dwelling", "convicted"].map((id) => ({ id, zh: id, en: id, words: [] })),
  elements: [],
  tiers: [
    tierOf("T1", 6, 36, {
      ways: [
        way("amount", [{ measure: "amount", least: "large" }]),
        way("dwelling", [{ facts: ["dwelling"] }]),
        way("half", [{ measure: "amount", least: "large", share: [1, 2] }, { facts: ["convicted"] }], true),
      ],
    }),
    tierOf("T2", 36, 120, {
      ways: [
        way("amount", [{ measure: "amount", least: "huge" }]),
        way("half", [{ measure: "amount", least: "huge", share: [1, 2] }, { facts: ["dwelling"] }], true),
      ],
    }),
  ],
  circumstances: [],
  exclusions: [],
  examples: [],
  from: "2011-05-01",
  until: null,
  source: "test",
});
const at = (alleged: AllegedFacts, region: string | null = "云州省", on = "2025-05-01") => {
  const { highest, possible, tiers } = statutoryTier(theft, alleged, { on: day(on), region, thresholds });
  return {
    highest: highest?.id,
    possible: possible.map(({ id }) => id),
    states: tiers.map(({ state }) => state),
    tiers,
  };
};
const stolen = (amount: number, ...facts: string[]): AllegedFacts => ({ measures: { amount }, facts });

test.each<[string, AllegedFacts, string | null, string | undefined, string[]]>([
  ["exactly at the line", stolen(200000), "云州省", "T1", []],
  ["one fen below the line", stolen(199999), "云州省", undefined, []],
  ["half of the line with a listed fact: may, not must", stolen(110000, "convicted"), "云州省", undefined, ["T1"]],
  ["half of the line, one fen below", stolen(99999, "convicted"), "云州省", undefined, []],
  ["a dwelling, half of the huge line", stolen(3100000, "dwelling"), "云州省", "T1", ["T2"]],
  ["above the national band without a figure of the region", stolen(300000), null, "T1", []],
  ["inside the band without a figure: open, never guessed", stolen(250000), null, undefined, ["T1"]],
  ["below the band without a figure", stolen(99999), null, undefined, []],
  ["a region whose figure is not entered", stolen(250000), "海源省", undefined, ["T1"]],
  ["a dwelling, no amount in the file", { measures: {}, facts: ["dwelling"] }, "云州省", "T1", []],
  ["nothing alleged", { measures: {}, facts: [] }, "云州省", undefined, []],
])("CR-02, CR-04: statutoryTier() of %s", (...[, alleged, region, highest, possible]) => {
  expect(at(alleged, region)).toMatchObject({ highest, possible });
});

test("CR-04: before the region or the law fixed a figure the tier stays open", () => {
  expect(at(stolen(250000), "云州省", "2013-05-01").possible).toEqual(["T1"]);
  expect(at(stolen(99999999), "云州省", "2012-05-01").states).toEqual(["open", "open"]);
});

test("statutoryTier() says of every way what it needs and what the file says", () => {
  const [amount, dwelling] = at(stolen(150000)).tiers[0]?.ways ?? [];
  expect(amount?.tests[0]).toEqual({
    state: "not-met",
    needs: expect.objectContaining({ zh: "盗窃数额达到2000元（云州省标准）；卷内为1500元" }),
  });
  expect(dwelling?.tests[0]?.state).toBe("not-alleged");
  expect(at(stolen(250000), null).tiers[0]?.ways[0]?.tests[0]?.needs.zh).toContain("全国幅度1000元至3000元");
});
