import type { Passage } from "../../vocabulary/page.ts";

/** One contradiction between papers, or within one, with every statement and its place. */
export interface Contradiction {
  readonly id: string;
  readonly rule: string;
  readonly topic: { readonly zh: string; readonly en: string };
  readonly message: { readonly zh: string; readonly en: string };
  readonly statements: readonly { readonly says: string; readonly title: string; readonly passage: Passage }[];
  readonly confidence: number;
}
