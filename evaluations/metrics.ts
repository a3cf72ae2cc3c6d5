import { seededRandom } from "../tools/case-library/seeded-random.ts";
import type { Metric } from "./suite.ts";

/** Share of the right answers that stand among the first k found. Throws RangeError when there is no right answer. */
export function recallAt(k: number, found: readonly string[], right: readonly string[]): number {
  const wanted = new Set(right);
  if (wanted.size === 0) throw new RangeError("Cannot measure recall: the sample has no right answer");
  const seen = new Set(found.slice(0, k));
  return [...wanted].filter((it) => seen.has(it)).length / wanted.size;
}

/** 1 / rank of the first right answer among the first k found; 0 when there is none. */
export function reciprocalRankAt(k: number, found: readonly string[], right: readonly string[]): number {
  const wanted = new Set(right);
  const at = found.slice(0, k).findIndex((it) => wanted.has(it));
  return at < 0 ? 0 : 1 / (at + 1);
}

/**
 * ROUGE-L F1 over tokens (Lin 2004): longest common subsequence against both lengths. LawBench cuts by jieba and scores
 * with rouge_chinese, whose rouge-l f is this with beta 1.
 */
export function rougeL(answer: readonly string[], reference: readonly string[]): number {
  if (answer.length === 0 || reference.length === 0) return 0;
  const common = longestCommonSubsequence(answer, reference);
  const precision = common / answer.length;
  const recall = common / reference.length;
  return common === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function longestCommonSubsequence(a: readonly string[], b: readonly string[]): number {
  let before = Array.from({ length: b.length + 1 }, () => 0);
  for (const token of a) {
    const row = [0];
    for (let at = 1; at <= b.length; at += 1) {
      row.push(token === b[at - 1] ? (before[at - 1] ?? 0) + 1 : Math.max(before[at] ?? 0, row[at - 1] ?? 0));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}

const DRAWS = 1000;

/** Mean of per-sample scores with a 95 % bootstrap interval; the draws are the same in every run. */
export function meanWithInterval(scores: readonly number[], trivial: readonly number[] | null): Metric {
  const random = seededRandom(20240601);
  const means: number[] = [];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    let sum = 0;
    for (let at = 0; at < scores.length; at += 1) sum += scores[Math.floor(random() * scores.length)] ?? 0;
    means.push(sum / scores.length);
  }
  means.sort((a, b) => a - b);
  return {
    value: meanOf(scores),
    low: means[Math.floor(DRAWS * 0.025)] ?? 0,
    high: means[Math.ceil(DRAWS * 0.975) - 1] ?? 0,
    trivial: trivial === null ? null : meanOf(trivial),
  };
}

/** Wilson 95 % interval of a share: hits out of n. */
export function shareWithInterval(hits: number, n: number, trivial: number | null): Metric {
  const z = 1.959964;
  const share = hits / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half), trivial };
}

/** Arithmetic mean; 0 of nothing. */
export function meanOf(scores: readonly number[]): number {
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
