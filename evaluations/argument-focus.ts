import { join } from "node:path";
import { z } from "zod";
import { scoreLabels } from "../src/engine/evidence/focus-labels.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { meanWithInterval } from "./metrics.ts";
import type { Suite, SuiteOptions, SuiteResult } from "./suite.ts";

const KNOWLEDGE = join(import.meta.dirname, "..", "knowledge");

const Sample = z.object({ plaintiff: z.string(), defendant: z.string(), focusCodes: z.array(z.string()) });

/** Codes of CAIL2021 under our labels; the data do not name the codes, so their meaning was read from the marked spans. */
const CODES: Readonly<Record<string, string>> = {
  "loan-or-investment": "C01",
  "transfer-only": "C02",
  "cash-delivery": "C03",
  "intimate-relation": "C04",
  "unlawful-purpose": "C05",
  delivery: "C06",
  "advance-interest": "C07",
  "amount-mismatch": "C08",
  "no-interest-agreed": "C09",
  "rate-ceiling": "C10",
  "default-charges": "C11",
  "acting-for-company": "C12",
  "actual-borrower": "C13",
  "payment-order": "C14",
  "paid-to-third": "C16",
  "spouse-business": "C17",
  "spouse-household": "C18",
  "guarantee-period": "C19",
  "mortgage-unclear": "C21",
  "company-guarantee": "C22",
  "mortgage-unregistered": "C23",
  "altered-note": "C25",
  "mixed-security": "C26",
  "void-main-contract": "C28",
  "lending-limitation": "C29",
  "related-parties-sham": "C30",
  "forged-seal": "C32",
  "means-to-lend": "C33",
};

/** Question in dispute of a private-lending case from complaint and answer alone (CAIL2021 2.1). */
export const argumentFocus: Suite = {
  name: "argument-focus",
  about: "question in dispute of a private-lending case from complaint and answer, among 28: F1, mean over judgments",
  data: "argument-focus.jsonl.gz",
  run: measureArgumentFocus,
};

async function measureArgumentFocus(options: SuiteOptions): Promise<SuiteResult> {
  const labels = openKnowledgeBase(KNOWLEDGE)
    .issues()
    .labels.filter(({ group }) => group === "lending");
  const samples: { found: string[]; right: string[] }[] = [];
  for await (const { value } of readJsonLines(options.data)) {
    const { plaintiff, defendant, focusCodes } = Sample.parse(value);
    const scored = scoreLabels({ claim: plaintiff, defence: defendant }, labels);
    samples.push({ found: scored.map(({ label }) => CODES[label.id] ?? label.id), right: focusCodes });
    if (samples.length === options.limit) break;
  }
  const common = mostFrequent(samples.flatMap(({ right }) => right));
  const one = (found: readonly string[], right: readonly string[]) => (found.some((it) => right.includes(it)) ? 1 : 0);
  return {
    suite: "argument-focus",
    data: options.data,
    n: samples.length,
    excluded: 0,
    metrics: {
      f1: meanWithInterval(
        samples.map(({ found, right }) => one(found.slice(0, 1), right)),
        samples.map(({ right }) => one([common], right)),
      ),
      "right in three": meanWithInterval(
        samples.map(({ found, right }) => one(found.slice(0, 3), right)),
        null,
      ),
    },
    notes: [
      "every judgment here has one focus, so F1 of the best label is accuracy; the court's opinion is not read",
      `no cue found in ${samples.filter(({ found }) => found.length === 0).length}; no published figure; trivial: always ${common}`,
      "labels and cues were written by hand after reading the marked spans (knowledge/issues/focus/lending.yaml): figures on unread judgments will be lower",
    ],
  };
}

function mostFrequent(codes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? "";
}
