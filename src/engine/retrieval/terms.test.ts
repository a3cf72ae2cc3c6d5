import { expect, test } from "vitest";
import { characterPairs, fold, matchedWords, queryTerms, searchTerms } from "./terms.ts";

/** A stand-in for the segmenter: cuts at blanks and into pieces of two characters. */
const segment = (text: string) => text.split(/\s+/u).flatMap((run) => run.match(/.{1,2}/gu) ?? []);

const lexicon = {
  fillers: ["怎么办", "吗"],
  expansions: [{ kind: "everyday" as const, words: ["砍头息"], add: ["预先扣除利息"] }],
  simplified: new Map([
    ["貸", "贷"],
    ["錢", "钱"],
  ]),
};

test("fold() makes full-width and traditional forms alike", () => {
  expect(fold("ＬＰＲ借貸錢", lexicon.simplified)).toBe("lpr借贷钱");
});

test("characterPairs() does not pair characters across punctuation", () => {
  expect(characterPairs("借款，利息")).toEqual(["借款", "利息"]);
  expect(characterPairs("息")).toEqual(["息"]);
});

test("searchTerms() gives words and marked pairs, as often as they occur", () => {
  expect(searchTerms("利息利息", segment)).toEqual(["利息", "利息", "_利息", "_息利", "_利息"]);
});

test("queryTerms() drops question words and adds the statute's words for everyday ones", () => {
  const query = queryTerms("砍头息怎么办", segment, lexicon);
  expect(query.words).toEqual(["砍头", "息"]);
  expect(query.added).toEqual(["预先扣除利息"]);
  expect(query.terms).toContain("预先");
});

test("queryTerms() searches a query of nothing but question words as it stands", () => {
  expect(queryTerms("怎么办", segment, lexicon).terms.length).toBeGreaterThan(0);
});

test("matchedWords() names the query's words that the text holds, the longer ones only", () => {
  const query = { terms: [], own: [], words: ["借款", "借款合同", "租赁"], added: [], expansions: [] };
  expect(matchedWords(query, "借款合同应当采用书面形式")).toEqual(["借款合同"]);
});
