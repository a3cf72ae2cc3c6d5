import { admittedFacts, type StatedFact, statedFacts } from "../../engine/evidence/admitted-facts.ts";
import type { CaseParty } from "../../engine/evidence/case-parties.ts";
import { focusOf, type ScoredLabel } from "../../engine/evidence/focus-labels.ts";
import { type PairedPoint, type Point, pairedPoints } from "../../engine/evidence/paired-points.ts";
import { complaintPoints, defencePoints } from "../../engine/evidence/points.ts";
import type { Said } from "../../engine/evidence/said.ts";
import { findStances } from "../../engine/evidence/stances.ts";
import { coverage } from "../../engine/text/text-similarity.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { Facts, IssueValue } from "./schema.ts";

/** A point of the defence with what it answers and how the question between them is called. */
export interface NamedPair extends PairedPoint {
  readonly labels: readonly ScoredLabel[];
}

/** Claims against defences, point by point, and what was admitted (诉辩对应与自认). */
export interface Matter {
  readonly pairs: readonly NamedPair[];
  readonly stated: readonly StatedFact[];
}

/** Cases in which status is decided, where admissions do not apply (证据规定 8). */
const STATUS = /离婚|婚姻|亲子|收养|监护|抚养/u;

/** Sets the two sides against each other; empty where the knowledge of issues is not in the facts. */
export function matterOf(facts: Facts, parties: readonly CaseParty[], said: readonly Said[]): Matter {
  const { issues, cause } = facts;
  if (!issues) return { pairs: [], stated: [] };
  const stances = findStances(said);
  const complaint = complaintPoints(facts.fields, said);
  const pairs = pairedPoints(complaint, defencePoints(said), issues.topics, stances);
  const context = [...complaint.claims, ...complaint.allegations].map(({ text }) => text).join("");
  return {
    pairs: pairs.map((pair) => ({ ...pair, labels: labelsOf(pair, context, facts) })),
    stated: statedFacts(stances, parties, { isStatus: STATUS.test(cause ?? "") }),
  };
}

/** Labels of the cause first; the general ones only where none of those fits. What is admitted is no question. */
function labelsOf(pair: PairedPoint, context: string, { issues, cause }: Facts): ScoredLabel[] {
  if (!issues || pair.stance === "admits") return [];
  const claim = `${pair.allegation?.point.text ?? ""}${pair.claim?.point.text ?? ""}`;
  const sides = { claim, defence: pair.defence.text, context };
  const ofCause = focusOf(
    sides,
    issues.labels.filter(({ causes }) => causes?.some((part) => cause?.includes(part))),
  );
  return ofCause.length > 0
    ? ofCause
    : focusOf(
        sides,
        issues.labels.filter(({ causes }) => causes === undefined),
      );
}

type SidesOf = Pick<IssueValue, "claims" | "labels" | "claimSide" | "defenceSide" | "admitted">;

/** What both sides say on an issue, by the pairs that touch its places or speak its words. */
export function sidesOfIssue(
  matter: Matter,
  issue: { readonly question: string; readonly passages: readonly Passage[] },
): SidesOf {
  const touching = matter.pairs.filter(({ defence }) =>
    defence.passages.some((place) => issue.passages.some((other) => overlaps(place, other))),
  );
  const pairs = touching.length > 0 ? touching : matter.pairs.filter((pair) => speaksOf(pair, issue.question));
  return sidesOfPairs(pairs, matter);
}

/** What both sides say in some pairs, and which admitted facts speak of the same. */
export function sidesOfPairs(pairs: readonly NamedPair[], matter: Matter): SidesOf {
  const claimSide = pairs.flatMap(({ allegation, claim }) => (allegation ?? claim)?.point ?? []);
  const defenceSide = pairs.map(({ defence }) => defence);
  const words = [...claimSide, ...defenceSide].map(({ text }) => text).join("");
  const admitted = admittedFacts(matter.stated).filter(({ about }) => coverage(about, words) > RELATED);
  const claims = [...new Set(pairs.flatMap(({ claim }) => claim?.point.number ?? []))];
  return {
    claims: claims.sort((one, other) => one - other),
    labels: pairs.flatMap(({ labels }) => labels.slice(0, 1).map(labelOf)).filter(isFirst),
    claimSide: once(claimSide).map(wordsOf),
    defenceSide: once(defenceSide).map(wordsOf),
    admitted: admitted.map(({ about, title, passages }) => ({ text: about, title, places: [...passages] })),
  };
}

/** An admission belongs to an issue when so much of its words stand in what the sides say on it. */
const RELATED = 0.7;
const OF_QUESTION = 0.5;

function speaksOf({ defence, labels }: NamedPair, question: string): boolean {
  const [label] = labels;
  return (
    coverage(question, defence.text) > OF_QUESTION ||
    (label !== undefined && coverage(label.label.name.zh, question) > RELATED)
  );
}

/** A point as it is shown. */
export function wordsOf({ text, title, passages }: Point): IssueValue["claimSide"][number] {
  return { text, title, places: [...passages] };
}

/** A label as it is shown, with the words that speak for it. */
export function labelOf({ label, cues }: ScoredLabel): IssueValue["labels"][number] {
  return { id: label.id, name: label.name, words: [...new Set(cues.map(({ word }) => word))] };
}

function once(points: readonly Point[]): Point[] {
  return points.filter(({ text }, at) => points.findIndex((other) => other.text === text) === at);
}

function isFirst(label: { id: string }, at: number, all: readonly { id: string }[]): boolean {
  return all.findIndex(({ id }) => id === label.id) === at;
}

/** True when two passages share characters. */
export function overlaps(one: Passage, other: Passage): boolean {
  return one.original === other.original && one.page === other.page && one.start < other.end && other.start < one.end;
}
