import { findProvision } from "../knowledge-service/find-provisions.ts";
import { type LawVersion, lawKeyOf } from "../knowledge-service/law-version.ts";
import { officialCitation } from "../knowledge-service/official-citation.ts";
import { citationSources } from "../knowledge-service/testing-citations.ts";
import type { Draft, Finding, NonEmpty, Reason } from "../vocabulary/advice.ts";
import { Day } from "../vocabulary/day.ts";
import type { Provision, ProvisionRef } from "../vocabulary/law.ts";
import type { Page } from "../vocabulary/page.ts";
import { type Evidence, screen } from "./screening.ts";

/** A number from 0 up to 1, the same ones in every run. */
export type Random = () => number;

/** An article of a stored version that is in force on its day, to be quoted and corrupted. */
export interface Quotable {
  readonly law: string;
  readonly on: Day;
  readonly no: number;
  readonly sub: number;
  readonly text: string;
}

/** What the gate is asked with in these tests: the store, one page and no decided cases. */
export interface Library {
  readonly versions: readonly LawVersion[];
  readonly quotables: readonly Quotable[];
  readonly digests: readonly Provision[];
  readonly evidence: Evidence;
}

const PAGE_TEXT =
  "民事起诉状。原告与被告于2023年3月1日签订借款合同，约定借款本金十万元，年利率百分之十二，借期一年。\n被告至今未还。";

/** The page that passages are quoted from. */
export const page: Page = {
  original: "o1",
  number: 1,
  width: 10,
  height: 10,
  rotation: 0,
  text: PAGE_TEXT,
  lines: [],
  origin: "plain",
  confidence: 1,
  ink: 0.1,
  sealed: false,
};

/** Opens laws as the gate sees them. */
export function openLibrary(versions: readonly LawVersion[]): Library {
  const parts = citationSources(versions);
  const evidence: Evidence = {
    page: async (original, number) => (original === page.original && number === page.number ? page : undefined),
    provision: (ref, on) => findProvision(parts, ref, on),
    isDecidedCase: async () => false,
  };
  return { versions, quotables: versions.flatMap(quotablesOf), digests: parts.base.digests(), evidence };
}

/** Articles of a version on its first day; a version whose days nobody knows is not quoted. */
function quotablesOf(version: LawVersion): Quotable[] {
  const on = version.from ?? version.issuedOn;
  if (on === null || !holds(version, on)) return [];
  return version.articles.map(({ no, sub, text }) => ({ law: version.title, on, no, sub, text }));
}

function holds({ from, issuedOn, until, status }: LawVersion, on: Day): boolean {
  const first = from ?? issuedOn;
  return (first === null || first <= on) && (until === null ? status !== "superseded" : on < until);
}

/** A reason that quotes an article. */
export function quoting({ law, on, no, sub }: Quotable, quote: string): Reason & { kind: "provision" } {
  return { kind: "provision", ref: { law, article: no, ...(sub === 0 ? {} : { sub }) }, on, quote };
}

/** A value that shows an article as statute push does. */
export function showing(reason: Reason & { kind: "provision" }, wording: "official" | "digest" = "official") {
  const { ref, on, quote } = reason;
  const numbers = [ref.article, ref.sub ?? 0, ref.paragraph ?? 0, ref.item ?? 0];
  // A number below zero has no form in which it could be written; the corrupted value carries another one.
  const citation = numbers.every((one) => one >= 0) ? officialCitation(ref) : `《${ref.law}》第一条`;
  return { ref, on, wording, text: quote ?? "", citation };
}

/** True when the gate lets a finding with this reason, or showing this value, reach a reader. */
export async function isShown(finding: Finding, evidence: Evidence): Promise<boolean> {
  const draft: Draft<unknown> = { kind: "findings", findings: [finding], summary: { zh: "测", en: "test" } };
  const { draft: left } = await screen(draft, evidence);
  return left.kind === "findings";
}

/** A finding for one reason; with a rule beside it, so that it would stay if only the reason were dropped. */
export function findingOf(reason: Reason, value: unknown = {}, beside = false): Finding {
  const reasons: NonEmpty<Reason> = beside ? [reason, { kind: "rule", rule: "T-1", note: "x" }] : [reason];
  return { value, confidence: 0.9, reasons };
}

/**
 * Whether a provision reason is true, worked out from the raw versions without any code of the gate or the service: one
 * version of exactly that title held on the day, has that article, and the quotation is made of its whole sentences.
 */
export function isTrue(
  { ref, on, quote }: Reason & { kind: "provision" },
  versions: ReadonlyMap<string, readonly LawVersion[]>,
): boolean {
  const held = (versions.get(lawKeyOf(ref.law)) ?? []).filter((version) => holds(version, on));
  return held.some((version) => {
    const article = version.articles.find(({ no, sub }) => no === ref.article && sub === (ref.sub ?? 0));
    const text = article && rawPart(article.text, ref);
    return text !== undefined && (quote === undefined || isMadeOfSentences(quote, text));
  });
}

function rawPart(text: string, { paragraph, item }: ProvisionRef): string | undefined {
  if (paragraph === undefined && item === undefined) return text;
  const lines = text.split("\n");
  const isItem = (line: string) =>
    /^[（(](?:[一二三四五六七八九十]+|\d+)[）)]|^[一二三四五六七八九十]+、|^\d+[.．、]/u.test(line);
  const starts = lines.flatMap((line, index) => (index > 0 && isItem(line) ? [] : [index]));
  const paragraphs = starts.map((start, index) => lines.slice(start, starts[index + 1] ?? lines.length).join("\n"));
  const chosen = paragraph === undefined ? paragraphs.find((one) => one.includes("\n")) : paragraphs[paragraph - 1];
  return item === undefined ? chosen : chosen?.split("\n").filter(isItem)[item - 1];
}

function isMadeOfSentences(quote: string, text: string): boolean {
  const sentences = text.split(/(?<=[。；！？])|(?=\n)/u).filter((sentence) => sentence !== "");
  for (let first = 0; first < sentences.length; first++) {
    let joined = "";
    for (let last = first; last < sentences.length; last++) {
      joined += sentences[last];
      if (joined.replace(/^\n/u, "") === quote) return quote !== "";
      if (joined.length > quote.length + 1) break;
    }
  }
  return false;
}
