import { findCaseNumbers } from "../text/case-numbers.ts";
import type { CompactText, Stretch } from "./compact-text.ts";
import { sourceStretch } from "./compact-text.ts";
import { levelOf, provinceOf } from "./court-level.ts";
import type { Judgment, Said } from "./judgment.ts";
import { present } from "./present.ts";

/** What the head of a judgment says (首部), and where the text after it begins in the compact form. */
export interface Heading extends Pick<Judgment, "matter" | "form" | "court" | "documentType" | "caseNumber"> {
  /** Title of the published document before the head proper, where there is one. */
  readonly title: string;
  readonly stretch: Stretch | undefined;
}

const TYPE =
  /(?<matter>刑事附带民事|民事|刑事|行政赔偿|行政|执行|国家赔偿|赔偿)?(?<form>判决书|裁定书|调解书|决定书)/gu;
/** The head stands within the first lines; a kind of document named later belongs to the text. */
const HEAD = 400;
const FORMS = { 判决书: "judgment", 裁定书: "ruling", 调解书: "mediation", 决定书: "decision" } as const;

/** Reads court, kind of document and case number. */
export function readHeading(compact: CompactText, title: string): Heading {
  const head = compact.text.slice(0, HEAD);
  const type = typeIn(head);
  const number = numberAfter(compact, type?.end ?? 0);
  const court = courtBefore(head, (type ?? number ?? NOWHERE).start);
  const { start } = court ?? type ?? NOWHERE;
  const titleText = title === "" ? head.slice(0, start) : title;
  return {
    ...kindOf(type?.value ?? "", titleText),
    ...courtIn(compact, court, number?.value),
    ...present({ documentType: saidIn(compact, type), caseNumber: saidIn(compact, number) }),
    title: titleText,
    stretch: around(start, [court, type, number]),
  };
}

function saidIn(compact: CompactText, found: (Stretch & { value: string }) | undefined): Said<string> | undefined {
  return found && { value: found.value, ...sourceStretch(compact, found) };
}

function around(start: number, parts: readonly (Stretch | undefined)[]): Stretch | undefined {
  const end = Math.max(...parts.map((part) => (part ?? NOWHERE).end));
  return end === 0 ? undefined : { start, end };
}

const NOWHERE: Stretch = { start: 0, end: 0 };

function courtIn(
  compact: CompactText,
  at: Stretch | undefined,
  caseNumber: string | undefined,
): Pick<Heading, "court"> {
  if (!at) return {};
  const value = compact.text.slice(at.start, at.end);
  const province = provinceOf(value, caseNumber);
  const court = { value, ...sourceStretch(compact, at), level: levelOf(value) };
  return { court: province === undefined ? court : { ...court, province } };
}

/** The kind of document before the case number; a published title may name one before it. */
function typeIn(head: string): (Stretch & { value: string }) | undefined {
  const types = [...head.matchAll(TYPE)].map((match) => ({
    value: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const numbered = types.find(({ end }) => /^[^。,]{0,12}[([〔【]\d{4}/u.test(head.slice(end, end + 20)));
  if (numbered) return numbered;
  const first = types[0];
  // Within a sentence it is the name of another document.
  const isHead = first !== undefined && !/[。,;:]/u.test(head.slice(0, first.start));
  return isHead ? (types.find(({ start }) => head.slice(0, start).endsWith("法院")) ?? first) : undefined;
}

const COURT = /(?:[\u4e00-\u9fff○×xX*]{2,28}?(?:人民)?法院|新疆维吾尔自治区高级人民法院[\u4e00-\u9fff]{2,12}分院)$/u;

/** The run of characters that ends before the kind of document; what stands before it is the title of a publication. */
function courtBefore(head: string, end: number): Stretch | undefined {
  const before = head.slice(0, end);
  const cut = Math.max(...["判决书", "裁定书", "决定书", "调解书", "一案", "纠纷"].map((word) => endOf(before, word)));
  const run = COURT.exec(before.slice(cut));
  if (run) return { start: cut + run.index, end };
  const early = /^[\u4e00-\u9fff]{2,24}?(?:人民)法院/u.exec(before.slice(cut));
  return early ? { start: cut, end: cut + early[0].length } : undefined;
}

function endOf(text: string, word: string): number {
  const at = text.lastIndexOf(word);
  return at < 0 ? 0 : at + word.length;
}

/** Reach of the case number after the kind of document: it stands right behind it. */
const NEAR = 60;

function numberAfter(compact: CompactText, from: number): (Stretch & { value: string }) | undefined {
  const window = compact.text.slice(from, from + NEAR + 40);
  const [found] = findCaseNumbers(window).filter(({ start }) => start <= NEAR);
  if (found) return { value: found.caseNumber, start: from + found.start, end: from + found.end };
  // A number whose digits or court were hidden before publication.
  const hidden = /^[^。,]{0,12}([([〔]\d{4}[)\]〕][\u4e00-\u9fff×xX*\d]{2,16}第?[×xX*\d○-]{1,12}号)/u.exec(window);
  if (!hidden?.[1]) return undefined;
  const start = from + hidden[0].length - hidden[1].length;
  return { value: hidden[1].replace(/[([〔]/u, "（").replace(/[)\]〕]/u, "）"), start, end: from + hidden[0].length };
}

function kindOf(type: string, title: string): Pick<Judgment, "matter" | "form"> {
  const word = /(?:判决书|裁定书|调解书|决定书)/u.exec(type === "" ? title : type)?.[0];
  const matter = matterOf(type) ?? matterOf(title);
  return {
    ...(matter === undefined ? {} : { matter }),
    ...(word === undefined ? {} : { form: FORMS[word as keyof typeof FORMS] }),
  };
}

function matterOf(type: string): Judgment["matter"] {
  if (type.includes("刑事")) return "criminal";
  if (type.includes("赔偿") && !type.includes("民事")) return "compensation";
  if (type.includes("行政")) return "administrative";
  if (type.includes("民事")) return "civil";
  return type.includes("执行") ? "enforcement" : undefined;
}
