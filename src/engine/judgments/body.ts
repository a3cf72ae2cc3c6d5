import {
  ALLEGED,
  ANSWERED,
  APPEALED,
  ASKED_ON_APPEAL,
  BELOW,
  CHARGED,
  CLAIMED,
  CONCLUDED,
  COURSE,
  COURSE_ON,
  DEFENDED,
  DEFENDED_SHORT,
  EXHIBITS,
  FOUND,
  GIVES_REASON,
  GROUNDS,
  MEDIATED,
  OF_PROSECUTION,
  ON_APPEAL,
  OPINION,
  PERSONAL,
  PROCEDURE,
  PROVED,
  REASONED,
  SAME_FACTS,
  SPOKEN,
} from "./body-cues.ts";
import type { CompactText, Stretch } from "./compact-text.ts";
import type { Judgment, PartName } from "./judgment.ts";
import { isPartyLine } from "./parties.ts";

/** A piece of the body in compact places. */
export type Piece = Stretch & { readonly name: PartName };

/** What the cues of the body depend on besides the words. */
export interface BodyContext {
  readonly matter: Judgment["matter"];
  readonly isAppeal: boolean;
}

/** Order in which the sections come; a judgment never goes back before its allegations once it has found the facts. */
const RANK: Partial<Record<PartName, number>> = {
  parties: 0,
  course: 1,
  prior: 2,
  claims: 3,
  allegations: 3,
  defences: 4,
  facts: 5,
  evidence: 5,
  reasoning: 7,
};

/** Where a line stands: what kind of case it is, and what has been read before it. */
interface Standing extends BodyContext {
  /** True while the grounds of the appeal are still to come: what is found and reasoned before them, the court below did. */
  readonly isBeforeAppeal: boolean;
  readonly hasFacts: boolean;
  /** True once the decision below was told: what is said of it later belongs to the grounds of the appeal. */
  readonly hasBelow: boolean;
}

/** The section that a line begins; undefined where it goes on with the one before. */
function next(name: PartName, line: string, standing: Standing): PartName | undefined {
  const begun = name === "parties" ? afterParties(line) : "unknown";
  if (begun !== "unknown") return begun;
  if (standing.isBeforeAppeal) return beforeAppeal(name, line);
  const rank = RANK[name] ?? 0;
  const own = ownFindings(name, line, standing);
  if (own !== undefined) return own;
  if (rank === 5) return amongEvidence(name, line, standing);
  if (rank >= 7 || isBelowStill(name, line) || goesOnWithCourse(name, line)) return undefined;
  return stepsOf(standing).find(({ from, to, isCue }) => rank >= from && rank <= to && isCue(line, name))?.part;
}

/** What the court itself reasons and finds, and what it reports of the court below. */
function ownFindings(name: PartName, line: string, { isAppeal, hasBelow }: Standing): PartName | undefined {
  const rank = RANK[name] ?? 0;
  if (rank < 7 && isReasoned(line, rank)) return "reasoning";
  if (isAppeal && rank <= 4 && BELOW.test(line)) return ofBelow(name, line, hasBelow);
  if (isBelowStill(name, line)) return undefined;
  return isFinding(line, rank) ? "facts" : undefined;
}

function ofBelow(name: PartName, line: string, hasBelow: boolean): PartName | undefined {
  if ((RANK[name] ?? 0) >= 3 && SAME_FACTS.test(line)) return "facts";
  return hasBelow && name !== "course" ? undefined : "prior";
}

/** 本院认为事实清楚，决定不开庭审理 is still the course of proceedings. */
function isReasoned(line: string, rank: number): boolean {
  return REASONED.test(line) && (rank > 1 || !COURSE_ON.test(line));
}

function isFinding(line: string, rank: number): boolean {
  return (FOUND.test(line) || SAME_FACTS.test(line)) && (rank < 7 || /^(?:本院)?经审理查明/u.test(line));
}

/** 另查明 within the report on the court below is its own. */
function isBelowStill(name: PartName, line: string): boolean {
  return name === "prior" && /^(?:另|还|又|同时)/u.test(line);
}

function goesOnWithCourse(name: PartName, line: string): boolean {
  return name === "course" && COURSE_ON.test(line.slice(0, 300)) && !/^[^。]{0,60}(?:指控|诉称)[,:]/u.test(line);
}

/** The first line that describes nobody; "unknown" where nothing can be said yet. */
function afterParties(line: string): PartName | undefined | "unknown" {
  if (CHARGED.test(line) && !/起诉书|提起公诉/u.test(line)) return "allegations";
  if (isPartyLine(line) && !/一案/u.test(line.slice(0, 120))) return undefined;
  const isPersonal = PERSONAL.test(line) && !/起诉书|提起公诉|一案[,由]/u.test(line);
  if (COURSE.test(line.slice(0, 400)) && !isPersonal) return "course";
  return isPartyLine(line) ? undefined : "unknown";
}

function beforeAppeal(name: PartName, line: string): PartName | undefined {
  if (BELOW.test(line)) return "prior";
  if (PROCEDURE.test(line)) return "course";
  if (name === "prior" || name === "parties") return undefined;
  return FOUND.test(line) || PROVED.test(line) || REASONED.test(line) ? "prior" : undefined;
}

/** Before the court has found anything, evidence is the prosecution's: its conclusion and the defence may still come. */
function amongEvidence(name: PartName, line: string, { hasFacts, isAppeal, matter }: Standing): PartName | undefined {
  if (!hasFacts && !isAppeal && name === "evidence" && matter === "criminal") {
    if (CONCLUDED.test(line)) return "claims";
    if (DEFENDED.test(line) || DEFENDED_SHORT.test(line)) return "defences";
  }
  return PROVED.test(line) ? "evidence" : undefined;
}

/** A section and the ranks from which, in the given order, its cue leads to it. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly part: PartName;
  readonly isCue: (line: string, name: PartName) => boolean;
}

const anyOf =
  (...cues: readonly RegExp[]) =>
  (line: string): boolean =>
    cues.some((cue) => cue.test(line));

/** Counsel alone, not 上诉人及其辩护人, who give the grounds of the appeal. */
const OF_COUNSEL = /^[^,。:及]{0,14}辩护人(?!.{0,12}(?:到庭|出庭))/u;

/** The next appellant, after the counsel of the one before. */
const APPEALED_TOO =
  /^(?:(?:原审)?被告人|上诉人|上诉单位|原审附带民事诉讼原告人)[^,。:]{0,40}?(?:提出)?上诉(?:称|提出|请求|理由|的?意见)/u;

const APPEAL_STEPS: readonly Step[] = [
  { from: 3, to: 4, part: "defences", isCue: anyOf(OF_COUNSEL) },
  { from: 0, to: 4, part: "course", isCue: anyOf(PROCEDURE, MEDIATED) },
  { from: 0, to: 1, part: "claims", isCue: (line) => APPEALED.test(line) && GIVES_REASON.test(line) },
  { from: 2, to: 3, part: "claims", isCue: anyOf(APPEALED) },
  { from: 4, to: 4, part: "claims", isCue: anyOf(APPEALED_TOO) },
  { from: 0, to: 1, part: "defences", isCue: anyOf(DEFENDED_SHORT) },
  { from: 3, to: 4, part: "defences", isCue: anyOf(OPINION, DEFENDED, SPOKEN, DEFENDED_SHORT) },
  { from: 3, to: 4, part: "evidence", isCue: anyOf(PROVED, EXHIBITS) },
  { from: 2, to: 4, part: "evidence", isCue: anyOf(ON_APPEAL) },
];

const CRIMINAL_STEPS: readonly Step[] = [
  { from: 0, to: 3, part: "allegations", isCue: anyOf(GROUNDS) },
  { from: 0, to: 4, part: "defences", isCue: isDefence },
  { from: 0, to: 4, part: "claims", isCue: anyOf(CONCLUDED) },
  // After the conclusion a further charge goes on with it.
  { from: 0, to: 3, part: "allegations", isCue: (line, name) => name !== "claims" && ALLEGED.test(line) },
  { from: 4, to: 4, part: "allegations", isCue: anyOf(CHARGED) },
  { from: 3, to: 4, part: "evidence", isCue: (line) => PROVED.test(line) && !OF_PROSECUTION.test(line) },
];

const CIVIL_STEPS: readonly Step[] = [
  { from: 0, to: 4, part: "course", isCue: anyOf(MEDIATED) },
  { from: 0, to: 3, part: "allegations", isCue: anyOf(GROUNDS) },
  { from: 0, to: 4, part: "defences", isCue: isDefence },
  { from: 0, to: 3, part: "claims", isCue: anyOf(CLAIMED) },
  { from: 3, to: 4, part: "evidence", isCue: anyOf(PROVED, EXHIBITS) },
];

function isDefence(line: string, name: PartName): boolean {
  const isSpoken = (name === "claims" || name === "defences") && SPOKEN.test(line);
  return (isSpoken || DEFENDED.test(line) || DEFENDED_SHORT.test(line)) && !CONCLUDED.test(line);
}

function stepsOf({ isAppeal, matter }: BodyContext): readonly Step[] {
  if (isAppeal) return APPEAL_STEPS;
  return matter === "criminal" || matter === undefined ? CRIMINAL_STEPS : CIVIL_STEPS;
}

/** Sections between the head and the disposition, in compact places. */
export function readBody(compact: CompactText, lines: readonly Stretch[], context: BodyContext): Piece[] {
  const words = lines.map(({ start, end }) => compact.text.slice(start, Math.min(end, start + LOOKED_AT)));
  const named = namesOf(words, context);
  const pieces = joinAlike(lines.map(({ start, end }, order) => ({ name: named[order] ?? "parties", start, end })));
  const charged = context.isAppeal ? pieces : withChargedEvidence(pieces);
  return withReasoning(compact, withoutBareReasoning(charged));
}

/** The section of each line. */
function namesOf(words: readonly string[], context: BodyContext): PartName[] {
  const appealAt = context.isAppeal ? appealLine(words) : -1;
  const concludedAt = context.matter === "criminal" ? conclusionLine(words) : -1;
  const seen = new Set<PartName>();
  let name: PartName = "parties";
  return words.map((line, order) => {
    const standing: Standing = {
      ...context,
      isBeforeAppeal: order < appealAt,
      hasFacts: seen.has("facts"),
      hasBelow: seen.has("prior"),
    };
    name = order === appealAt ? "claims" : (next(name, line, standing) ?? name);
    // Views on single pieces of evidence come before the court's own conclusion.
    if (name === "reasoning" && order < concludedAt) name = "evidence";
    seen.add(name);
    return name;
  });
}

/** Where the court says what the defendants did and what it amounts to: after the last finding of facts, the first such line. */
function conclusionLine(words: readonly string[]): number {
  const facts = words.findLastIndex((line) => FOUND.test(line));
  return words.findIndex((line, order) => order > facts && CONVICTING.test(line));
}

/** Views on evidence and pleas begin with what they answer, the conclusion with whom it is about. */
const CONVICTING =
  /^本院(?:再审|二审)?(?:经审[理查])?(?:后)?认为[,:]?(?:\d?[一1][、.,])?(?:[二两三四五六七八九十各上述]{0,3})(?:被告人|被告单位|上诉人|原审被告|申诉人|公诉机关|抗诉机关|[\u4e00-\u9fff]{2,14}检察院)[^。]{0,400}?(?:构成|触犯|行为|罪)/u;

/** What a cue may look at: the beginning of a line. */
const LOOKED_AT = 420;

/** The first line that gives the grounds of the appeal; -1 where none does before the court's own reasoning. */
function appealLine(words: readonly string[]): number {
  const last = words.findLastIndex((line) => REASONED.test(line));
  const found = words.findIndex(
    (line) =>
      APPEALED.test(line) && ASKED_ON_APPEAL.test(line.slice(0, 120)) && !ANSWERED.test(line) && !PROCEDURE.test(line),
  );
  return last < 0 || found < last ? found : -1;
}

/** Evidence before the prosecution's conclusion or the defence is offered with the charge. */
function withChargedEvidence(pieces: readonly Piece[]): Piece[] {
  const facts = pieces.findIndex(({ name }) => name === "facts");
  const last = pieces.findLastIndex(({ name }) => name === "claims" || name === "defences");
  const until = facts < 0 ? last : Math.min(facts, last);
  return joinAlike(
    pieces.map((piece, order) =>
      piece.name === "evidence" && order < until ? { ...piece, name: offerer(pieces, order) } : piece,
    ),
  );
}

/** Who offered evidence: the side that spoke before. */
function offerer(pieces: readonly Piece[], order: number): PartName {
  const before = pieces.slice(0, order).findLast(({ name }) => name !== "evidence")?.name;
  return before === "defences" ? "defences" : "allegations";
}

function joinAlike(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before?.name === piece.name) joined[joined.length - 1] = { ...before, end: piece.end };
    else joined.push(piece);
  }
  return joined;
}

/** An opinion of the court on one piece of evidence stands before further findings: only the last reasoning counts. */
function withoutBareReasoning(pieces: readonly Piece[]): Piece[] {
  const last = pieces.findLastIndex(({ name }) => name === "reasoning");
  return joinAlike(
    pieces.map((piece, order) =>
      piece.name === "reasoning" && order !== last ? { ...piece, name: "evidence" } : piece,
    ),
  );
}

/** Reasoning that begins within a line: 综上所述，本院认为. */
function withReasoning({ text }: CompactText, pieces: readonly Piece[]): Piece[] {
  if (pieces.some(({ name }) => name === "reasoning")) return [...pieces];
  const index = pieces.findLastIndex(({ name }) => (RANK[name] ?? 0) >= 1);
  const piece = pieces[index];
  if (!piece) return [...pieces];
  const part = text.slice(piece.start, piece.end);
  const said = Math.max(...["本院认为", "本院经审查认为", "本院审查认为"].map((words) => part.lastIndexOf(words)));
  // A short judgment goes from the defence straight to the provisions.
  const isCiting = said < 0 && /(?:依照|依据|根据)[^。]*$/u.test(part.slice(-1200));
  const at = isCiting ? part.slice(0, -1).lastIndexOf("。") + 1 : said;
  if (at < 0) return [...pieces];
  const start = piece.start + at;
  const head = at > 0 ? [{ ...piece, end: start }] : [];
  return [...pieces.slice(0, index), ...head, { name: "reasoning", start, end: piece.end }, ...pieces.slice(index + 1)];
}
