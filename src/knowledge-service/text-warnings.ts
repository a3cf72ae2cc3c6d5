import type { CitationKnowledge } from "../knowledge-base/citation-files.ts";
import type { Day } from "../vocabulary/day.ts";
import type { LawWarning } from "../vocabulary/protocol-knowledge.ts";

/**
 * Warnings about a text that must not be treated as current on a day (handbook T §0.5). `version` is the first day of
 * the version that is read; with an article, warnings about other articles are left out.
 */
export function warningsFor(
  citing: Pick<CitationKnowledge, "warnings">,
  law: { readonly key: string; readonly version?: string | undefined; readonly article?: number | undefined },
  on: Day,
): LawWarning[] {
  return citing.warnings
    .filter(
      (warning) =>
        warning.laws.includes(law.key) && warning.from <= on && (warning.until === null || on < warning.until),
    )
    .filter(({ versions }) => versions.length === 0 || versions.some((version) => version === law.version))
    .filter(({ articles }) => articles.length === 0 || law.article === undefined || articles.includes(law.article))
    .map(({ id, text }) => ({ id, text }));
}
