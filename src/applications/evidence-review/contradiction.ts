import type { Passage } from "../../vocabulary/page.ts";
import type { Topic } from "./schema.ts";

/** One contradiction between papers, or within one, with every statement and its place. */
export interface Contradiction {
  readonly id: string;
  readonly rule: string;
  readonly about: Topic;
  /** Person, paper or event the values belong to; empty where it is the case as a whole. */
  readonly subject: string;
  readonly topic: { readonly zh: string; readonly en: string };
  readonly message: { readonly zh: string; readonly en: string };
  readonly statements: readonly { readonly says: string; readonly title: string; readonly passage: Passage }[];
  readonly confidence: number;
}
