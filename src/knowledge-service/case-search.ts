import { authorityFor, type CourtLine } from "../engine/retrieval/authority.ts";
import { type CaseNearness, openCaseRanking } from "../engine/retrieval/case-ranking.ts";
import type { LikenessParts } from "../engine/retrieval/likeness.ts";
import { matchedWords, queryTerms, type Segment } from "../engine/retrieval/terms.ts";
import type { DecidedCase } from "../vocabulary/decided-case.ts";
import { caseWordsOf, collectWords, readCaseWords } from "./case-words-file.ts";
import { type ComparedCase, compareCase, kindsOf, lawsOf, marksOf } from "./compare-cases.ts";
import { readCases } from "./import-cases.ts";
import { readLikenessModel } from "./likeness-weights.ts";
import type { SearchKnowledge } from "./search-knowledge.ts";

/** A decided case like the one asked about, with what speaks for the likeness and what against. */
export interface FoundCase {
  readonly decided: DecidedCase;
  /** 0–1. */
  readonly score: number;
  /** Labels both cases have, then words of the facts found in the other case. */
  readonly matched: readonly string[];
  /** Labels only one of the two has. */
  readonly differing: readonly string[];
  /** Likeness in each respect, 0–1; null where one of the cases says nothing of it. */
  readonly parts: LikenessParts;
  /** Place in the order of the rules for the court that asks, 1–5 (SC-03). */
  readonly authority: number;
}

/** What is asked: facts in words, labels already known, and a cause or charge to stay within. */
export interface CaseQuery {
  readonly facts: string;
  readonly features: readonly string[];
  readonly cause?: string | undefined;
}

/** How much is wanted, in which order, and what hits must satisfy. */
export interface CaseSearchOptions {
  readonly limit: number;
  /** Orders by authority first (SC-03), likeness within it. */
  readonly byAuthority?: boolean | undefined;
  /** The court that asks, with the courts above it. */
  readonly line?: CourtLine | undefined;
  /** Only cases for which this holds, for example of certain years or courts. */
  readonly only?: ((decided: DecidedCase) => boolean) | undefined;
}

/** Search over the built-in library and the imported judgments. */
export interface CaseSearch {
  readonly count: number;
  /** Every case that can be found. */
  readonly all: readonly DecidedCase[];
  byId(id: string): DecidedCase | undefined;
  find(query: CaseQuery, options: CaseSearchOptions): Promise<FoundCase[]>;
  /** Causes or charges of the cases nearest to the facts, with their share, most common first. */
  likelyKinds(facts: string): CaseNearness["likely"];
  close(): void;
}

/** Most candidates that are compared in all respects. */
const DEPTH = 600;
/** A long statement of facts repeats itself; its beginning is enough to find candidates. */
const ASKED = 6000;
/** A charge that half of the nearest cases have chooses the labels; below that the facts are compared without them. */
const CLEAR = 0.5;
const SHOWN_WORDS = 12;

/** Opens the case search: words of imported cases come from the release folder, if any, those of the library are cut here. */
export async function openCaseSearch(
  library: readonly DecidedCase[],
  folder: string | undefined,
  { segment, knowledge }: { segment: Segment; knowledge: SearchKnowledge },
): Promise<CaseSearch> {
  const imported = folder === undefined ? [] : await readCases(folder);
  const known = folder === undefined ? undefined : await readCaseWords(folder, imported.length);
  const cases = [...imported, ...library];
  const words = collectWords(known ? library : cases, segment, known);
  const byId = new Map(cases.map((decided) => [decided.id, decided]));
  const model = readLikenessModel();
  const rules = knowledge.features;
  const ranking = openCaseRanking(words, { kinds: cases.map(kindsOf), laws: cases.map(lawsOf) }, model);
  const near = (facts: string, kinds: readonly string[]) =>
    ranking.near(caseWordsOf(facts.slice(0, ASKED), segment), { kinds });
  return {
    count: byId.size,
    all: [...byId.values()],
    byId: (id) => byId.get(id),
    likelyKinds: (facts) => near(facts, []).likely,
    async find({ facts, features, cause }, { limit, byAuthority = false, line, only = () => true }) {
      const found = near(facts, cause === undefined ? [] : [cause]);
      const marks = marksOf(facts, { known: features, cause: cause ?? clearKind(found) }, rules);
      const wanted = (decided: DecidedCase) => isOfCause(decided, cause) && only(decided);
      const compared = candidates(cases, found, wanted).map(({ decided, position }) => ({
        decided,
        authority: authorityFor(decided, line),
        ...compareCase(position, decided, { near: found, marks, model, rules }),
      }));
      compared.sort((a, b) => (byAuthority ? a.authority - b.authority : 0) || byScore(a, b));
      const query = queryTerms(facts.slice(0, ASKED), segment, { ...knowledge.lexicon, expansions: [] });
      return compared.slice(0, limit).map(({ position: _position, ...hit }) => ({
        ...hit,
        matched: [
          ...hit.matched,
          ...matchedWords(query, `${hit.decided.facts} ${hit.decided.reasoning}`).slice(0, SHOWN_WORDS),
        ],
      }));
    },
    close: () => undefined,
  };
}

function byScore(a: ComparedCase & { decided: DecidedCase }, b: ComparedCase & { decided: DecidedCase }): number {
  return b.score - a.score || (a.decided.id < b.decided.id ? -1 : 1);
}

function clearKind({ likely: [first] }: CaseNearness): string {
  return first !== undefined && first.share >= CLEAR ? first.kind : "";
}

/** The cases nearest by words, reasoning and kind together; a case that shares no word at all is none. */
function candidates(
  cases: readonly DecidedCase[],
  near: CaseNearness,
  wanted: (decided: DecidedCase) => boolean,
): { decided: DecidedCase; position: number }[] {
  const rough = (position: number) =>
    (near.facts[position] ?? 0) + (near.reasoning[position] ?? 0) + (near.kinds[position] ?? 0);
  return cases
    .map((decided, position) => ({ decided, position, nearness: rough(position) }))
    .filter(({ decided, position }) => (near.facts[position] ?? 0) > 0 && wanted(decided))
    .sort((a, b) => b.nearness - a.nearness || a.position - b.position)
    .slice(0, DEPTH);
}

function isOfCause(decided: DecidedCase, cause: string | undefined): boolean {
  if (cause === undefined) return true;
  return kindsOf(decided).some((kind) => kind === cause || kind.includes(cause) || cause.includes(kind));
}
