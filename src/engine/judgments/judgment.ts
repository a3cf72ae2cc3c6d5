import type { Day } from "../../vocabulary/day.ts";
import type { Sentence } from "../../vocabulary/decided-case.ts";
import type { Citation } from "../text/citations.ts";
import type { CourtLevel } from "./court-level.ts";

/** A value of a judgment and the place in its text that says it; end exclusive. */
export interface Said<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

/** Sections of a judgment (裁判文书的组成部分) in the order of the writing norms. */
export const PART_NAMES = [
  "heading",
  "parties",
  "course",
  "prior",
  "claims",
  "allegations",
  "defences",
  "facts",
  "evidence",
  "reasoning",
  "law",
  "disposition",
  "performance-notice",
  "costs",
  "remedy",
  "signature",
  "day",
  "appendix",
] as const;
/**
 * Name of a section. "prior" is what the court below found and decided, "claims" what is asked or charged, "allegations"
 * the facts that are claimed for it, "law" the provisions cited before the disposition, "remedy" the appeal notice or the
 * statement that the judgment is final. "law" and "day" lie inside "reasoning" and "signature".
 */
export type PartName = (typeof PART_NAMES)[number];

/** A section and its place; a section that is interrupted stands in several pieces. */
export interface JudgmentPart {
  readonly name: PartName;
  readonly start: number;
  readonly end: number;
}

/** Standing of somebody in the proceedings, by the label in the judgment. */
export type Standing =
  | "procuratorate"
  | "private-prosecutor"
  | "victim"
  | "accused"
  | "plaintiff"
  | "defendant"
  | "third-party"
  | "appellant"
  | "appellee"
  | "retrial-applicant"
  | "applicant"
  | "respondent"
  | "enforcement-applicant"
  | "enforcement-respondent"
  | "outsider";

/** Who acts beside a party (辩护人, 诉讼代理人, 法定代表人 and the like). */
export interface JudgmentAgent {
  readonly label: string;
  readonly kind: "defender" | "attorney" | "guardian" | "representative";
  readonly name: Said<string>;
  /** Law firm or office, as written. */
  readonly firm?: string;
}

/** A party (当事人) as the head of a judgment describes it. */
export interface JudgmentParty {
  readonly standing: Standing;
  /** Label as printed, brackets included: 上诉人(原审被告人). */
  readonly label: string;
  readonly kind: "natural" | "organisation" | "procuratorate";
  readonly name: Said<string>;
  /** All that is said about the party, agents left out. */
  readonly particulars: Said<string>;
  readonly agents: readonly JudgmentAgent[];
}

/** One item of the operative part (主文). */
export interface DispositionItem {
  /** Number as printed, 1 for 一; 0 for an item without number. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** What it does, by its words. */
  readonly kind: "sentence" | "performance" | "dismissal" | "upheld" | "set-aside" | "property" | "other";
  /** Sums it names, in fen. */
  readonly amounts: readonly number[];
}

/** Conviction and sentence of one defendant (定罪量刑). */
export interface Conviction {
  /** Name as the disposition writes it. */
  readonly defendant: string;
  readonly charges: readonly string[];
  readonly sentence: Sentence;
}

/** Somebody who signed (署名). Never a feature of likeness or statistics. */
export interface Signatory {
  readonly role: "presiding-judge" | "judge" | "assessor" | "assistant" | "clerk";
  readonly name: Said<string>;
}

/** A judgment, ruling, mediation statement or decision taken apart (裁判文书结构); what the text does not say is absent. */
export interface Judgment {
  readonly matter?: "criminal" | "civil" | "administrative" | "compensation" | "enforcement";
  readonly form?: "judgment" | "ruling" | "mediation" | "decision";
  readonly instance?: "first" | "second" | "retrial" | "other";
  readonly procedure?: "ordinary" | "summary" | "small-claims" | "fast-track";
  readonly court?: Said<string> & { readonly level: CourtLevel; readonly province?: string };
  /** Kind of document as printed, without spaces: 刑事附带民事判决书. */
  readonly documentType?: Said<string>;
  readonly caseNumber?: Said<string>;
  readonly day?: Said<Day>;
  /** Cause of action (案由) of civil and administrative cases. */
  readonly cause?: Said<string>;
  readonly parts: readonly JudgmentPart[];
  readonly parties: readonly JudgmentParty[];
  /** Charges alleged (指控罪名) and charges found (认定罪名), each once. */
  readonly chargesAlleged: readonly string[];
  readonly charges: readonly string[];
  readonly law: readonly Citation[];
  readonly items: readonly DispositionItem[];
  readonly convictions: readonly Conviction[];
  readonly signatories: readonly Signatory[];
  /** True where the text says that no appeal lies (终审). */
  readonly isFinal: boolean;
}
