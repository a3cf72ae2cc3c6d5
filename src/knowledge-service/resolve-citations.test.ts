import { expect, test } from "vitest";
import { Day } from "../vocabulary/day.ts";
import { resolveCitations } from "./resolve-citations.ts";
import { citationSources, citationWords, readCitationForms, readRealLaws } from "./testing-citations.ts";

const { forms, laws, aliases } = readCitationForms();
const skeletons = citationSources(laws);
const today = Day.parse("2026-11-24");

test("there are at least 400 different forms", () => {
  const distinct = new Set(forms.map(({ text, within, on }) => `${text}|${within?.key ?? ""}|${on}`));
  expect(distinct.size).toBe(forms.length);
  expect(distinct.size).toBeGreaterThanOrEqual(400);
});

const groups = [...new Set(forms.map(({ group }) => group))];

test.each(groups)("resolveCitations() reads %s", async (group) => {
  for (const { text, on, within, means } of forms.filter((form) => form.group === group)) {
    const found = await resolveCitations(skeletons, text, { on, within });
    const words = found.map((citation) => citationWords(citation, aliases));
    expect.soft(words, text).toEqual(means);
    for (const { start, end, quote } of found) expect(text.slice(start, end)).toBe(quote);
  }
});

/** Law, article and number as written: what does not depend on how many paragraphs the article has. */
function bare(meaning: string): string {
  return meaning.replace(/^!no-such-part /u, "").replace(/\(\d+\)|#\d+/gu, "");
}

test("resolveCitations() means the same articles of the real laws", async () => {
  const real = readRealLaws();
  if (!real) return;
  const sources = citationSources(real);
  const held = new Set(real.map(({ key, from }) => `${key}@${from}`));
  // The repealed interpretations are among the real laws, and fewer names are left without a law or with one only.
  const groupsElsewhere = /within a law|not in force|by the day|share|no such law/u;
  const shared = forms.filter(({ text, group }) => !/试验|虚构/u.test(text) && !groupsElsewhere.test(group));
  for (const { text, on, within, means } of shared) {
    if (within && !held.has(`${within.key}@${within.version}`)) continue;
    const found = await resolveCitations(sources, text, { on, within });
    const words = found.map((citation) => bare(citationWords(citation, aliases)));
    expect.soft(words, text).toEqual(means.map(bare));
  }
});

test("resolveCitations() without any import leads to digests, and never to a paragraph nobody can check", async () => {
  const digests = citationSources([]);
  const words = async (text: string) =>
    (await resolveCitations(digests, text, { on: today })).map((citation) => citationWords(citation, aliases));
  expect(await words("民法典第五百七十七条")).toEqual(["民法典/577"]);
  expect(await words("民法典第五百七十七条第九款")).toEqual(["民法典/577"]);
  expect(await words("民法典第三千条")).toEqual(["!not-held 民法典/3000"]);
  expect(await words("九民纪要第三十八条")).toEqual(["!unknown-law 全国法院民商事审判工作会议纪要/38"]);
  const [whole] = await resolveCitations(digests, "民法典第五百七十七条第九款", { on: today });
  expect(whole?.warnings.map(({ id }) => id)).toEqual(["part-unchecked"]);
});

test("resolveCitations() says what is known of every failure, in both languages", async () => {
  const [merged] = await resolveCitations(skeletons, "合同法第一百零七条", { on: today });
  expect(merged).toMatchObject({
    problem: { text: { zh: expect.stringContaining("1999-10-01 至 2021-01-01") } },
    warnings: [{ text: { zh: expect.stringContaining("《中华人民共和国民法典》第五百七十七条") } }],
  });
  const [early] = await resolveCitations(skeletons, "民法典第一条", { on: Day.parse("2020-06-01") });
  expect(early?.problem?.text.en).toContain("it is from 2021-01-01");
  const [shared] = await resolveCitations(skeletons, "保险法解释第一条", { on: today });
  expect(shared?.problem?.text.zh).toContain("解释（二）》");
  const [slip] = await resolveCitations(skeletons, "《中华人民共和国刑法典法》第一条", { on: today });
  expect(slip?.problem).toMatchObject({ code: "unknown-law" });
});

test("resolveCitations() says which number an article cited by a law has today", async () => {
  const within = { key: "最高人民法院关于适用民事诉讼法的解释", version: "2022-04-10" };
  const [moved] = await resolveCitations(skeletons, "民事诉讼法第二百四十六条", { on: today, within });
  expect(moved?.renumbered?.why.zh).toBe("原文引用第246条，现行第250条。");
  expect(moved?.official).toBe("《中华人民共和国民事诉讼法》第二百五十条");
});

test("resolveCitations() says which number an article of a version that is not held got later", async () => {
  const [older] = await resolveCitations(skeletons, "刑诉法第二百二十五条", { on: Day.parse("2014-03-01") });
  expect(older?.problem?.text.zh).toContain("最早的版本自2018-10-26起");
  expect(older?.warnings.map(({ text }) => text.zh)).toEqual([
    "该条在自2018-10-26起的文本中为《中华人民共和国刑事诉讼法》第二百三十六条。",
  ]);
});

test("resolveCitations() warns where a number could not be checked, and keeps its own law's version", async () => {
  const within = { key: "工伤保险条例", version: "2011-01-01" };
  const [law] = await resolveCitations(skeletons, "社会保险法第一条、劳动法第三条", { on: today, within }).then((all) =>
    all.slice(1),
  );
  expect(law?.warnings.map(({ id }) => id)).toEqual(["numbering-unchecked"]);
  const old = { key: "公司法", version: "2018-10-26" };
  const [own] = await resolveCitations(skeletons, "本法第二百一十八条", { on: today, within: old });
  expect(own).toMatchObject({ version: "2018-10-26", problem: null });
});
