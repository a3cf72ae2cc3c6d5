import type { FailureCode, FailureText } from "../../vocabulary/failure.ts";
import type { Inspection, PageContent, ReadLimits } from "./read-page.ts";

/** What a reading worker is started with. */
export interface WorkerSetup {
  readonly threads: number;
  readonly limits: ReadLimits;
  readonly modelFolder: string | undefined;
  readonly dictionary: string | undefined;
}

/** One thing asked of a reading worker. */
export type Question =
  | { readonly ask: "inspect"; readonly path: string; readonly name: string }
  | { readonly ask: "count"; readonly path: string; readonly name: string; readonly mediaType: string }
  | {
      readonly ask: "page";
      readonly path: string;
      readonly name: string;
      readonly mediaType: string;
      readonly number: number;
    };

/** What is sent to a worker: a question with its number, or the wish to drop one. */
export type ToWorker =
  | { readonly kind: "question"; readonly id: number; readonly question: Question }
  | { readonly kind: "drop"; readonly id: number };

/** The answers by question. */
export interface Answers {
  readonly inspect: Inspection;
  readonly count: number;
  /** Undefined when the page is bad. */
  readonly page: { readonly content: PageContent; readonly image: Uint8Array } | undefined;
}

/** What comes back from a worker. */
export type FromWorker =
  | { readonly kind: "answer"; readonly id: number; readonly answer: Answers[keyof Answers] }
  | { readonly kind: "failure"; readonly id: number; readonly code: FailureCode; readonly text: FailureText }
  | { readonly kind: "defect"; readonly id: number; readonly message: string };
