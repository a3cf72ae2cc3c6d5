import { expect, test } from "vitest";
import { openMemory } from "./question-memory.ts";
import { termHash } from "./term-index.ts";

const hashes = (...words: string[]) => words.map(termHash);
const memory = openMemory(
  [
    { hashes: hashes("押金", "退还", "房东"), right: ["民法典/703-0", "民法典/733-0"] },
    { hashes: hashes("工资", "拖欠", "公司"), right: ["劳动合同法/30-0"] },
    { hashes: hashes("押金", "拖欠"), right: ["民法典/587-0"] },
  ],
  () => 1,
);
const ALL = () => true;

test("near() puts the question of the same words first with likeness 1, and leaves out those that share none", () => {
  const [first, ...others] = memory.near(hashes("工资", "拖欠", "公司"), ALL);
  expect(first).toMatchObject({ question: 1 });
  expect(first?.likeness).toBeCloseTo(1);
  expect(others.map(({ question }) => question)).toEqual([2]);
});

test("near() knows nothing of a question that is refused: measuring never sees its own answer", () => {
  expect(memory.near(hashes("工资", "拖欠", "公司"), (question) => question !== 1)[0]?.question).toBe(2);
});

test("lawShares() counts the answers of the laws, without those of refused questions", () => {
  expect(memory.lawShares(ALL).get("民法典")).toBe(0.75);
  expect(memory.lawShares((question) => question === 1)).toEqual(new Map([["劳动合同法", 1]]));
});
