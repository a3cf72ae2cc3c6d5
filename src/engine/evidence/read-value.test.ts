import { expect, test } from "vitest";
import type { Paper } from "./paper.ts";
import { typedValue, type ValueQuery, writtenValues } from "./read-value.ts";
import { saidIn } from "./said.ts";

const query = (given: Partial<ValueQuery>): ValueQuery => ({
  unit: "fen",
  after: [],
  before: [],
  counted: [],
  scale: 1,
  ...given,
});

function read(text: string, given: Partial<ValueQuery>, kind = "complaint") {
  const page = { original: "o", number: 1, text, sealed: false, confidence: 1, doubtful: [] };
  const paper: Paper = { id: "d", kind, title: kind, day: null, author: null, pages: [page] };
  return writtenValues(saidIn([paper], []), query(given));
}

test.each<[string, Partial<ValueQuery>, number | string]>([
  ["请求赔偿医疗费30000元。", { after: ["医疗费"] }, 3_000_000],
  ["误工期90日，护理期60日。", { unit: "count", after: ["护理期"], counted: ["天", "日"] }, 60],
  ["共住院二十天。", { unit: "count", after: ["住院"], counted: ["天"] }, 20],
  ["建筑面积98.5平方米。", { unit: "count", after: ["建筑面积"], counted: ["平方米"], scale: 100 }, 9_850],
  ["2021年3月1日入职被告处。", { unit: "day", before: ["入职"] }, "2021-03-01"],
  ["经鉴定构成十级伤残。", { unit: "grade", after: ["构成"] }, 10],
  ["被告承担70%的责任。", { unit: "share", after: ["承担"] }, 700_000],
  ["逾期付款按年利率12%计算。", { unit: "rate", after: ["逾期付款"] }, 120_000],
  ["被告违法解除劳动合同。", { unit: "yes", after: ["违法解除"] }, 1],
])("writtenValues() reads %s", (text, given, value) => {
  const [found] = read(text, given);
  expect(found?.value).toBe(value);
  expect(text.slice(found?.passage.start, found?.passage.end)).toBe(found?.passage.quote);
});

test.each<[string, Partial<ValueQuery>]>([
  ["医疗费若干。另付交通费30000元。", { after: ["医疗费"] }],
  ["医疗费约30000元。", { after: ["医疗费"] }],
  ["2021年3月1日入职，未签订劳动合同。", { unit: "day", before: ["签订劳动合同"] }],
  ["答辩人已经垫付医疗费10000元。", { after: ["医疗费"], unless: ["垫付"] }],
  ["不属于违法解除。", { unit: "yes", after: ["违法解除"] }],
  ["每天步行前往医疗费用报销窗口办理手续后再去另一窗口交了30000元。", { after: ["医疗费"] }],
])("writtenValues() reads nothing out of %s", (text, given) => {
  expect(read(text, given)).toEqual([]);
});

test("writtenValues() says whose words they are", () => {
  expect(read("医疗费30000元。", { after: ["医疗费"] }, "invoice")[0]?.voice).toBe("paper");
  expect(read("医疗费30000元。", { after: ["医疗费"] }, "answer")[0]?.voice).toBe("defendant");
});

test.each<[string, Parameters<typeof typedValue>[1], number, number | string | undefined]>([
  ["120000", "fen", 1, 120_000],
  ["98.5", "count", 100, 9_850],
  ["1.234", "count", 100, undefined],
  ["-1", "fen", 1, undefined],
  ["1000001", "share", 1, undefined],
  ["11", "grade", 1, undefined],
  ["", "fen", 1, undefined],
  ["2023-02-30", "day", 1, undefined],
  ["2023-02-28", "day", 1, "2023-02-28"],
  ["true", "yes", 1, 1],
  ["maybe", "yes", 1, undefined],
])("typedValue() of %s as %s", (text, unit, scale, value) => {
  expect(typedValue(text, unit, scale)).toBe(value);
});
