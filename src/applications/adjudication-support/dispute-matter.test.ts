import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { advise } from "./advise.ts";
import { Facts, Input, type Value } from "./schema.ts";

const Line = z.object({ name: z.string(), input: Input, facts: Facts });

/** The sample of evaluation.jsonl whose name begins so, with other knowledge of issues where given. */
function findingsOf(name: string, change: (facts: Facts) => Facts = (facts) => facts) {
  const lines = readFileSync(join(import.meta.dirname, "evaluation.jsonl"), "utf8")
    .trimEnd()
    .split("\n");
  const line = lines.find((each) => each.includes(`"name":"${name}`));
  const { input, facts } = Line.parse(JSON.parse(line ?? "{}"));
  const draft = advise(input, change(facts));
  return draft.kind === "findings" ? draft.findings : [];
}
const valuesOf = <K extends Value["kind"]>(kind: K, ...given: Parameters<typeof findingsOf>) =>
  findingsOf(...given)
    .map(({ value }) => value)
    .filter((value): value is Extract<Value, { kind: K }> => value.kind === kind);

const SAMPLE = "诉辩逐点对应：预扣利息与自认";

test("advise() derives an issue from a point of the defence, with both sides' words, places and the kind of question (AD-01)", () => {
  const issue = valuesOf("issue", SAMPLE).find(({ id }) => id === "focus-advance-interest");
  expect(issue).toMatchObject({ source: "derived", claims: [1], labels: [{ id: "advance-interest" }] });
  expect(issue?.claimSide[0]?.text).toContain("借款100000元");
  expect(issue?.defenceSide[0]?.text).toContain("实际收到借款90000元");
  expect(issue?.labels[0]?.words.length).toBeGreaterThan(0);
});

test("advise() lists facts admitted and disputed with their places (EV-21)", () => {
  const facts = valuesOf("fact", SAMPLE);
  expect(facts.map(({ status }) => status)).toEqual(["admitted", "disputed"]);
  expect(facts.every(({ places }) => places.length > 0)).toBe(true);
});

test("every pair, fact and derived issue rests on passages that stand in the papers", () => {
  const ours = findingsOf(SAMPLE).filter(({ value }) => ["pair", "fact", "issue"].includes(value.kind));
  expect(ours.length).toBeGreaterThan(4);
  for (const { reasons } of ours) expect(reasons.some(({ kind }) => kind === "passage")).toBe(true);
});

test("what is admitted is no issue, and a second defendant makes the admission doubtful (证据规定 6)", () => {
  const second = {
    name: "defendants.2.name",
    value: "何秀兰",
    passages: [],
    confidence: 1,
    conflicts: [],
    warnings: [],
  };
  const [fact] = valuesOf("fact", SAMPLE, (facts) => ({
    ...facts,
    fields: [...facts.fields, { ...second, status: "confirmed" }],
    rules: { ...facts.rules, doubts: { "one-of-several": { zh: "查明", en: "look", basis: [] } } },
  }));
  expect(fact?.doubts).toEqual([{ zh: "查明", en: "look" }]);
  const words = valuesOf("issue", SAMPLE).flatMap(({ defenceSide }) => defenceSide.map(({ text }) => text));
  expect(words.some((text) => text.includes("予以认可"))).toBe(false);
});

test("advise() sets nothing against anything where the knowledge of issues is missing or nothing is near", () => {
  expect(valuesOf("pair", SAMPLE, (facts) => ({ ...facts, issues: null }))).toEqual([]);
  expect(valuesOf("pair", "答辩内容与诉状无关")).toEqual([]);
});
