/** A question that was answered by lawyers: hashes of its terms, and names of the articles that answer it. */
export interface AskedQuestion {
  readonly hashes: readonly number[];
  readonly right: readonly string[];
}

/** An asked question near to a new one: its position, and the likeness of 0 to 1. */
export interface NearQuestion {
  readonly question: number;
  readonly likeness: number;
}

/** What earlier questions and their answers teach about a new one. */
export interface QuestionMemory {
  readonly questions: readonly AskedQuestion[];
  /** The nearest asked questions, best first; those that `passes` refuses are as if they had never been asked. */
  near(hashes: readonly number[], passes: (question: number) => boolean): NearQuestion[];
  /** Share of all right answers that each law gave, by key. */
  lawShares(passes: (question: number) => boolean): ReadonlyMap<string, number>;
}

const NEAREST = 20;
/** Below this two questions share nothing but common words. */
const LEAST = 0.1;

/**
 * Makes the memory searchable. Likeness is the cosine over terms, weighed by rarity among the articles (`rarity`) and
 * among the questions.
 */
export function openMemory(questions: readonly AskedQuestion[], rarity: (hash: number) => number): QuestionMemory {
  const postings = new Map<number, number[]>();
  questions.forEach(({ hashes }, at) => {
    for (const hash of new Set(hashes)) {
      const found = postings.get(hash);
      if (found) found.push(at);
      else postings.set(hash, [at]);
    }
  });
  const weights = new Map<number, number>();
  const weigh = (hash: number): number => {
    const known = weights.get(hash);
    if (known !== undefined) return known;
    const asked = postings.get(hash)?.length ?? 0;
    const weight = rarity(hash) * Math.log(1 + questions.length / (asked + 1));
    if (asked > 0) weights.set(hash, weight);
    return weight;
  };
  const lengthOf = (hashes: Iterable<number>) => {
    let sum = 0;
    for (const hash of hashes) sum += weigh(hash) ** 2;
    return Math.sqrt(sum) || 1;
  };
  const lengths = questions.map(({ hashes }) => lengthOf(new Set(hashes)));
  return {
    questions,
    near(hashes, passes) {
      const own = new Set(hashes);
      const length = lengthOf(own);
      const products = new Float64Array(questions.length);
      for (const hash of own) {
        const square = weigh(hash) ** 2;
        for (const question of postings.get(hash) ?? []) products[question] = (products[question] ?? 0) + square;
      }
      return Array.from(products, (product, question) => ({
        question,
        likeness: product / length / (lengths[question] ?? 1),
      }))
        .filter(({ question, likeness }) => likeness >= LEAST && passes(question))
        .sort((a, b) => b.likeness - a.likeness || a.question - b.question)
        .slice(0, NEAREST);
    },
    lawShares: (passes) => lawShares(questions, passes),
  };
}

function lawShares(questions: readonly AskedQuestion[], passes: (question: number) => boolean): Map<string, number> {
  const counts = new Map<string, number>();
  let all = 0;
  questions.forEach(({ right }, at) => {
    if (!passes(at)) return;
    for (const name of right) {
      const law = name.slice(0, name.lastIndexOf("/"));
      counts.set(law, (counts.get(law) ?? 0) + 1);
      all += 1;
    }
  });
  return new Map([...counts].map(([law, count]) => [law, count / all]));
}
