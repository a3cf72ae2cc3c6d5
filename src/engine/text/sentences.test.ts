import fc from "fast-check";
import { expect, test } from "vitest";
import { paragraphs, splitSentences } from "./sentences.ts";

test("splitSentences() ends sentences at 。！？ with their closing quotes and keeps semicolons inside", () => {
  const text = "被告说：“明天还。”原告同意；双方签字。还了吗？没有";
  expect(splitSentences(text).map((sentence) => sentence.text)).toEqual([
    "被告说：“明天还。”",
    "原告同意；双方签字。",
    "还了吗？",
    "没有",
  ]);
});

test("splitSentences() joins the wrapped lines of a scan and parts headings and labels", () => {
  const text =
    "民事起诉状\n原告：张三，男，1990年1月1日出生，汉族，住云溪市\n青山区一号。\n诉讼请求：\n一、判令被告偿还借款。\n二、诉讼费由被告负担。";
  expect(splitSentences(text).map((sentence) => sentence.text)).toEqual([
    "民事起诉状",
    "原告：张三，男，1990年1月1日出生，汉族，住云溪市\n青山区一号。",
    "诉讼请求：",
    "一、判令被告偿还借款。",
    "二、诉讼费由被告负担。",
  ]);
});

test("splitSentences() and paragraphs() lose nothing but white space and stay in place", () => {
  const pieces = fc.constantFrom("。", "！", "\n", "一、", "原告：", "张三", " ", "”", "；", "\n\n", "　");
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 40 }).map((list) => list.join("")),
  );
  const bare = (text: string): string => text.replace(/\s/g, "");
  fc.assert(
    fc.property(texts, (text) => {
      for (const found of [splitSentences(text), paragraphs(text)]) {
        expect(bare(found.map((stretch) => stretch.text).join(""))).toBe(bare(text));
        expect(found.every((stretch) => text.slice(stretch.start, stretch.end) === stretch.text)).toBe(true);
      }
    }),
  );
});
