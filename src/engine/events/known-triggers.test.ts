import { expect, test } from "vitest";
import { Day } from "../../vocabulary/day.ts";
import type { EventType } from "../../vocabulary/event.ts";
import { eventLexicon } from "./event-lexicon.ts";
import { knownTriggers } from "./known-triggers.ts";

const type = (zh: string, words: readonly string[], weak: readonly string[] = []): EventType => ({
  id: "some-event",
  name: { zh, en: zh },
  group: "general",
  weight: 5,
  words: [...words],
  weak: [...weak],
  when: [],
  unless: [],
  from: Day.parse("2000-01-01"),
  until: null,
  source: "test",
});

const lexicon = eventLexicon([
  type("支付/给付", ["支付", "送给"]),
  type("同意/接受", ["收受", "同意"]),
  type("退赃", ["退赃"], ["退还"]),
  type("雇佣", ["雇佣", "雇用", "雇工"]),
]);
const spaced = (words: string) => words.split(" ");
const triggers = (words: string, events: readonly string[]) =>
  knownTriggers(words.replaceAll(" ", ""), events, lexicon, () => spaced(words)).map((found) => found?.text ?? null);

test("knownTriggers() chooses one word for each event in the order in which they are told", () => {
  const text = "沈某 同意 后 支付 定金 ， 又 送给 罗某 现金 ， 罗某 予以 收受";
  expect(triggers(text, ["支付/给付", "同意/接受"])).toEqual(["支付", "收受"]);
  expect(triggers(text, ["同意/接受", "支付/给付"])).toEqual(["同意", "支付"]);
});

test("knownTriggers() uses weak words, since the event is known, and words that resemble known ones", () => {
  expect(triggers("罗某 退还 全部 款项", ["退赃"])).toEqual(["退还"]);
  expect(triggers("沈某 雇请 三人 伐木", ["雇佣"])).toEqual(["雇请"]);
});

test("knownTriggers() says null where no word fits", () => {
  expect(triggers("沈某 到达 现场", ["退赃"])).toEqual([null]);
  expect(triggers("沈某 到达 现场", ["无此类型"])).toEqual([null]);
});
