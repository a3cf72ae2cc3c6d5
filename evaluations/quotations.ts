import { fuzzQuotations, quoteEverything } from "../src/governance/fuzz-quotations.ts";
import { openLibrary } from "../src/governance/testing-quotations.ts";
import { LawLine } from "../src/knowledge-service/law-lines.ts";
import { type LawVersion, settleVersions } from "../src/knowledge-service/law-version.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { shareWithInterval } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

const CORRUPTIONS = 100_000;
const SEED = 1;

/** Quote or refuse (issue 3.6): exact quotations pass the gate, corrupted ones never do. */
export const quotations: Suite = {
  name: "quotations",
  about: "every article quoted exactly, and 100,000 corrupted quotations and citations: share the gate shows",
  data: "laws.jsonl.gz",
  run: measureQuotations,
};

async function measureQuotations(options: SuiteOptions): Promise<SuiteResult> {
  const lines: LawVersion[] = [];
  for await (const { value } of readJsonLines(options.data)) lines.push(LawLine.parse(value));
  const library = openLibrary(settleVersions(lines));
  const { quoted, refused } = await quoteEverything(library);
  const fuzz = await fuzzQuotations(library, { count: options.limit ?? CORRUPTIONS, seed: SEED });
  const tried = Object.values(fuzz.tried).reduce((sum, count) => sum + count, 0);
  return {
    suite: "quotations",
    data: options.data,
    n: quoted + tried,
    excluded: fuzz.harmless,
    metrics: {
      exactShown: shareWithInterval(quoted - refused.length, quoted, null),
      corruptedShown: shareWithInterval(fuzz.shown.length, tried, fuzz.passedNaively / tried),
    },
    notes: [
      `${quoted} articles quoted exactly, ${refused.length} refused; ${tried} corrupted, ${fuzz.shown.length} shown`,
      "trivial: a search for the words in the article of that number on that day; excluded: corruptions that are true all the same",
      ...Object.entries(fuzz.tried).map(([way, count]) => `${way}: ${count}`),
      ...fuzz.shown.slice(0, 5),
    ],
  };
}
