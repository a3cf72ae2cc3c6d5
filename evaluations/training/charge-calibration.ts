import {
  type ChargeModel,
  chargeScores,
  shares,
  termWeights,
} from "../../src/engine/reasoning/charge-recognition/charge-model.ts";
import type { ChargeSample } from "./charge-samples.ts";
import { chargeModelOf, fitCharges } from "./fit-charges.ts";

/** Chosen with the development half of LawBench in view, which holds many rare crimes: no label of it was learned. */
export const LIKENESS = 15;
const TEMPERATURES = Array.from({ length: 30 }, (_, at) => 0.5 * 1.1 ** at);
/** Readings less likely than the floor must be right less often than this. */
const LEAST_RIGHT = 0.5;
const LOWEST = 0.1;

/** Temperature and floor of recognition, found on the third of the judgments that did not teach. */
export function calibration(
  charges: readonly string[],
  samples: readonly ChargeSample[],
  typical: readonly ChargeSample[],
): Pick<ChargeModel, "likeness" | "temperature" | "least"> {
  const fitted = fitCharges(
    charges,
    samples.filter(({ fold }) => fold !== 0),
    typical,
  );
  const model = chargeModelOf(fitted, { likeness: LIKENESS, temperature: 1, least: 0 });
  const read = samples
    .filter(({ fold, isWhole }) => fold === 0 && isWhole)
    .map((sample) => ({
      scores: chargeScores(model, termWeights(model, sample.terms)),
      right: sample.charges.map((charge) => charges.indexOf(charge)),
    }));
  const surprise = (temperature: number) =>
    read.reduce((sum, { scores, right }) => {
      const likely = shares(scores, temperature);
      return sum - Math.log(Math.max(1e-6, ...right.map((charge) => likely[charge] ?? 0)));
    }, 0);
  const temperature = TEMPERATURES.reduce((best, one) => (surprise(one) < surprise(best) ? one : best));
  return { likeness: LIKENESS, temperature, least: floorOf(read, temperature) };
}

interface Read {
  readonly scores: Float32Array;
  readonly right: readonly number[];
}

/** The probability in hundredths below which first readings were right less often than every other time. */
function floorOf(read: readonly Read[], temperature: number): number {
  const first = read.map(({ scores, right }) => {
    const likely = shares(scores, temperature);
    const probability = likely.reduce((most, share) => Math.max(most, share), 0);
    return { probability, isRight: right.includes(likely.indexOf(probability)) };
  });
  for (let floor = 60; floor > LOWEST * 100; floor -= 2) {
    const band = first.filter(({ probability }) => probability >= (floor - 10) / 100 && probability < floor / 100);
    if (band.length > 20 && band.filter(({ isRight }) => isRight).length < LEAST_RIGHT * band.length)
      return floor / 100;
  }
  return LOWEST;
}
