import { join } from "node:path";
import { buildWordIndex } from "../engine/retrieval/bm25.ts";
import { findFeatures } from "../engine/retrieval/features.ts";
import { compareFeatures, joinLikeness } from "../engine/retrieval/likeness.ts";
import { matchedWords, queryTerms, type Segment } from "../engine/retrieval/terms.ts";
import type { DecidedCase } from "../vocabulary/decided-case.ts";
import { CASE_COLUMNS, caseTerms, readCases } from "./import-cases.ts";
import type { SearchKnowledge } from "./search-knowledge.ts";
import { openWordTable } from "./word-table.ts";

/** A decided case like the one asked about, with what speaks for the likeness and what against. */
export interface FoundCase {
  readonly decided: DecidedCase;
  /** 0–1. */
  readonly score: number;
  /** Labels both cases have, then words of the facts found in the other case. */
  readonly matched: readonly string[];
  /** Labels only one of the two has. */
  readonly differing: readonly string[];
}

/** What is asked: facts in words, labels already known, and a cause to stay within. */
export interface CaseQuery {
  readonly facts: string;
  readonly features: readonly string[];
  readonly cause?: string | undefined;
}

/** Search over the built-in library and the imported judgments. */
export interface CaseSearch {
  readonly count: number;
  byId(id: string): DecidedCase | undefined;
  /** @param options.byAuthority orders by authority tier first (SC-03), likeness within a tier */
  find(query: CaseQuery, options: { limit: number; byAuthority?: boolean }): Promise<FoundCase[]>;
  close(): void;
}

/** Most candidates of each source that are compared by labels. */
const DEPTH = 200;
/** A long statement of facts repeats itself; its beginning is enough to find candidates. */
const ASKED = 3000;

interface Candidate {
  readonly decided: DecidedCase;
  readonly words: number;
}

/** Opens the case search: built-in cases are indexed in memory, imported ones come from the release folder, if any. */
export async function openCaseSearch(
  library: readonly DecidedCase[],
  folder: string | undefined,
  { segment, knowledge }: { segment: Segment; knowledge: SearchKnowledge },
): Promise<CaseSearch> {
  const index = buildWordIndex(library.map((decided) => caseTerms(decided, segment)));
  const imported = folder === undefined ? [] : await readCases(folder);
  const byId = new Map([...library, ...imported].map((decided) => [decided.id, decided]));
  const table = folder === undefined ? undefined : await openWordTable(join(folder, "words"), CASE_COLUMNS);
  return {
    count: byId.size,
    byId: (id) => byId.get(id),
    async find(asked, { limit, byAuthority = false }) {
      const query = queryTerms(asked.facts.slice(0, ASKED), segment, { ...knowledge.lexicon, expansions: [] });
      const labels = [
        ...new Set([...asked.features, ...findFeatures(asked.facts, asked.cause ?? "", knowledge.features)]),
      ];
      const own = index
        .search(query.terms, library.length)
        .map(({ position, score }) => ({ decided: library[position], score }));
      const found = table ? await table.search([...new Set(query.terms)], { limit: DEPTH }) : [];
      const theirs = found.map(({ numbers, score }) => ({ decided: imported[numbers["position"] ?? -1], score }));
      const candidates = [...share(own), ...share(theirs)].filter(({ decided }) => isOfCause(decided, asked.cause));
      const compared = candidates.map(({ decided, words }) => {
        const likeness = compareFeatures(labels, decided.features, knowledge.features);
        return { decided, likeness, score: joinLikeness(words, likeness, labels) };
      });
      compared.sort(
        (a, b) =>
          (byAuthority ? a.decided.tier - b.decided.tier : 0) ||
          b.score - a.score ||
          (a.decided.id < b.decided.id ? -1 : 1),
      );
      return compared.slice(0, limit).map(({ decided, likeness, score }) => ({
        decided,
        score,
        matched: [...likeness.matched, ...matchedWords(query, `${decided.facts} ${decided.reasoning}`).slice(0, 12)],
        differing: likeness.differing,
      }));
    },
    close: () => table?.close(),
  };
}

/** Word scores of two sources cannot be compared as they are: each becomes a share of its source's best. */
function share(hits: readonly { decided: DecidedCase | undefined; score: number }[]): Candidate[] {
  const best = hits[0]?.score ?? 1;
  return hits.flatMap(({ decided, score }) => (decided ? [{ decided, words: score / best }] : []));
}

function isOfCause(decided: DecidedCase, cause: string | undefined): boolean {
  return (
    cause === undefined ||
    decided.cause === cause ||
    decided.cause.includes(cause) ||
    (decided.cause !== "" && cause.includes(decided.cause))
  );
}
