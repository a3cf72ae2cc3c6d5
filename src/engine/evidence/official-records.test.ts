import { expect, test } from "vitest";
import { officialRecords } from "./official-records.ts";
import type { Paper } from "./paper.ts";

const paper = (title: string, text: string): Paper => ({
  id: title,
  kind: "police-record",
  title,
  day: null,
  author: null,
  pages: [{ original: "o", number: 1, text, sealed: false, confidence: 1, doubtful: [] }],
});

test("officialRecords() reads officers, times, place, person and birth from the head of a record (EV-70)", () => {
  const text =
    "讯问笔录（第1次）\n时间：2024年3月12日20时10分至21时40分\n地点：明江市看守所\n讯问人：高远山、林一鸣　记录人：林一鸣\n被讯问人：骆思远　出生日期：2007年3月1日";
  const [record] = officialRecords([paper("讯问笔录", text)]);
  expect(record).toMatchObject({
    from: { day: "2024-03-12", passage: { quote: "2024年3月12日20时10分" } },
    place: { text: "明江市看守所" },
    person: "骆思远",
    birth: { day: "2007-03-01" },
  });
  expect((record?.to?.minute ?? 0) - (record?.from?.minute ?? 0)).toBe(90);
  expect(record?.officers.map(({ name }) => name)).toEqual(["高远山", "林一鸣", "林一鸣"]);
  for (const { passage } of record?.officers ?? []) expect(text.slice(passage.start, passage.end)).toBe(passage.quote);
});

test("officialRecords() leaves other papers alone and never takes the person questioned for an officer", () => {
  expect(officialRecords([paper("借条", "今借到\n被询问人：骆思远")])).toEqual([]);
  const [record] = officialRecords([paper("询问笔录", "询问笔录\n被询问人：骆思远")]);
  expect(record?.officers).toEqual([]);
});

test("officialRecords() makes nothing of impossible times", () => {
  const [record] = officialRecords([
    paper("讯问笔录", "讯问笔录\n时间：9999年99月99日99时99分至0时0分\n讯问人：、、、"),
  ]);
  expect(record).toMatchObject({ from: undefined, to: undefined, officers: [] });
});
