import { foldWidth } from "./fold.ts";
import { CHINESE_NUMERALS } from "./numerals.ts";

/** A case number (案号) taken apart, handbook T §0.7.7. */
export interface CaseNumber {
  /** In standard form, with full-width brackets: （2025）京0105民初123号. */
  readonly caseNumber: string;
  readonly year: number;
  /** Code of the court, 京0105 or 最高法; before 2016 a short name such as 朝. */
  readonly court: string;
  /** Special-trial code such as 知; empty when there is none. */
  readonly special: string;
  /** Type code such as 民初; before 2016 民初字. */
  readonly type: string;
  readonly serial: number;
  /** 之一, 之二 … of later rulings in the same case; empty when there is none. */
  readonly suffix: string;
  /** Field of law the type code stands for (rule CN-02). */
  readonly matter: "civil" | "criminal" | "administrative" | "compensation" | "enforcement" | "other";
}

/** A case number found in text and its place; end exclusive. */
export interface FoundCaseNumber extends CaseNumber {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const TYPE_HEAD = "民刑行执赔破强财司认协清监仲法国引移委区港澳台外请他";
const SOURCE = String.raw`[(\[〔【{]\s?(?<year>(?:19|20)\d\s?\d)\s?[)\]〕】}]\s?(?<court>最高法|[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){0,5}?(?:\s?\d{2,4})?)\s?(?<special>知)?\s?(?<type>[${TYPE_HEAD}](?:\s?[\u4e00-\u9fff]){0,5}?)\s?第?\s?(?<serial>\d{1,7}(?:-\d{1,2})?)\s?号(?<suffix>之[${CHINESE_NUMERALS}]{1,3})?`;
const PATTERN = new RegExp(SOURCE, "gu");
const WHOLE = new RegExp(`^(?:${SOURCE})$`, "u");

/** All case numbers of a text in its order; half-width brackets, full-width digits and the old form 民初字第123号 are accepted. */
export function findCaseNumbers(text: string): FoundCaseNumber[] {
  return [...foldWidth(text).matchAll(PATTERN)].map((match) => {
    const end = match.index + match[0].length;
    return { ...takeApart(match), start: match.index, end, text: text.slice(match.index, end) };
  });
}

/** Takes apart a text that is one case number and nothing else; undefined otherwise. */
export function parseCaseNumber(text: string): CaseNumber | undefined {
  const match = WHOLE.exec(foldWidth(text).trim());
  return match ? takeApart(match) : undefined;
}

function takeApart(match: RegExpExecArray): CaseNumber {
  const groups = match.groups ?? {};
  const strip = (value: string | undefined): string => (value ?? "").replace(/\s/g, "");
  const [court, special, type, suffix] = [groups.court, groups.special, groups.type, groups.suffix].map(strip);
  const [serial = "", part] = strip(groups.serial)
    .replace(/^0+(?=\d)/, "")
    .split("-");
  const year = strip(groups.year);
  const old = type?.endsWith("字") ? "第" : "";
  const tail = part === undefined ? "" : `-${part}`;
  return {
    caseNumber: `（${year}）${court}${special}${type}${old}${serial}${tail}号${suffix}`,
    year: Number(year),
    court: court ?? "",
    special: special ?? "",
    type: type ?? "",
    serial: Number(serial),
    suffix: suffix ?? "",
    matter: matterOf(type ?? ""),
  };
}

function matterOf(type: string): CaseNumber["matter"] {
  if (type.includes("赔")) return "compensation";
  const matters = { 民: "civil", 刑: "criminal", 行: "administrative", 执: "enforcement" } as const;
  const head = type.charAt(0);
  return head in matters ? matters[head as keyof typeof matters] : "other";
}
