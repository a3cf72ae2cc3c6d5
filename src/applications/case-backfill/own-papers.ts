import { distance } from "../../engine/pages/compact.ts";
import { findCaseNumbers } from "../../engine/text/case-numbers.ts";
import { findParties } from "../../engine/text/party-lines.ts";
import { isSameName, type Member, rosterOf } from "./roster.ts";
import type { Facts, Rules } from "./schema.ts";
import type { SourcePaper } from "./source-paper.ts";
import { completed, type SuitTitle, suitTitles } from "./suit-titles.ts";

/** The papers that speak of this case, its number and its parties. */
export interface OwnPapers {
  readonly papers: readonly SourcePaper[];
  readonly caseNumber: string | undefined;
  readonly roster: readonly Member[];
  /** How papers of this case state the title of the suit. */
  readonly titles: readonly SuitTitle[];
}

const HEAD = 160;

/**
 * Leaves out papers of other cases (BF-10): court papers under another number, and pleadings or decisions whose parties are
 * all strangers. A paper that bears this case's number too stays in.
 */
export function ownPapers(papers: readonly SourcePaper[], facts: Facts): OwnPapers {
  const { rules } = facts;
  const usable = papers.filter(({ kind }) => !rules.never.includes(kind));
  const caseNumber = commonest(
    usable
      .filter(({ kind }) => rules.court.includes(kind) && !rules.decisions.includes(kind))
      .map((paper) => headNumber(paper)),
  );
  const causes = [...facts.causes.map(({ name }) => name), ...facts.causeNames].sort((a, b) => b.length - a.length);
  const titled = suitTitles(
    usable.filter(({ kind }) => rules.causes.includes(kind)),
    causes,
  );
  const roster = completed(rosterOf(usable, rules), titled);
  const own = usable.filter((paper) => !isForeign(paper, { caseNumber, roster, rules }));
  return { papers: own, caseNumber, roster, titles: titled.filter(({ paper }) => own.includes(paper)) };
}

/** The case number in the head of a court paper or beside 案号, without the 之一 of later rulings. */
export function headNumber(paper: SourcePaper): string | undefined {
  const found = findCaseNumbers(paper.lines.text);
  const head = found.find(
    ({ start }) => start < HEAD || /案\s*号[\s:：]*$/u.test(paper.lines.text.slice(Math.max(0, start - 8), start)),
  );
  return head?.caseNumber.replace(/之.{1,3}$/u, "");
}

interface Known {
  readonly caseNumber: string | undefined;
  readonly roster: readonly Member[];
  readonly rules: Rules;
}

function isForeign(paper: SourcePaper, { caseNumber, roster, rules }: Known): boolean {
  const names = roster.map(({ name }) => name);
  const namesOwn = namesParty(paper, names);
  const number = rules.court.includes(paper.kind) ? headNumber(paper) : undefined;
  if (number !== undefined && number === caseNumber) return false;
  if (caseNumber !== undefined && number !== undefined) {
    const isMisread = distance(number, caseNumber, 1) <= 1 && namesOwn;
    return !isMisread && !paper.flat.text.includes(caseNumber);
  }
  return (
    !namesOwn && isOfSuit(paper, rules) && (findParties(paper.lines.text).length > 0 || STRANGERS.test(paper.flat.text))
  );
}

/** True for papers that name the parties of the suit they belong to. */
function isOfSuit({ kind }: SourcePaper, rules: Rules): boolean {
  return rules.court.includes(kind) || rules.describing.includes(kind) || rules.causes.includes(kind);
}

/** 甲诉乙某某纠纷 in a paper that names nobody of this case. */
const STRANGERS = /[\u4e00-\u9fff]{2,}(?:诉|与)[\u4e00-\u9fff、（）()]{2,60}(?:纠纷|争议)/u;

/** True when a party of this case is named, be it with a slip, or no party is known. */
function namesParty(paper: SourcePaper, names: readonly string[]): boolean {
  if (names.length === 0 || names.some((name) => paper.flat.text.includes(name))) return true;
  return findParties(paper.lines.text).some((party) => names.some((name) => isSameName(name, party.name.value)));
}

/** The value that occurs most; the first of those that occur equally often. */
export function commonest(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
