import type { StatedFact } from "../../engine/evidence/admitted-facts.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { findingOf } from "./citing.ts";
import { labelOf, type Matter, type NamedPair, wordsOf } from "./dispute-matter.ts";
import type { Facts, Value } from "./schema.ts";

/** Points of the defence with what they answer, then facts admitted and disputed, each with its places (AD-01, EV-21). */
export function pointFindings(facts: Facts, { pairs, stated }: Matter): Finding<Value>[] {
  return [
    ...pairs.filter(isOfTheDispute).map((pair, at) => pairFinding(pair, at, facts)),
    ...stated.map((fact, at) => factFinding(fact, at, facts)),
  ];
}

/** What answers nothing, denies nothing and raises no known question is left to the paper itself. */
function isOfTheDispute({ claim, allegation, stance, labels }: NamedPair): boolean {
  return claim !== undefined || allegation !== undefined || stance !== "adds" || labels.length > 0;
}

function pairFinding(pair: NamedPair, at: number, facts: Facts): Finding<Value> {
  const { defence, stance, labels, claim, allegation } = pair;
  const score = scoreOf(pair);
  const value: Value = {
    kind: "pair",
    id: `pair-${at + 1}`,
    rule: "AD-01",
    defence: wordsOf(defence),
    stance,
    claim: claim?.point.number ?? null,
    allegation: allegation ? wordsOf(allegation.point) : null,
    score,
    labels: labels.map(labelOf),
  };
  const passages = [defence, allegation?.point, claim?.point].flatMap((point) => point?.passages ?? []);
  const because = { rule: "AD-01", note: noteOf(score), passages, basis: facts.rules.citations.issues };
  return findingOf(value, 0.4 + 0.4 * (score ?? 0), because, facts.grounds);
}

/** Likeness of the nearer of claim and allegation, in hundredths; null where nothing was near enough. */
function scoreOf({ claim, allegation }: NamedPair): number | null {
  const score = Math.max(claim?.score ?? 0, allegation?.score ?? 0);
  return score > 0 ? Math.round(score * 100) / 100 : null;
}

function noteOf(score: number | null): string {
  return score === null
    ? "诉状中未见与此相近的请求或者事实，没有列出对应"
    : "双方所述话题、用语或者数字相同，列为对应；是否针对同一事实须由审判人员核对";
}

const NOTES: Readonly<Record<StatedFact["status"], string>> = {
  admitted: "一方明确承认对己不利的事实，另一方无需举证；是否构成自认由人民法院认定",
  disputed: "一方明确否认，须由负举证责任的一方证明",
  "evidence-accepted": "对证据真实性没有异议；不等于承认其所要证明的事实",
};

function factFinding(fact: StatedFact, at: number, facts: Facts): Finding<Value> {
  const doubts = fact.doubts.flatMap((doubt) => facts.rules.doubts[doubt] ?? []);
  const value: Value = {
    kind: "fact",
    id: `fact-${at + 1}`,
    rule: "EV-21",
    status: fact.status,
    voice: fact.voice,
    about: fact.about,
    doubts: doubts.map(({ zh, en }) => ({ zh, en })),
    places: [...fact.passages],
  };
  const { admission, burden } = facts.rules.citations;
  const basis = fact.status === "disputed" ? burden : [...admission, ...doubts.flatMap((doubt) => doubt.basis)];
  const confidence = fact.doubts.length > 0 ? 0.55 : 0.7;
  const because = { rule: "EV-21", note: NOTES[fact.status], passages: fact.passages, basis };
  return findingOf(value, confidence, because, facts.grounds);
}
