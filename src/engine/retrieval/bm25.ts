const K1 = 1.2;
const B = 0.75;

/** Found document of a word index: its position in the list the index was made from, and its BM25 score. */
export interface WordHit {
  readonly position: number;
  readonly score: number;
}

/** A small full-text index in memory (BM25), for texts that come with the product and need no store. */
export interface WordIndex {
  /** Best first; documents that share no term with the query are not listed. */
  search(terms: readonly string[], limit: number): WordHit[];
}

/** Indexes documents given as lists of terms, repeated as often as they occur. Deterministic. */
export function buildWordIndex(documents: readonly (readonly string[])[]): WordIndex {
  const postings = new Map<string, Map<number, number>>();
  documents.forEach((terms, position) => {
    for (const term of terms) count(postings, term, position);
  });
  const lengths = documents.map((terms) => terms.length);
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  const score = (term: string, scores: Map<number, number>) => {
    const found = postings.get(term);
    if (!found) return;
    const rarity = Math.log(1 + (documents.length - found.size + 0.5) / (found.size + 0.5));
    for (const [position, times] of found) {
      const norm = K1 * (1 - B + (B * (lengths[position] ?? average)) / average);
      scores.set(position, (scores.get(position) ?? 0) + (rarity * times * (K1 + 1)) / (times + norm));
    }
  };
  return {
    search(terms, limit) {
      const scores = new Map<number, number>();
      for (const term of new Set(terms)) score(term, scores);
      const hits = [...scores].map(([position, value]) => ({ position, score: value }));
      return hits.sort((a, b) => b.score - a.score || a.position - b.position).slice(0, limit);
    },
  };
}

function count(postings: Map<string, Map<number, number>>, term: string, position: number): void {
  const found = postings.get(term) ?? new Map<number, number>();
  found.set(position, (found.get(position) ?? 0) + 1);
  postings.set(term, found);
}
