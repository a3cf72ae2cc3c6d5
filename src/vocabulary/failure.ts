/** The seven ways a request can fail that its sender may act on. Anything else thrown is a defect of ours. */
export const FAILURE_CODES = [
  "bad_request",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "unavailable",
  "ledger_broken",
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** What the reader of a failure is told, in both languages of the interface; it says what to do next. */
export interface FailureText {
  readonly zh: string;
  readonly en: string;
}

/** A request that cannot be met and whose sender may act on it; shown to the sender, never reported as a defect. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly text: FailureText;

  constructor(code: FailureCode, text: FailureText, options?: { cause?: unknown }) {
    super(text.en, options);
    this.name = "Failure";
    this.code = code;
    this.text = text;
  }
}
