import { findDates, formatDay } from "../text/dates.ts";
import { checkCitizenNumber, findBankCards, findCitizenNumbers, findCreditCodes } from "../text/identity-numbers.ts";
import type { CaseParty } from "./case-parties.ts";
import type { FlatPage } from "./flat-page.ts";
import type { LabelledValue } from "./labelled-value.ts";

const NEAR = 48;

/** Days of birth, credit codes and accounts that pages give for the parties (EV-60). */
export function identityValues(pages: readonly FlatPage[], parties: readonly CaseParty[]): LabelledValue[] {
  return pages.flatMap((page) => {
    const persons = parties.filter(({ isOrganisation }) => !isOrganisation);
    const firms = parties.filter(({ isOrganisation }) => isOrganisation);
    return [
      ...births(page, persons, parties),
      ...codes(page, firms, parties),
      ...citizens(page, persons, parties),
      ...accounts(page, parties),
    ];
  });
}

/** The party named last before a place and near it; nobody where another party stands between. */
function ownerBefore(page: FlatPage, at: number, parties: readonly CaseParty[]): CaseParty | undefined {
  const before = page.text.slice(Math.max(0, at - NEAR), at);
  const placed = parties
    .map((party) => ({ party, place: before.lastIndexOf(party.name) }))
    .filter(({ place }) => place >= 0)
    .sort((one, other) => other.place - one.place);
  const [last] = placed;
  return last && !/[。；]/u.test(before.slice(last.place)) ? last.party : undefined;
}

function births(page: FlatPage, persons: readonly CaseParty[], parties: readonly CaseParty[]): LabelledValue[] {
  const dates = findDates(page.text).filter(({ precision }) => precision === "day");
  return dates.flatMap((date): LabelledValue[] => {
    const isBirth =
      /^出?生/u.test(page.text.slice(date.end, date.end + 2)) ||
      /出生(?:日期)?[:：]?$/u.test(page.text.slice(Math.max(0, date.start - 6), date.start));
    const owner = isBirth ? ownerBefore(page, date.start, parties) : undefined;
    if (!owner || !persons.includes(owner)) return [];
    return [
      {
        topic: "birth",
        key: "birth",
        name: { zh: "出生日期", en: "day of birth" },
        subject: owner.name,
        value: date.day,
        says: formatDay(date.day),
        paper: page.paper,
        passage: page.passage(date.start, date.end),
        isUnique: true,
      },
    ];
  });
}

function codes(page: FlatPage, firms: readonly CaseParty[], parties: readonly CaseParty[]): LabelledValue[] {
  return findCreditCodes(page.text).flatMap(({ number, start, end }): LabelledValue[] => {
    const owner = ownerBefore(page, start, parties);
    if (!owner || !firms.includes(owner)) return [];
    return [
      {
        topic: "id-number",
        key: "credit-code",
        name: { zh: "统一社会信用代码", en: "credit code" },
        subject: owner.name,
        value: number,
        says: number,
        paper: page.paper,
        passage: page.passage(start, end),
        isUnique: true,
      },
    ];
  });
}

/** Citizen numbers behind a person's name; two numbers close together belong to a row of persons, and nothing tells whose is whose. */
function citizens(page: FlatPage, persons: readonly CaseParty[], parties: readonly CaseParty[]): LabelledValue[] {
  const numbers = findCitizenNumbers(page.text);
  return numbers.flatMap(({ number, start, end }): LabelledValue[] => {
    const owner = ownerBefore(page, start, parties);
    const isInRow = numbers.some((other) => other.start !== start && Math.abs(other.start - start) < NEAR);
    const isOthers = parties.some((party) => party.idNumber === number && party !== owner);
    if (!owner || !persons.includes(owner) || isInRow || isOthers) return [];
    return [
      {
        topic: "id-number",
        key: "citizen",
        name: { zh: "身份号码", en: "identity number" },
        subject: owner.name,
        value: number,
        says: number,
        paper: page.paper,
        passage: page.passage(start, end),
        isUnique: true,
      },
    ];
  });
}

/** Accounts of a holder are only comparable where they look like one account with a slip: the holder may have several. */
function accounts(page: FlatPage, parties: readonly CaseParty[]): LabelledValue[] {
  return findBankCards(page.text).flatMap(({ number, start, end }): LabelledValue[] => {
    const before = page.text.slice(Math.max(0, start - 16), start);
    if (!/(?:账号|账户|卡号|尾号)[:：为]?$/u.test(before)) return [];
    const owner = ownerBefore(page, start, parties);
    if (checkCitizenNumber(number).valid) return [];
    return [
      {
        topic: "account",
        key: "account",
        name: { zh: "账号", en: "account" },
        subject: owner?.name ?? "",
        value: number,
        says: number,
        paper: page.paper,
        passage: page.passage(start, end),
        isUnique: true,
      },
    ];
  });
}
