import type { CitationKnowledge } from "../knowledge-base/citation-files.ts";
import type { KnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import type { LawStore } from "./law-store.ts";
import type { LawTitles } from "./law-titles.ts";

/** What citations are resolved against: names, imported laws, digests, tables of numbers. */
export interface CitationSources {
  readonly base: Pick<KnowledgeBase, "digest" | "digests">;
  readonly titles: Pick<LawTitles, "spoken" | "candidates">;
  readonly store: LawStore | undefined;
  readonly citing: CitationKnowledge;
}
