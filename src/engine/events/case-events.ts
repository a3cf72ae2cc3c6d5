import type { Day } from "../../vocabulary/day.ts";
import type { EventType } from "../../vocabulary/event.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { CaseParty } from "../evidence/case-parties.ts";
import type { Paper, PaperPage } from "../evidence/paper.ts";
import type { Said } from "../evidence/said.ts";
import type { FoundDate } from "../text/dates.ts";
import { type CompactPage, compactPage, isDue, passageIn } from "./compact-page.ts";
import type { EventLexicon } from "./event-lexicon.ts";
import { type EventMention, findEventMentions } from "./event-mentions.ts";

/** What one paper says happened on a day (事件): no finding that it did. */
export interface CaseEvent {
  readonly day: Day;
  readonly precision: FoundDate["precision"];
  /** True when the day is one by which it is to be done (期限), not one on which it was. */
  readonly due: boolean;
  /** What happened, weightiest first. */
  readonly types: readonly EventType[];
  /** The word that says the first of them. */
  readonly trigger: string;
  /** Names of parties in the passage, in the order in which they stand there. */
  readonly actors: readonly string[];
  /** The words from the date to the end of the sentence or to the next date, without blanks. */
  readonly text: string;
  readonly paper: Paper;
  readonly passage: Passage;
}

const LONGEST = 120;
/** A date may also stand right behind what happened then: 签订于2023年3月5日. */
const BEHIND = 8;
/** What was not done is no event: 至今未能偿还. */
// The trade in a firm's name (建设, 运输, 纸业) is no event: what a firm is called must change nothing (fairness).
const IN_FIRM = /^[^给与和向对至到由被的了将把为在，。；、\s]{0,4}(?:有限|股份)|^(?:公司|厂|集团|合作社|商行|经营部)/u;
const NEGATED = /(?:未|没|没有|不|未能|无法|尚未|未曾|未予)$/u;
/** Concessions made for settlement are no facts (EV-23), and a chronology would spread them. */
const NOT_READ = new Set(["mediation-record"]);

/** Dated events of the papers in reading order: what a sentence says after a date, up to the next date (案件大事记). */
export function caseEvents(said: readonly Said[], lexicon: EventLexicon, parties: readonly CaseParty[]): CaseEvent[] {
  const pages = new Map<PaperPage, CompactPage>();
  return said.flatMap((sentence) => {
    if (NOT_READ.has(sentence.paper.kind)) return [];
    const page = pages.get(sentence.page) ?? compactPage(sentence.page);
    pages.set(sentence.page, page);
    return eventsOf(sentence, page, lexicon, parties);
  });
}

function eventsOf(said: Said, page: CompactPage, lexicon: EventLexicon, parties: readonly CaseParty[]): CaseEvent[] {
  const first = page.places.findIndex((place) => place >= said.start);
  const last = first + said.text.length;
  const dates = page.dates.filter(({ start, end }) => start >= first && end <= last);
  if (first < 0 || dates.length === 0) return [];
  const mentions = findEventMentions(said.text, lexicon).filter(
    ({ strength, start, end }) =>
      strength !== "weak" &&
      !NEGATED.test(said.text.slice(Math.max(0, start - 3), start)) &&
      !IN_FIRM.test(said.text.slice(end, end + 8)),
  );
  return dates.flatMap((date, at): CaseEvent[] => {
    const from = date.start - first;
    const next = dates[at + 1];
    const to = next ? lastClauseEnd(said.text, date.end - first, next.start - first) : said.text.length;
    const behind = mentions.filter(({ start, end }) => start >= date.end - first && end <= to);
    const told = behind.length > 0 ? behind : justBefore(mentions, said.text, from);
    const types = typesOf(told);
    const [main] = types;
    if (!main) return [];
    const start = Math.min(from, ...told.map((mention) => mention.start));
    const text = said.text.slice(start, Math.min(to, start + LONGEST)).replace(/[，,、；;（(]+$/u, "");
    return [
      {
        day: date.day,
        precision: date.precision,
        due: isDue(page.text, date),
        types,
        trigger: told.find(({ type }) => type.id === main.id)?.text ?? "",
        actors: actorsIn(text, parties),
        text,
        paper: said.paper,
        passage: passageIn(page, first + start, first + start + text.length),
      },
    ];
  });
}

/** The words right before the next date (其后被告于…) belong to it; the clause before them is the last of this one. */
function lastClauseEnd(text: string, from: number, to: number): number {
  const within = text.slice(from, to);
  const at = Math.max(...["，", ",", "；", ";", "。"].map((mark) => within.lastIndexOf(mark)));
  return at < 0 ? to : from + at;
}

function justBefore(mentions: readonly EventMention[], text: string, from: number): EventMention[] {
  return mentions.filter(
    ({ end }) => end <= from && from - end <= BEHIND && !/[，,。；;]/u.test(text.slice(end, from)),
  );
}

/** At most three different types, the weightiest first. */
function typesOf(mentions: readonly EventMention[]): EventType[] {
  const types = [...new Set(mentions.map(({ type }) => type))].filter(({ weight }) => weight > 0);
  return types.sort((a, b) => b.weight - a.weight).slice(0, 3);
}

const ROLES = [
  ["原告", "plaintiff"],
  ["被告", "defendant"],
  ["第三人", "third"],
] as const;

/** Parties named in the words, or called by their side where one alone stands on it. */
function actorsIn(text: string, parties: readonly CaseParty[]): string[] {
  const found = parties.flatMap(({ name, voice }) => {
    const at = text.indexOf(name);
    if (at >= 0) return [{ name, at }];
    const alone = parties.filter((party) => party.voice === voice).length === 1;
    const role = ROLES.find(([, side]) => side === voice)?.[0] ?? "";
    const called = alone && role !== "" ? text.search(new RegExp(`${role}(?!人)`, "u")) : -1;
    return called >= 0 ? [{ name, at: called }] : [];
  });
  return found.sort((a, b) => a.at - b.at).map(({ name }) => name);
}
