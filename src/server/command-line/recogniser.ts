import type { KnowledgeBase } from "../../knowledge-base/open-knowledge-base.ts";
import type { Day } from "../../vocabulary/day.ts";

/** Reads a text for one kind of thing: the value for --json and the same as lines for people. */
export type Recogniser = (
  text: string,
  knowledge: { readonly base: KnowledgeBase; readonly on: Day },
) => { readonly value: unknown; readonly text: string };
