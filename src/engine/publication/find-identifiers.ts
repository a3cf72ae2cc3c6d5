import type { MaskKind, PublicationRules } from "../../vocabulary/publication.ts";
import { checkCitizenNumber } from "../text/identity-numbers.ts";
import { anyOf, foldNumbers } from "./fold-numbers.ts";

/** Something of a person that is deleted before publication (第十条) and its place; end exclusive. */
export interface Identifier {
  readonly kind: MaskKind;
  readonly start: number;
  readonly end: number;
}

interface Source {
  readonly folded: string;
  readonly rules: PublicationRules;
}

const GAP = String.raw`[\s-]{0,2}`;
const LINK = String.raw`\s*(?:号码?|为|是|系)?\s*[:（(“"]?\s*`;
/** A label further off: 账号分别为…, 卡号（尾号…）. */
const REACH = 14;

/**
 * Numbers and accounts by their form, check characters and labels (第十条, G20.P4): citizen numbers, telephones, accounts,
 * plates, certificates, devices, electronic addresses. Blanks, line breaks and letters that a scan put into numbers are forgiven.
 */
export function findIdentifiers(text: string, rules: PublicationRules): Identifier[] {
  const source: Source = { folded: foldNumbers(text), rules };
  const found = [
    ...labelled(source, "citizen-number", rules.labels.citizenNumber, String.raw`[\dXx*×](?:${GAP}[\dXx*×]){13,18}`),
    ...citizenNumbers(source),
    ...labelled(source, "account", rules.labels.account, String.raw`[\d*×](?:${GAP}[\d*×]){7,27}`),
    ...cards(source),
    ...phones(source),
    ...labelled(source, "phone", rules.labels.phone, String.raw`[+\d(*×](?:${GAP}[\d()*×]){6,15}`),
    ...plates(source),
    ...coded(source, "document-number", rules.labels.documentNumber),
    ...coded(source, "title-certificate", rules.labels.titleCertificate),
    ...deedNumbers(source),
    ...labelled(source, "device", rules.labels.device, String.raw`[\dA-Za-z](?:[.:-]?[\dA-Za-z]){6,30}`),
    ...networkAddresses(source),
    ...mailAddresses(source),
    ...onlineAccounts(source),
  ];
  return withoutOverlaps(found.filter((one) => !isOfLaw(source.folded, one)));
}

/** The value behind a label, of the shape given. */
function labelled({ folded }: Source, kind: MaskKind, labels: readonly string[], shape: string): Identifier[] {
  const pattern = new RegExp(
    `(?:${anyOf(labels)})${LINK}(?:分别为|均为|尾号为?)?\\s*(?<value>${shape})(?![\\dA-Za-z])`,
    "gu",
  );
  return [...folded.matchAll(pattern)].map((match) => spanOf(match, kind));
}

function spanOf(match: RegExpExecArray, kind: MaskKind): Identifier {
  const value = (match.groups?.["value"] ?? match[0]).trimEnd();
  const start = match.index + match[0].lastIndexOf(match.groups?.["value"] ?? match[0]);
  return { kind, start, end: start + value.length };
}

const CITIZEN = new RegExp(`(?<![\\dA-Za-z])\\d(?:${GAP}\\d){16}${GAP}[\\dXx×](?![\\dA-Za-z])`, "gu");

/** Citizen numbers without a label: a birth date inside; other numbers of that length only when their check character is right. */
function citizenNumbers({ folded, rules }: Source): Identifier[] {
  return [...folded.matchAll(CITIZEN)]
    .filter((match) => {
      const check = checkCitizenNumber(match[0].replace(/[\s-]/g, ""));
      if (check.valid) return !behind(folded, match.index, rules.otherNumbers);
      return check.birth !== undefined && !behind(folded, match.index, rules.otherNumbers) && isRegion(match[0]);
    })
    .map((match) => spanOf(match, "citizen-number"));
}

/** Region codes begin with 1 to 8; 99 is the region of invented persons. */
const isRegion = (number: string): boolean => /^(?:[1-8]\d|99)/u.test(number);

/** True when one of the words stands right before a place. */
function behind(folded: string, at: number, words: readonly string[]): boolean {
  return new RegExp(`(?:${anyOf(words)})${LINK}$`, "u").test(folded.slice(Math.max(0, at - REACH), at));
}

/** Numbers of cards without a label that begin with 62 and have the check digit of cards. */
function cards({ folded, rules }: Source): Identifier[] {
  const pattern = new RegExp(`(?<![\\dA-Za-z.])[3-6]\\d(?:${GAP}\\d){14,17}(?![\\dA-Za-z.])`, "gu");
  return [...folded.matchAll(pattern)]
    .filter((match) => {
      const digits = match[0].replace(/\D/g, "");
      return (
        (digits.startsWith("62") || passesLuhn(digits)) &&
        passesLuhn(digits) &&
        !behind(folded, match.index, rules.otherNumbers)
      );
    })
    .map((match) => spanOf(match, "account"));
}

function passesLuhn(number: string): boolean {
  const digits = Array.from(number, Number).reverse();
  const sum = digits.reduce((total, digit, at) => {
    const value = at % 2 === 1 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const PHONES = [
  new RegExp(`(?<![\\dA-Za-z.])(?:\\+?86${GAP})?1${GAP}[3-9](?:${GAP}\\d){9}(?![\\dA-Za-z]|\\.\\d)`, "gu"),
  /(?<![\dA-Za-z.-])(?:\(0\d{2,3}\)|0\d{2,3})[\s-]{0,2}[2-8]\d{2}[\s-]?\d{3,4}\d?(?![\dA-Za-z])/gu,
];

function phones({ folded, rules }: Source): Identifier[] {
  return PHONES.flatMap((pattern) => [...folded.matchAll(pattern)])
    .filter((match) => !behind(folded, match.index, rules.otherNumbers) && !/^[\s-]*[元%‰]/u.test(rest(folded, match)))
    .map((match) => spanOf(match, "phone"));
}

const rest = (folded: string, match: RegExpExecArray): string =>
  folded.slice(match.index + match[0].length, match.index + match[0].length + 4);

const PLATE =
  /(?<![\u4e00-\u9fff](?=[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]\s?[a-z]))[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]\s?[A-HJ-NP-Z]\s?[·•.-]?\s?(?:[A-HJ-NP-Z\d*×]\s?){4,5}[A-HJ-NP-Z\d挂学警港澳*×]/gu;

/** Plates of vehicles, eight characters for new energy among them. */
function plates({ folded }: Source): Identifier[] {
  return [...folded.matchAll(PLATE)]
    .filter((match) => !/^[A-Za-z\d]/u.test(rest(folded, match)) && /\d/u.test(match[0]))
    .map((match) => spanOf(match, "plate"));
}

/** Numbers of papers: letters, digits, brackets and 字第…号 behind their label. */
function coded(source: Source, kind: MaskKind, labels: readonly string[]): Identifier[] {
  const shape = String.raw`(?:[\u4e00-\u9fff\d()\[\]〔〕]{0,18}字)?\s?第?\s?[A-Za-z]{0,4}[\s.-]?\d(?:[\s.-]?[\dA-Za-z]){4,24}\s?号?`;
  return labelled(source, kind, labels, shape);
}

const DEED =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]?\s?[（(〔[]\s?\d{4}\s?[）)〕\]]\s?[\u4e00-\u9fff]{2,10}(?:不动产权|房权证|土地使用权)第?\s?\d{4,12}\s?号|[\u4e00-\u9fff]{0,6}(?:房权证|房地证|国用)[\u4e00-\u9fff]{0,6}字?第?\s?[A-Z]?\d{4,14}\s?号/gu;

/** Numbers of deeds of property in their own form: 云（2020）青溪区不动产权第0012345号. */
function deedNumbers({ folded }: Source): Identifier[] {
  return [...folded.matchAll(DEED)].map((match) => spanOf(match, "title-certificate"));
}

function networkAddresses({ folded }: Source): Identifier[] {
  return [
    ...folded.matchAll(/(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.])/gu),
  ].map((match) => spanOf(match, "device"));
}

function mailAddresses({ folded }: Source): Identifier[] {
  return [...folded.matchAll(/[A-Za-z0-9][\w.+-]*\s?@\s?[\w-]+(?:\s?\.\s?[A-Za-z]{2,}){1,3}/gu)].map((match) =>
    spanOf(match, "online-account"),
  );
}

/** Accounts and names on the net behind their label: letters and digits, or words in quotation marks. */
function onlineAccounts({ folded, rules }: Source): Identifier[] {
  const labels = anyOf(rules.labels.onlineAccount);
  const plain = new RegExp(
    `(?:${labels})\\s*(?:号码?|账号|ID|名)?\\s*(?:为|是|:)?\\s*[(“"]?\\s*(?<value>[A-Za-z][\\w-]{4,24}|\\d(?:[\\s-]?\\d){4,12})(?![\\w@])(?!\\s?[元年月日笔次个条张])`,
    "gu",
  );
  const quoted = new RegExp(
    `(?:网名|昵称|微信名|微信号?|QQ名?|抖音号?|快手号?)(?:为|叫|是|名为|:)?\\s*(?<value>[“"‘'][^”"’'\\n]{1,20}[”"’'])`,
    "gu",
  );
  return [
    ...[...folded.matchAll(plain)].map((match) => spanOf(match, "online-account")),
    ...[...folded.matchAll(quoted)].map((match) => {
      const span = spanOf(match, "online-account");
      return { ...span, start: span.start + 1, end: span.end - 1 };
    }),
  ];
}

/** Case numbers and codes of organisations are never hidden (第十一条). */
function isOfLaw(folded: string, { start, end }: Identifier): boolean {
  const before = folded.slice(Math.max(0, start - 30), start);
  const isCase = /[（(〔[]\s?\d{4}\s?[）)〕\]][^\s。，,;；]{0,12}$/u.test(before) && /^\s?号/u.test(folded.slice(end));
  return isCase || /(?:信用代码|机构代码|执业证号?)(?:证号|号码)?\s*[:为]?\s*$/u.test(before);
}

/** The longest of those that touch each other, in the order of the text. */
export function withoutOverlaps<One extends { readonly start: number; readonly end: number }>(
  found: readonly One[],
): One[] {
  const kept: One[] = [];
  for (const one of [...found].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}
