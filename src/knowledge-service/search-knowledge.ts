import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { FeatureRules } from "../engine/retrieval/features.ts";
import type { Lexicon } from "../engine/retrieval/terms.ts";
import { Day } from "../vocabulary/day.ts";
import { LawRank } from "../vocabulary/law.ts";

const Held = { source: z.string().min(1), from: Day, until: Day.nullable() };

const ExpansionEntry = z.strictObject({
  words: z.array(z.string().min(1)).min(1),
  add: z.array(z.string().min(1)).min(1),
});

const ExpansionFile = z.strictObject({
  ...Held,
  entries: z.array(ExpansionEntry),
  doctrine: z.array(ExpansionEntry),
  fillers: z.array(z.string().min(1)),
});

/** Weights of ranking besides the words (检索排序权重); knowledge/search/ranking.yaml. */
export const Ranking = z.strictObject({
  ...Held,
  /** Factor on the score by rank of the law. */
  ranks: z.record(LawRank, z.number().positive()),
  /** What naming the law in the query adds to the learned score of its articles. */
  titleBonus: z.number().nonnegative(),
});
export type Ranking = z.infer<typeof Ranking>;

const TitleFile = z.strictObject({
  ...Held,
  titles: z.array(z.strictObject({ title: z.string().min(2), names: z.array(z.string().min(2)) })),
});

const TraditionalFile = z.strictObject({ ...Held, pairs: z.string() });

/** Everything the search knows besides the texts it searches. */
export interface SearchKnowledge {
  readonly lexicon: Lexicon;
  readonly ranking: Ranking;
  /** Full title by short name, besides the titles of imported laws. */
  readonly titles: ReadonlyMap<string, string>;
  readonly features: FeatureRules;
}

const OWN_FOLDER = fileURLToPath(new URL("../../knowledge", import.meta.url));

/** Reads knowledge/search and the feature rules of the case library. @throws ZodError naming the entry that is wrong. */
export function readSearchKnowledge(folder: string = OWN_FOLDER): SearchKnowledge {
  const read = <T>(name: string, schema: z.ZodType<T>): T =>
    schema.parse(parse(readFileSync(join(folder, name), "utf8")));
  const expansions = read("search/expansions.yaml", ExpansionFile);
  const pairs = read("search/traditional.yaml", TraditionalFile)
    .pairs.split(/\s+/u)
    .map((pair) => Array.from(pair));
  const simplified = new Map(pairs.flatMap(([from, to]) => (from && to && from !== to ? [[from, to] as const] : [])));
  const titles = read("search/titles.yaml", TitleFile).titles.flatMap(({ title, names }) =>
    names.map((name) => [name, title] as const),
  );
  return {
    lexicon: {
      fillers: [...expansions.fillers].sort((a, b) => b.length - a.length),
      expansions: [
        ...expansions.entries.map((entry) => ({ ...entry, kind: "everyday" as const })),
        ...expansions.doctrine.map((entry) => ({ ...entry, kind: "doctrine" as const })),
      ],
      simplified,
    },
    ranking: read("search/ranking.yaml", Ranking),
    titles: new Map(titles),
    features: read("case-library/features.yaml", FeatureRules),
  };
}
