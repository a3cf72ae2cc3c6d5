import { expect, test } from "vitest";
import { readCaseLibrary } from "./case-files.ts";
import { readSearchKnowledge } from "./search-knowledge.ts";

const titles = new Map(["民法典", "合同法"].map((name) => [name, `中华人民共和国${name}`]));
const library = readCaseLibrary(readSearchKnowledge().features, titles);
const written = library.filter(({ id }) => id.startsWith("hand-"));
const labelsOf = (start: string) => written.find(({ id }) => id.startsWith(start))?.features ?? [];

test("readCaseLibrary() holds 120 generated and 20 hand-written cases and more, each once and each marked as invented", () => {
  expect(library.length - written.length).toBeGreaterThanOrEqual(120);
  expect(written.length).toBeGreaterThanOrEqual(20);
  expect(new Set(library.map(({ id }) => id)).size).toBe(library.length);
  expect(library.every(({ invented }) => invented)).toBe(true);
  expect(library.every(({ court }) => court.startsWith("云州省"))).toBe(true);
});

test("readCaseLibrary() covers three levels of court, the years 2016 to 2026 and every outcome", () => {
  expect(new Set(library.map(({ courtLevel }) => courtLevel))).toEqual(new Set(["basic", "intermediate", "high"]));
  const years = new Set(library.map(({ decidedOn }) => Number(decidedOn?.slice(0, 4))));
  for (let year = 2016; year <= 2026; year += 1) expect(years).toContain(year);
  expect(new Set(library.map(({ outcome }) => outcome))).toEqual(
    new Set(["granted", "partly", "dismissed", "unknown"]),
  );
});

test.each([
  ["hand-01", "transfer-only"],
  ["hand-02", "limitation-raised"],
  ["hand-04", "spouse-sued"],
  ["hand-06", "guarantor-sued"],
  ["hand-07", "advance-interest"],
  ["hand-08", "sham-loan"],
  ["hand-09", "chat-record"],
  ["hand-11", "other-relation-defence"],
  ["hand-12", "cash"],
  ["hand-13", "not-delivered-defence"],
  ["hand-14", "re-signed-iou"],
  ["hand-15", "foreign-currency"],
  ["hand-16", "minor"],
  ["hand-18", "loan-chain"],
  ["hand-20", "company-borrower"],
  ["hand-21", "deceased-borrower"],
  ["hand-22", "repaid-defence"],
  ["hand-23", "signature-disputed"],
])("the labels of %s, a case written for it, include %s", (id, label) => {
  expect(labelsOf(id)).toContain(label);
});

test("labels are not found where the facts deny them", () => {
  expect(labelsOf("hand-01")).not.toContain("iou");
  expect(labelsOf("hand-20")).not.toContain("company-lender");
  expect(labelsOf("hand-21")).not.toContain("rate-over-cap");
});

test("a judgment of the library says which provisions its reasoning applies", () => {
  const first = library.find(({ id }) => id === "generated-001")?.articles;
  expect(first).toContainEqual({ law: "合同法", article: 206 });
  const judgments = library.filter(({ ending }) => ending === "judgment");
  expect(judgments.every(({ articles = [] }) => articles.length > 0)).toBe(true);
});
