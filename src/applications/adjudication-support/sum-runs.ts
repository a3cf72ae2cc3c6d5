import type { Uncomputed } from "../../engine/reasoning/computation-step.ts";
import type { Calculation, DatedNumbers } from "../../engine/reasoning/sums/calculation.ts";
import type { LastDay } from "../../engine/reasoning/sums/last-days.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Facts } from "./schema.ts";
import { CONTRACT_RUNS } from "./sum-contract.ts";
import { FAMILY_RUNS } from "./sum-family.ts";
import { INJURY_RUNS } from "./sum-injury.ts";
import type { KnownInputs } from "./sum-inputs.ts";
import { LABOUR_RUNS } from "./sum-labour.ts";

/** What a computation of one part may use. */
export interface RunContext {
  readonly known: KnownInputs;
  readonly facts: Facts;
  /** Numbers as they stand at the trial. */
  readonly numbers: DatedNumbers;
  /** Last day counted. */
  readonly to: Day;
  /** Sums of the parts made before, in fen, by id. */
  readonly made: ReadonlyMap<string, Calculation>;
  /** Ids of raised defences. */
  readonly defences: ReadonlySet<string>;
}

/** Computes one part of computations.yaml; undefined when it has nothing to say. */
export type Run = (context: RunContext) => Calculation | LastDay | Uncomputed | undefined;

/** The computation behind every part of computations.yaml, by its id. */
export const RUNS: Readonly<Record<string, Run>> = {
  ...INJURY_RUNS,
  ...LABOUR_RUNS,
  ...FAMILY_RUNS,
  ...CONTRACT_RUNS,
};
