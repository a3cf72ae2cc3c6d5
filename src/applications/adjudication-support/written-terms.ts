import { type Paper, textOf } from "../../engine/evidence/paper.ts";
import { isMisreadSign } from "../../engine/evidence/written-sums.ts";
import { findAmounts } from "../../engine/text/amounts.ts";
import { findDates } from "../../engine/text/dates.ts";
import { parseNumber } from "../../engine/text/numerals.ts";
import { findRates } from "../../engine/text/rates.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";

/** What an IOU or contract says of the loan (借条、合同载明的约定), as far as it says it. */
export interface WrittenTerms {
  readonly paper: Paper;
  /** Largest sum it names, in fen. */
  readonly sumFen: number | undefined;
  /** Day it bears: the last date that is no term. */
  readonly day: Day | undefined;
  readonly due: Day | undefined;
  readonly ratePpm: number | undefined;
  /** Agreed as a multiple of the published one-year rate. */
  readonly primeMultiple: number | undefined;
  readonly lateRatePpm: number | undefined;
  /** Interest is spoken of, with or without a number. */
  readonly speaksOfInterest: boolean;
  readonly passage: Passage | undefined;
}

const INSTRUMENTS = new Set(["iou", "loan-contract", "statement-of-account"]);
const TERM_AFTER = /^(?:前|之前|以前|止|届?期?满|归还|还清|偿还|到期|还款|一次性?还清|付清)/u;
const LATE_BEFORE = /(?:逾期|违约|到期(?:后)?未|超期)[^。；]{0,40}$/u;

/** Terms of every IOU, contract and settlement of account in the file. */
export function writtenTerms(papers: readonly Paper[]): WrittenTerms[] {
  return papers.filter(({ kind }) => INSTRUMENTS.has(kind)).map(termsOf);
}

function termsOf(paper: Paper): WrittenTerms {
  const text = textOf(paper).replace(/\s+/gu, "");
  const exact = findAmounts(text).filter(({ approximate }) => !approximate);
  const capitals = exact.filter(({ form }) => form === "capitals");
  const amounts = exact.filter((amount) => !capitals.some(({ fen }) => isMisreadSign(amount, fen)));
  const dates = findDates(text).filter(({ precision }) => precision === "day");
  const isTerm = ({ end }: { end: number }): boolean => TERM_AFTER.test(text.slice(end, end + 8));
  const rates = findRates(text).map((rate) => ({ ...rate, isLate: LATE_BEFORE.test(text.slice(0, rate.start)) }));
  return {
    paper,
    sumFen: amounts.length > 0 ? Math.max(...amounts.map(({ fen }) => fen)) : undefined,
    day: dates.findLast((date) => !isTerm(date))?.day,
    due: dates.findLast(isTerm)?.day,
    ratePpm: rates.find(({ isLate }) => !isLate)?.ppm,
    primeMultiple: multipleIn(text),
    lateRatePpm: rates.find(({ isLate }) => isLate)?.ppm,
    speaksOfInterest: /利息|月息|年息|利率/u.test(text) && !/(?:不计|无|没有|免)利?息/u.test(text),
    passage: firstLine(paper),
  };
}

/** 一年期贷款市场报价利率的四倍. */
function multipleIn(text: string): number | undefined {
  const found = /报价利率(?:（LPR）|\(LPR\)|LPR)?的?([一二三四五六七八九十\d.]+)倍/u.exec(text)?.[1];
  return found === undefined ? undefined : (parseNumber(found) ?? Number(found));
}

function firstLine(paper: Paper): Passage | undefined {
  const page = paper.pages.find(({ text }) => text.trim() !== "");
  const match = page && /\S[^\n]*/u.exec(page.text);
  if (!page || !match) return undefined;
  const quote = match[0].trimEnd();
  return { original: page.original, page: page.number, start: match.index, end: match.index + quote.length, quote };
}
