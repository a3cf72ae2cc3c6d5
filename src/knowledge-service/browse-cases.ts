import { fold } from "../engine/retrieval/terms.ts";
import type { Day } from "../vocabulary/day.ts";
import type { DecidedCase } from "../vocabulary/decided-case.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { LibraryCase, LibraryList, LibraryRow, ResolvedCitation } from "../vocabulary/protocol-knowledge.ts";
import type { FoundCase } from "./case-search.ts";

/** What to list: words of the facts or a case number, cause or charge, court, page counted from 1. */
export interface CasesAsked {
  readonly words?: string | undefined;
  readonly cause?: string | undefined;
  readonly court?: string | undefined;
  readonly page?: number | undefined;
}

/** Where decided cases are read. */
export interface CaseShelf {
  readonly cases: readonly DecidedCase[];
  find(
    query: { facts: string; features: readonly string[]; cause?: string },
    limit: number,
  ): Promise<readonly FoundCase[]>;
  citations(text: string, options: { on: Day }): Promise<ResolvedCitation[]>;
}

const PAGE = 50;
const MOST_FOUND = 500;
const EXCERPT = 140;

/** Decided cases for words, most alike first, or all of them, newest first. */
export async function listCases(shelf: CaseShelf, asked: CasesAsked): Promise<LibraryList> {
  const words = asked.words?.trim() ?? "";
  const found = words === "" ? newestFirst(shelf.cases) : await searched(shelf, words, asked.cause);
  const rows = found.filter(
    ({ decided }) =>
      holds(decided.court, asked.court) && holds(`${decided.cause} ${(decided.charges ?? []).join(" ")}`, asked.cause),
  );
  const start = ((asked.page ?? 1) - 1) * PAGE;
  return { total: rows.length, rows: rows.slice(start, start + PAGE).map((one) => libraryRow(one, words)) };
}

interface Found {
  readonly decided: DecidedCase;
  readonly score: number | null;
}

/** Cases whose number holds the words stand before those whose facts are like them. */
async function searched(shelf: CaseShelf, words: string, cause: string | undefined): Promise<Found[]> {
  const wanted = plainNumber(words);
  const numbered = wanted.length < 3 ? [] : shelf.cases.filter((one) => plainNumber(one.caseNumber).includes(wanted));
  const alike = await shelf.find({ facts: words, features: [], ...(cause ? { cause } : {}) }, MOST_FOUND);
  const first = new Set(numbered.map(({ id }) => id));
  return [
    ...numbered.map((decided) => ({ decided, score: null })),
    ...alike.filter(({ decided }) => !first.has(decided.id)).map(({ decided, score }) => ({ decided, score })),
  ];
}

function newestFirst(cases: readonly DecidedCase[]): Found[] {
  const day = ({ decidedOn }: DecidedCase) => decidedOn ?? "";
  const sorted = [...cases].sort((a, b) => (day(a) > day(b) ? -1 : day(a) < day(b) ? 1 : a.id < b.id ? -1 : 1));
  return sorted.map((decided) => ({ decided, score: null }));
}

/** Brackets and blanks of case numbers are written in many ways: （2023）云01民终7号, (2023) 云 01 民终 7 号. */
function plainNumber(text: string): string {
  return fold(text).replace(/[()〔〕[\]\s]/gu, "");
}

function holds(text: string, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === "" || text.includes(wanted);
}

function libraryRow({ decided, score }: Found, words: string): LibraryRow {
  const { id, caseNumber, court, cause, decidedOn, tier, invented } = decided;
  return { id, caseNumber, court, cause, decidedOn, tier, excerpt: excerptOf(decided, words), score, invented };
}

/** The facts around the first of the words that they hold; their beginning when they hold none. */
function excerptOf({ facts }: DecidedCase, words: string): string {
  const places = words.split(/\s+/u).map((word) => (word === "" ? -1 : facts.indexOf(word)));
  const at = Math.min(...places.filter((place) => place >= 0), facts.length);
  const start = at === facts.length ? 0 : Math.max(0, at - EXCERPT / 4);
  const text = facts.slice(start, start + EXCERPT);
  return `${start > 0 ? "…" : ""}${text}${start + EXCERPT < facts.length ? "…" : ""}`;
}

const PARTS = [
  ["opening", "首部与诉辩", "Heading, claims and defences"],
  ["facts", "查明的事实", "Facts found"],
  ["reasoning", "裁判理由", "Reasoning"],
  ["result", "裁判结果", "Disposition"],
  ["closing", "尾部", "Closing"],
] as const;

/** A decided case in its parts, with the provisions they cite as in force on the day of the decision, else on `today`. */
export async function readCase(shelf: CaseShelf, id: string, today: Day): Promise<LibraryCase> {
  const decided = shelf.cases.find((one) => one.id === id);
  if (!decided) {
    throw new Failure("not_found", {
      zh: `案例库中没有编号“${id}”的案例；它可能在另一发布版本中，请从案例列表重新打开。`,
      en: `The case library has no case "${id}"; it may be in another release. Open it from the list of cases.`,
    });
  }
  const on = decided.decidedOn ?? today;
  const parts = PARTS.flatMap(([part, zh, en]) => {
    const text = decided[part] ?? "";
    return text === "" ? [] : [{ name: { zh, en }, text }];
  });
  const { caseNumber, court, cause, decidedOn, tier, invented, source } = decided;
  return {
    id,
    caseNumber,
    court,
    cause,
    decidedOn,
    tier,
    invented,
    source,
    parts: await Promise.all(
      parts.map(async (part) => ({ ...part, citations: await shelf.citations(part.text, { on }) })),
    ),
  };
}

/** Looks up the decided cases that apply an article. */
export function casesByArticle(
  cases: readonly DecidedCase[],
): (key: string, article: { no: number; sub: number }) => readonly DecidedCase[] {
  const index = indexOf(cases);
  return (key, { no, sub }) => index.get(`${key}/${no}-${sub}`) ?? [];
}

function indexOf(cases: readonly DecidedCase[]): Map<string, DecidedCase[]> {
  const index = new Map<string, DecidedCase[]>();
  for (const decided of cases) {
    for (const { law, article, sub = 0 } of decided.articles ?? []) {
      const key = `${law}/${article}-${sub}`;
      const list = index.get(key);
      if (list) list.push(decided);
      else index.set(key, [decided]);
    }
  }
  return index;
}
