import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { convictedCharges, provedCharges } from "../../src/engine/judgments/charges.ts";
import { NO_CRIME } from "../../src/engine/reasoning/charge-recognition/charge-model.ts";
import { factSentences, joinTerms } from "../../src/engine/reasoning/charge-recognition/fact-terms.ts";
import { resolveCharge } from "../../src/engine/reasoning/sentencing/charge-names.ts";
import type { LawVersion } from "../../src/knowledge-service/law-version.ts";
import { readJsonLines } from "../../src/knowledge-service/read-laws.ts";
import type { ChargeName } from "../../src/vocabulary/charge.ts";
import { Day } from "../../src/vocabulary/day.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const SHARED = join(ROOT, "..", "shared", "data");
/** The judgments of the corpus are of 2014 to 2019: names of their time come first. */
const THEN = Day.parse("2018-07-01");
/** Texts on which figures are taken; nothing like them may teach. */
const MEASURED = [
  "lawbench/3-1",
  "lawbench/3-3",
  "lawbench/3-4",
  "cail2018-sample",
  "lecard/queries",
  "judgments-criminal",
];
export const FOLDS = 3;

/** A text to learn from: its terms and the crimes it tells of. */
export interface ChargeSample {
  readonly terms: ReadonlyMap<string, number>;
  readonly charges: readonly string[];
  /** How much it counts. */
  readonly weight: number;
  /** Which part of the judgments it belongs to, for cross-validation; -1 for texts that belong to none. */
  readonly fold: number;
  /** Whole facts of a judgment, on which figures are taken; the rest only teaches. */
  readonly isWhole: boolean;
}

const Judgment = z.object({ facts: z.string(), reasoning: z.string(), result: z.string() });

/**
 * Facts of the judgments of LeCaRD with the crimes their operative part names, and how the court sums the conduct up before it
 * names the crime. Judgments that tell the same story as a text of the measured files are left out.
 */
export async function judgmentSamples(
  names: readonly ChargeName[],
  file: string = join(SHARED, "lecard", "corpus.jsonl.gz"),
): Promise<{ samples: ChargeSample[]; left: number }> {
  const isMeasured = await measuredTexts();
  const nameOf = namer(names);
  const samples: ChargeSample[] = [];
  let left = 0;
  let number = 0;
  for await (const { value } of readJsonLines(file)) {
    const { facts, reasoning, result } = Judgment.parse(value);
    const charges = chargesOf(result, reasoning, nameOf);
    const story = facts.replace(/\s+/gu, "");
    if (charges.length === 0 || isMeasured(story)) {
      left += 1;
      continue;
    }
    const fold = number % FOLDS;
    number += 1;
    samples.push({ terms: termsOf(story), charges, weight: 1, fold, isWhole: true });
    const summing = summingUp(reasoning);
    if (summing.length > 15) samples.push({ terms: termsOf(summing), charges, weight: 0.5, fold, isWhole: false });
  }
  return { samples, left };
}

function chargesOf(result: string, reasoning: string, nameOf: (written: string) => string | undefined): string[] {
  const compact = (text: string) => text.normalize("NFKC").replace(/\s/gu, "");
  const listed = (found: readonly string[]) => [...new Set(found.flatMap((written) => nameOf(written) ?? []))];
  const convicted = listed(convictedCharges(compact(result)));
  return convicted.length > 0 ? convicted : listed(provedCharges(compact(reasoning))).slice(0, 2);
}

/** Looks a written charge up, names of the time of the judgments first. */
export function namer(names: readonly ChargeName[]): (written: string) => string | undefined {
  const then = names.filter(({ from, until }) => from <= THEN && (until === null || THEN < until));
  const known = new Map<string, string | undefined>();
  return (written) => {
    if (!known.has(written)) known.set(written, (resolveCharge(written, then) ?? resolveCharge(written, names))?.name);
    return known.get(written);
  };
}

/** 被告人…的行为已构成: the conduct in the words of the court, before the crime is named. */
function summingUp(reasoning: string): string {
  const said = reasoning
    .replace(/\s+/gu, "")
    .matchAll(/(?:被告人|被告单位)[^。;；]{10,300}?(?:其?行为(?:均|已|均已|分别)*(?:构成|触犯)|(?:已|均已|均)构成)/gu);
  return [...said].slice(0, 3).join("。");
}

function termsOf(text: string): Map<string, number> {
  return joinTerms(factSentences(text));
}

const WINDOW = 12;
const LEAST_WINDOWS = 15;

/** Tells whether a text holds two fifths of the wording of a measured one, by windows of twelve characters. */
async function measuredTexts(): Promise<(text: string) => boolean> {
  const windows = new Map<string, number[]>();
  const sizes: number[] = [];
  for (const name of MEASURED) {
    for await (const { value } of readJsonLines(join(SHARED, `${name}.jsonl.gz`))) {
      const row = z.object({ question: z.string(), fact: z.string(), facts: z.string() }).partial().parse(value);
      const text = lettersOf(row.question ?? row.fact ?? row.facts ?? "");
      let size = 0;
      for (let at = 0; at + WINDOW <= text.length; at += 4, size += 1) {
        const window = text.slice(at, at + WINDOW);
        windows.set(window, [...(windows.get(window) ?? []), sizes.length]);
      }
      sizes.push(size);
    }
  }
  return (text) => {
    const letters = lettersOf(text);
    const shared = new Map<number, number>();
    for (let at = 0; at + WINDOW <= letters.length; at += 1) {
      for (const row of (windows.get(letters.slice(at, at + WINDOW)) ?? []).slice(0, 20))
        shared.set(row, (shared.get(row) ?? 0) + 1);
    }
    return [...shared].some(([row, count]) => (sizes[row] ?? 0) > LEAST_WINDOWS && count > 0.4 * (sizes[row] ?? 0));
  };
}

function lettersOf(text: string): string {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
}

const Typical = z.record(z.string(), z.array(z.string().min(10)).min(1));
/** What follows the conduct in an article: penalties, and grades that are in all articles. */
const PENALTY = /[,，]?(?:处|并处|依照|单处)[^。；;\n]*/gu;
const GRADES = /情节(?:特别)?严重的?|数额(?:较大|特?别?巨大)的?|造成严重后果的?/gu;

/** Texts typical of a crime: its name with the wording of its articles, and facts written by hand (typical-facts.yaml). */
export function typicalSamples(names: readonly ChargeName[], laws: readonly LawVersion[]): ChargeSample[] {
  const articles = new Map(
    laws
      .filter(({ key }) => key === "刑法")
      .flatMap((version) => version.articles.map(({ no, sub, text }) => [`${no}-${sub}`, text] as const)),
  );
  const seen = new Set<string>();
  const ofLaw = names.flatMap((name): ChargeSample[] => {
    if (seen.has(name.name)) return [];
    seen.add(name.name);
    const wording = name.articles.map(({ article, sub, paragraph }) => {
      const whole = articles.get(`${article}-${sub ?? 0}`) ?? "";
      const part = paragraph === undefined || paragraph === null ? whole : (whole.split("\n")[paragraph - 1] ?? whole);
      return part.replace(PENALTY, "").replace(GRADES, "");
    });
    const title = name.name.replace(/罪$/u, "");
    return [typical(`${title}。${wording.join("")}。${title}。`, name.name, 1)];
  });
  const file = join(ROOT, "models", "charge-recognition", "typical-facts.yaml");
  const written = Typical.parse(parse(readFileSync(file, "utf8")));
  const unknown = Object.keys(written).filter((name) => name !== NO_CRIME && !seen.has(name));
  if (unknown.length > 0)
    throw new RangeError(`Cannot train: no such crime in typical-facts.yaml: ${unknown.join("、")}`);
  return [...ofLaw, ...Object.entries(written).flatMap(([name, texts]) => texts.map((text) => typical(text, name, 3)))];
}

function typical(text: string, charge: string, weight: number): ChargeSample {
  return { terms: termsOf(text), charges: [charge], weight, fold: -1, isWhole: false };
}

/** What the model tells apart: every name once, and texts that tell of no crime. */
export function everyName(names: readonly ChargeName[]): string[] {
  return [...new Set(names.map(({ name }) => name)), NO_CRIME];
}

const Sentence = z.object({ sentence: z.string() });
const Question = z.object({ question: z.string(), answer: z.string().nullable() });
/** So many sentences of civil judgments make one text, and so many texts are taken. */
const JOINED = 6;
const MOST_CIVIL = 500;

/** Texts that tell of no crime: sentences of civil judgments (MUSER), lay questions of law with their answers (LeCoQA). */
export async function civilSamples(): Promise<ChargeSample[]> {
  const texts: string[] = [];
  let sentences: string[] = [];
  for await (const { value } of readJsonLines(join(SHARED, "muser-focus.jsonl.gz"))) {
    sentences.push(Sentence.parse(value).sentence);
    if (sentences.length < JOINED) continue;
    texts.push(sentences.join("。"));
    sentences = [];
    if (texts.length === MOST_CIVIL) break;
  }
  for await (const { value } of readJsonLines(join(SHARED, "lecoqa.jsonl.gz"))) {
    const { question, answer } = Question.parse(value);
    if (!/罪|刑|犯/u.test(question + (answer ?? ""))) texts.push(question);
  }
  return texts.map((text, at) => ({
    terms: termsOf(text),
    charges: [NO_CRIME],
    weight: 0.5,
    fold: at % FOLDS,
    isWhole: false,
  }));
}
