import { distance } from "../../engine/pages/compact.ts";
import { paperDay } from "../../engine/pages/paper-day.ts";
import type { Paper } from "../../engine/pages/split-pages.ts";
import { findParties } from "../../engine/text/party-lines.ts";
import type { Facts } from "./schema.ts";

/** What tells this case from others: its number and its parties, as far as known. */
export interface OwnCase {
  readonly number: string | undefined;
  readonly parties: readonly string[];
  /** Year in which the complaint was signed, where it can be read. */
  readonly complainedIn: number | undefined;
}

/** The whole text of a paper. */
export function textOf(paper: Paper): string {
  return paper.pages.map(({ sheet }) => sheet.text).join("\n");
}

/** The number in the head of a paper, without the 之一 of later rulings. */
export function numberOf(paper: Paper): string | undefined {
  return paper.pages[0]?.caseNumber?.caseNumber.replace(/之.{1,3}$/u, "");
}

/**
 * The case of the dossier: from its record, else the number most court papers bear and the parties of the first complaint.
 * Decisions do not vote: an old judgment handed in as evidence bears the number of another case.
 */
export function ownCase(papers: readonly Paper[], facts: Facts): OwnCase {
  const { rules } = facts;
  const voting = papers.filter(
    ({ guess }) => rules.ofTheCase.includes(guess.kind) && !rules.decisions.includes(guess.kind),
  );
  const complaint = papers.find(({ guess }) => guess.kind === "complaint" && guess.by === "title");
  const signed = complaint && paperDay({ pages: complaint.pages, kind: "complaint" }, facts);
  return {
    number: facts.caseNumber?.replace(/之.{1,3}$/u, "") ?? commonest(voting.map(numberOf)),
    parties: facts.parties.length > 0 ? facts.parties : partiesOf(complaint),
    complainedIn: signed && Number(signed.day.slice(0, 4)),
  };
}

function partiesOf(complaint: Paper | undefined): string[] {
  return complaint ? [...new Set(findParties(textOf(complaint)).map(({ name }) => name.value))] : [];
}

function commonest(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The number of another case that the paper bears (CN-02); undefined when it is this one, none, or merely misread. */
export function otherNumber(paper: Paper, own: OwnCase): string | undefined {
  const number = numberOf(paper);
  if (own.number === undefined || number === undefined || number === own.number) return undefined;
  const text = textOf(paper).replace(/\s/gu, "");
  if (text.includes(own.number)) return undefined;
  // One digit off with the parties of this case is the reader's mistake more often than another case.
  const misread = distance(number, own.number, 1) <= 1 && namesParty(text, own);
  return misread ? undefined : number;
}

/** The number of a decision that is older than the complaint, where this case's own number is not known. */
export function earlierNumber(paper: Paper, own: OwnCase): string | undefined {
  const found = paper.pages[0]?.caseNumber;
  const isEarlier = found !== undefined && own.complainedIn !== undefined && found.year < own.complainedIn;
  return own.number === undefined && isEarlier ? found.caseNumber : undefined;
}

/** True when a party of this case is named in the text, or no party is known. */
export function namesParty(text: string, own: OwnCase): boolean {
  const words = text.replace(/\s/gu, "");
  return own.parties.length === 0 || own.parties.some((name) => words.includes(name) || isNear(words, name));
}

/** A name of three or more characters stands there with one of them misread. */
function isNear(words: string, name: string): boolean {
  if (name.length < 3) return false;
  for (let start = 0; start + name.length <= words.length; start++) {
    let wrong = 0;
    for (let at = 0; at < name.length && wrong <= 1; at++) if (words.charAt(start + at) !== name.charAt(at)) wrong += 1;
    if (wrong <= 1) return true;
  }
  return false;
}

/** True when a paper of the court or of the parties names parties, and none of them is one of this case (CN-06). */
export function hasOtherParties(paper: Paper, own: OwnCase): boolean {
  const text = textOf(paper);
  return findParties(text).length > 0 && !namesParty(text, own);
}
