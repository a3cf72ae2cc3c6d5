import { expect, test } from "vitest";
import { disputedIssues } from "../engine/evidence/common-issues.ts";
import { isActive } from "../engine/evidence/conditions.ts";
import { readElements } from "../engine/evidence/element-status.ts";
import type { Paper } from "../engine/evidence/paper.ts";
import { raisedDefences } from "../engine/evidence/raised-defences.ts";
import { saidIn } from "../engine/evidence/said.ts";
import { findStances } from "../engine/evidence/stances.ts";
import { calledProvisions } from "../engine/reasoning/called-provisions.ts";
import type { CauseExample } from "../knowledge-base/cause-files.ts";
import { openKnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { Day } from "../vocabulary/day.ts";
import type { CauseTemplate, ProvisionRef } from "../vocabulary/law.ts";
import { openCauseRecognition } from "./cause-recognition.ts";

const knowledge = openKnowledgeBase();
const ON = Day.parse("2026-11-24");
const recognise = openCauseRecognition(knowledge);
const causes = knowledge.causes(ON);
const examples = knowledge.causeExamples();
const cited = ({ law, article }: ProvisionRef) => `${law} ${article}`;

function workThrough(template: CauseTemplate, example: CauseExample) {
  const papers = example.papers.map(
    ({ kind, text }, at): Paper => ({
      id: `d${at}`,
      kind,
      title: kind,
      day: null,
      author: null,
      pages: [{ original: `o${at}`, number: 1, text, sealed: false, confidence: 1, doubtful: [] }],
    }),
  );
  const said = saidIn(papers, []);
  const situation = { fields: [], parties: [], said };
  const raised = raisedDefences(template, situation);
  const disputes = { raised, stances: findStances(said), admissionsCount: true, caseNumber: undefined };
  const readings = readElements(template, situation, disputes);
  const computed = (template.computations ?? []).filter(({ when }) => isActive(when, situation));
  const active = [
    ...readings.map(({ element }) => element.id),
    ...raised.map(({ defence }) => defence.id),
    ...computed.map(({ id }) => id),
  ];
  return {
    readings,
    defences: raised.map(({ defence }) => defence.id),
    issues: disputedIssues(template, readings, raised).map(({ issue }) => issue.id),
    provisions: calledProvisions(template, new Set(active)).map(({ ref }) => cited(ref)),
  };
}

const cases = examples.map((example) => [`${example.cause}: ${example.name}`, example] as const);

test.each(cases)("a worked example of the cause comes out as the lawyer expects: %s", (_name, example) => {
  const { cause, papers, expected } = example;
  const template = causes.find(({ id }) => id === cause);
  if (!template) throw new Error(`no cause ${cause} in force`);
  const complaint = papers.find(({ kind }) => kind === "complaint")?.text ?? "";
  const recognised = recognise(complaint, "civil", ON).slice(0, 3);
  expect(recognised.map(({ name }) => knowledge.cause(name, ON)?.id)).toContain(cause);
  const found = workThrough(template, example);
  const statuses = Object.fromEntries(
    found.readings.filter(({ element }) => element.id in expected.elements).map((one) => [one.element.id, one.status]),
  );
  expect(statuses).toEqual(expected.elements);
  expect([...found.defences].sort()).toEqual([...expected.defences].sort());
  expect([...found.issues].sort()).toEqual([...expected.issues].sort());
  expect(found.provisions).toEqual(expect.arrayContaining(expected.provisions.map(cited)));
});

test("each of the twenty causes has computations, common issues and at least two worked examples", () => {
  expect(causes.length).toBeGreaterThanOrEqual(20);
  for (const { id, computations = [], commonIssues = [] } of causes) {
    expect([id, computations.length > 0, commonIssues.length > 1]).toEqual([id, true, true]);
    expect([id, examples.filter(({ cause }) => cause === id).length >= 2]).toEqual([id, true]);
  }
});
