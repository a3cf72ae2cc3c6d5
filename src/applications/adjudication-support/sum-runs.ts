import { CONTRACT_RUNS } from "./sum-contract.ts";
import { FAMILY_RUNS } from "./sum-family.ts";
import { INJURY_RUNS } from "./sum-injury.ts";
import { LABOUR_RUNS } from "./sum-labour.ts";
import type { Run } from "./sum-run.ts";

/** The computation behind every part of computations.yaml, by its id. */
export const RUNS: Readonly<Record<string, Run>> = {
  ...INJURY_RUNS,
  ...LABOUR_RUNS,
  ...FAMILY_RUNS,
  ...CONTRACT_RUNS,
};
