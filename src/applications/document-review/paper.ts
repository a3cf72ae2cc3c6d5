import { type FoundCaseNumber, findCaseNumbers } from "../../engine/text/case-numbers.ts";
import { type FoundCourt, findCourts } from "../../engine/text/courts.ts";
import { findDates } from "../../engine/text/dates.ts";
import { foldWidth } from "../../engine/text/fold.ts";
import { findParties, type Party } from "../../engine/text/party-lines.ts";
import type { Day } from "../../vocabulary/day.ts";

/** A stretch of the text; end exclusive. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type Matter = "civil" | "criminal" | "administrative";

/** A judicial document taken apart (文书结构): what it is, and where its parts stand; a part that is not there is undefined. */
export interface Paper {
  readonly text: string;
  readonly matter: Matter | undefined;
  readonly form: "judgment" | "ruling" | "mediation" | undefined;
  readonly instance: 1 | 2 | undefined;
  readonly procedure: "ordinary" | "summary" | "small-claims" | undefined;
  /** Place of the name of the document: 民事判决书. */
  readonly title: Part | undefined;
  readonly court: FoundCourt | undefined;
  readonly caseNumber: FoundCaseNumber | undefined;
  readonly parties: readonly Party[];
  readonly reasoning: Part | undefined;
  readonly basis: Part | undefined;
  readonly order: Part | undefined;
  readonly remedy: Part | undefined;
  readonly signature: Part | undefined;
  /** Day under the text (落款日期). */
  readonly day: { readonly day: Day; readonly start: number; readonly end: number } | undefined;
}

const TITLE = /(?<matter>刑\s?事|民\s?事|行\s?政)(?:附带民事)?\s?(?<form>判\s?决\s?书|裁\s?定\s?书|调\s?解\s?书)/u;
const MATTERS: Readonly<Record<string, Matter>> = { 刑事: "criminal", 民事: "civil", 行政: "administrative" };
const FORMS = { 判决书: "judgment", 裁定书: "ruling", 调解书: "mediation" } as const;
const HEAD = 600;
const ORDER = /(?:判决|裁定|决定)\s?如下\s?[:：]?/gu;
const AGREEMENT = /达成(?:如下)?协议(?:如下)?\s?[:：]/gu;
/** What follows the order: reminder, costs, remedy, signatures. */
const AFTER_ORDER =
  /(?:如果?(?:未|不)(?:能)?按本?(?:判决|调解书|指定)|(?:本案)?(?:一审)?(?:案件)?受理费|诉讼费用?\d|不服本\s?(?:判决|裁定)|本\s?(?:判决|裁定)(?:为|系|是)\s?终审|上述协议|审\s?判\s?长|(?:代理|助理)?审\s?判\s?员)/u;
const REMEDY =
  /(?:如(?:果)?|若)?可(?:以)?(?:在|于)(?:接到|收到|送达)本?(?:判决|裁定)书|(?:如(?:果)?|若)?\s?不服本\s?(?:判决|裁定)|本\s?(?:判决|裁定)(?:为|系|是)\s?终审/u;
// The titles stand before names: a bench of the text (由审判长…组成合议庭) comes before the order.
const SIGNATURE = /审\s?判\s?长|(?:代理|助理)?审\s?判\s?员|独任审判/u;
const REASONING = /本\s?院\s?(?:经审(?:理|查)后?)?认\s?为/u;
const BASIS = /(?:综上|据此)?[^。]{0,400}?(?:依照|依据|根据|按照)[^。]*$/u;

function partOf(text: string, start: number, end: number): Part {
  return { start, end, text: text.slice(start, end) };
}

function lastMatch(text: string, pattern: RegExp): { index: number; end: number } | undefined {
  const match = [...text.matchAll(pattern)].at(-1);
  return match && { index: match.index, end: match.index + match[0].length };
}

function tailFrom(text: string, from: number, pattern: RegExp): number | undefined {
  const at = text.slice(from).search(pattern);
  return at < 0 ? undefined : from + at;
}

function instanceOf(text: string, number: FoundCaseNumber | undefined): Paper["instance"] {
  if (number?.type.includes("终")) return 2;
  if (number?.type.includes("初")) return 1;
  if (/(?:判决|裁定)(?:为|系|是)终审/u.test(text) && /上诉人/u.test(text)) return 2;
  // A draft that has no number yet.
  return number === undefined && !/上诉人|再审|申请执行人/u.test(text) ? 1 : undefined;
}

function procedureOf(text: string): Paper["procedure"] {
  // The last procedure named before the hearing is the one that counts: a case may have been converted.
  const found = [...text.matchAll(/适用(?<name>小额诉讼|简易|普通)程序|转为(?<turned>普通)程序/gu)].at(-1)?.groups;
  const name = found?.["turned"] ?? found?.["name"];
  if (name === undefined) return undefined;
  if (name === "小额诉讼") return "small-claims";
  return name === "简易" ? "summary" : "ordinary";
}

/** Day under the text: the first full date after the first signature, but not one of an annexed law. */
function dayOf(signature: Part | undefined): Paper["day"] {
  if (!signature) return undefined;
  const found = findDates(signature.text.slice(0, 260)).find(({ precision }) => precision === "day");
  return found && { day: found.day, start: signature.start + found.start, end: signature.start + found.end };
}

/** The name of the document: the one that a case number follows, since a file may begin with its own name. */
function titleOf(head: string): RegExpExecArray | undefined {
  const titles = [...head.matchAll(new RegExp(TITLE, "gu"))];
  const numbered = titles.find((match) => /^\s*[（(〔[]\s?\d/u.test(head.slice(match.index + match[0].length)));
  return numbered ?? titles[0];
}

/** Takes a judicial document apart by its standing words; a plain text without them gives a paper without parts. */
export function readPaper(text: string): Paper {
  const head = headOf(text);
  const parts = partsOf(text, head.form);
  const before = parts.reasoning?.start ?? text.length;
  return {
    text,
    ...head,
    instance: instanceOf(text, head.caseNumber),
    procedure: procedureOf(text.slice(0, parts.order?.start ?? text.length)),
    parties: findParties(text.slice(0, Math.min(before, LONGEST_HEAD))),
    ...parts,
    day: dayOf(parts.signature),
  };
}

const LONGEST_HEAD = 8000;

/** What the first lines say: court, name of the document, number. */
function headOf(text: string): Pick<Paper, "matter" | "form" | "title" | "court" | "caseNumber"> {
  const head = text.slice(0, HEAD);
  const title = titleOf(head);
  if (!title)
    return {
      matter: undefined,
      form: undefined,
      title: undefined,
      court: findCourts(head.slice(0, 120))[0],
      caseNumber: findCaseNumbers(head.slice(0, 80))[0],
    };
  const compact = (name: string): string => (title.groups?.[name] ?? "").replace(/\s/gu, "");
  const end = title.index + title[0].length;
  return {
    matter: MATTERS[compact("matter")],
    form: FORMS[compact("form") as keyof typeof FORMS],
    title: partOf(text, title.index, end),
    court: findCourts(head.slice(0, title.index + 60))[0],
    caseNumber: findCaseNumbers(head.slice(0, end + 80))[0],
  };
}

/** Reasoning, basis, order, remedy and signatures by the words they begin with. */
function partsOf(
  text: string,
  form: Paper["form"],
): Pick<Paper, "reasoning" | "basis" | "order" | "remedy" | "signature"> {
  const at = lastMatch(text, form === "mediation" ? AGREEMENT : ORDER);
  const tail = at?.end ?? Math.floor(text.length * 0.6);
  const signature = between(text, tailFrom(text, tail, SIGNATURE), text.length);
  const end = signature?.start ?? text.length;
  return {
    reasoning: between(text, tailFrom(text, 0, REASONING), at?.index ?? end),
    basis: at && basisOf(text, at.index),
    order: at && partOf(text, at.end, tailFrom(text, at.end, AFTER_ORDER) ?? text.length),
    remedy: between(text, tailFrom(text, tail, REMEDY), end),
    signature,
  };
}

function between(text: string, start: number | undefined, end: number): Part | undefined {
  return start === undefined || start >= end ? undefined : partOf(text, start, end);
}

/** A civil judgment of first instance: what most checks of claims, order and costs are for. */
export function isCivilFirst({ matter, form, instance }: Paper): boolean {
  return matter === "civil" && form === "judgment" && instance !== 2;
}

/** The sentence that ends with 判决如下 and names the provisions. */
function basisOf(text: string, orderAt: number): Part | undefined {
  const from = Math.max(0, orderAt - 1500);
  const window = text.slice(from, orderAt);
  const match = BASIS.exec(foldWidth(window.slice(window.lastIndexOf("。") + 1)));
  if (!match) return undefined;
  const at = from + window.lastIndexOf("。") + 1 + match.index;
  return partOf(text, at + text.slice(at).search(/\S/u), orderAt);
}

/** A part without its white space, for matching words a scan or a page break may cut. */
export function squeezed(part: Part | undefined): string {
  return (part?.text ?? "").replace(/\s+/gu, "");
}
