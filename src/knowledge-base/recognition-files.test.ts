import { expect, test } from "vitest";
import { Day } from "../vocabulary/day.ts";
import type { Fault } from "./faults.ts";
import type { KnowledgeFile } from "./knowledge-files.ts";
import { openKnowledgeBase } from "./open-knowledge-base.ts";
import { readRecognition, wholeRecognition } from "./recognition-files.ts";

const rules = (says: string, implies: string[] = []): KnowledgeFile => ({
  path: "issues/marital-elements.yaml",
  bytes: Buffer.from(""),
  content: {
    from: "2021-01-01",
    until: null,
    source: "invented",
    groups: { 房: ["房屋"] },
    elements: [{ id: "DV1", name: { zh: "甲", en: "a" }, implies, cues: [{ says: [says] }] }],
  },
});

function faultsOf(file: KnowledgeFile): string[] {
  const faults: Fault[] = [];
  readRecognition([file], faults);
  return faults.map(({ what }) => what);
}

test("readRecognition() names patterns, groups and elements that are not right", () => {
  expect(faultsOf(rules("〈房〉归"))).toEqual([]);
  expect(faultsOf(rules("〈车〉归"))).toEqual(['names the group "车", which is not there']);
  expect(faultsOf(rules("(房"))).toEqual(['"(房" is no regular expression']);
  expect(faultsOf(rules("房", ["DV9"]))).toEqual(['implies "DV9", which is no element']);
});

test("wholeRecognition() says which files are missing", () => {
  expect(() => wholeRecognition({})).toThrow(/entities\/drugs\.yaml/u);
});

test("the drugs of recognition are drugs of the sentencing rules", () => {
  const base = openKnowledgeBase();
  const known = new Set(base.sentencing(Day.parse("2024-01-01"))?.drugs.map(({ id }) => id));
  const named = base.recognition().drugs.names.flatMap(({ drug }) => (drug === null ? [] : [drug]));
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});
