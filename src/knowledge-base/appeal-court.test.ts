import { expect, test } from "vitest";
import { appealCourtByName } from "./appeal-court.ts";

test.each([
  ["云州省明江市青溪区人民法院", "云州省明江市中级人民法院"],
  ["云州省明江市下桥县人民法院", "云州省明江市中级人民法院"],
  ["云州省北岭自治州南山县人民法院", "云州省北岭自治州中级人民法院"],
  ["云河自治区东草盟白马旗人民法院", "云河自治区东草盟中级人民法院"],
  ["明江市青溪区人民法院", "明江市中级人民法院"],
  ["云州省明江市中级人民法院", "云州省高级人民法院"],
  ["重庆市第五中级人民法院", "重庆市高级人民法院"],
  ["云州省高级人民法院", "最高人民法院"],
])("appealCourtByName() derives the court of appeal of %s", (court, appeal) => {
  expect(appealCourtByName(court)).toBe(appeal);
});

test.each([
  ["a county without its city", "云州省下桥县人民法院"],
  ["a city that may be a county", "云州省下桥市人民法院"],
  ["a district of a municipality", "北京市某某区人民法院"],
  ["an intermediate court without its province", "明江市中级人民法院"],
  ["the Supreme People's Court", "最高人民法院"],
  ["something that is no court", "明江市公证处"],
])("appealCourtByName() does not guess for %s", (_case, court) => {
  expect(appealCourtByName(court)).toBeUndefined();
});
