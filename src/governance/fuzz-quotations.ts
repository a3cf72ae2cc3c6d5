import { seededRandom } from "../../tools/case-library/seeded-random.ts";
import { type LawVersion, lawKeyOf } from "../knowledge-service/law-version.ts";
import type { Reason } from "../vocabulary/advice.ts";
import { CORRUPTIONS } from "./testing-corruptions.ts";
import { findingOf, isShown, isTrue, type Library, page, quoting, type Random, showing } from "./testing-quotations.ts";

/** What became of corrupted quotations and citations. */
export interface FuzzResult {
  /** Corruptions that were false and were put before the gate, by the way they were made. */
  readonly tried: Readonly<Record<string, number>>;
  /** Corruptions that happened to be true all the same: the sentence stands there too. */
  readonly harmless: number;
  /** False ones that a search for the words in the article would have let through. */
  readonly passedNaively: number;
  /** False ones that were shown as sourced; must be empty. */
  readonly shown: readonly string[];
}

/**
 * Corrupts quotations and citations of random articles until `count` false ones were put before the gate, each as a
 * reason, beside a sound reason, and as a provision shown in the value; the same ones for the same seed.
 */
export async function fuzzQuotations(
  library: Library,
  { count, seed }: { count: number; seed: number },
): Promise<FuzzResult> {
  const random = seededRandom(seed);
  const versions = byTitle(library.versions);
  const ways = Object.keys(CORRUPTIONS);
  const tried: Record<string, number> = {};
  const shown: string[] = [];
  let [harmless, done, passedNaively] = [0, 0, 0];
  for (let turn = 0; done < count; turn++) {
    const way = ways[turn % ways.length] ?? "";
    const reason = corrupted(way, library, random);
    const isHarmless = isTrue(reason, versions);
    if (isHarmless) harmless += 1;
    else {
      done += 1;
      tried[way] = (tried[way] ?? 0) + 1;
      const provision = await library.evidence.provision(reason.ref, reason.on);
      if (provision?.text.includes(reason.quote ?? "")) passedNaively += 1;
      if (await anyShown(reason, library, turn)) shown.push(`${way}: ${JSON.stringify(reason)}`);
    }
  }
  return { tried, harmless, passedNaively, shown };
}

function byTitle(versions: readonly LawVersion[]): Map<string, LawVersion[]> {
  const groups = new Map<string, LawVersion[]>();
  for (const version of versions) {
    const group = groups.get(lawKeyOf(version.title));
    if (group) group.push(version);
    else groups.set(lawKeyOf(version.title), [version]);
  }
  return groups;
}

function corrupted(way: string, library: Library, random: Random): Reason & { kind: "provision" } {
  const article = library.quotables[Math.floor(random() * library.quotables.length)];
  const corrupt = CORRUPTIONS[way];
  if (!article || !corrupt) throw new RangeError("Cannot corrupt anything: the library holds no article");
  const sentences = article.text.split(/(?<=[。；])|\n/u).filter((sentence) => sentence.length > 3);
  const whole = random() < 0.5 ? article.text : (sentences[Math.floor(random() * sentences.length)] ?? article.text);
  const reason = quoting(article, whole);
  return corrupt({ ...reason, quote: whole }, { random, library });
}

async function anyShown(reason: Reason & { kind: "provision" }, { evidence }: Library, turn: number): Promise<boolean> {
  const asValue = findingOf({ kind: "rule", rule: "T-1", note: "x" }, { pushed: [showing(reason)] });
  const asDigest = findingOf({ kind: "rule", rule: "T-1", note: "x" }, showing(reason, "digest"));
  const findings = [findingOf(reason), findingOf(reason, {}, true), asValue, asDigest];
  const asked = turn % 4 === 0 ? findings : [findings[turn % 4] ?? findingOf(reason)];
  const outcomes = await Promise.all(asked.map((finding) => isShown(finding, evidence)));
  return outcomes.some(Boolean);
}

/** Corrupts quotations of a page: moved, lengthened, altered, from another page; counts those shown. */
export async function fuzzPassages(
  { evidence }: Library,
  { count, seed }: { count: number; seed: number },
): Promise<number> {
  const random = seededRandom(seed);
  const size = page.text.length;
  let shown = 0;
  for (let turn = 0; turn < count; turn++) {
    const start = Math.floor(random() * (size - 12));
    const end = start + 2 + Math.floor(random() * 10);
    const quote = page.text.slice(start, end);
    const at = Math.floor(random() * quote.length);
    const sound = { original: page.original, page: page.number, start, end, quote };
    const changes = [
      { start: start + 1, end: end + 1 },
      { quote: `${quote.slice(0, at)}错${quote.slice(at + 1)}` },
      { quote: quote.slice(0, -1) },
      { page: 2 },
      { original: "o2" },
      { start: start - size, end: end - size },
      { end: end + 1 },
      { quote: "" },
      { quote: `${quote} ` },
    ];
    const passage = { ...sound, ...changes[turn % changes.length] };
    const isFalse = page.text.slice(Math.max(0, passage.start), Math.max(0, passage.end)) !== passage.quote;
    const isElsewhere = passage.page !== page.number || passage.original !== page.original || passage.quote === "";
    if ((isFalse || isElsewhere) && (await isShown(findingOf({ kind: "passage", passage }, {}, true), evidence)))
      shown += 1;
  }
  return shown;
}

/** What became of every article quoted exactly. */
export interface ExactResult {
  readonly quoted: number;
  /** True quotations that were refused; must be empty. */
  readonly refused: readonly string[];
}

/** Quotes every article of every version in force on its first day, as a reason and as a shown provision. */
export async function quoteEverything(library: Library): Promise<ExactResult> {
  const newest = newestOnDay(library.versions);
  const refused: string[] = [];
  let quoted = 0;
  for (const article of library.quotables) {
    // Of two texts of one law that claim the same day the service reads the later one.
    if (newest.get(`${lawKeyOf(article.law)}@${article.on}`)?.has(article.text) !== true) continue;
    quoted += 1;
    const reason = quoting(article, article.text);
    if (!(await isShown(findingOf(reason, showing(reason)), library.evidence)))
      refused.push(`${article.law}/${article.no}`);
  }
  return { quoted, refused };
}

function newestOnDay(versions: readonly LawVersion[]): Map<string, ReadonlySet<string>> {
  const days = new Map<string, ReadonlySet<string>>();
  for (const { key, from, issuedOn, articles } of versions)
    days.set(`${key}@${from ?? issuedOn ?? ""}`, new Set(articles.map(({ text }) => text)));
  return days;
}
