import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tierOf } from "../src/engine/judgments/court-level.ts";
import { findFeatures } from "../src/engine/retrieval/features.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readSearchKnowledge } from "../src/knowledge-service/search-knowledge.ts";
import { Day } from "../src/vocabulary/day.ts";
import type { DecidedCase } from "../src/vocabulary/decided-case.ts";
import { type Reckoning, reckon, type Series } from "./case-library/loan-law.ts";
import { inventLoan, type LoanStory } from "./case-library/loan-story.ts";
import { factsOf, isPaid, outcomeOf, reasoningOf, resultOf } from "./case-library/loan-text.ts";
import { seededRandom } from "./case-library/seeded-random.ts";

/** Cases in the generated part of the library, and the seed they grow from: the same file comes out every time. */
const COUNT = 144;
const SEED = 20_160_301;
const CAUSE = "民间借贷纠纷";

/** Invents the generated part of the case library (自带案例库). Nobody in it exists; every case says so by `invented`. */
export function makeCaseLibrary(): DecidedCase[] {
  const base = openKnowledgeBase();
  const { features } = readSearchKnowledge();
  const random = seededRandom(SEED);
  const series: Series = (id) => base.parameters(id);
  return Array.from({ length: COUNT }, (_, at) => {
    const story = inventLoan(at + 1, random);
    return decidedCase(story, reckon(story, series), (text) => findFeatures(text, CAUSE, features));
  });
}

function decidedCase(story: LoanStory, reckoning: Reckoning, featuresOf: (text: string) => string[]): DecidedCase {
  const [facts, reasoning, result] = [factsOf(story), reasoningOf(story, reckoning), resultOf(story, reckoning)];
  const outcome = outcomeOf(story, reckoning);
  const isSettled = story.ending === "mediation" || story.ending === "withdrawal";
  return {
    id: `generated-${String(story.number).padStart(3, "0")}`,
    caseNumber: `（${story.filedOn.slice(0, 4)}）${story.court.code}${story.court.type}${story.serial}号`,
    court: story.court.name,
    courtLevel: story.court.level,
    tier: tierOf(story.court.level),
    cause: CAUSE,
    decidedOn: Day.parse(story.decidedOn),
    ending: story.ending === "mediation" ? "mediation" : story.ending === "withdrawal" ? "withdrawal" : "judgment",
    facts,
    reasoning,
    result,
    features: featuresOf(`${facts}${reasoning}`),
    claimed: story.principal + reckoning.claimedInterest,
    awarded: isSettled ? null : isPaid(story.ending) ? reckoning.principal + reckoning.interest : 0,
    outcome,
    invented: true,
    source: "tools/make-case-library.ts",
  };
}

if (process.argv[1] === import.meta.filename) {
  const file = join(import.meta.dirname, "..", "knowledge", "case-library", "generated.jsonl");
  const cases = makeCaseLibrary();
  writeFileSync(file, `${cases.map((decided) => JSON.stringify(decided)).join("\n")}\n`);
  console.log(`${cases.length} cases written to ${file}`);
}
