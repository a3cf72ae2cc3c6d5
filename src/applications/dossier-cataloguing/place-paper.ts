import { compact } from "../../engine/pages/compact.ts";
import { paperAuthor } from "../../engine/pages/paper-author.ts";
import { type PaperDay, paperDay } from "../../engine/pages/paper-day.ts";
import type { Paper } from "../../engine/pages/split-pages.ts";
import type { DocumentKind, Volume } from "../../vocabulary/document.ts";
import { earlierNumber, hasOtherParties, numberOf, type OwnCase, otherNumber } from "./own-case.ts";
import type { Facts, Value } from "./schema.ts";

type Note = Value["notes"][number];

/** A paper with its place in the dossier, before the places are put in order. */
export interface PlacedPaper {
  readonly paper: Paper;
  readonly kind: DocumentKind;
  readonly volume: Volume;
  readonly slot: string;
  readonly title: string;
  readonly day: PaperDay | undefined;
  readonly author: string | null;
  readonly confidence: number;
  readonly notes: readonly Note[];
}

/** Kind of papers that no kind fits; the knowledge base always has it. */
const UNKNOWN: DocumentKind = {
  id: "unknown",
  name: { zh: "未识别材料", en: "unrecognised paper" },
  aliases: [],
  titles: [],
  anchors: [],
  volume: "main",
  slot: "C27",
  rank: 99,
  caseKinds: ["civil"],
  evidence: false,
  source: "",
};
const PRIOR_DECISION = "prior-decision";
const NOT_FOR_PARTIES = "S12";

/** Settles kind, volume, slot, title, day and author of a paper; doubt lowers confidence and adds notes. */
export function placePaper(paper: Paper, own: OwnCase, facts: Facts): PlacedPaper {
  const { rules } = facts;
  const author = paperAuthor(paper.pages, paper.guess.kind, own.parties);
  const settled = settleKind(paper, { own, facts, author });
  const kind = facts.kinds.find(({ id }) => id === settled.kind) ?? UNKNOWN;
  const secret = kind.volume === "main" && bearsSecrecy(paper, rules.secrecy);
  const day = paperDay({ pages: paper.pages, kind: kind.id }, { rules, today: facts.today });
  const clarity = paper.clarity < 0.5 ? 0.9 : 1;
  return {
    paper,
    kind,
    volume: secret ? "side" : kind.volume,
    slot: secret ? NOT_FOR_PARTIES : kind.slot,
    title: paper.guess.title ?? kind.name.zh,
    day,
    author: kind.id === "blank" ? null : author,
    confidence: Math.round(settled.confidence * clarity * 100) / 100,
    notes: [...settled.notes, ...(secret ? [SECRECY_NOTE] : kind.volume === "side" ? [SIDE_NOTE] : [])],
  };
}

const SECRECY_NOTE: Note = {
  rule: "FC-04",
  zh: "首部有保密标记，先按副卷处理，请人工确认；确认前勿向当事人提供。",
  en: "Bears a mark of secrecy: proposed for the side volume; confirm before anything is shown to parties.",
};
const SIDE_NOTE: Note = {
  rule: "FC-04",
  zh: "属于内部材料，应入副卷，夹在正卷材料中有泄密风险，请确认。",
  en: "Internal paper for the side volume; among papers for the parties it would be a leak. Please confirm.",
};

function bearsSecrecy(paper: Paper, marks: readonly string[]): boolean {
  const rows = paper.pages[0]?.rows.slice(0, 4) ?? [];
  return rows.some(({ text }) => marks.some((mark) => text.includes(compact(mark))));
}

interface Settled {
  readonly kind: string;
  readonly confidence: number;
  readonly notes: readonly Note[];
}

function settleKind(
  paper: Paper,
  { own, facts, author }: { own: OwnCase; facts: Facts; author: string | null },
): Settled {
  const { guess } = paper;
  const plain = { kind: guess.kind, confidence: guess.confidence, notes: [] };
  const internal = quarantined(paper, facts);
  if (internal) return internal;
  if (facts.rules.decisions.includes(guess.kind) || guess.kind === "higher-court-decision")
    return settleDecision(paper, own) ?? plain;
  // What a party writes in its own cause is a statement, not testimony.
  if (guess.kind === "witness-statement" && author !== null && own.parties.includes(author))
    return { ...plain, kind: "other-evidence" };
  const notes = foreignNotes(paper, own, facts);
  return { ...plain, notes, confidence: notes.length > 0 ? Math.min(guess.confidence, 0.7) : guess.confidence };
}

/** Any doubt whether a paper is internal sends it to the side volume and to a person (FC-04). */
function quarantined(paper: Paper, facts: Facts): Settled | undefined {
  const { guess } = paper;
  if (guess.by === "title" || guess.by === "layout" || guess.by === "opening") return undefined;
  const side = facts.kinds.filter(({ volume }) => volume === "side");
  const scored = side
    .map(({ id }) => ({ id, score: Math.max(...paper.pages.slice(0, 2).map(({ body }) => body.get(id) ?? 0)) }))
    .sort((a, b) => b.score - a.score)[0];
  if (!scored || scored.score < 1.6 || side.some(({ id }) => id === guess.kind)) return undefined;
  return { kind: scored.id, confidence: 0.5, notes: [] };
}

/** A decision of another case is evidence (C08), not this case's decision (C18): handbook T §7.6 no. 8. */
function settleDecision(paper: Paper, own: OwnCase): Settled | undefined {
  const other = otherNumber(paper, own) ?? earlierNumber(paper, own);
  const strangers = hasOtherParties(paper, own);
  const isEarlyMeasure =
    paper.guess.kind === "preservation-ruling" && /财保|保[^\d]{0,2}\d|执保/u.test(numberOf(paper) ?? "");
  if (!strangers && (other === undefined || isEarlyMeasure)) return undefined;
  const number = other ?? numberOf(paper) ?? "";
  const zh = `${number}裁判文书不是本案文书，按证据归入证据部分，请核对。`;
  const en = `Decision ${number} is not of this case; placed among the evidence. Please check.`;
  return { kind: PRIOR_DECISION, confidence: 0.82, notes: [{ rule: other === undefined ? "CN-06" : "CN-02", zh, en }] };
}

const PLEADINGS = [
  "complaint",
  "answer",
  "counterclaim",
  "appeal",
  "withdrawal-application",
  "preservation-application",
];

function foreignNotes(paper: Paper, own: OwnCase, { rules }: Facts): Note[] {
  const { kind } = paper.guess;
  const ofTheCase = rules.ofTheCase.includes(kind);
  const other = ofTheCase ? otherNumber(paper, own) : undefined;
  if (other !== undefined) {
    const zh = `载明案号${other}，与本案${own.number ?? ""}不一致，可能是其他案件的材料，请核对。`;
    const en = `Bears case number ${other}, not ${own.number ?? ""}; it may belong to another case. Please check.`;
    return [{ rule: "CN-02", zh, en }];
  }
  if (!(ofTheCase || PLEADINGS.includes(kind)) || !hasOtherParties(paper, own)) return [];
  const zh = "所列当事人均不是本案当事人，可能是其他案件的材料，请核对。";
  const en = "None of the parties named is a party of this case; it may belong to another case. Please check.";
  return [{ rule: "CN-06", zh, en }];
}
