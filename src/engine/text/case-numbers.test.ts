import fc from "fast-check";
import { expect, test } from "vitest";
import { findCaseNumbers, parseCaseNumber } from "./case-numbers.ts";

test("parseCaseNumber() takes apart numbers of the grammar of §0.7.7", () => {
  expect(parseCaseNumber("（2025）京0105民初123号")).toEqual({
    caseNumber: "（2025）京0105民初123号",
    year: 2025,
    court: "京0105",
    special: "",
    type: "民初",
    serial: 123,
    suffix: "",
    matter: "civil",
  });
  expect(parseCaseNumber("(2020)最高法知民终1号")).toMatchObject({ court: "最高法", special: "知", type: "民终" });
  expect(parseCaseNumber("（２０２３）沪７４民初１２号之一")).toMatchObject({
    caseNumber: "（2023）沪74民初12号之一",
    suffix: "之一",
  });
  expect(parseCaseNumber("（2024）沪民辖终5号")).toMatchObject({ court: "沪", type: "民辖终" });
  expect(parseCaseNumber("（2014）朝民初字第00123号")).toMatchObject({
    caseNumber: "（2014）朝民初字第123号",
    type: "民初字",
  });
});

test("findCaseNumbers() tells civil from criminal and enforcement numbers (CN-02)", () => {
  const text = "本院（2023）云0101刑初9号刑事判决、（2023）云0101执\n恢77号裁定与（2022）云0101民诉前调8号";
  expect(findCaseNumbers(text).map((found) => [found.caseNumber, found.matter])).toEqual([
    ["（2023）云0101刑初9号", "criminal"],
    ["（2023）云0101执恢77号", "enforcement"],
    ["（2022）云0101民诉前调8号", "civil"],
  ]);
});

test("findCaseNumbers() leaves document numbers of the Supreme Court alone", () => {
  expect(findCaseNumbers("法释〔2020〕17号，法〔2018〕335号，京建发（2019）5号")).toEqual([]);
});

test("parseCaseNumber() reads back every number it writes", () => {
  const number = fc
    .tuple(
      fc.integer({ min: 2016, max: 2035 }),
      fc.constantFrom("京0105", "沪", "最高法", "云0101"),
      fc.constantFrom("民初", "民终", "执恢", "刑初", "民诉前调", "财保"),
      fc.integer({ min: 1, max: 99999 }),
    )
    .map(([year, court, type, serial]) => `（${year}）${court}${type}${serial}号`);
  fc.assert(fc.property(number, (text) => parseCaseNumber(text)?.caseNumber === text));
});

test("findCaseNumbers() never throws and its spans are slices of the text", () => {
  const pieces = fc.constantFrom("（", "2023", "）", "京", "01", "民初", "字第", "1", "号", "之一", " ");
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 20 }).map((list) => list.join("")),
  );
  fc.assert(
    fc.property(texts, (text) =>
      findCaseNumbers(text).every((found) => text.slice(found.start, found.end) === found.text),
    ),
  );
});
