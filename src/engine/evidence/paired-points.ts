import type { ArgumentTopic } from "../../vocabulary/focus-label.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { comparable, coverage } from "../text/text-similarity.ts";
import { topicsShared } from "./argument-pairs.ts";
import type { Stance } from "./stances.ts";

/** One point that a side makes (论点), with its places in the file. */
export interface Point {
  readonly text: string;
  readonly title: string;
  readonly passages: readonly Passage[];
}

/** A claim (诉讼请求) as a point, with its number. */
export interface ClaimPoint extends Point {
  readonly number: number;
}

/** A point of the complaint with how much it and the defence speak of the same, 0–1. */
export interface Answered<T extends Point> {
  readonly point: T;
  readonly score: number;
}

/** A point of the defence and what it answers (诉辩对应, AD-01); nothing where no point of the complaint is near enough. */
export interface PairedPoint {
  readonly defence: Point;
  /** Whether it denies, accepts or brings in something new; the words decide, not the court's view. */
  readonly stance: "contests" | "admits" | "adds";
  readonly claim: Answered<ClaimPoint> | undefined;
  readonly allegation: Answered<Point> | undefined;
}

/** What the complaint asks and says. */
export interface Complaint {
  readonly claims: readonly ClaimPoint[];
  readonly allegations: readonly Point[];
}

/** Below it two points share too little to be set against each other. */
const NEAR_ENOUGH = 0.4;
const [TOPICS, WORDS, FIGURES] = [0.5, 0.35, 0.15];
/** Words of every pleading; they make no two points alike. */
const EVERYWHERE = /原告|被告|答辩人|被答辩人|第三人|请求|判令|依法|法院|认为|本案|诉称|辩称|人民币/gu;

/** For each point of the defence the claim and the allegation it answers, each on its own; the defence's order is kept. */
export function pairedPoints(
  complaint: Complaint,
  defence: readonly Point[],
  topics: readonly ArgumentTopic[],
  stances: readonly Stance[],
): PairedPoint[] {
  return defence.map((point) => ({
    defence: point,
    stance: stanceOf(point, stances),
    claim: nearest(point, complaint.claims, topics),
    allegation: nearest(point, complaint.allegations, topics),
  }));
}

function nearest<T extends Point>(
  point: Point,
  targets: readonly T[],
  topics: readonly ArgumentTopic[],
): Answered<T> | undefined {
  const scored = targets.map((target) => ({ point: target, score: likeness(point.text, target.text, topics) }));
  const best = scored.reduce<Answered<T> | undefined>(
    (found, one) => (found === undefined || one.score > found.score ? one : found),
    undefined,
  );
  return best && best.score >= NEAR_ENOUGH ? best : undefined;
}

/** How much two points speak of the same (0–1): subjects both touch, words, figures of three digits or more. */
export function likeness(one: string, other: string, topics: readonly ArgumentTopic[]): number {
  const [a, b] = [comparable(one.replace(EVERYWHERE, "")), comparable(other.replace(EVERYWHERE, ""))];
  const most = Math.log1p(3);
  const subjects = (topicsShared(a, b, topics) + topicsShared(b, a, topics)) / 2 / most;
  const words = Math.min(1, 1.5 * Math.max(coverage(a, b), coverage(b, a)));
  return TOPICS * subjects + WORDS * words + FIGURES * (sameFigure(a, b) ? 1 : 0);
}

function sameFigure(one: string, other: string): boolean {
  const figures = new Set(one.match(/\d{3,}/gu) ?? []);
  return (other.match(/\d{3,}/gu) ?? []).some((figure) => figures.has(figure));
}

function stanceOf(point: Point, stances: readonly Stance[]): PairedPoint["stance"] {
  const own = stances.filter(({ passage }) => point.passages.some((place) => overlaps(place, passage)));
  if (own.some(({ stance }) => stance === "contests")) return "contests";
  return own.length > 0 ? "admits" : "adds";
}

function overlaps(one: Passage, other: Passage): boolean {
  return one.original === other.original && one.page === other.page && one.start < other.end && other.start < one.end;
}
