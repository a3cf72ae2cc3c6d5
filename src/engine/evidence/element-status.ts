import type { CauseElement, CauseTemplate } from "../../vocabulary/law.ts";
import { isActive, type Situation } from "./conditions.ts";
import { isDenied, type Pointer, pointTo, wordIn } from "./find-words.ts";
import { contestedElements, type RaisedDefence } from "./raised-defences.ts";
import type { Said } from "./said.ts";
import type { Stance } from "./stances.ts";

/** How an element stands by the file (要件状态). Never "proven": that only a judge may say (EV-60 to EV-63). */
export type ElementStatus = "supported" | "contested" | "gap" | "admitted" | "exempt";

/** An element of the cause with everything in the file that speaks for or against it. */
export interface ElementReading {
  readonly element: CauseElement;
  readonly status: ElementStatus;
  readonly supporting: readonly Pointer[];
  readonly contradicting: readonly Pointer[];
  readonly admissions: readonly Pointer[];
  /** Notarial deeds, awards and effective decisions that speak of it (EV-20). */
  readonly exempting: readonly Pointer[];
  /** Ids of raised defences that contest it. */
  readonly defences: readonly string[];
  /** Sides that raised a defence or denied it. */
  readonly contestedBy: readonly Side[];
}

type Side = "plaintiff" | "defendant" | "third";

const MOST_OF_A_PAPER = 2;
const MOST = 8;
const SPOKEN = new Set(["answer", "hearing-record", "pretrial-record", "inquiry-record", "cross-examination-opinion"]);
/** Kinds whose facts need no proof unless overturned or refuted (证据规定 10). */
const EXEMPTING = new Set(["notarial-deed", "arbitration-award", "judgment", "mediation-paper"]);

/** What bears on elements besides the papers. */
export interface Disputes {
  readonly raised: readonly RaisedDefence[];
  readonly stances: readonly Stance[];
  /** False for personal status and the like, where no admission counts (EV-22). */
  readonly admissionsCount: boolean;
  /** Number of this case: its own decision exempts nothing. */
  readonly caseNumber: string | undefined;
  /** True in criminal and administrative cases, where records of questioning are evidence and not the court's own. */
  readonly recordsProve?: boolean;
}

/** Reads every element of the cause that matters in this case (handbook T §1.4.8, steps 1 to 5). */
export function readElements(template: CauseTemplate, situation: Situation, disputes: Disputes): ElementReading[] {
  const words = distinctiveWords(template);
  return template.elements
    .filter(({ when }) => isActive(when, situation))
    .map((element) => readElement(element, { template, words, situation, disputes }));
}

interface Reading {
  readonly template: CauseTemplate;
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly situation: Situation;
  readonly disputes: Disputes;
}

function readElement(element: CauseElement, reading: Reading): ElementReading {
  const { template, situation, disputes } = reading;
  const { supporting, denying } = spokenFor(element, situation.said, disputes.recordsProve ?? false);
  const raised = disputes.raised.filter(({ defence }) => contestedElements(template, defence).includes(element.id));
  const own = reading.words.get(element.id) ?? [];
  const touching = disputes.stances.filter(
    ({ voice, scope, about }) => voice !== "plaintiff" && scope === "fact" && own.some((word) => about.includes(word)),
  );
  const denied = touching.filter(({ stance }) => stance === "contests");
  const admissions = element.burden === "defendant" ? [] : touching.filter(({ stance }) => stance === "admits");
  const voices = [...(raised.length > 0 ? ["defendant"] : []), ...denied.map(({ voice }) => voice)];
  const contradicting = [
    ...raised.flatMap(({ places }) => places),
    ...denying,
    ...denied.map(({ said }) => pointTo(said, "")),
  ];
  const exempting = exemptions(element, situation.said, disputes.caseNumber);
  const found = {
    element,
    supporting: supporting.slice(0, MOST),
    contradicting: unique(contradicting).slice(0, MOST),
    admissions: unique(admissions.map(({ said }) => pointTo(said, ""))).slice(0, MOST),
    exempting,
    defences: raised.map(({ defence }) => defence.id),
    contestedBy: (["plaintiff", "defendant", "third"] as const).filter((side) => voices.includes(side)),
  };
  return { ...found, status: statusOf(found, disputes.admissionsCount) };
}

function statusOf(found: Omit<ElementReading, "status">, admissionsCount: boolean): ElementStatus {
  const isContested = found.contradicting.length > 0;
  if (found.exempting.length > 0 && !isContested) return "exempt";
  const isAdmitted = admissionsCount && found.admissions.length > 0;
  if (isAdmitted && !isContested) return "admitted";
  if (found.supporting.length === 0 && !isAdmitted) return "gap";
  return isContested ? "contested" : "supported";
}

/** Sentences of the kinds of evidence the cause names that hold its words, and those that deny them. */
function spokenFor(
  element: CauseElement,
  said: readonly Said[],
  recordsProve: boolean,
): { supporting: Pointer[]; denying: Pointer[] } {
  const [supporting, denying]: [Pointer[], Pointer[]] = [[], []];
  const perPaper = new Map<string, number>();
  for (const sentence of said) {
    const wanted = element.evidence.filter(({ kind }) => kind === sentence.paper.kind);
    if (wanted.length === 0 || !mayProve(sentence, element, recordsProve)) continue;
    const isWordless = wanted.some(({ words }) => words.length === 0);
    const hit =
      wordIn(
        sentence,
        wanted.flatMap(({ words }) => words),
      ) ?? (isWordless ? { word: "", at: 0 } : undefined);
    const count = perPaper.get(sentence.paper.id) ?? 0;
    if (!hit || count >= MOST_OF_A_PAPER) continue;
    perPaper.set(sentence.paper.id, count + 1);
    const isAgainst = hit.word !== "" && isDenied(sentence.text, hit.at);
    // In a paper 未归还 tells of the breach and denies nothing; only a person denies.
    if (!isAgainst) supporting.push(pointTo(sentence, hit.word));
    else if (sentence.voice !== "paper") denying.push(pointTo(sentence, hit.word));
  }
  return { supporting: byPaper(supporting), denying };
}

/** A party's own assertion is no proof for itself: in records only what the other side or a witness says counts (EV-61). */
function mayProve({ paper, voice }: Said, { burden }: CauseElement, recordsProve: boolean): boolean {
  if (!SPOKEN.has(paper.kind) || (recordsProve && paper.kind === "inquiry-record")) return true;
  if (voice === "witness" || voice === "third") return true;
  return burden === "defendant" ? voice === "plaintiff" : voice === "defendant";
}

/** One place of every paper before the second of any. */
function byPaper(pointers: readonly Pointer[]): Pointer[] {
  const first = pointers.filter(({ paperId }, at) => pointers.findIndex((other) => other.paperId === paperId) === at);
  return [...first, ...pointers.filter((pointer) => !first.includes(pointer))];
}

function exemptions(element: CauseElement, said: readonly Said[], caseNumber: string | undefined): Pointer[] {
  const words = element.evidence.flatMap((evidence) => evidence.words).filter((word) => word.length >= 2);
  const own = new Set(
    said.filter(({ text }) => caseNumber !== undefined && text.includes(caseNumber)).map(({ paper }) => paper.id),
  );
  return said
    .filter(({ paper }) => EXEMPTING.has(paper.kind) && !own.has(paper.id))
    .filter(({ text }) => /查明|认定|确认|公证|证明|裁决/u.test(text))
    .flatMap((sentence) => {
      const hit = wordIn(sentence, words);
      return hit && !isDenied(sentence.text, hit.at) ? [pointTo(sentence, hit.word)] : [];
    })
    .slice(0, 2);
}

/** Words that speak for one element more than for others of the cause, by the number of kinds of evidence that list them. */
export function distinctiveWords(template: CauseTemplate): ReadonlyMap<string, readonly string[]> {
  const weights = new Map<string, Map<string, number>>();
  for (const { id, evidence } of template.elements) {
    for (const word of evidence.flatMap(({ words }) => words).filter((each) => each.length >= 2)) {
      const known = weights.get(word) ?? new Map<string, number>();
      weights.set(word, known.set(id, (known.get(id) ?? 0) + 1));
    }
  }
  const words = new Map<string, string[]>();
  for (const [word, known] of weights) {
    const most = Math.max(...known.values());
    for (const [id, weight] of known) if (weight === most) words.set(id, [...(words.get(id) ?? []), word]);
  }
  return words;
}

function unique(pointers: readonly Pointer[]): Pointer[] {
  const seen = new Set<string>();
  return pointers.filter(({ passage }) => {
    const key = `${passage.original}#${passage.page}@${passage.start}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
