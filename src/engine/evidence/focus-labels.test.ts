import { expect, test } from "vitest";
import type { FocusLabel } from "../../vocabulary/focus-label.ts";
import { focusOf, scoreLabels, sidesOf } from "./focus-labels.ts";

const both = (zh: string) => ({ zh, en: zh });
const LIMITATION: FocusLabel = {
  id: "limitation",
  group: "civil",
  name: both("诉讼时效"),
  question: both("是否已过诉讼时效"),
  cues: [{ words: ["诉讼时效", "超过…时效"], weight: 5, in: "defence" }],
};
const RENT: FocusLabel = {
  id: "rent",
  group: "civil",
  name: both("租金"),
  question: both("租金多少"),
  needs: ["租赁"],
  cues: [
    { words: ["租金"], weight: 4, in: "either" },
    { words: ["过高"], weight: 2, in: "defence", also: ["押金"] },
  ],
};

test("scoreLabels() counts a cue only in the statement it is for, and says which words it found (AD-01)", () => {
  const labels = [LIMITATION, RENT];
  expect(scoreLabels({ claim: "未超过诉讼时效", defence: "同意" }, labels)).toEqual([]);
  const [found] = scoreLabels({ claim: "请求归还", defence: "原告起诉已超过三年的时效" }, labels);
  expect(found).toMatchObject({ score: 5, cues: [{ side: "defence", word: "超过三年的时效", weight: 5 }] });
});

test("scoreLabels() leaves a label out whose needed words are missing, and a cue without its companion", () => {
  expect(scoreLabels({ claim: "支付租金", defence: "租金过高" }, [RENT])).toEqual([]);
  expect(scoreLabels({ claim: "支付租金", defence: "租金过高", context: "租赁合同" }, [RENT])[0]?.score).toBe(4);
  expect(scoreLabels({ claim: "租赁合同，押金", defence: "租金过高" }, [RENT])[0]?.score).toBe(6);
});

test("the gap … of a cue never crosses the end of a clause", () => {
  expect(scoreLabels({ claim: "", defence: "超过约定，时效另说" }, [LIMITATION])).toEqual([]);
});

test("focusOf() names nothing where too little speaks for any label", () => {
  const weak: FocusLabel = { ...LIMITATION, cues: [{ words: ["时效"], weight: 1, in: "defence" }] };
  expect(focusOf({ claim: "", defence: "时效" }, [weak])).toEqual([]);
  expect(focusOf({ claim: "", defence: "诉讼时效已过" }, [LIMITATION, weak]).map(({ label }) => label.id)).toEqual([
    "limitation",
  ]);
});

test("sidesOf() parts a text that tells both sides by who speaks", () => {
  const { claim, defence } = sidesOf(
    "原告诉称，被告欠款。请求归还。 被告辩称，已经还清。原告无权起诉。 被告丙未到庭。",
  );
  expect(claim).toContain("请求归还");
  expect(defence).toContain("原告无权起诉");
  expect(claim).not.toContain("还清");
});
