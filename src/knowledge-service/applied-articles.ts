import type { Citation } from "../engine/text/citations.ts";
import type { AppliedArticle } from "../vocabulary/decided-case.ts";
import { lawKeyOf } from "./law-version.ts";

/** The provisions that citations name (适用法条), by article and each once, in the order in which they are first cited. */
export function appliedArticles(
  citations: readonly (Pick<Citation, "law" | "article"> & { title?: string | undefined; sub?: number | undefined })[],
): AppliedArticle[] {
  const found = new Map<string, AppliedArticle>();
  for (const { law: written, title, article, sub } of citations) {
    const key = lawKeyOf(title ?? written);
    found.set(`${key}/${article}-${sub ?? 0}`, { law: key, article, ...(sub === undefined ? {} : { sub }) });
  }
  return [...found.values()];
}
