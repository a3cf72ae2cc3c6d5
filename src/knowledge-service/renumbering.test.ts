import { expect, test } from "vitest";
import { alignArticles } from "../engine/text/citation-alignment.ts";
import { renumbered } from "../engine/text/citation-renumbering.ts";
import { readCitationKnowledge } from "../knowledge-base/citation-files.ts";
import { readRealLaws } from "./testing-citations.ts";

const { renumberings, repealed } = readCitationKnowledge();
const stepsOf = (key: string, since: string) => (renumberings.get(key)?.steps ?? []).filter(({ on }) => on > since);

test("民诉法 of 2021 is led to 2023 (CI-04)", () => {
  const lead = (n: number) => renumbered(n, stepsOf("民事诉讼法", "2022-01-01"));
  expect([246, 254, 260, 212, 67, 193, 274].map(lead)).toEqual([250, 258, 264, 216, 67, 193, 283]);
  expect([272, 273, 290, 291, 0, 292].map(lead)).toEqual(Array(6).fill(undefined));
});

test("民诉法 of 2017 is led to 2023 over 2021 (CI-04)", () => {
  const lead = (n: number) => renumbered(n, stepsOf("民事诉讼法", "2017-07-01"));
  expect([63, 86, 100, 111, 157, 170, 253].map(lead)).toEqual([66, 89, 103, 114, 160, 177, 264]);
});

test("刑诉法 of 2012 is led to 2018", () => {
  const lead = (n: number) => renumbered(n, stepsOf("刑事诉讼法", "2013-01-01"));
  expect([15, 34, 54, 106, 148, 172, 182, 195, 225, 253, 280, 284, 290].map(lead)).toEqual([
    16, 35, 56, 108, 150, 176, 187, 200, 236, 264, 298, 302, 308,
  ]);
});

test("公司法 of 2018 is led to 2023", () => {
  const lead = (n: number) => renumbered(n, stepsOf("公司法", "2018-10-26"));
  expect([3, 20, 63, 71, 151, 182, 184].map(lead)).toEqual([3, 21, 23, 84, 189, 231, 234]);
  expect(lead(217)).toBeUndefined();
});

test("the tables agree with the wording of the two versions", () => {
  const laws = readRealLaws();
  for (const [key, since] of laws ? [["民事诉讼法", "2022-01-01"] as const, ["公司法", "2018-10-26"] as const] : []) {
    const [old, young] = (laws ?? []).filter((law) => law.key === key);
    const texts = (law = old) => (law?.articles ?? []).map(({ text }) => text);
    const pairs = alignArticles(texts(old), texts(young)).filter(({ likeness }) => likeness >= 0.75);
    expect(pairs.length).toBeGreaterThan(100);
    for (const { before, after } of pairs) {
      const [from, to] = [old?.articles[before]?.no ?? 0, young?.articles[after]?.no];
      const led = renumbered(from, stepsOf(key, since));
      // Rewritten articles stay without a counterpart, however alike a sentence of them is.
      if (led !== undefined) expect(led, `${key} ${from}`).toBe(to);
    }
  }
});

test("every successor of a repealed article speaks of its matter", () => {
  const code = readRealLaws()?.find(({ key }) => key === "民法典");
  expect(repealed.size).toBe(9);
  for (const { law, successors } of code ? repealed.values() : []) {
    for (const { article, to, about } of successors) {
      const texts = to.map((no) => code?.articles.find((one) => one.no === no)?.text ?? "");
      expect(texts.join(""), `${law} ${article}`).toContain(about);
    }
  }
});

test("alignArticles() pairs moved, changed and equal articles and leaves new ones alone", () => {
  const before = ["借款合同应当采用书面形式。", "借款的利息不得预先扣除。", "当事人可以约定违约金。"];
  const after = [
    "本章适用于自然人之间的借款。",
    "借款合同应当采用书面形式。",
    "当事人可以约定违约金的数额。",
    "借款的利息不得预先扣除。",
  ];
  expect(alignArticles(before, after).map((pair) => [pair.before, pair.after])).toEqual([
    [0, 1],
    [1, 3],
    [2, 2],
  ]);
});
