import type { ArgumentTopic } from "../../vocabulary/focus-label.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { comparable, shingles } from "../text/text-similarity.ts";
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

/** Below it two points share too little to be set against each other; claims are short and few, so less will do. */
const NEAR_ENOUGH = { allegation: 0.37, claim: 0.31 };
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
    claim: nearest(point, complaint.claims, topics, NEAR_ENOUGH.claim),
    allegation: nearest(point, complaint.allegations, topics, NEAR_ENOUGH.allegation),
  }));
}

function nearest<T extends Point>(
  point: Point,
  targets: readonly T[],
  topics: readonly ArgumentTopic[],
  least: number,
): Answered<T> | undefined {
  const rarity = rarityIn(targets.map(({ text }) => plain(text)));
  const scored = targets.map((target) => ({ point: target, score: likeness(point.text, target.text, topics, rarity) }));
  const best = scored.reduce<Answered<T> | undefined>(
    (found, one) => (found === undefined || one.score > found.score ? one : found),
    undefined,
  );
  return best && best.score >= least ? best : undefined;
}

/** How much two points speak of the same (0–1): subjects both touch, words, figures of three digits or more. */
function likeness(one: string, other: string, topics: readonly ArgumentTopic[], rarity: Rarity): number {
  const [a, b] = [plain(one), plain(other)];
  const most = Math.log1p(3);
  const subjects = (topicsShared(a, b, topics) + topicsShared(b, a, topics)) / 2 / most;
  const words = Math.min(1, 2 * sharedWords(a, b, rarity));
  return TOPICS * subjects + WORDS * words + FIGURES * (sameFigure(a, b) ? 1 : 0);
}

/** What a pair of characters weighs: the fewer points of the complaint have it, the more it tells. */
type Rarity = (pair: string) => number;

function rarityIn(texts: readonly string[]): Rarity {
  const counts = new Map<string, number>();
  for (const text of texts) for (const pair of shingles(text, 2)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return (pair) => Math.log1p(texts.length / (counts.get(pair) ?? texts.length));
}

/** Weight of the pairs of characters that two texts share against the weight of all of each (0–1). */
function sharedWords(one: string, other: string, rarity: Rarity): number {
  const [a, b] = [shingles(one, 2), shingles(other, 2)];
  const weigh = (pairs: readonly string[]) => pairs.reduce((sum, pair) => sum + rarity(pair), 0);
  const shared = weigh([...a].filter((pair) => b.has(pair)));
  return shared === 0 ? 0 : shared / Math.sqrt(weigh([...a]) * weigh([...b]));
}

function plain(text: string): string {
  return comparable(text.replace(EVERYWHERE, ""));
}

function sameFigure(one: string, other: string): boolean {
  const figures = new Set(one.match(/\d{3,}/gu) ?? []);
  return (other.match(/\d{3,}/gu) ?? []).some((figure) => figures.has(figure));
}

function stanceOf(point: Point, stances: readonly Stance[]): PairedPoint["stance"] {
  const own = stances.filter(({ passage }) => point.passages.some((place) => overlaps(place, passage)));
  if (own.some(({ stance }) => stance === "contests") || DENIES.test(point.text)) return "contests";
  return own.length > 0 || ACCEPTS.test(point.text) ? "admits" : "adds";
}

/** Words of a whole point that resist a claim even where no single fact is denied. */
const DENIES =
  /超过[^，。]{0,10}(?:时效|上限|期间|保护)|不应(?:当|该)?|不属于|不成立|不构成|不承担|不同意|不知情|不知道|没有(?:签|收|用|参与|约定|义务|合同|授权)|无效|过高|已经?过了|已(?:经|全部)*(?:还清|付清|归还完毕|偿还完毕|支付完毕|履行完毕)|(?:不再|无需|不必|拒绝)(?:再)?(?:承担|支付|归还|偿还|赔偿)|未曾|从未|并非|不是|无关/u;
const ACCEPTS = /(?<!不)(?:愿意|同意)[^，。]{0,10}(?:归还|偿还|支付|赔偿|返还|承担|给付|离婚|解除)/u;

function overlaps(one: Passage, other: Passage): boolean {
  return one.original === other.original && one.page === other.page && one.start < other.end && other.start < one.end;
}
