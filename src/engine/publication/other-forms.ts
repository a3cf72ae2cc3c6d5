import { anyOf, spread } from "./fold-numbers.ts";
import type { PublicationDocument } from "./read-document.ts";

/** Another form in which the text writes a person (其他称谓): nickname, former name, given name alone, name in Latin letters. */
export interface OtherForm {
  readonly form: string;
  readonly name: string;
  /** Latin forms keep a letter, all others are written like the name. */
  readonly isLatin: boolean;
}

const LABELS = [
  "绰号",
  "外号",
  "小名",
  "乳名",
  "又名",
  "曾用名",
  "别名",
  "化名",
  "自称",
  "人称",
  "笔名",
  "艺名",
  "英文名",
  "外文名",
  "拼音",
  "护照姓名",
];
const COMPOUND = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯|令狐|宇文|长孙|端木)/u;

/** Characters behind which a form of address stands free. */
const BEFORE = String.raw`(?<=^|[^\u4e00-\u9fff]|[向找叫让对和与跟被把给由见替帮问说骂打因告系为是但而故])`;

/** Other forms of the hidden names: told by a label or bracket behind the name, or made of the given name and standing alone. */
export function otherForms(document: PublicationDocument, names: Iterable<string>): OtherForm[] {
  const found = [...names].flatMap((name) => [...toldForms(document, name), ...givenForms(document, name)]);
  const seen = new Set<string>(names);
  return found.filter(({ form }) => !seen.has(form) && seen.add(form));
}

/** 王五(绰号“阿五”), 王五(Wang Wu), 王五，曾用名王小五. */
function toldForms({ flat }: PublicationDocument, name: string): OtherForm[] {
  if (!flat.includes(name)) return [];
  const labelled = new RegExp(
    `${spread(name)}[^。\\n]{0,40}?(?:${anyOf(LABELS)})(?:为|叫|是|叫做|:)?\\s*[“"‘']?(?<form>[\\u4e00-\\u9fff·]{2,5}|[A-Z][A-Za-z .'-]{1,40}[A-Za-z])(?=[”"’',，。;；)、(])`,
    "gu",
  );
  const bracket = new RegExp(
    `${spread(name)}\\s*\\(\\s*(?<form>[A-Z][A-Za-z]+(?:[ .,'-]{1,2}[A-Z]?[A-Za-z]+){0,3})\\s*[),，]`,
    "gu",
  );
  const told = [...flat.matchAll(labelled), ...flat.matchAll(bracket)].map((match) => match.groups?.["form"] ?? "");
  return told
    .filter((form) => form !== name)
    .flatMap((form) => (/^[A-Za-z]/u.test(form) ? latinForms(form, name) : [{ form, name, isLatin: false }]));
}

/** A Latin name with its parts turned round, joined and in capitals. */
function latinForms(form: string, name: string): OtherForm[] {
  const parts = form.split(/[ ,]+/u).filter((part) => part !== "");
  const turned = [...parts].reverse();
  const made = [form, parts.join(" "), turned.join(" "), parts.join(""), turned.join("")];
  return [...new Set([...made, ...made.map((one) => one.toUpperCase())])].map((one) => ({
    form: one,
    name,
    isLatin: true,
  }));
}

/** The given name alone and pet forms of it, where they stand free in the text. */
function givenForms({ flat, rules }: PublicationDocument, name: string): OtherForm[] {
  if (!/^[\u4e00-\u9fff]{2,4}$/u.test(name)) return [];
  const surname = COMPOUND.exec(name)?.[0] ?? name.charAt(0);
  const given = name.slice(name.length > surname.length ? surname.length : 1);
  const last = given.at(-1) ?? "";
  const made =
    given.length === 2 ? [given, `阿${last}`, `小${last}`, `${last}${last}`] : [`阿${last}`, `${last}${last}`];
  return made
    .filter((form) => !rules.commonGiven.includes(form) && freely(form, rules.firmEndings).test(flat))
    .map((form) => ({ form, name, isLatin: false }));
}

/** Where a form of address stands free: it begins a word, and no name of a firm or place goes on behind it. */
export function freely(form: string, firmEndings: readonly string[]): RegExp {
  const firm = String.raw`(?![\u4e00-\u9fff]{0,6}(?:${anyOf(firmEndings)}))`;
  return new RegExp(
    `${BEFORE}${spread(form)}${firm}(?=[^\\u4e00-\\u9fff]|[的说称在到向与和被把将对让从于就也都因系是打骂等带跟交写证述陈提给离签住患受出抚生随由诉])`,
    "gu",
  );
}
