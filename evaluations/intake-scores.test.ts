import { expect, test } from "vitest";
import { f1, precision, recall, total } from "./counts.ts";
import {
  boundaries,
  fieldCounts,
  type Placed,
  pair,
  placesAsScanned,
  placeTruth,
  rightKinds,
  rightPlaces,
} from "./intake-scores.ts";
import { IntakeTruth } from "./intake-truth.ts";

const PAGES = ["a#1", "b#1", "b#2", "c#1"];
const TRUTH: Placed[] = [
  { pages: ["b#1", "b#2"], kind: "complaint", order: 1 },
  { pages: ["c#1"], kind: "iou", order: 2 },
  { pages: ["a#1"], kind: "identity-card", order: 3 },
];
const EVERY_PAGE: Placed[] = PAGES.map((page, at) => ({ pages: [page], kind: "iou", order: at + 1 }));

test("placeTruth() spreads whole files over the pages they turned out to have", () => {
  const truth = IntakeTruth.parse({
    documents: [
      { files: ["a.docx", "b.jpg"], kind: "answer", order: 1 },
      { file: "c.pdf", pages: [2, 3], kind: "iou", title: "借条", order: 2 },
    ],
  });
  expect(placeTruth(truth, new Map([["a.docx", 2]])).map((one) => one.pages)).toEqual([
    ["a.docx#1", "a.docx#2", "b.jpg#1"],
    ["c.pdf#2", "c.pdf#3"],
  ]);
});

test("IntakeTruth refuses a document with neither files nor pages of a file", () => {
  expect(IntakeTruth.safeParse({ documents: [{ file: "c.pdf", kind: "iou", order: 1 }] }).success).toBe(false);
  expect(IntakeTruth.safeParse({ documents: [{ files: [], kind: "iou", order: 1 }] }).success).toBe(false);
});

test("the scores are full when the truth itself is found", () => {
  expect(rightKinds(TRUTH, TRUTH)).toBe(3);
  expect(rightPlaces(TRUTH, TRUTH)).toBe(3);
  expect(f1(total(boundaries(TRUTH, TRUTH, PAGES)))).toBe(1);
});

test("the scores are nothing when nothing was found", () => {
  expect(rightKinds(TRUTH, [])).toBe(0);
  expect(rightPlaces(TRUTH, [])).toBe(0);
  expect(f1(total(boundaries(TRUTH, [], PAGES)))).toBe(0);
});

test("boundaries() swaps precision and recall when truth and found are swapped", () => {
  const forth = total(boundaries(TRUTH, EVERY_PAGE, PAGES));
  const back = total(boundaries(EVERY_PAGE, TRUTH, PAGES));
  expect(forth).toEqual({ right: 2, wrong: 1, missed: 0 });
  expect(precision(back)).toBe(recall(forth));
  expect(recall(back)).toBe(precision(forth));
});

test("pair() uses each found document once, so merging two documents costs one", () => {
  const merged: Placed[] = [{ pages: PAGES, kind: "complaint", order: 1 }];
  expect(pair(TRUTH, merged).size).toBe(1);
  expect(rightKinds(TRUTH, merged)).toBe(1);
});

test("rightPlaces() ranks found documents by their order, whatever the numbers", () => {
  const found = TRUTH.map((one) => ({ ...one, order: one.order * 10 }));
  expect(rightPlaces(TRUTH, found)).toBe(3);
  expect(placesAsScanned(TRUTH, PAGES)).toBe(0);
});

const FIELDS = IntakeTruth.parse({
  documents: [],
  fields: {
    "plaintiffs.1.name": "林书雅",
    amount: 100,
    caseNumber: "（2024）云9907民初1号",
    "loan.signedOn": "2023-03-15",
  },
  contested: ["loan.signedOn"],
});

test("fieldCounts() forgives white space and full width, nothing else", () => {
  const found = new Map([
    ["plaintiffs.1.name", "林 书雅"],
    ["amount", "10000"],
    ["caseNumber", "(2024)云9907民初1号"],
  ]);
  expect(total(fieldCounts(FIELDS, found))).toEqual({ right: 2, wrong: 1, missed: 1 });
});

test("fieldCounts() takes an invented field as wrong and leaves contested ones out", () => {
  const found = new Map([
    ["loan.signedOn", "2023-03-18"],
    ["judge", "某某"],
  ]);
  expect(total(fieldCounts(FIELDS, found))).toEqual({ right: 0, wrong: 1, missed: 3 });
});

test("fieldCounts() swaps wrong and missed when truth and found are swapped", () => {
  const found = new Map([
    ["amount", "200"],
    ["judge", "某某"],
  ]);
  const swapped = IntakeTruth.parse({ documents: [], fields: Object.fromEntries(found) });
  const forth = total(fieldCounts({ ...FIELDS, contested: [] }, found));
  const back = total(fieldCounts(swapped, new Map(Object.entries(FIELDS.fields))));
  expect(back).toEqual({ right: forth.right, wrong: forth.missed, missed: forth.wrong });
});
