import { type Glyph, usualWidth } from "./glyph.ts";

/** What the recognition model gives for one line: probabilities of all characters at each time step. */
export interface TimeSteps {
  readonly values: Float32Array;
  readonly steps: number;
  readonly classes: number;
  /** Pixels of the crop per time step. */
  readonly stride: number;
}

interface Peak {
  readonly char: string;
  readonly centre: number;
  readonly confidence: number;
}

/**
 * Reads characters and their places out of the time steps (CTC, greedy): a character is a run of steps
 * where it is likeliest, class 0 stands for "nothing new". Edges lie midway between neighbours.
 */
export function decodeTimeSteps(output: TimeSteps, characters: readonly string[], lineHeight: number): Glyph[] {
  return placePeaks(findPeaks(output, characters), lineHeight, output.steps * output.stride);
}

function findPeaks(output: TimeSteps, characters: readonly string[]): Peak[] {
  const peaks: Peak[] = [];
  let last = 0;
  let run = { from: 0, best: 0 };
  const close = (step: number): void => {
    const char = characters[last];
    if (last === 0 || char === undefined) return;
    peaks.push({ char, centre: ((run.from + step) / 2) * output.stride, confidence: run.best });
  };
  for (let step = 0; step < output.steps; step++) {
    const { index, value } = likeliest(output, step);
    if (index === last) {
      run.best = Math.max(run.best, value);
      continue;
    }
    close(step);
    last = index;
    run = { from: step, best: value };
  }
  close(output.steps);
  return peaks;
}

/** Probabilities of a step add up to one: above this a class cannot be beaten, and the blank mostly is above it. */
const UNBEATABLE = 0.5;

function likeliest({ values, classes }: TimeSteps, step: number): { index: number; value: number } {
  const from = step * classes;
  let at = from;
  let value = -1;
  for (let index = from; index < from + classes; index++) {
    const candidate = values[index] ?? 0;
    if (candidate <= value) continue;
    value = candidate;
    at = index;
    if (value > UNBEATABLE) break;
  }
  return { index: at - from, value };
}

/** Height of a Han character as a share of the line found round it: the detector's boxes have a margin. */
const EM = 0.74;

function placePeaks(peaks: readonly Peak[], lineHeight: number, end: number): Glyph[] {
  return peaks.map(({ char, centre, confidence }, index) => {
    // A character is no wider than its kind: what lies beyond is a gap.
    const half = (usualWidth(char) * EM * lineHeight) / 2;
    const before = peaks[index - 1]?.centre ?? -Infinity;
    const after = peaks[index + 1]?.centre ?? Infinity;
    const left = Math.max(0, centre - Math.min(half, (centre - before) / 2));
    const right = Math.min(end, centre + Math.min(half, (after - centre) / 2));
    return { char, left, right: Math.max(left, right), confidence };
  });
}
