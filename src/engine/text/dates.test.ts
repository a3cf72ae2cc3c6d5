import fc from "fast-check";
import { expect, test } from "vitest";
import { type Day, dayOf, daysInMonth } from "../../vocabulary/day.ts";
import { findDates, findImpossibleDates, formatDay, formatDayChinese } from "./dates.ts";

const days = (text: string): string[] => findDates(text).map((date) => date.day);

const anyDay = fc
  .tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => dayOf(year, month, Math.min(day, daysInMonth(year, month))) as Day);

test("findDates() reads every common way of writing a day", () => {
  for (const text of [
    "2023年3月5日",
    "2023年03月05日",
    "2023-03-05",
    "2023.3.5",
    "2023/3/5",
    "二〇二三年三月五日",
    "二○二三年三月五日",
    "二O二三年三月五日",
    "二零二三年三月五日",
    "２０２３年３月５日",
    "2023 年 3 月 5 日",
    "2 0 2 3 年 3 月 5 日",
    "2023年3月5号",
    "2023年3\n月5日",
    "2023. 3. 5",
    "20230305 10:30",
  ]) {
    expect(days(`于${text}。`), text).toEqual(["2023-03-05"]);
  }
  expect(days("二〇二五年十二月三十一日")).toEqual(["2025-12-31"]);
  expect(days("二〇一九年十月二十日")).toEqual(["2019-10-20"]);
});

test("findDates() gives months and years alone with their precision", () => {
  expect(findDates("2023年3月借款，2024年度未还")).toMatchObject([
    { day: "2023-03-01", precision: "month", text: "2023年3月" },
    { day: "2024-01-01", precision: "year", text: "2024年" },
  ]);
});

test("findDates() resolves dates that lean on the one before", () => {
  expect(days("2014年8月4日借款，同年9月1日归还，次年1月3日再借，同月5日归还")).toEqual([
    "2014-08-04",
    "2014-09-01",
    "2015-01-03",
    "2015-01-05",
  ]);
  expect(days("2023年3月5日至6月5日")).toEqual(["2023-03-05", "2023-06-05"]);
  expect(days("2023年3月5日-8日")).toEqual(["2023-03-05", "2023-03-08"]);
  expect(days("3月5日")).toEqual([]);
});

test("findDates() takes no amount, case number, identity number or telephone for a date", () => {
  for (const text of [
    "（2019）京0105民初123号",
    "990000199001010017",
    "13800000000",
    "12.5.3",
    "2023.35元",
    "1.2.3.4",
    "010-12345678",
  ]) {
    expect(days(text), text).toEqual([]);
  }
});

test("findImpossibleDates() gives what no calendar has and findDates() leaves it out (DR-12)", () => {
  for (const text of ["2023年2月29日", "2023年13月1日", "2023-02-30", "二〇二三年四月三十一日", "2023年6月31日"]) {
    expect(days(text), text).toEqual([]);
    expect(findImpossibleDates(`于${text}签订`), text).toMatchObject([{ text, start: 1 }]);
  }
  expect(findImpossibleDates("2024年2月29日")).toEqual([]);
});

test("formatDay() and formatDayChinese() are read back by findDates() for every day", () => {
  expect(formatDayChinese("2023-03-05" as Day)).toBe("二〇二三年三月五日");
  expect(formatDay("2023-03-05" as Day)).toBe("2023年3月5日");
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(days(`${formatDay(day)}，${formatDayChinese(day)}；${day}`)).toEqual([day, day, day]);
    }),
  );
});

test("findDates() never throws and its spans are slices of the text", () => {
  const pieces = fc.constantFrom("2", "0", "二", "〇", "年", "月", "日", "十", "-", ".", "同年", "至", " ", "\n", "元");
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 30 }).map((list) => list.join("")),
  );
  fc.assert(
    fc.property(texts, (text) =>
      [...findDates(text), ...findImpossibleDates(text)].every(
        (date) => date.start < date.end && text.slice(date.start, date.end) === date.text,
      ),
    ),
  );
});
