import type { Day } from "../../vocabulary/day.ts";
import type { Parameter } from "../../vocabulary/law.ts";

/** Money handed over (款项交付): what the paper says was lent, less interest kept back in advance (砍头息, A01 #1). */
export interface Delivery {
  readonly day: Day;
  readonly statedFen: number;
  /** Interest deducted in advance; 0 or absent when none was. */
  readonly deductedFen?: number;
}

/** A payment of the borrower (还款) and what the parties said it was for; unstated is the rule. */
export interface Payment {
  readonly day: Day;
  readonly fen: number;
  readonly as: "unstated" | "interest" | "principal";
}

/** What was agreed on interest (利息约定). Rates in ppm a year. */
export type Agreed =
  | { readonly kind: "none" }
  | { readonly kind: "unclear" }
  | { readonly kind: "rate"; readonly ppm: number };

/** The facts from which the interest of a private loan (民间借贷) is computed; rules AD-08, AD-09, A01 #1–#8. */
export interface LoanTerms {
  readonly deliveries: readonly Delivery[];
  /** Last day of the term; null when none was agreed and no demand has fallen due. */
  readonly due: Day | null;
  /** Day the contract was formed: between natural persons the day of delivery (民法典 679). */
  readonly formedOn: Day;
  /** Day the suit was filed or accepted, on which the ceiling for older loans depends (民间借贷规定 31). */
  readonly filedOn: Day;
  readonly betweenNaturalPersons: boolean;
  readonly interest: Agreed;
  readonly lateInterest: Agreed;
  /** Penalty and other fees claimed for lateness, in all (A01 #5). */
  readonly feesFen?: number;
  /** Costs of enforcing the claim, which payments cover first (民法典 561). */
  readonly costsFen?: number;
  readonly payments: readonly Payment[];
  /** Last day counted, included. */
  readonly to: Day;
  /** Days of a year, 365 unless the parties agreed 360. */
  readonly dayCount?: 360 | 365;
  /** Which prime rate counts as late interest when nothing was agreed: that of the day of default (the rule) or each day's. */
  readonly lateReference?: "default-day" | "floating";
}

/** The dated numbers the computation needs, by the ids of knowledge/parameters/interest.yaml. */
export interface LendingParameters {
  /** lpr-1y */
  readonly lpr: readonly Parameter[];
  /** private-lending-cap-multiple: its first day is the day the ceiling by prime rate came into force. */
  readonly capMultiple: readonly Parameter[];
  /** private-lending-protected-rate: what courts enforced under the former interpretation. */
  readonly protectedRate: readonly Parameter[];
  /** private-lending-void-rate: above it even paid interest went back under the former interpretation. */
  readonly voidRate: readonly Parameter[];
  /** private-lending-default-late-rate of the former interpretation. */
  readonly formerLateRate: readonly Parameter[];
}
