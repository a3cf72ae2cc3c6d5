import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { FeatureCard } from "../../vocabulary/protocol.ts";

const QUALITY = join(import.meta.dirname, "..", "..", "..", "evaluations", "quality.json");

const Metric = z.object({ value: z.number(), low: z.number(), high: z.number(), trivial: z.number().nullable() });

/** evaluations/quality.json: figures by suite, written by `npm run eval -- <suite> --record`, never by hand. */
const Quality = z.record(
  z.string(),
  z.object({
    data: z.string(),
    n: z.int(),
    metrics: z.record(z.string(), Metric),
    /** Day of the measurement; files of older releases do not say. */
    measuredOn: z.string().default(""),
  }),
);

/** Which applications a suite measures. A suite that bears an application's name measures that one. */
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  statutes: ["statute-push"],
  "articles-by-number": ["statute-push"],
  intake: ["dossier-cataloguing", "case-backfill"],
  catalogue: ["dossier-cataloguing"],
  backfill: ["case-backfill"],
  review: ["document-review"],
  "scenario-articles": ["statute-push"],
  "charge-articles": ["adjudication-support"],
  charges: ["adjudication-support"],
  "charges-cail": ["adjudication-support"],
  "charges-lecard": ["adjudication-support"],
  "deep-path": ["adjudication-support"],
  "dispute-focus": ["adjudication-support"],
  "argument-focus": ["adjudication-support"],
  "argument-pairs": ["adjudication-support"],
  "argument-pairs-lawbench": ["adjudication-support"],
  "crime-amounts": ["adjudication-support"],
  terms: ["adjudication-support"],
  "terms-with-article": ["adjudication-support"],
  "terms-cail": ["adjudication-support"],
  "marital-elements": ["adjudication-support"],
  entities: ["adjudication-support"],
  "drug-extraction": ["adjudication-support"],
  causes: ["case-backfill"],
  "outcome-ranges": ["similar-cases"],
  "judgment-parts": ["similar-cases"],
  contradictions: ["evidence-review"],
  events: ["evidence-review"],
  "event-triggers": ["evidence-review"],
  quotations: ["statute-push", "document-review"],
  fairness: ["evidence-review", "adjudication-support", "similar-cases", "statute-push"],
};

/** Figures of an application out of the recorded ones, in the order of the file. */
export function figuresOf(recorded: unknown, applicationId: string): FeatureCard["figures"] {
  return Object.entries(Quality.parse(recorded))
    .filter(([suite]) => (MEASURES[suite] ?? [suite]).includes(applicationId))
    .flatMap(([suite, { data, n, metrics, measuredOn }]) =>
      Object.entries(ownOf(metrics, applicationId)).map(([metric, figure]) => {
        return { suite, data, n, metric, measuredOn, ...figure };
      }),
    );
}

/** A suite over several applications names the one a metric is about (flip.sex@statute-push); each card shows its own. */
function ownOf<T>(metrics: Readonly<Record<string, T>>, applicationId: string): Record<string, T> {
  const about = Object.entries(metrics).filter(([name]) => name.includes("@") && !/@\d+$/u.test(name));
  if (about.length === 0) return metrics;
  const own = about.filter(([name]) => name.endsWith(`@${applicationId}`));
  return Object.fromEntries(own.map(([name, figure]) => [name.slice(0, name.indexOf("@")), figure]));
}

/** Recorded suites and the applications each measures. */
export function measuredSuites(): ReadonlyMap<string, readonly string[]> {
  if (!existsSync(QUALITY)) return new Map();
  const suites = Object.keys(Quality.parse(JSON.parse(readFileSync(QUALITY, "utf8"))));
  return new Map(suites.map((suite) => [suite, MEASURES[suite] ?? [suite]]));
}

/** Measured figures of an application; empty when none were recorded: then the card says so. */
export function measuredFigures(applicationId: string): FeatureCard["figures"] {
  if (!existsSync(QUALITY)) return [];
  return figuresOf(JSON.parse(readFileSync(QUALITY, "utf8")), applicationId);
}
