import { expect, test } from "vitest";
import { factSentences, joinTerms } from "./fact-terms.ts";

test("factSentences() gives the place of each sentence and the pairs and triples of its characters", () => {
  const text = "被告人翻窗入室。窃得现金后逃离。";
  const [first, second] = factSentences(text);
  expect(text.slice(second?.start, second?.end)).toBe("窃得现金后逃离。");
  expect(first?.terms.get("翻窗")).toBe(1);
  expect(second?.terms.get("窃得现")).toBe(1);
  expect(joinTerms(factSentences("盗窃。盗窃。")).get("盗窃")).toBe(2);
});

test("factSentences() reads across the line breaks of a page", () => {
  expect(joinTerms(factSentences("趁人不备秘密窃\n取现金。")).has("窃取")).toBe(true);
});

test("factSentences() blanks names of crimes, persons, ethnicity and household (handbook G §2)", () => {
  const terms = [
    ...joinTerms(
      factSentences("被告人张某某（男，回族，农民，户籍地某县）应以抢劫罪追究，苗族青年王某殴打他人。"),
    ).keys(),
  ].join(" ");
  expect(terms).not.toMatch(/抢劫|回族|苗族|农民|户籍|张/u);
  expect(terms).toContain("殴打");
});

test("factSentences() stops where a judgment turns to its evidence", () => {
  const story = "被告人多次进入工地，盗走电缆线和钢筋，销赃得款后挥霍。".repeat(6);
  const text = `${story}上述事实，有被害人陈述、鉴定意见证明。`;
  expect(joinTerms(factSentences(text)).has("鉴定意")).toBe(false);
});
