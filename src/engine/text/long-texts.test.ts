import { expect, test } from "vitest";
import { findAmounts } from "./amounts.ts";
import { findCaseNumbers } from "./case-numbers.ts";
import { findCitations } from "./citations.ts";
import { findCourts } from "./courts.ts";
import { findDates } from "./dates.ts";
import { findBankCards, findCitizenNumbers, findCreditCodes, findPhones } from "./identity-numbers.ts";
import { findInstructions } from "./injection.ts";
import { findParties } from "./party-lines.ts";

const TITLES = new Map([["民法典", "中华人民共和国民法典"]]);
const FINDERS = [
  findAmounts,
  findCaseNumbers,
  (text: string) => findCitations(text, TITLES),
  findCourts,
  findDates,
  findBankCards,
  findCitizenNumbers,
  findCreditCodes,
  findPhones,
  findInstructions,
  findParties,
];

/** Growth with the square of the length would take minutes here, and a linear reader milliseconds; the limit of the test runner tells them apart. */
test("the finders come to an end on long runs of what they look for", () => {
  for (const unit of [
    "一",
    "1",
    " ",
    "\n",
    "第一条、",
    "原告：张",
    "人民法院",
    "1,",
    "壹拾",
    "2023年",
    "（",
    "民法典第",
    "第",
    "《",
    "》第一条",
    "办法第一条",
    "、之二",
    "第一百",
    "前款",
  ]) {
    const text = unit.repeat(Math.ceil(60000 / unit.length));
    for (const find of FINDERS) expect(Array.isArray(find(text))).toBe(true);
  }
});
