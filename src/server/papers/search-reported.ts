import type { Outcome } from "../../vocabulary/advice.ts";
import type { CaseField } from "../../vocabulary/case-record.ts";
import type { LikeCaseFacts, PushedCase } from "../../vocabulary/like-cases.ts";
import type { Passage } from "../../vocabulary/page.ts";

/** What a search report is made of (类案检索报告的内容): the case, the search as it was recorded, the results. */
export interface SearchReported {
  readonly case: {
    readonly number: string;
    readonly title: string;
    readonly court: string;
    readonly fields: readonly CaseField[];
  };
  readonly by: string;
  /** Day of the search. */
  readonly on: string;
  readonly ledgerEntry: number;
  /** Knowledge the search ran over, for example "laws-0002+cases-0001+base-1f2e3d4c5b6a". */
  readonly release: string;
  readonly facts: LikeCaseFacts;
  readonly results: readonly { readonly value: PushedCase; readonly outcome: Outcome | null }[];
  /** Statistics in words, or why there are none. */
  readonly summary: string;
  /** Document and page of a passage in words, for example 《民事起诉状》第1页. */
  place(passage: Passage): string;
}
