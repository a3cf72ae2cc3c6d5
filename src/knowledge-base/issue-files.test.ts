import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Day } from "../vocabulary/day.ts";
import { FocusFile, TopicFile } from "./issue-files.ts";
import { openKnowledgeBase } from "./open-knowledge-base.ts";

const knowledge = openKnowledgeBase(fileURLToPath(new URL("../../knowledge", import.meta.url)));

test("issues() knows the kinds of questions of every group, each id once", () => {
  const { labels, topics } = knowledge.issues();
  const groups = new Set(labels.map(({ group }) => group));
  expect([...groups].sort()).toEqual(["accident", "building", "civil", "family", "labour", "lending", "sale"]);
  expect(new Set(labels.map(({ id }) => id)).size).toBe(labels.length);
  expect(topics.length).toBeGreaterThan(10);
});

test("only the general group holds for every cause", () => {
  const general = knowledge.issues().labels.filter(({ causes }) => causes === undefined);
  expect(new Set(general.map(({ group }) => group))).toEqual(new Set(["civil"]));
});

test("every cause with deep rules has kinds of questions of its own", () => {
  const names = knowledge.causes(Day.parse("2026-01-01")).map(({ name }) => name);
  const parts = new Set(knowledge.issues().labels.flatMap(({ causes }) => causes ?? []));
  const reached = names.filter((name) => [...parts].some((part) => name.includes(part)));
  expect(reached.length).toBe(names.length);
});

test("a file of issues with an unknown word or without a source is refused", () => {
  const cue = { words: ["诉讼时效"], weight: 3, in: "defence" };
  const label = { id: "a", name: { zh: "甲", en: "a" }, question: { zh: "甲", en: "a" }, cues: [cue] };
  expect(FocusFile.safeParse({ source: "x", group: "g", labels: [label] }).success).toBe(true);
  expect(FocusFile.safeParse({ group: "g", labels: [label] }).success).toBe(false);
  expect(FocusFile.safeParse({ source: "x", group: "g", labels: [{ ...label, neds: ["租"] }] }).success).toBe(false);
  expect(
    FocusFile.safeParse({ source: "x", group: "g", labels: [{ ...label, cues: [{ ...cue, weight: 0 }] }] }).success,
  ).toBe(false);
  expect(TopicFile.safeParse({ source: "x", topics: [] }).success).toBe(false);
});
