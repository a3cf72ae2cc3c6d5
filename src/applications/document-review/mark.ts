import type { Value } from "./schema.ts";

/** A mark before severity and basis of its rule are added. */
export interface Draftmark {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly zh: string;
  readonly en: string;
  readonly expected?: string;
  /** Replacement of form only (handbook T §6.5). */
  readonly fix?: string;
  /** Where a case of the rule weighs less or more than the rule as a whole. */
  readonly severity?: Value["severity"];
}
