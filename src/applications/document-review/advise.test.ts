import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { advise } from "./advise.ts";
import { Facts, type Value } from "./schema.ts";

/** Facts of the first sample: a judgment without a fault, its case, and the rules of the day. */
const [sound = ""] = readFileSync(join(import.meta.dirname, "evaluation.jsonl"), "utf8").split("\n");
const facts = Facts.parse(JSON.parse(sound).facts);
const clean = facts.text ?? "";

function review(text: string): Value[] {
  const draft = advise({ caseId: "c" }, { ...facts, text });
  return draft.kind === "findings" ? draft.findings.map(({ value }) => value) : [];
}

const swap = (from: string, to: string): string => {
  expect(clean).toContain(from);
  return clean.replace(from, to);
};

test("advise() finds nothing in a judgment without a fault and does not call it right", () => {
  expect(advise({ caseId: "c" }, facts)).toMatchObject({ kind: "abstention", because: "nothing_found" });
});

test.each([
  ["DR-01 another case's number", "民初17号", "民初71号", "DR-01"],
  ["DR-02 a wrong court of appeal", "上诉于云州省明江市中级人民法院", "上诉于云州省河阳市中级人民法院", "DR-02"],
  ["DR-03 a name with one character changed", "被告罗锦峰辩称", "被告罗锦锋辩称", "DR-03"],
  ["DR-05 a party in the other side's role", "2023年5月8日，被告罗锦峰", "2023年5月8日，原告罗锦峰", "DR-05"],
  [
    "DR-09 figures and capitals that differ",
    "借款本金100000元；\n二、",
    "借款本金100000元（大写：壹拾贰万元整）；\n二、",
    "DR-09",
  ],
  [
    "DR-10 more than was claimed",
    "归还原告秦若溪借款本金100000元；\n二",
    "归还原告秦若溪借款本金120000元；\n二",
    "DR-10",
  ],
  ["DR-12 a day that no calendar has", "2023年5月8日，被告", "2023年2月30日，被告", "DR-12"],
  ["DR-24 a fee off the table", "案件受理费2300元，减半收取计1150元", "案件受理费2500元，减半收取计1250元", "DR-24"],
  ["DR-29 no clerk", "\n书记员　陆禾", "", "DR-29"],
  ["DR-37 a place left open", "由被告罗锦峰负担", "由【由法官决定负担】负担", "DR-37"],
])("advise() marks %s", (_, from, to, rule) => {
  expect(review(swap(from, to)).map((value) => value.rule)).toContain(rule);
});

test("advise() marks a rate above the ceiling of the day of the loan (DR-11)", () => {
  expect(review(clean.replaceAll("年利率12%", "年利率24%")).map((value) => value.rule)).toContain("DR-11");
});

test("advise() marks a claim that the order does not decide (DR-07) and a missing appeal notice (DR-26) as blockers", () => {
  const omitted = review(clean.replace(/二、被告罗锦峰[^\n]*\n/u, ""));
  expect(omitted).toContainEqual(expect.objectContaining({ rule: "DR-07", severity: "blocker" }));
  const silent = review(clean.replace(/如不服本判决[^\n]*\n/u, ""));
  expect(silent).toContainEqual(expect.objectContaining({ rule: "DR-26", severity: "blocker" }));
});

test("advise() offers a fix of form that changes exactly the span (handbook T §6.5)", () => {
  const text = swap("予以支持。\n依照", "予已支持。\n依照");
  const [mark] = review(text);
  expect(mark).toMatchObject({ rule: "DR-34", found: "予已支持", fix: "予以支持" });
  expect(text.slice(0, mark?.start) + (mark?.fix ?? "") + text.slice(mark?.end)).toBe(clean);
});

test("advise() offers no fix of substance", () => {
  const marks = review(swap("归还原告秦若溪借款本金100000元；\n二", "归还原告秦若溪借款本金120000元；\n二"));
  expect(marks.filter((mark) => mark.rule === "DR-10").map((mark) => mark.fix)).toEqual([null]);
});

test("advise() abstains when there is no document", () => {
  expect(advise({ caseId: "c" }, { ...facts, text: null })).toMatchObject({
    kind: "abstention",
    because: "facts_missing",
  });
});
