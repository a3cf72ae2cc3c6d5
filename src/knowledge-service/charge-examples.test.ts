import { expect, test } from "vitest";
import { countCircumstances } from "../engine/reasoning/sentencing/counted-circumstances.ts";
import { sentenceRange } from "../engine/reasoning/sentencing/sentence-range.ts";
import { statutoryTier } from "../engine/reasoning/sentencing/statutory-tier.ts";
import { openKnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import type { Charge, ChargeExample } from "../vocabulary/charge.ts";
import { Day } from "../vocabulary/day.ts";

const base = openKnowledgeBase();
const TRIAL = Day.parse("2026-11-24");
const days = ["2019-05-01", "2020-05-01", "2025-05-01"].map((day) => Day.parse(day));
const charges = [...new Set(days.flatMap((day) => base.charges(day)))];
const examples = charges.flatMap((charge) =>
  charge.examples.map((example): [string, Charge, ChargeExample] => [
    `${charge.name} ${example.name}`,
    charge,
    example,
  ]),
);

test("every crime with deep rules has two worked examples", () => {
  expect(charges.length).toBeGreaterThanOrEqual(20);
  expect(charges.filter((charge) => charge.examples.length < 2)).toEqual([]);
});

test.each(examples)(
  "worked example: %s",
  (_name, charge, { day, region, measures, facts, circumstances, expect: wanted }) => {
    const rules = base.sentencing(day);
    if (!rules) throw new Error(`no frame on ${day}`);
    const alleged = { measures, facts };
    const question = { on: day, region, thresholds: rules.thresholds };
    const found = statutoryTier(charge, alleged, question);
    expect({ tier: found.highest?.id ?? null, possible: found.possible.map(({ id }) => id) }).toEqual({
      tier: wanted.tier,
      possible: wanted.possible,
    });
    const known = base.circumstances(TRIAL);
    const chosen = circumstances.flatMap((written) => {
      const [id, bandId] = written.split(":");
      const circumstance = known.find((one) => one.id === id);
      return circumstance ? [{ circumstance, ...(bandId === undefined ? {} : { bandId }) }] : [];
    });
    expect(chosen.length).toBe(circumstances.length);
    const counting = countCircumstances(chosen, charge.id);
    const options = { ...question, frame: rules.frame, increments: rules.increments, alleged };
    const range = found.highest ? sentenceRange(charge, found.highest, counting, options) : undefined;
    expect(range?.months ?? null).toEqual(wanted.months);
  },
);
