import { expect, test } from "vitest";
import { readCitationForms, readRealLaws } from "../knowledge-service/testing-citations.ts";
import { Day } from "../vocabulary/day.ts";
import { fuzzPassages, fuzzQuotations, quoteEverything } from "./fuzz-quotations.ts";
import { findingOf, isShown, openLibrary, showing } from "./testing-quotations.ts";

const skeletons = openLibrary(readCitationForms().laws);
const real = readRealLaws();
const library = real ? openLibrary(real) : skeletons;
const SLOW = 120_000;

test("every article quoted exactly is shown (quote or refuse)", { timeout: SLOW }, async () => {
  for (const held of library === skeletons ? [skeletons] : [skeletons, library]) {
    const { quoted, refused } = await quoteEverything(held);
    expect(quoted).toBeGreaterThan(2000);
    expect(refused).toEqual([]);
  }
});

test("of 10,000 corrupted quotations and citations none is shown as sourced", { timeout: SLOW }, async () => {
  const { shown, tried } = await fuzzQuotations(library, { count: 10_000, seed: 20261124 });
  expect(shown).toEqual([]);
  // A corruption that never made anything false would prove nothing.
  expect(Object.values(tried).every((count) => count > 50)).toBe(true);
  expect(Object.keys(tried)).toHaveLength(23);
});

test("of 3,000 corrupted passages of a page none is shown", async () => {
  expect(await fuzzPassages(skeletons, { count: 3000, seed: 7 })).toBe(0);
});

test("a value that shows a provision with a number that is none is not shown", async () => {
  const ref = { law: "中华人民共和国民法典", article: Number.NaN };
  const value = { pushed: { ref, text: "一切合同无效。", wording: "official", on: "2026-11-24" } };
  expect(await isShown(findingOf({ kind: "rule", rule: "T-1", note: "x" }, value), skeletons.evidence)).toBe(false);
});

test("a digest is never shown as official wording, and never quoted", async () => {
  const none = openLibrary([]);
  expect(none.digests.length).toBeGreaterThan(300);
  for (const { ref, text, from } of none.digests) {
    const on = from ?? Day.parse("2026-11-24");
    const reason = { kind: "provision", ref, on, quote: text } as const;
    expect(await isShown(findingOf(reason, {}, true), none.evidence)).toBe(false);
    const beside = { kind: "rule", rule: "T-1", note: "x" } as const;
    expect(await isShown(findingOf(beside, showing(reason, "official")), none.evidence)).toBe(false);
    expect(await isShown(findingOf(beside, showing(reason, "digest")), none.evidence)).toBe(true);
  }
});
