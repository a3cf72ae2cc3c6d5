import { z } from "zod";
import { Ground } from "../../engine/evidence/grounds.ts";
import { CaseField, CaseKind } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import { DocumentTemplate } from "../../vocabulary/document-template.ts";
import { FeeTable } from "../../vocabulary/fee-table.ts";
import { Provision } from "../../vocabulary/law.ts";
import { Passage } from "../../vocabulary/page.ts";
import { DraftedParagraph } from "../../vocabulary/proposals.ts";

/** Which document of which case is to be drafted; without `kind` the procedure of the case decides. */
export const Input = z.object({ caseId: z.string(), kind: z.string().optional() });
export type Input = z.infer<typeof Input>;

/** Words of a paper with their places; `isChecked` when a person confirmed the paper. */
export const Quoted = z.object({ text: z.string(), passages: z.array(Passage), isChecked: z.boolean() });
export type Quoted = z.infer<typeof Quoted>;

const Judicial = z.object({
  role: z.enum(["presiding", "judge", "assessor", "assistant", "clerk"]),
  name: z.string(),
  passages: z.array(Passage),
});

/** What the hearing record says of the course of the hearing. */
export const Hearing = z.object({
  isPublic: z.boolean().nullable(),
  /** Names of parties and agents that appear in the record. */
  named: z.array(z.string()),
  /** Sentences that say who did not come. */
  absences: z.array(Quoted),
  bench: z.array(Judicial),
  issues: Quoted.nullable(),
  passages: z.array(Passage),
});
export type Hearing = z.infer<typeof Hearing>;

/** What the judge decided on one claim so far (裁判项). */
export const Ruled = z.object({
  claim: z.int(),
  result: z.enum(["granted", "partly", "dismissed"]),
  amount: z.int().nullable(),
  words: z.string(),
  reasoning: z.string(),
  by: z.string(),
});
export type Ruled = z.infer<typeof Ruled>;

/** What drafting knows when it writes. */
export const Facts = z.object({
  today: Day,
  caseKind: CaseKind,
  /** Null when there is no template for what was asked. */
  template: DocumentTemplate.nullable(),
  fields: z.array(CaseField.pick({ name: true, value: true, passages: true, status: true })),
  hearing: Hearing.nullable(),
  /** Facts and reasons of the complaint, without sentences that speak to the system. */
  reasons: Quoted.nullable(),
  /** Number of sentences left out of it because they give orders to the system (XZ-01). */
  ordersLeftOut: z.int(),
  /** Items of the agreement that a mediation record gives. */
  agreement: z.array(Quoted),
  evidence: z.array(z.object({ title: z.string(), by: z.string().nullable() })),
  rulings: z.array(Ruled),
  /** Provisions for the legal basis in citing order; `chosen` when a person adopted them. */
  provisions: z.array(z.object({ provision: Provision, on: Day, chosen: z.boolean() })),
  grounds: z.array(Ground),
  feeTable: FeeTable.nullable(),
  preservationTable: FeeTable.nullable(),
  appealCourt: z.string().nullable(),
  /** Wording of the facts by a language model that passed the checks of wording.ts. */
  wording: z.object({ model: z.string(), text: z.string() }).nullable(),
});
export type Facts = z.infer<typeof Facts>;

export const Value = DraftedParagraph;
export type Value = z.infer<typeof Value>;
