import { expect, test } from "vitest";
import { explainByWords, reasonText } from "./explain-hit.ts";
import { queryTerms } from "./terms.ts";

const segment = (text: string) => text.split(" ").filter((word) => word !== "");
const lexicon = {
  fillers: ["怎么办"],
  expansions: [{ kind: "everyday" as const, words: ["老赖"], add: ["被执行人", "失信"] }],
  simplified: new Map<string, string>(),
};
const TEXT = "人民法院可以采取措施。\n对失信的被执行人，应当限制高消费；其他的除外。";

test("explainByWords() names the everyday word, the statute words that are there, and the sentence that holds them", () => {
  const reason = explainByWords(queryTerms("老赖 限制高消费 怎么办", segment, lexicon), "", TEXT);
  expect(reason.expansions).toEqual([{ kind: "everyday", word: "老赖", stands: ["被执行人", "失信"] }]);
  expect(reason.matched).toEqual(["限制高消费", "被执行人", "失信"]);
  const { start = 0, end = 0 } = reason.passage ?? {};
  expect(TEXT.slice(start, end)).toBe("对失信的被执行人，应当限制高消费；");
  expect(reasonText({ ...reason, weighed: [] })).toEqual({
    zh: "含有限制高消费、被执行人、失信；因“老赖”（口语）对应“被执行人”“失信”（法条用语）",
    en: 'holds 限制高消费, 被执行人, 失信; everyday "老赖" stands for "被执行人", "失信" of the statute',
  });
});

test("explainByWords() shows no sentence where only title and headings hold the words", () => {
  const reason = explainByWords(queryTerms("租赁合同", segment, lexicon), "租赁合同", "出租人应当交付租赁物。");
  expect(reason).toMatchObject({ matched: ["租赁合同"], passage: null, expansions: [] });
});
