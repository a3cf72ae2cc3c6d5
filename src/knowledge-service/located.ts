import type { ProvisionRef } from "../vocabulary/law.ts";
import type { LawWarning, ResolvedCitation } from "../vocabulary/protocol-knowledge.ts";
import type { CitationProblem } from "./citation-problems.ts";

/** The provision a reference means, or why it means none. */
export type Located =
  | {
      readonly ref: ProvisionRef;
      readonly key: string;
      readonly version: string;
      readonly renumbered: ResolvedCitation["renumbered"];
      readonly warnings: LawWarning[];
    }
  | {
      readonly problem: CitationProblem;
      readonly warnings: LawWarning[];
      /** The reference by the numbers of the day, where it was led there before it failed. */
      readonly ref?: ProvisionRef;
      readonly renumbered?: ResolvedCitation["renumbered"];
    };
