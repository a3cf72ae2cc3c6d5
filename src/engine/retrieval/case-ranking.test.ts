import { expect, test } from "vitest";
import { openCaseRanking } from "./case-ranking.ts";
import { collectCaseWords } from "./case-words.ts";

const RULES = { repetition: 3, length: 1, neighbours: 3, sharpness: 4 };
const CASES = [
  { facts: "酒后 驾驶 小型 轿车 检测 乙醇", reasoning: "醉酒 驾驶 机动车 危险", kinds: ["危险驾驶罪"] },
  { facts: "醉酒 驾驶 摩托车 乙醇 含量", reasoning: "醉酒 驾驶 机动车 危险", kinds: ["危险驾驶罪"] },
  { facts: "扒窃 手机 公交车", reasoning: "秘密 窃取 财物", kinds: ["盗窃罪"] },
  { facts: "撬锁 入户 首饰", reasoning: "秘密 窃取 财物", kinds: ["盗窃罪"] },
  { facts: "驾驶 电动车 抢夺 手机", reasoning: "公然 夺取 财物", kinds: ["抢夺罪"] },
  { facts: "租车 抵押 骗取 押金", reasoning: "虚构 事实 骗取 财物", kinds: ["诈骗罪"] },
  { facts: "无证 驾驶 被 查获 酒精", reasoning: "醉酒 驾驶 机动车 危险", kinds: ["危险驾驶罪"] },
];

function ranking() {
  const writer = collectCaseWords();
  for (const { facts, reasoning } of CASES) writer.add(facts.split(" "), reasoning.split(" "));
  return openCaseRanking(writer.done(), { kinds: CASES.map(({ kinds }) => kinds), laws: CASES.map(() => []) }, RULES);
}

test("near() finds the case with the words of the facts first, as a share of the best", () => {
  const { facts } = ranking().near(["酒后", "驾驶", "乙醇"]);
  expect(facts[0]).toBe(1);
  expect(facts[2]).toBe(0);
});

test("near() sees by the reasoning of the nearest cases what a case in other words was about", () => {
  const { reasoning, kinds } = ranking().near(["酒后", "驾驶", "乙醇"]);
  expect(reasoning[6]).toBeGreaterThan(reasoning[4] ?? 1);
  expect(kinds[6]).toBeGreaterThan(kinds[4] ?? 1);
});

test("near() says which charges the nearest cases had, and how common each is", () => {
  const { likely } = ranking().near(["酒后", "驾驶", "乙醇"]);
  expect(likely[0]?.kind).toBe("危险驾驶罪");
  expect(likely.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

test("near() counts a known charge as much as all neighbours", () => {
  const { likely } = ranking().near(["酒后", "驾驶", "乙醇"], { kinds: ["盗窃罪"] });
  expect(likely.find(({ kind }) => kind === "盗窃罪")?.share).toBeCloseTo(0.5);
});

test("near() finds nothing where no word is known", () => {
  const { facts, reasoning, kinds } = ranking().near(["海商"]);
  expect([...facts, ...reasoning, ...kinds].every((score) => score === 0)).toBe(true);
});

test("collectCaseWords() goes on from words collected before", () => {
  const first = collectCaseWords();
  first.add(["借款", "借款"], ["归还"]);
  const second = collectCaseWords(first.done());
  second.add(["借款"], ["驳回"]);
  const { vocabulary, facts, reasoning } = second.done();
  expect(vocabulary).toEqual(["借款", "归还", "驳回"]);
  expect([...facts.starts]).toEqual([0, 1, 2]);
  expect([...facts.counts]).toEqual([2, 1]);
  expect([...reasoning.words]).toEqual([1, 2]);
});
