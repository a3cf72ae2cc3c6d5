import type { Passage } from "../../vocabulary/page.ts";
import { findInstructions } from "../text/injection.ts";
import { type Stretch, splitSentences } from "../text/sentences.ts";
import type { CaseParty, Voice } from "./case-parties.ts";
import { type Paper, type PaperPage, textOf } from "./paper.ts";

/** One sentence of a paper (语句), who says it, and its place. */
export interface Said {
  readonly paper: Paper;
  readonly page: PaperPage;
  readonly start: number;
  readonly end: number;
  /** The sentence without blanks, as words are looked for in it. */
  readonly text: string;
  readonly voice: Voice;
}

const VOICE_OF_KIND: Readonly<Record<string, Voice>> = {
  complaint: "plaintiff",
  "oral-complaint-record": "plaintiff",
  "claim-change-application": "plaintiff",
  answer: "defendant",
  counterclaim: "defendant",
};
const SPOKEN = new Set(["hearing-record", "pretrial-record", "inquiry-record"]);
const OPINIONS = new Set(["agent-opinion", "cross-examination-opinion"]);
const LABEL = /^(?<label>[\u4e00-\u9fff]{1,6}?\d?)[:：](?<rest>.*)$/su;
const SPEAKERS: readonly (readonly [RegExp, Voice])[] = [
  [/^(?:审|书|法庭|合议庭|陪审|人民陪审)/u, "court"],
  [/^(?:原|反诉被|公诉|公(?=$|\d))/u, "plaintiff"],
  [/^(?:被(?!调查|询问|讯问|害)|反诉原|辩(?:护|$|\d))/u, "defendant"],
  [/^(?:第三|三)/u, "third"],
  [/^(?:证(?!据)|鉴定人|被害)/u, "witness"],
];

/**
 * All sentences of the papers with their voices, in order. Records of hearings are read by the labels 原：被：审： and by
 * surnames of parties; sentences that give orders to a machine are left out, so that nothing rests on them (XZ-01).
 */
export function saidIn(papers: readonly Paper[], parties: readonly CaseParty[]): Said[] {
  return papers.flatMap((paper) => {
    let voice = voiceOfPaper(paper, parties);
    return paper.pages.flatMap((page) => {
      const orders = findInstructions(page.text);
      const isSpoken = SPOKEN.has(paper.kind);
      const sentences = splitSentences(page.text);
      return (isSpoken ? sentences.flatMap(atLabels) : sentences).flatMap((sentence): Said[] => {
        const text = sentence.text.replace(/\s+/gu, "");
        if (isSpoken) voice = speakerOf(text, parties) ?? voice;
        const isOrder = orders.some(({ start, end }) => start < sentence.end && sentence.start < end);
        return isOrder ? [] : [{ paper, page, start: sentence.start, end: sentence.end, text, voice }];
      });
    });
  });
}

/** A record begins anew with each speaker, also where the line before has no full stop. */
function atLabels(sentence: Stretch): Stretch[] {
  const starts = [...sentence.text.matchAll(/\n(?=[ \t]*[\u4e00-\u9fff]{1,6}\d?[:：])/gu)].map(
    ({ index }) => index + 1,
  );
  return [0, ...starts].map((from, at, all) => {
    const text = sentence.text.slice(from, all[at + 1] ?? sentence.text.length).trimEnd();
    return { start: sentence.start + from, end: sentence.start + from + text.length, text };
  });
}

/** What a sentence of a record says after the label of its speaker. */
export function withoutLabel(text: string): string {
  return LABEL.exec(text)?.groups?.rest ?? text;
}

function voiceOfPaper(paper: Paper, parties: readonly CaseParty[]): Voice {
  if (paper.kind === "answer" && paper.title.includes("第三人")) return "third";
  const known = VOICE_OF_KIND[paper.kind];
  if (known) return known;
  if (!OPINIONS.has(paper.kind)) return "paper";
  const text = textOf(paper).replace(/\s+/gu, "");
  const client =
    /接受(?:原告|被告|第三人)?(.{2,30}?)的?委托/u.exec(text)?.[1] ?? /质证人[:：](.{2,20})/u.exec(text)?.[1] ?? "";
  const party = parties.find(({ name }) => client.includes(name));
  if (party) return party.voice;
  if (/对原告|被告代理词|被告.{0,4}质证/u.test(paper.title)) return "defendant";
  return /对被告|原告代理词|原告.{0,4}质证/u.test(paper.title) ? "plaintiff" : "paper";
}

function speakerOf(text: string, parties: readonly CaseParty[]): Voice | undefined {
  const label = LABEL.exec(text)?.groups?.label;
  if (label === undefined) return undefined;
  const known = SPEAKERS.find(([pattern]) => pattern.test(label));
  if (known) return known[1];
  const name = label.replace(/代$/u, "");
  const voices = new Set(parties.filter((party) => party.name.startsWith(name)).map(({ voice }) => voice));
  const [only] = voices;
  // A label that is no speaker (时间：, 地点：) belongs to the paper itself.
  return voices.size === 1 && only ? only : "paper";
}

const LONGEST = 140;
const AROUND = 40;

/** The passage of a sentence; of a long one only the part around a word. */
export function passageOf(said: Said, word?: string): Passage {
  const { page, start, end } = said;
  const cut = (from: number, to: number): Passage => ({
    original: page.original,
    page: page.number,
    start: from,
    end: to,
    quote: page.text.slice(from, to),
  });
  if (end - start <= LONGEST) return cut(start, end);
  const at = word === undefined ? 0 : Math.max(0, placeIn(page.text.slice(start, end), word));
  const from = Math.max(start, start + at - AROUND);
  return cut(from, Math.min(end, start + at + AROUND + (word?.length ?? LONGEST)));
}

/** Place of a word in a text whose line breaks may cut it. */
function placeIn(text: string, word: string): number {
  const places = Array.from(text).flatMap((character, at) => (/\s/u.test(character) ? [] : [at]));
  const found = text.replace(/\s+/gu, "").indexOf(word);
  return found < 0 ? -1 : (places[found] ?? -1);
}
