import type { Intake } from "../src/server/intake/run-intake.ts";
import type { Page } from "../src/vocabulary/page.ts";
import { characterErrors } from "./character-errors.ts";
import { type Counts, errorRate, f1, precision, rateWithInterval, recall, total } from "./counts.ts";
import {
  boundaries,
  fieldCounts,
  type PageKey,
  type Placed,
  pair,
  placesAsScanned,
  placeTruth,
  rightKinds,
  rightPlaces,
} from "./intake-scores.ts";
import type { IntakeTruth } from "./intake-truth.ts";
import { shareWithInterval } from "./metrics.ts";
import type { Metric } from "./suite.ts";

/** Figures of the suite intake; rates from 0 to 1, cer and its parts are errors per character and may pass 1. */
export type IntakeMetric =
  | "kindAccuracy"
  | "splitF1"
  | "orderExact"
  | "fieldF1"
  | "fieldPrecision"
  | "fieldRecall"
  | "cer"
  | "cerClean"
  | "cerPhoto"
  | "cerScreen"
  | "cerHand";

const STYLES_OF: Readonly<Partial<Record<IntakeMetric, readonly string[]>>> = {
  cerClean: ["clean", "scan"],
  cerPhoto: ["photo"],
  cerScreen: ["screen"],
  cerHand: ["hand"],
};

/** Everything counted on one folder. */
export interface FolderScore {
  readonly truth: readonly Placed[];
  readonly found: readonly Placed[];
  readonly pages: readonly PageKey[];
  readonly boundaries: readonly Counts[];
  readonly fields: readonly Counts[];
  readonly trueFields: number;
  readonly characters: readonly { readonly style: string; readonly counts: Counts }[];
  /** What was wrong, in words, for whoever mends the product. */
  readonly mistakes: readonly string[];
}

/** Compares what the product made of a folder with the truth about it. */
export function scoreFolder(truth: IntakeTruth, { held }: Pick<Intake, "held">): FolderScore {
  const names = new Map(held.originals.map(({ id, name }) => [id, name]));
  const key = ({ original, number }: { original: string; number: number }): PageKey =>
    `${names.get(original)}#${number}`;
  const pages = held.pages.map(key);
  const pagesOfFile = new Map<string, number>();
  for (const { original } of held.pages) {
    const name = names.get(original) ?? "";
    pagesOfFile.set(name, (pagesOfFile.get(name) ?? 0) + 1);
  }
  const placed = placeTruth(truth, pagesOfFile);
  const found = held.documents.map(({ pages: refs, kind, order }) => ({ pages: refs.map(key), kind, order }));
  const fields = new Map(held.fields.map(({ name, value }) => [name, value]));
  const characters = Object.entries(truth.text).map(([place, text]) => ({
    style: truth.styles[place] ?? "",
    counts: characterErrors(text, textAt(place, held.pages, key)),
    place,
  }));
  return {
    truth: placed,
    found,
    pages,
    boundaries: boundaries(placed, found, pages),
    fields: fieldCounts(truth, fields),
    trueFields: Object.keys(truth.fields).length,
    characters,
    mistakes: [...documentMistakes(placed, found), ...fieldMistakes(truth, fields), ...worstPages(characters)],
  };
}

/** Text of a page "file#2", or of all pages of "file". */
function textAt(place: string, pages: readonly Page[], key: (page: Page) => PageKey): string {
  const wanted = pages.filter((page) => key(page) === place || key(page).startsWith(`${place}#`));
  return wanted.map((page) => page.text).join("\n");
}

/** The figures over one or more folders with intervals and trivial baselines. */
export function intakeMetrics(scores: readonly FolderScore[]): Partial<Record<IntakeMetric, Metric>> {
  const documents = scores.flatMap(({ truth }) => truth);
  const sum = (count: (score: FolderScore) => number): number => scores.reduce((all, score) => all + count(score), 0);
  const share = (hits: number, trivial: number): Metric =>
    shareWithInterval(hits, documents.length, trivial / documents.length);
  const splits = scores.flatMap((score) => score.boundaries);
  const fields = scores.flatMap((score) => score.fields);
  const characters = scores.flatMap((score) => score.characters);
  const everyPage = total(splits.map(({ right, missed }) => (right + missed > 0 ? HIT : FALSE_ALARM)));
  const cer = (wanted: readonly string[] | undefined): Metric | undefined => {
    const samples = characters.filter(({ style }) => wanted?.includes(style) ?? true).map(({ counts }) => counts);
    return samples.length === 0 ? undefined : rateWithInterval(errorRate, samples, 1);
  };
  const measured: Partial<Record<IntakeMetric, Metric | undefined>> = {
    kindAccuracy: share(
      sum((score) => rightKinds(score.truth, score.found)),
      commonest(documents),
    ),
    splitF1: rateWithInterval(f1, splits, f1(everyPage)),
    orderExact: share(
      sum((score) => rightPlaces(score.truth, score.found)),
      sum((score) => placesAsScanned(score.truth, score.pages)),
    ),
    ...(sum((score) => score.trueFields) === 0
      ? {}
      : {
          fieldF1: rateWithInterval(f1, fields, 0),
          fieldPrecision: rateWithInterval(precision, fields, 0),
          fieldRecall: rateWithInterval(recall, fields, 0),
        }),
    cer: cer(undefined),
    ...Object.fromEntries(Object.entries(STYLES_OF).map(([name, styles]) => [name, cer(styles)])),
  };
  return Object.fromEntries(Object.entries(measured).filter(([, metric]) => metric !== undefined)) as Partial<
    Record<IntakeMetric, Metric>
  >;
}

const HIT: Counts = { right: 1, wrong: 0, missed: 0 };
const FALSE_ALARM: Counts = { right: 0, wrong: 1, missed: 0 };

/** How many documents are right when all get the commonest kind. */
function commonest(documents: readonly Placed[]): number {
  const counted = new Map<string, number>();
  for (const { kind } of documents) counted.set(kind, (counted.get(kind) ?? 0) + 1);
  return Math.max(0, ...counted.values());
}

function documentMistakes(truth: readonly Placed[], found: readonly Placed[]): string[] {
  const pairs = pair(truth, found);
  return truth.flatMap((one) => {
    const other = pairs.get(one);
    const [first] = one.pages;
    if (!other) return [`${first}: ${one.kind} not found as a document`];
    const kind = other.kind === one.kind ? [] : [`${first}: ${one.kind} taken for ${other.kind}`];
    const same = other.pages.length === one.pages.length && one.pages.every((page) => other.pages.includes(page));
    return same
      ? kind
      : [...kind, `${first}: ${one.kind} has pages ${one.pages.join(" ")}, found ${other.pages.join(" ")}`];
  });
}

function fieldMistakes(truth: IntakeTruth, found: ReadonlyMap<string, string>): string[] {
  const names = [...new Set([...Object.keys(truth.fields), ...found.keys()])].filter(
    (name) => !truth.contested.includes(name),
  );
  return names.flatMap((name) => {
    const [count] = fieldCounts(
      { ...truth, fields: pick(truth.fields, name) },
      new Map([...found].filter(([one]) => one === name)),
    );
    return count?.right === 1
      ? []
      : [`${name}: "${truth.fields[name] ?? "(not in the truth)"}", found "${found.get(name) ?? "(nothing)"}"`];
  });
}

function pick(fields: Readonly<Record<string, string>>, name: string): Record<string, string> {
  const value = fields[name];
  return value === undefined ? {} : { [name]: value };
}

function worstPages(characters: readonly { place: string; style: string; counts: Counts }[]): string[] {
  return characters
    .filter(({ counts }) => errorRate(counts) > 0.05)
    .sort((a, b) => errorRate(b.counts) - errorRate(a.counts))
    .slice(0, 10)
    .map(({ place, style, counts }) => `${place} (${style}): ${counts.wrong} errors in ${counts.right} characters`);
}
