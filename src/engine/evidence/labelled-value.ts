import type { Passage } from "../../vocabulary/page.ts";
import type { Paper } from "./paper.ts";

/** What a labelled value tells of (事项). */
export type LabelledTopic =
  | "date"
  | "time"
  | "place"
  | "amount"
  | "account"
  | "plate"
  | "birth"
  | "id-number"
  | "relationship"
  | "signature";

/** A value that a paper gives for one thing (同一事项的记载): comparable across papers by topic, key and subject. */
export interface LabelledValue {
  readonly topic: LabelledTopic;
  /** Which thing of the topic: the event, the sum, the kind of number. */
  readonly key: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Person or firm it belongs to; empty where it is the case as a whole. */
  readonly subject: string;
  /** Form in which values are compared. */
  readonly value: string;
  /** As shown to the reader. */
  readonly says: string;
  readonly paper: Paper;
  readonly passage: Passage;
  /** False where such a thing may happen more than once, so that two papers may rightly differ. */
  readonly isUnique: boolean;
}

/** Two papers that give different values for one thing, with the places. */
export interface Disagreement {
  readonly one: LabelledValue;
  readonly other: LabelledValue;
}

/** What the parties and the prosecution assert; the other papers are what they assert about. */
const ASSERTING = new Set(["complaint", "answer", "counterclaim", "indictment", "claim-change-application"]);
/** More values than this for one thing make a paper a list that cannot be held against another. */
const MOST_IN_ONE = 2;

/**
 * Papers whose values for one thing have nothing in common. Where a thing may happen more than once, only an assertion is
 * held against all the other papers together; one disagreement for each thing, the clearest pair of papers first.
 */
export function disagreementsOf(values: readonly LabelledValue[]): Disagreement[] {
  const things = new Map<string, LabelledValue[]>();
  for (const value of values) {
    const key = `${value.topic}/${value.key}/${value.subject}`;
    things.set(key, [...(things.get(key) ?? []), value]);
  }
  return [...things.values()].flatMap((thing) => {
    const papers = [...new Set(thing.map(({ paper }) => paper))]
      .map((paper) => thing.filter((value) => value.paper === paper))
      .filter((own) => new Set(own.map(({ value }) => value)).size <= MOST_IN_ONE);
    const found = thing[0]?.isUnique ? amongAll(papers) : assertedAgainst(papers);
    return found ? [found] : [];
  });
}

function amongAll(papers: readonly (readonly LabelledValue[])[]): Disagreement | undefined {
  for (const [at, own] of papers.entries()) {
    for (const others of papers.slice(at + 1)) {
      const found = apart(own, others);
      if (found) return found;
    }
  }
  return undefined;
}

function assertedAgainst(papers: readonly (readonly LabelledValue[])[]): Disagreement | undefined {
  const isAssertion = (own: readonly LabelledValue[]): boolean => ASSERTING.has(own[0]?.paper.kind ?? "");
  const others = papers.filter((own) => !isAssertion(own)).flat();
  for (const own of papers.filter(isAssertion)) {
    const found = apart(own, others);
    if (found) return found;
  }
  return undefined;
}

function apart(own: readonly LabelledValue[], others: readonly LabelledValue[]): Disagreement | undefined {
  const [one] = own;
  const [other] = others;
  const isShared = own.some(({ value }) => others.some((another) => another.value === value));
  return one && other && !isShared ? { one, other } : undefined;
}
