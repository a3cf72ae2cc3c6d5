import type { Uncomputed } from "../../engine/reasoning/computation-step.ts";
import type { Calculation, DatedNumbers } from "../../engine/reasoning/sums/calculation.ts";
import type { LastDay } from "../../engine/reasoning/sums/last-days.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Facts } from "./schema.ts";
import type { KnownInputs } from "./sum-inputs.ts";

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
