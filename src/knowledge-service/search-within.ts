import type { Day } from "../vocabulary/day.ts";
import type { LawRank } from "../vocabulary/law.ts";
import type { KnowledgeService } from "./knowledge-service.ts";
import type { FoundProvision } from "./law-search.ts";
import { lawKeyOf } from "./law-version.ts";

/** What a person narrows a search of provisions to. */
export interface SearchWithin {
  readonly on: Day;
  readonly limit: number;
  /** A law by key, title or short name. */
  readonly law?: string | undefined;
  readonly rank?: LawRank | undefined;
  /** Subject field (法律部门). */
  readonly field?: string | undefined;
}

/** So deep the ranking is read for the articles of one law. */
const DEPTH = 1000;

/** Provisions for words, best first, of one law, rank or field where these are given. */
export async function searchWithin(
  service: Pick<KnowledgeService, "findProvisions" | "lawTitles">,
  words: string,
  { on, limit, law, rank, field }: SearchWithin,
): Promise<readonly FoundProvision[]> {
  const options = { on, ...(rank ? { ranks: [rank] } : {}), ...(field === undefined ? {} : { field }) };
  if (law === undefined) return service.findProvisions(words, { ...options, limit });
  const key = lawKeyOf(service.lawTitles().get(law) ?? law);
  const found = await service.findProvisions(words, { ...options, limit: DEPTH });
  return found.filter(({ provision }) => lawKeyOf(provision.ref.law) === key).slice(0, limit);
}
