import { z } from "zod";
import { CataloguedDocument } from "./document.ts";
import { Original, Page, Passage } from "./page.ts";

export const CaseKind = z.enum(["civil", "criminal", "administrative", "enforcement"]);
export type CaseKind = z.infer<typeof CaseKind>;

/** One value that papers give for a field, and where. */
export const FieldReading = z.object({
  value: z.string(),
  passages: z.array(Passage),
  /** Kind of the document the value was read from. */
  documentKind: z.string(),
  confidence: z.number(),
});
export type FieldReading = z.infer<typeof FieldReading>;

/**
 * A field of the case (案件信息项). Names are dotted paths with list positions from 1, for example
 * "defendants.1.name", "claims.2.amount", "loan.principal"; docs/case-schema.md lists them.
 * Values are text: amounts in fen, dates ISO, rates in parts per million a year, yes/no as "true"/"false".
 */
export const CaseField = z.object({
  name: z.string(),
  value: z.string(),
  passages: z.array(Passage),
  confidence: z.number(),
  status: z.enum(["proposed", "confirmed"]),
  /** Other values found in the papers; non-empty means a conflict for a person to settle. */
  conflicts: z.array(FieldReading),
  /** Failed plausibility checks, for example rule ID-01; a warning, never a refusal (ID-03). */
  warnings: z.array(z.object({ rule: z.string(), zh: z.string(), en: z.string() })),
});
export type CaseField = z.infer<typeof CaseField>;

/** What is known of a case (案件): its fields, confirmed and proposed. */
export const CaseRecord = z.object({
  id: z.string(),
  /** Name of the court that tries it (审理法院); empty where nobody has said. */
  court: z.string(),
  kind: CaseKind,
  fields: z.array(CaseField),
});
export type CaseRecord = z.infer<typeof CaseRecord>;

/** The dossier (卷宗) of a case: originals, their read pages and the catalogued documents, in catalogue order. */
export const Dossier = z.object({
  caseId: z.string(),
  originals: z.array(Original),
  pages: z.array(Page),
  documents: z.array(CataloguedDocument),
});
export type Dossier = z.infer<typeof Dossier>;
