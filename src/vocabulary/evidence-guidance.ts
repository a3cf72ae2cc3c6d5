import { z } from "zod";
import { Day } from "./day.ts";

const Both = z.object({ zh: z.string(), en: z.string() });

/** Side that has to prove something (举证责任方), as evidence review names it. */
export const ProvingSide = z.enum(["plaintiff", "defendant", "court", "shared", "prosecution"]);
export type ProvingSide = z.infer<typeof ProvingSide>;

/** What evidence review says of an element, as far as a guidance sheet for a party needs it (待证事实). */
export const GuidedElement = z.object({
  kind: z.literal("element"),
  id: z.string(),
  fact: Both,
  burden: ProvingSide,
  status: z.enum(["supported", "contested", "gap", "admitted", "exempt"]),
  proofs: z.array(z.object({ kind: z.string(), name: Both, inFile: z.boolean() })).default([]),
  hint: Both.default({ zh: "", en: "" }),
  noProof: Both.default({ zh: "", en: "" }),
  by: Day.nullable(),
});
export type GuidedElement = z.infer<typeof GuidedElement>;

/** A fact that a party still has to prove, in plain words. */
export interface GuidanceRow {
  readonly element: string;
  readonly fact: { readonly zh: string; readonly en: string };
  readonly standing: { readonly zh: string; readonly en: string };
  /** What usually proves it and is not in the file yet. */
  readonly proofs: readonly { readonly zh: string; readonly en: string }[];
  readonly hint: { readonly zh: string; readonly en: string };
  /** Last day of the evidence period; null where the file names none. */
  readonly by: Day | null;
  readonly noProof: { readonly zh: string; readonly en: string };
}

/** Guidance for one party (举证指引单): only what that party itself has to prove. */
export interface GuidanceSheet {
  readonly side: "plaintiff" | "defendant" | "prosecution";
  readonly name: { readonly zh: string; readonly en: string };
  readonly rows: readonly GuidanceRow[];
}
