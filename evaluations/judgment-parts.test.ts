import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readJudgment } from "../src/engine/judgments/read-judgment.ts";

const Fixture = z.strictObject({
  name: z.string(),
  text: z.string(),
  expect: z.record(z.string(), z.unknown()),
  parts: z.record(z.string(), z.tuple([z.string(), z.string()])),
  without: z.array(z.string()).default([]),
});
const fixtures = z
  .array(Fixture)
  .parse(parse(readFileSync(join(import.meta.dirname, "fixtures", "judgments.yaml"), "utf8")));

/** What was read of a fixture, in the words of the file. */
function summary(text: string): Record<string, unknown> {
  const read = readJudgment(text);
  return {
    matter: read.matter,
    form: read.form,
    instance: read.instance,
    procedure: read.procedure ?? null,
    court: read.court?.value,
    province: read.court?.province,
    documentType: read.documentType?.value,
    caseNumber: read.caseNumber?.value,
    day: read.day?.value,
    cause: read.cause?.value,
    parties: read.parties.map(({ standing, name }) => `${standing} ${name.value}`),
    agents: read.parties.flatMap(({ agents }) => agents.map(({ name }) => name.value)),
    law: read.law.map(({ article }) => article),
    items: read.items.map(({ kind }) => kind),
    charges: read.charges,
    chargesAlleged: read.chargesAlleged,
    convictions: read.convictions.map(({ defendant, sentence }) =>
      [defendant, sentence.kind, sentence.months ?? "-", sentence.probationMonths ?? "-", sentence.fine ?? "-"].join(
        " ",
      ),
    ),
    signatories: read.signatories.map(({ name }) => name.value),
    isFinal: read.isFinal,
  };
}

test.each(fixtures)("readJudgment() takes apart: $name", ({ text, expect: wanted, parts, without }) => {
  const found = summary(text);
  expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, found[key]]))).toEqual(wanted);
  const read = readJudgment(text);
  const words = (name: string) =>
    read.parts
      .filter((part) => part.name === name)
      .map(({ start, end }) => text.slice(start, end).replace(/\s/gu, ""))
      .join("");
  for (const [name, [from, to]] of Object.entries(parts)) {
    const own = words(name);
    expect([name, own.slice(0, from.length), own.slice(-to.length)]).toEqual([name, from, to]);
  }
  for (const name of without) expect([name, words(name)]).toEqual([name, ""]);
});

test("the fixtures are at least twenty-five and cover rulings, mediation and administrative cases", () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(25);
  const kinds = new Set(fixtures.map(({ text }) => `${readJudgment(text).matter} ${readJudgment(text).form}`));
  for (const kind of [
    "civil judgment",
    "civil ruling",
    "civil mediation",
    "administrative judgment",
    "administrative ruling",
  ])
    expect(kinds).toContain(kind);
});
