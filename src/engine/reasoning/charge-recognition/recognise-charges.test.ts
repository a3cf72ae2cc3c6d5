import { expect, test } from "vitest";
import type { ChargeName } from "../../../vocabulary/charge.ts";
import { Day } from "../../../vocabulary/day.ts";
import { type ChargeModel, chargeScores, roundedWeight, shares, termWeights, weightOf } from "./charge-model.ts";
import { factSentences, joinTerms } from "./fact-terms.ts";
import { likelyCharges, recogniseCharges } from "./recognise-charges.ts";

const THEFT = "秘密窃取他人财物，撬锁入室盗走现金";
const ARSON = "点燃汽油，故意将他人房屋烧毁，火势蔓延";
const on = Day.parse("2026-11-24");

function named(name: string, more: Partial<ChargeName> = {}): ChargeName {
  return {
    name,
    chapter: "",
    section: null,
    articles: [],
    punishedBy: [],
    aliases: [],
    replacedBy: [],
    from: Day.parse("1997-10-01"),
    until: null,
    source: "",
    ...more,
  };
}

/** A model of two crimes that knows each by the terms of one text. */
function modelOf(charges: readonly [string, string], least = 0.5): ChargeModel {
  const texts = [THEFT, ARSON].map((text) => [...joinTerms(factSentences(text)).keys()]);
  const terms = texts.flatMap((own, column) => own.map((term) => ({ term, column })));
  const weights = {
    starts: Uint32Array.from({ length: terms.length + 1 }, (_, at) => at),
    columns: Uint16Array.from(terms, ({ column }) => column),
    values: Int8Array.from(terms, () => roundedWeight(2, 2)),
    greatest: 2,
  };
  return {
    charges,
    terms: new Map(terms.map(({ term }, number) => [term, number])),
    rarity: Float32Array.from(terms, () => 1),
    bias: new Float32Array(2),
    weights,
    typical: { ...weights, greatest: 0.2 },
    typicalOf: Uint16Array.from([0, 1]),
    likeness: 1,
    temperature: 1,
    least,
  };
}

const names = [named("盗窃罪"), named("放火罪")];

test("recogniseCharges() ranks crimes by the terms of their texts and says what spoke for the first", () => {
  const text = `某日夜间。${THEFT}。`;
  const { charges, isKnown } = recogniseCharges(text, modelOf(["盗窃罪", "放火罪"]), { names, on });
  expect(isKnown).toBe(true);
  expect(charges.map(({ name }) => name)).toEqual(["盗窃罪"]);
  expect(charges[0]?.sentences.map(({ start, end }) => text.slice(start, end))).toEqual([`${THEFT}。`]);
  expect(charges[0]?.words.every((word) => text.includes(word))).toBe(true);
});

test("recogniseCharges() holds two crimes likely where the text tells of both", () => {
  const recognition = recogniseCharges(`${THEFT}。${ARSON}。`, modelOf(["盗窃罪", "放火罪"], 0.3), { names, on });
  expect(
    likelyCharges(recognition)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(["放火罪", "盗窃罪"]);
});

test("recogniseCharges() abstains below the floor and on texts that tell of nothing", () => {
  const model = modelOf(["盗窃罪", "放火罪"], 0.999);
  expect(recogniseCharges(`${THEFT}。${ARSON}。`, model, { names, on }).isKnown).toBe(false);
  expect(recogniseCharges("窃取。", model, { names, on })).toEqual({ charges: [], isKnown: false });
});

test("recogniseCharges() shows a crime that was given up under the name that took its place", () => {
  const past = named("偷窃罪", { until: Day.parse("2021-03-01"), replacedBy: ["盗窃罪"] });
  const later = named("盗窃罪", { from: Day.parse("2021-03-01") });
  const all = [past, later, named("放火罪")];
  const read = (model: ChargeModel, day: string) =>
    recogniseCharges(`${THEFT}。`, model, { names: all, on: Day.parse(day) }).charges[0]?.name;
  expect(read(modelOf(["偷窃罪", "放火罪"]), "2026-01-01")).toBe("盗窃罪");
  expect(read(modelOf(["盗窃罪", "放火罪"]), "2020-01-01")).toBe("偷窃罪");
});

test("chargeScores() is the sum of weights and likeness; shares() add up to 1", () => {
  const model = modelOf(["盗窃罪", "放火罪"]);
  const scores = chargeScores(model, termWeights(model, joinTerms(factSentences(THEFT))));
  expect(scores[0]).toBeGreaterThan(scores[1] ?? 0);
  expect(shares(scores, 0.7).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
});

test("roundedWeight() keeps sign and size to about a hundredth of the greatest", () => {
  for (const weight of [-3, -0.5, 0, 0.2, 2.9]) {
    const sparse = { starts: new Uint32Array(), columns: new Uint16Array(), greatest: 3 };
    expect(weightOf({ ...sparse, values: Int8Array.of(roundedWeight(weight, 3)) }, 0)).toBeCloseTo(weight, 1);
  }
});
