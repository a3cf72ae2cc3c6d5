import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { levelOf, tierOf } from "../engine/judgments/court-level.ts";
import { type FeatureRules, findFeatures } from "../engine/retrieval/features.ts";
import { findCitations } from "../engine/text/citations.ts";
import { Day } from "../vocabulary/day.ts";
import { DecidedCase } from "../vocabulary/decided-case.ts";
import { appliedArticles } from "./applied-articles.ts";

const LIBRARY = fileURLToPath(new URL("../../knowledge/case-library", import.meta.url));

/** A case as it is written by hand: amounts in yuan, the rest follows from the court's name and the text. */
const WrittenCase = DecidedCase.pick({
  id: true,
  caseNumber: true,
  court: true,
  facts: true,
  reasoning: true,
  result: true,
  outcome: true,
}).extend({
  decidedOn: Day,
  ending: DecidedCase.shape.ending.default("judgment"),
  claimed: z.number().nullable(),
  awarded: z.number().nullable(),
});
const WrittenFile = z.strictObject({ source: z.string(), cases: z.array(WrittenCase) });
const CAUSE = "民间借贷纠纷";

/**
 * The case library that comes with the product (自带案例库): invented cases, generated and written by hand, with the
 * provisions that their reasoning applies; `titles` are full titles of laws by their names.
 * @throws ZodError naming the entry that is wrong
 */
export function readCaseLibrary(
  rules: FeatureRules,
  titles: ReadonlyMap<string, string>,
  folder: string = LIBRARY,
): DecidedCase[] {
  const lines = readFileSync(join(folder, "generated.jsonl"), "utf8").split("\n");
  const generated = lines.filter((line) => line !== "").map((line) => DecidedCase.parse(JSON.parse(line)));
  const { source, cases } = WrittenFile.parse(parse(readFileSync(join(folder, "handwritten.yaml"), "utf8")));
  const library = [...generated, ...cases.map((written) => fromWritten(written, source, rules))];
  return library.map((decided) => ({
    ...decided,
    matter: "civil",
    articles: appliedArticles(findCitations(decided.reasoning, titles)),
  }));
}

function fromWritten(written: z.infer<typeof WrittenCase>, source: string, rules: FeatureRules): DecidedCase {
  const level = levelOf(written.court);
  const fen = (yuan: number | null) => (yuan === null ? null : Math.round(yuan * 100));
  return {
    ...written,
    courtLevel: level,
    tier: tierOf(level),
    cause: CAUSE,
    features: findFeatures(`${written.facts}${written.reasoning}`, CAUSE, rules),
    claimed: fen(written.claimed),
    awarded: fen(written.awarded),
    invented: true,
    source,
  };
}
