import type { EarlierAdvice, KnowledgeSource, LanguageModel, Sources } from "../../governance/application.ts";
import type { CaseField, CaseKind } from "../../vocabulary/case-record.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { CataloguedDocument } from "../../vocabulary/document.ts";
import type { Original, Page } from "../../vocabulary/page.ts";

/** A case held in memory while its folder is worked through without a server. */
export interface MemoryCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly originals: readonly Original[];
  readonly pages: readonly Page[];
  documents: readonly CataloguedDocument[];
  fields: readonly CaseField[];
  readonly earlier: Map<string, EarlierAdvice>;
  draftText: string | undefined;
}

/** Sources over a case in memory: what applications may read when there is no database. */
export function memorySources(
  held: MemoryCase,
  outside: { day: Day; knowledge: KnowledgeSource; model: LanguageModel },
): Sources {
  return {
    ...outside,
    dossier: async () => ({
      caseId: held.id,
      originals: [...held.originals],
      pages: [...held.pages],
      documents: [...held.documents],
    }),
    record: async () => ({ id: held.id, court: courtIn(held.fields), kind: held.kind, fields: [...held.fields] }),
    earlier: async (_, applicationId) => held.earlier.get(applicationId),
    rulings: async () => [],
    draftText: async () => held.draftText,
  };
}

/** Without a directory of courts the papers themselves say which court it is. */
function courtIn(fields: readonly CaseField[]): string {
  return fields.find(({ name }) => name === "court")?.value ?? "";
}
