import { z } from "zod";
import review from "../src/applications/document-review/index.ts";
import type { Sources } from "../src/governance/application.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { Day } from "../src/vocabulary/day.ts";
import { ReviewMark } from "../src/vocabulary/proposals.ts";
import { seededRandom } from "../tools/case-library/seeded-random.ts";
import { openMeasuredLaws } from "./measured-laws.ts";
import { meanWithInterval, shareWithInterval } from "./metrics.ts";
import { FAULTS, type FaultyText } from "./review-faults.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

/** Characters of a page as courts print them: 22 lines of 28. */
const PAGE = 616;
const DEFAULT_LIMIT = 150;
/** Every n-th judgment is taken, so that a small sample spreads over the file. */
const STRIDE = 12;
const ASKED_ON = Day.parse("2024-06-01");

const Judgment = z.object({ text: z.string() });

/** Faults put into published judgments: are they found, and how much is marked where nothing was put in? */
export const reviewSuite: Suite = {
  name: "review",
  about: "document review: faults put into published judgments, recall, precision, false alarms a page",
  data: "judgments-full-text.jsonl.gz",
  run: measureReview,
};

type Review = (text: string) => Promise<readonly ReviewMark[]>;

/** Marks that a reader is asked to act on; hints are not counted as alarms. */
async function openReview(laws: string, cacheDir: string): Promise<{ review: Review; close(): Promise<void> }> {
  const { service } = await openMeasuredLaws(laws, cacheDir);
  const sources: Sources = {
    day: ASKED_ON,
    knowledge: service,
    model: { name: undefined, complete: async () => undefined },
    dossier: async (caseId) => ({ caseId, originals: [], pages: [], documents: [] }),
    record: async (id) => ({ id, court: "", kind: "criminal", fields: [] }),
    earlier: async () => undefined,
    rulings: async () => [],
    draftText: async () => undefined,
  };
  return {
    async review(text) {
      const { draft } = await review.prepare({ caseId: "review", text }, sources);
      const marks = draft.kind === "findings" ? draft.findings.map(({ value }) => ReviewMark.parse(value)) : [];
      return marks.filter(({ severity }) => severity !== "hint");
    },
    close: () => service.close(),
  };
}

const signOf = ({ rule, found, message }: ReviewMark): string => `${rule} ${found} ${message.zh}`;

/** Marks of a faulty text that the sound text does not have. */
function newMarks(faulty: readonly ReviewMark[], sound: readonly ReviewMark[]): ReviewMark[] {
  const known = new Set(sound.map(signOf));
  return faulty.filter((mark) => !known.has(signOf(mark)));
}

/** The mark tells of the fault: one of its rules, at its place or, for what is missing, anywhere. */
function isHit(mark: ReviewMark, fault: FaultyText): boolean {
  if (!fault.rules.includes(mark.rule)) return false;
  return (
    fault.start === fault.end || mark.start === mark.end || (mark.start < fault.end + 12 && fault.start < mark.end + 12)
  );
}

interface Tally {
  put: number;
  found: number;
}

async function measureReview(options: SuiteOptions): Promise<SuiteResult> {
  if (options.laws === undefined) throw new RangeError("Cannot measure review: name the laws to cite with --laws");
  const texts = await readTexts(options.data, options.limit ?? DEFAULT_LIMIT);
  const opened = await openReview(options.laws, options.cacheDir);
  const reviewText = (text: string) => opened.review(text);
  const tallies = new Map<string, Tally>();
  const alarms: number[] = [];
  const byRule = new Map<string, number>();
  let [extra, hits, put] = [0, 0, 0];
  for (const [index, text] of texts.entries()) {
    const sound = await reviewText(text);
    alarms.push(sound.length / Math.max(1, text.length / PAGE));
    for (const { rule } of sound) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    for (const [name, fault] of faultsFor(index)) {
      const faulty = fault(text, seededRandom(index * 31 + name.length));
      if (!faulty) continue;
      const fresh = newMarks(await reviewText(faulty.text), sound);
      const told = fresh.filter((mark) => isHit(mark, faulty));
      const tally = tallies.get(name) ?? { put: 0, found: 0 };
      tallies.set(name, { put: tally.put + 1, found: tally.found + (told.length > 0 ? 1 : 0) });
      put++;
      hits += told.length > 0 ? 1 : 0;
      extra += fresh.length - told.length;
    }
  }
  await opened.close();
  return {
    suite: "review",
    data: options.data,
    n: put,
    excluded: 0,
    metrics: {
      recall: shareWithInterval(hits, Math.max(1, put), 0),
      precision: shareWithInterval(hits, Math.max(1, hits + extra), null),
      falseAlarmsPerPage: meanWithInterval(alarms, null),
    },
    notes: [
      `${texts.length} published criminal judgments; one fault at a time; a page is ${PAGE} characters`,
      "checks and faults were written by the same hand, with this file in view: development figures; laws are those of the judgment's day only where the shared laws hold that version",
      "precision: marks that a fault brought and that tell of it, of all it brought; false alarms: marks on the published text, true slips among them included",
      ...[...tallies].map(([name, tally]) => `  ${name.padEnd(18)} ${tally.found} of ${tally.put}`),
      `marks on published texts: ${[...byRule]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([rule, count]) => `${rule} ${count}`)
        .join(", ")}`,
    ],
  };
}

const FAULTS_EACH = 6;

/** Six faults a text, turn by turn, so that each kind meets many texts without reviewing each text many times. */
function faultsFor(index: number): (readonly [string, (typeof FAULTS)[string]])[] {
  const all = Object.entries(FAULTS);
  return Array.from({ length: FAULTS_EACH }, (_, step) => all[(index * FAULTS_EACH + step) % all.length]).filter(
    (entry) => entry !== undefined,
  );
}

async function readTexts(file: string, limit: number): Promise<string[]> {
  const texts: string[] = [];
  let line = 0;
  for await (const { value } of readJsonLines(file)) {
    if (line++ % STRIDE !== 0) continue;
    texts.push(Judgment.parse(value).text);
    if (texts.length === limit) break;
  }
  return texts;
}
