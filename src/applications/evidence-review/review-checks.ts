import { type Paper, type PaperPage, textOf } from "../../engine/evidence/paper.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { headOf, isOfParty } from "./evidence-kinds.ts";
import { findingOf } from "./finding.ts";
import type { recordTests } from "./record-tests.ts";
import type { Check, Facts, Form, Value } from "./schema.ts";

/** Findings of the checks that speak of a paper, and of places for signatures that are empty (EV-40 to EV-49, EV-61, EV-70). */
export function checkFindings(seen: Seen): Finding<Value>[] {
  const { rules } = seen.facts;
  return [
    ...rules.checks
      .filter((check) => speaks(check, seen))
      .map((check) => checkFinding(check, placesOf(check, seen), seen)),
    ...unsigned(seen.paper, seen.facts),
  ];
}

/** What the checks of a paper are held against. */
export interface Seen {
  readonly paper: Paper;
  readonly form: Form;
  readonly heard: string;
  /** All titles and words of the file without blanks. */
  readonly file: string;
  /** The same without pleadings and hearing: to speak of a paper there does not put it into the file. */
  readonly shown: string;
  readonly tests: ReturnType<typeof recordTests>;
  readonly facts: Facts;
}

function speaks(check: Check, seen: Seen): boolean {
  const isMeant = isForPaper(check, seen) && isOpenInFile(check, seen);
  return isMeant && passesTest(check, seen) && looksLike(check, seen.paper);
}

/** Kind, title and form of paper that the check is for; a party's own statement needs no witness in court. */
function isForPaper({ id, kinds, titles, forms }: Check, { paper, form, facts }: Seen): boolean {
  const isOfKind = kinds.length === 0 ? paper.kind in facts.evidence : kinds.includes(paper.kind);
  if (!isOfKind || (forms && !forms.includes(form))) return false;
  if (id === "witness-attends" && isOfParty(paper, facts)) return false;
  return !titles || holds(titles, headOf(paper));
}

/** What was said of it in the hearing, and what else the file holds. */
function isOpenInFile({ settled, heard, fileHas, fileLacks }: Check, seen: Seen): boolean {
  if (holds(settled, seen.heard) || (heard && !holds(heard, seen.heard))) return false;
  return !(fileHas && !holds(fileHas, seen.file)) && !holds(fileLacks, seen.shown);
}

function passesTest({ test }: Check, { tests, paper }: Seen): boolean {
  return test === undefined || tests[test](paper).length > 0;
}

/** Where the reader sees why a check spoke: places of its test, else its word, else the head of the paper. */
function placesOf(check: Check, { paper, tests }: Seen): readonly Passage[] {
  const tested = check.test ? tests[check.test](paper) : [];
  return tested.length > 0 ? tested : (firstPlace(paper, check.when) ?? firstLine(paper.pages[0]));
}

/** What a check asks of the paper itself: words in it and words not in it, seal, script. */
function looksLike(check: Check, paper: Paper): boolean {
  const text = textOf(paper);
  const compact = text.replace(/\s+/gu, "");
  if (holds(check.unless, compact) || (check.when && !holds(check.when, compact))) return false;
  if (check.unsealed && paper.pages.some(({ sealed }) => sealed)) return false;
  return !check.latin || isForeign(text);
}

function holds(words: readonly string[] | undefined, where: string): boolean {
  return words?.some((word) => where.includes(word.replace(/\s+/gu, ""))) ?? false;
}

const FOREIGN_LEAST = 200;

/** Mostly Latin letters: a table with a few codes is not foreign. */
function isForeign(text: string): boolean {
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  const han = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  return letters >= FOREIGN_LEAST && letters > han * 2;
}

function checkFinding(check: Check, passages: readonly Passage[], { paper, facts }: Seen): Finding<Value> {
  const { id, rule, result, consequence, message, fix, basis } = check;
  const value: Value = {
    kind: "check",
    id: paper.id,
    rule,
    title: paper.title,
    check: id,
    aspect: check.aspect,
    result,
    consequence,
    message,
    fix,
  };
  return findingOf(value, result === "fail" ? 0.8 : 0.7, { rule, note: message.zh, passages, basis }, facts.grounds);
}

/** Labels for a signature with nothing after them (EV-47): the reader should look at the page. */
function unsigned(paper: Paper, facts: Facts): Finding<Value>[] {
  const { kinds, labels } = facts.rules.signature;
  const last = paper.pages.at(-1);
  if (!kinds.includes(paper.kind) || !last) return [];
  const pattern = new RegExp(
    `(?:${labels.join("|")})(?:[（(](?:签字|签名|签章|盖章|签字或盖章)[）)])?[ \\t　]*[:：][ \\t　]*(?=\\n|$)`,
    "gu",
  );
  const empty = [...last.text.matchAll(pattern)].filter(
    (match) => !/^\n?[\u4e00-\u9fff]{2,4}\s*(?:\n|$)/u.test(last.text.slice(match.index + match[0].length)),
  );
  if (empty.length === 0) return [];
  const passages = empty.map((match) => cut(last, match.index, match.index + match[0].trimEnd().length));
  const value: Value = {
    kind: "check",
    id: paper.id,
    rule: "EV-47",
    title: paper.title,
    check: "signature",
    aspect: "authenticity",
    result: "needs-human",
    consequence: "correctable",
    message: {
      zh: "签名处没有识别到姓名，可能是手写未能识别，也可能没有签名。",
      en: "No name was recognised where a signature belongs: unread handwriting, or not signed.",
    },
    fix: { zh: "可核对该页图像和原件。", en: "Look at the page and the original." },
  };
  const signed = facts.rules.checks.find(({ id }) => id === "seal")?.basis;
  return [
    findingOf(
      value,
      0.5,
      { rule: "EV-47", note: value.message.zh, passages, ...(signed && { basis: signed }) },
      facts.grounds,
    ),
  ];
}

function firstPlace(paper: Paper, words: readonly string[] | undefined): Passage[] | undefined {
  for (const page of paper.pages) {
    for (const word of words ?? []) {
      const at = page.text.indexOf(word);
      if (at >= 0) return [cut(page, at, at + word.length)];
    }
  }
  return undefined;
}

/** The first line of a page that holds anything: where the reader finds the item. */
export function firstLine(page: PaperPage | undefined): Passage[] {
  const match = page && /\S[^\n]*/u.exec(page.text);
  return page && match ? [cut(page, match.index, match.index + match[0].trimEnd().length)] : [];
}

function cut(page: PaperPage, start: number, end: number): Passage {
  return { original: page.original, page: page.number, start, end, quote: page.text.slice(start, end) };
}
