import { expect, test } from "vitest";
import { Day } from "../../vocabulary/day.ts";
import type { EventType } from "../../vocabulary/event.ts";
import { eventLexicon } from "./event-lexicon.ts";
import { findEventMentions } from "./event-mentions.ts";

const type = (id: string, more: Partial<EventType>): EventType => ({
  id,
  name: { zh: id, en: id },
  group: "general",
  weight: 5,
  words: [],
  weak: [],
  when: [],
  unless: [],
  from: Day.parse("2000-01-01"),
  until: null,
  source: "test",
  ...more,
});

const lexicon = eventLexicon([
  type("selling", { words: ["贩卖", "卖"], unless: ["专卖局"] }),
  type("dealing-in-drugs", { words: ["贩卖毒品"] }),
  type("letting", { words: ["出租"], unless: ["出租车"] }),
  type("request", { weak: ["让"], when: [{ says: ["让"], needs: ["帮忙"] }] }),
  type("abandonment", { words: ["扔"] }),
]);

const told = (text: string, cut?: (text: string) => readonly string[]) =>
  findEventMentions(text, lexicon, cut).map(({ type: { id }, text: word, strength }) => `${id}:${word}:${strength}`);

test("findEventMentions() lets the longer word count", () => {
  expect(told("被告人沈某贩卖毒品二克")).toEqual(["dealing-in-drugs:贩卖毒品:sure"]);
  expect(told("被告人沈某贩卖香烟")).toEqual(["selling:贩卖:sure"]);
});

test("findEventMentions() leaves out a word inside a longer one that says something else", () => {
  expect(told("被告人乘出租车离开")).toEqual([]);
  expect(told("将房屋出租，乘出租车离开")).toEqual(["letting:出租:sure"]);
});

test("findEventMentions() counts a single character only as a word, or as a verb with its complement", () => {
  const words = ["把", "箱子", "扔到", "河里", "，", "卖", "得", "三百", "元"];
  expect(told(words.join(""), () => words)).toEqual(["abandonment:扔:sure", "selling:卖:sure"]);
  expect(told(words.join(""))).toEqual([]);
});

test("findEventMentions() asks for the words of the context in the same clause", () => {
  const words = ["让", "罗某", "帮忙", "搬", "箱"];
  expect(told(words.join(""), () => words)).toEqual(["request:让:context"]);
  const apart = ["让", "罗某", "搬", "，", "后来", "帮忙"];
  expect(told(apart.join(""), () => apart)).toEqual(["request:让:weak"]);
});
