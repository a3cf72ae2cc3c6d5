import { readPaper } from "../src/applications/document-review/paper.ts";
import { findAmounts, toCapitals } from "../src/engine/text/amounts.ts";
import { findDates } from "../src/engine/text/dates.ts";
import { toChineseNumber } from "../src/engine/text/numerals.ts";

/** A text with one fault put in, and where it stands; `rules` are the checks that may tell of it. */
export interface FaultyText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly rules: readonly string[];
}

export type Random = () => number;

/** One kind of fault (差错类型); undefined where a text has no place for it. */
export type Fault = (text: string, random: Random) => FaultyText | undefined;

function replace(
  text: string,
  [start, end]: readonly [number, number],
  by: string,
  rules: readonly string[],
): FaultyText {
  return { text: text.slice(0, start) + by + text.slice(end), start, end: start + by.length, rules };
}

function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}

function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  return [...text.matchAll(pattern)];
}

/** The part of the text in which a fault would be looked for: up to the signatures. */
function bodyOf(text: string): string {
  return text.slice(0, readPaper(text).signature?.start ?? text.length);
}

const ARTICLE = /第[一二三四五六七八九十百]{3,6}条/gu;

/** An article number beyond the end of the code. */
const noSuchArticle: Fault = (text, random) => {
  const { basis } = readPaper(text);
  if (!basis || !basis.text.includes("《中华人民共和国刑法》")) return undefined;
  const [first] = matches(basis.text, ARTICLE);
  if (!first) return undefined;
  const at = basis.start + first.index;
  const number = 560 + Math.floor(random() * 400);
  return replace(text, [at, at + first[0].length], `第${toChineseNumber(number)}条`, ["DR-14"]);
};

/** The name of a law with a character changed. */
const misspeltLaw: Fault = (text, random) => {
  const found = pick(matches(bodyOf(text), /《中华人民共和国刑法》第/gu), random);
  return found && replace(text, [found.index + 9, found.index + 10], "发", ["DR-14", "DR-34"]);
};

/** A day that no calendar has. */
const impossibleDate: Fault = (text, random) => {
  const dates = matches(bodyOf(text), /\d{4}年\d{1,2}月\d{1,2}日/gu);
  const found = pick(dates, random);
  if (!found) return undefined;
  const year = found[0].slice(0, 5);
  const by = pick([`${year}2月30日`, `${year}4月31日`, `${year}13月5日`, `${year}11月31日`], random) ?? "";
  return replace(text, [found.index, found.index + found[0].length], by, ["DR-12"]);
};

/** A fact later than the judgment. */
const futureDate: Fault = (text, random) => {
  const { order, day } = readPaper(text);
  if (!order || !day) return undefined;
  const dates = findDates(text.slice(0, order.start)).filter(
    (date) => date.precision === "day" && /^\d{4}年/u.test(date.text) && !/[至到]/u.test(text.charAt(date.start - 1)),
  );
  const found = pick(dates, random);
  if (!found) return undefined;
  const year = Number(day.day.slice(0, 4)) + 2 + Math.floor(random() * 5);
  return replace(text, [found.start, found.start + 4], String(year), ["DR-12", "DR-01"]);
};

/** An amount repeated in capitals that say something else. */
const wrongCapitals: Fault = (text, random) => {
  const amounts = findAmounts(bodyOf(text)).filter(({ form, approximate }) => form === "figures" && !approximate);
  const found = pick(amounts, random);
  if (!found) return undefined;
  const by = `（大写：人民币${toCapitals(found.fen + 1_000_000)}）`;
  return replace(text, [found.end, found.end], by, ["DR-09"]);
};

/** A case number without its type. */
const brokenNumber: Fault = (text) => {
  const { caseNumber } = readPaper(text);
  if (!caseNumber) return undefined;
  const wrong = caseNumber.text.replace(/刑(?=[初终])/u, "民");
  return wrong === caseNumber.text ? undefined : replace(text, [caseNumber.start, caseNumber.end], wrong, ["DR-01"]);
};

/** The period of appeal of another kind of document. */
const wrongPeriod: Fault = (text) => {
  const { remedy, instance } = readPaper(text);
  const found = remedy && instance === 1 ? /十日内/u.exec(remedy.text) : null;
  if (!remedy || !found) return undefined;
  const at = remedy.start + found.index;
  return replace(text, [at, at + 3], "十五日内", ["DR-26"]);
};

/** No right of appeal at all. */
const noRemedy: Fault = (text) => {
  const { remedy, instance } = readPaper(text);
  return remedy && instance === 1 ? replace(text, [remedy.start, remedy.end], "", ["DR-26"]) : undefined;
};

/** No clerk under the text. */
const noClerk: Fault = (text) => {
  const { signature } = readPaper(text);
  const found = signature ? /(?:代)?书\s?记\s?员\s?[\u4e00-\u9fff]{2,4}/u.exec(signature.text) : null;
  if (!signature || !found || matches(signature.text, /书\s?记\s?员/gu).length > 1) return undefined;
  const at = signature.start + found.index;
  return replace(text, [at, at + found[0].length], "", ["DR-29"]);
};

/** A sentence pasted twice. */
const pastedTwice: Fault = (text, random) => {
  const { order, title } = readPaper(text);
  const body = text.slice(0, order?.start ?? text.length);
  const sentences = matches(body, /(?<=。)[^。\n]{40,200}。/gu).filter(({ index }) => index > (title?.end ?? 0));
  const found = pick(sentences, random);
  if (!found) return undefined;
  const end = found.index + found[0].length;
  return replace(text, [end, end], found[0], ["DR-34"]);
};

/** A slip in a standing phrase. */
const slip: Fault = (text, random) => {
  const pairs = [
    ["判决如下", "判绝如下"],
    ["人民检察院", "人民检查院"],
    ["有期徒刑", "有期徙刑"],
    ["到庭参加诉讼", "到庭参加诉颂"],
    ["经审理查明", "经审里查明"],
    ["审理终结", "审理终节"],
    ["公诉机关", "公拆机关"],
    ["取保候审", "取保侯审"],
  ] as const;
  const present = pairs.filter(([right]) => bodyOf(text).includes(right));
  const pair = pick(present, random);
  const found = pair && pick(matches(bodyOf(text), new RegExp(pair[0], "gu")), random);
  return found && pair && replace(text, [found.index, found.index + pair[0].length], pair[1], ["DR-34"]);
};

/** A place of a template that nobody filled in. */
const remnant: Fault = (text, random) => {
  const dates = matches(bodyOf(text), /\d{4}年\d{1,2}月\d{1,2}日/gu);
  const found = pick(dates, random);
  return found && replace(text, [found.index, found.index + found[0].length], "××××年××月××日", ["DR-34"]);
};

/** A name in which one character is another. */
const wrongName: Fault = (text, random) => {
  const { parties, order } = readPaper(text);
  const names = parties
    .filter(
      ({ name, role }) => role === "accused" && /^[\u4e00-\u9fff]{3}$/u.test(name.value) && !name.value.includes("某"),
    )
    .map(({ name }) => name.value);
  const name = pick(names, random);
  if (!name || !order) return undefined;
  const places = matches(text.slice(0, order.end), new RegExp(`被告人${name}`, "gu")).filter(
    ({ index }) => index > 400,
  );
  const found = pick(places, random);
  if (!found) return undefined;
  const at = found.index + 5;
  const by =
    pick(
      ["伟", "芳", "敏", "强", "军", "丽"].filter((it) => it !== text.charAt(at)),
      random,
    ) ?? "伟";
  return replace(text, [at, at + 1], by, ["DR-03", "DR-34", "DR-07"]);
};

/** Another charge in the order. */
const wrongCharge: Fault = (text, random) => {
  const { order, reasoning } = readPaper(text);
  if (!order || !reasoning) return undefined;
  const found = pick(matches(order.text, /犯(?<charge>[\u4e00-\u9fff]{2,10})罪/gu), random);
  const charge = found?.groups?.["charge"];
  const other = ["敲诈勒索", "职务侵占", "寻衅滋事", "信用卡诈骗"].filter(
    (it) => it !== charge && !reasoning.text.includes(it),
  );
  const by = pick(other, random);
  if (!found || charge === undefined || by === undefined) return undefined;
  const at = order.start + found.index + 1;
  return replace(text, [at, at + charge.length], by, ["DR-30"]);
};

/** A last day of the term that is a year off. */
const wrongTerm: Fault = (text) => {
  const { order } = readPaper(text);
  const found = order ? /自\d{4}年\d{1,2}月\d{1,2}日起至(?<year>\d{4})年/u.exec(order.text) : null;
  const year = found?.groups?.["year"];
  if (!order || !found || year === undefined) return undefined;
  const at = order.start + found.index + found[0].length - 5;
  return replace(text, [at, at + 4], String(Number(year) + 1), ["DR-30"]);
};

/** A court of appeal in another province. */
const wrongCourt: Fault = (text) => {
  const { remedy, instance } = readPaper(text);
  const found =
    remedy && instance === 1 ? /[\u4e00-\u9fff]{2,3}省[\u4e00-\u9fff]{2,4}市中级人民法院/u.exec(remedy.text) : null;
  if (!remedy || !found) return undefined;
  const at = remedy.start + found.index;
  const by = found[0].includes("青海省") ? "海南省海口市中级人民法院" : "青海省西宁市中级人民法院";
  return replace(text, [at, at + found[0].length], by, ["DR-02"]);
};

/** Probation shorter than the term. */
const shortProbation: Fault = (text) => {
  const { order } = readPaper(text);
  const found = order
    ? /有期徒刑[二三]年(?:[一二三四五六七八九十]个月)?，缓刑(?<term>[二三四五]年(?:[一二三四五六七八九十]个月)?)/u.exec(
        order.text,
      )
    : null;
  const term = found?.groups?.["term"];
  if (!order || !found || term === undefined) return undefined;
  const at = order.start + found.index + found[0].length - term.length;
  return replace(text, [at, at + term.length], "一年", ["DR-30"]);
};

/** Faults that any judgment may hold, by name. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "no-such-article": noSuchArticle,
  "misspelt-law": misspeltLaw,
  "impossible-date": impossibleDate,
  "future-date": futureDate,
  "wrong-capitals": wrongCapitals,
  "broken-number": brokenNumber,
  "wrong-period": wrongPeriod,
  "no-remedy": noRemedy,
  "no-clerk": noClerk,
  "pasted-twice": pastedTwice,
  slip,
  remnant,
  "wrong-name": wrongName,
  "wrong-charge": wrongCharge,
  "wrong-term": wrongTerm,
  "wrong-court": wrongCourt,
  "short-probation": shortProbation,
};
