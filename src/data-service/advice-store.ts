import type { z } from "zod";
import type { Draft, Outcome } from "../vocabulary/advice.ts";
import type { Person } from "../vocabulary/person.ts";
import type { AdviceView, DecisionRequest, ShownFinding } from "../vocabulary/protocol.ts";
import type { Records } from "./records.ts";

/** Advice (辅助意见) as it is kept: what went in, what was known, what came out and what was shown. */
export interface StoredAdvice {
  readonly id: string;
  readonly application: string;
  readonly version: string;
  readonly caseId: string;
  readonly input: unknown;
  readonly facts: unknown;
  readonly draft: Draft<unknown>;
  /** Findings as shown after the gate, outcome null. */
  readonly shown: readonly z.infer<typeof ShownFinding>[];
  readonly summary: AdviceView["summary"];
  readonly abstention: AdviceView["abstention"];
  readonly dropped: number;
  /** Id of the person it was prepared for. */
  readonly preparedFor: string;
  readonly preparedAt: string;
  readonly ledgerEntry: number;
  readonly knowledgeRelease: string;
}
export interface AdviceDecision {
  readonly adviceId: string;
  readonly finding: number;
  readonly outcome: Outcome;
  readonly note: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: string;
}
/** Insert only. Works inside `assisting` together with the ledger entry; a refused write rolls both back. */
export declare function saveAdvice(db: Records, person: Person, advice: StoredAdvice): Promise<void>;
/** The newest advice of an application on a case, and of which the outcomes are filled in. */
export declare function newestAdvice(
  db: Records,
  person: Person,
  caseId: string,
  application: string,
): Promise<StoredAdvice | undefined>;
/** Throws Failure "not_found" also to those who do not belong to its case. */
export declare function loadAdvice(db: Records, person: Person, adviceId: string): Promise<StoredAdvice>;
/** Newest decision per finding. */
export declare function adviceDecisions(db: Records, person: Person, adviceId: string): Promise<AdviceDecision[]>;
/** A named person's act on one finding; insert only, the newest counts. Throws Failure "bad_request" for no such finding or an unsourced one being adopted. */
export declare function recordAdviceDecision(
  db: Records,
  person: Person,
  adviceId: string,
  decision: z.infer<typeof DecisionRequest>,
): Promise<AdviceDecision>;
/** What the page shows: the stored advice with its outcomes. */
export declare function adviceView(advice: StoredAdvice, decisions: readonly AdviceDecision[]): AdviceView;
