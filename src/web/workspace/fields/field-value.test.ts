import fc from "fast-check";
import { expect, test } from "vitest";
import { readableValue, shapeOf, shownValue, storedValue } from "./field-value.ts";

test("shapeOf() knows money, days and rates of docs/case-schema.md by their last part", () => {
  expect(["loan.principal", "claims.1.amount", "feePaid"].map(shapeOf)).toEqual(["money", "money", "money"]);
  expect(["loan.signedOn", "filingDate", "claims.1.interest.from"].map(shapeOf)).toEqual(["day", "day", "day"]);
  expect([shapeOf("loan.rate"), shapeOf("claims.1.text"), shapeOf("cause")]).toEqual(["rate", "long", "text"]);
});

test("shownValue() writes fen as yuan and ppm as per cent", () => {
  expect(shownValue("loan.principal", "30000000")).toBe("300000.00");
  expect(shownValue("loan.principal", "5")).toBe("0.05");
  expect(shownValue("loan.rate", "138000")).toBe("13.8");
  expect(shownValue("loan.rate", "120000")).toBe("12");
  expect(readableValue("loan.principal", "123456789")).toBe("1,234,567.89");
});

test("storedValue() refuses what is no amount, no rate and no day", () => {
  expect(storedValue("loan.principal", "三十万")).toBeUndefined();
  expect(storedValue("loan.principal", "1.234")).toBeUndefined();
  expect(storedValue("loan.signedOn", "2025-02-29")).toBeUndefined();
  expect(storedValue("loan.rate", "13.8%")).toBe("138000");
  expect(storedValue("loan.principal", "300,000 元")).toBe("30000000");
  expect(storedValue("cause", "  民间借贷纠纷 ")).toBe("民间借贷纠纷");
  expect(storedValue("loan.principal", " ")).toBe("");
});

test("storedValue() gives back what shownValue() showed, for every amount and rate", () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom("loan.principal", "loan.rate"), (value, name) => {
      expect(storedValue(name, shownValue(name, String(value)))).toBe(String(value));
      expect(storedValue(name, readableValue(name, String(value)))).toBe(String(value));
    }),
  );
});
