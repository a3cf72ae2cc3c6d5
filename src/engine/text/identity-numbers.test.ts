import fc from "fast-check";
import { expect, test } from "vitest";
import {
  checkCitizenNumber,
  checkCreditCode,
  findBankCards,
  findCitizenNumbers,
  findCreditCodes,
  findPhones,
} from "./identity-numbers.ts";

test("checkCitizenNumber() accepts the synthetic numbers of ID-01 and tells birth and sex", () => {
  expect(checkCitizenNumber("990000199001010017")).toEqual({ valid: true, birth: "1990-01-01", sex: "男" });
  expect(checkCitizenNumber("990000199003070021")).toEqual({ valid: true, birth: "1990-03-07", sex: "女" });
  expect(checkCitizenNumber("99000019850512059x")).toEqual({ valid: true, birth: "1985-05-12", sex: "男" });
});

test("checkCitizenNumber() keeps birth and sex when only the check digit fails (ID-03)", () => {
  expect(checkCitizenNumber("990000199001010018")).toEqual({ valid: false, birth: "1990-01-01", sex: "男" });
  expect(checkCitizenNumber("990000199013010017")).toEqual({ valid: false, sex: "男" });
  expect(checkCitizenNumber("99000019900101001")).toEqual({ valid: false });
});

test("checkCitizenNumber() notices every single wrong digit (ID-01)", () => {
  const good = "990000199001010017";
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
      const digit = (Number(good.charAt(at)) + shift) % 10;
      return !checkCitizenNumber(good.slice(0, at) + digit + good.slice(at + 1)).valid;
    }),
  );
});

test("checkCreditCode() accepts the synthetic code of ID-02 and refuses a changed one", () => {
  expect(checkCreditCode("91350100M000100Y43").valid).toBe(true);
  expect(checkCreditCode("91350100m000100y43").valid).toBe(true);
  expect(checkCreditCode("91350100M000100Y44").valid).toBe(false);
  expect(checkCreditCode("9135").valid).toBe(false);
});

test("findCitizenNumbers() and findCreditCodes() do not take one for the other", () => {
  const text =
    "身份证号：９９００００１９９００１０１００１７，统一社会信用代码：91350100M000100Y43，账号6222020000000000000";
  expect(findCitizenNumbers(text).map((found) => found.number)).toEqual(["990000199001010017"]);
  expect(findCreditCodes(text).map((found) => found.number)).toEqual(["91350100M000100Y43"]);
  expect(findCitizenNumbers("990000 19900101 0017").map((found) => found.number)).toEqual(["990000199001010017"]);
});

test("findPhones() finds mobiles and landlines and not parts of longer numbers", () => {
  expect(
    findPhones("电话138-0000-0000、010-62000000、13900000000。").map((found) => [found.number, found.kind]),
  ).toEqual([
    ["13800000000", "mobile"],
    ["01062000000", "landline"],
    ["13900000000", "mobile"],
  ]);
  expect(findPhones("990000199001010017，100000元，2023-03-05")).toEqual([]);
});

test("findBankCards() finds labelled accounts and cards, with Luhn as a warning only", () => {
  expect(findBankCards("卡号：6222 0200 0000 0000 000")).toMatchObject([{ number: "6222020000000000000" }]);
  expect(findBankCards("账号：10000000012")).toMatchObject([{ number: "10000000012", luhn: false }]);
  expect(findBankCards("流水号2023030512345678")).toEqual([]);
});

test("the finders of numbers never throw and their spans are slices of the text", () => {
  const pieces = fc.constantFrom("1", "3", "9", "0", "X", " ", "-", "卡号", "：", "\n", "账号");
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 60 }).map((list) => list.join("")),
  );
  fc.assert(
    fc.property(texts, (text) =>
      [findCitizenNumbers, findCreditCodes, findPhones, findBankCards]
        .flatMap((finder) => finder(text) as readonly { start: number; end: number; text: string }[])
        .every((found) => found.start < found.end && text.slice(found.start, found.end) === found.text),
    ),
  );
});
