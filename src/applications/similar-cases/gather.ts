import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { papersOf } from "../../engine/evidence/paper.ts";
import { chargesOf } from "../../engine/reasoning/sentencing/case-charges.ts";
import { findAmounts } from "../../engine/text/amounts.ts";
import type { LikeCase, Sources } from "../../governance/application.ts";
import type { CaseField, CaseRecord, Dossier } from "../../vocabulary/case-record.ts";
import type { DecidedCase } from "../../vocabulary/decided-case.ts";
import type { Page, Passage } from "../../vocabulary/page.ts";
import { changedLaw } from "./changed-law.ts";
import { groupOf } from "./comparison-group.ts";
import { type Facts, type Input, type Label, Rules } from "./schema.ts";

const RULES = join(import.meta.dirname, "rules.yaml");
const MOST_SHOWN = 12;
const MOST_COUNTED = 200;
const LONGEST_QUERY = 3000;
const LONGEST_PART = 6000;

// What the parties say happened and argue about; judgments of other cases and internal papers are not this case's facts.
const TELLING = new Set([
  "complaint",
  "answer",
  "counterclaim",
  "hearing-record",
  "inquiry-record",
  "agent-opinion",
  "iou",
  "receipt",
  "loan-contract",
  "sale-contract",
  "lease",
  "labour-contract",
  "evidence-list",
  "indictment",
]);

const SUM_FIELD = /^(?:claims\.\d+\.amount|loan\.principal)$/u;

/** Largest sum in fen: as the fields of the case say, which people check; else as the papers do, where a misread figure may lie. */
function largestSum(fields: readonly CaseField[], text: string): number | null {
  const stated = fields.filter(({ name }) => SUM_FIELD.test(name)).map(({ value }) => Number(value));
  const known = stated.filter((fen) => Number.isSafeInteger(fen) && fen > 0);
  const sums = known.length > 0 ? known : findAmounts(text).map(({ fen }) => fen);
  return sums.length === 0 ? null : Math.max(...sums);
}

/** A judgment can fill hundreds of pages; the whole of it is one click away in the library. */
function shortened(decided: DecidedCase): DecidedCase {
  const { opening: _, closing: __, ...kept } = decided;
  const cut = (text: string) => (text.length > LONGEST_PART ? `${text.slice(0, LONGEST_PART)}……` : text);
  return { ...kept, facts: cut(kept.facts), reasoning: cut(kept.reasoning), result: cut(kept.result) };
}

function tellingPages(dossier: Dossier): Page[] {
  const places = dossier.documents
    .filter(({ kind, volume }) => volume === "main" && TELLING.has(kind))
    .flatMap(({ pages }) => pages);
  const found = places.flatMap(({ original, number }) =>
    dossier.pages.filter((page) => page.original === original && page.number === number),
  );
  return found.length > 0 ? found : [...dossier.pages];
}

/** The case in the words of its papers, without who the parties are: the cut must not depend on the length of a name either. */
function queryWords(
  fields: readonly CaseField[],
  pages: readonly Page[],
  plain: (text: string) => string = (text) => text,
): string {
  const stated = fields.filter(({ name }) => /^(claims|defence)\.\d+\.text$/.test(name)).map(({ value }) => value);
  const text = pages.map((page) => page.text.replaceAll("\n", "")).join("\n");
  return plain([...stated, text].join("\n").slice(0, 2 * LONGEST_QUERY)).slice(0, LONGEST_QUERY);
}

/** The first sentence of the file in which a label shows: the shortest stretch between marks that still carries it. */
function passageFor(
  label: string,
  pages: readonly Page[],
  features: (text: string) => readonly string[],
): Passage | null {
  for (const page of pages) {
    if (!features(page.text).includes(label)) continue;
    for (const match of page.text.matchAll(/[^。；;！？]+[。；;！？]?/gu)) {
      if (!features(match[0]).includes(label)) continue;
      const quote = match[0].trim();
      const start = match.index + match[0].indexOf(quote);
      return { original: page.original, page: page.number, start, end: start + quote.length, quote };
    }
  }
  return null;
}

/** Reads rules.yaml. @throws ZodError naming the number that is wrong */
export function readRules(): Rules {
  return Rules.parse(parse(readFileSync(RULES, "utf8")));
}

/** The same case in another instance is related, never a like case (handbook T §3.6, case 3): its own number is left out. */
function isAnother({ decided }: LikeCase, number: string | undefined): boolean {
  return number === undefined || number === "" || decided.caseNumber !== number;
}

/** The cause as the fields say; a criminal case whose fields name none is about the first charge of the indictment. */
function causeOf(record: CaseRecord, dossier: Dossier, { knowledge, day }: Sources): string | null {
  const stated = record.fields.find(({ name }) => name === "cause")?.value;
  if (stated !== undefined || record.kind !== "criminal") return stated ?? null;
  return chargesOf(record, papersOf(dossier), knowledge.chargeNames(day))[0]?.name.name ?? null;
}

/** A theft is not like a loan because both speak of money: where a judgment does not show its matter, the cause must agree. */
function isOfMatter({ matter }: DecidedCase, kind: CaseRecord["kind"], cause: string | null): boolean {
  return matter === undefined ? cause !== null : matter === kind;
}

/** Reads the case in words and labels and asks the library for its like. */
export async function gather(input: Input, sources: Sources): Promise<Facts> {
  const [record, dossier] = await Promise.all([sources.record(input.caseId), sources.dossier(input.caseId)]);
  const { knowledge, day } = sources;
  const cause = causeOf(record, dossier, sources);
  const pages = tellingPages(dossier);
  const query = queryWords(record.fields, pages, (text) => knowledge.withoutAttributes?.(text) ?? text);
  const labels = new Map(knowledge.caseLabels().map((label) => [label.id, label]));
  const named = (ids: readonly string[]): Label[] => ids.flatMap((id) => labels.get(id) ?? []);
  const features = (text: string): readonly string[] => knowledge.features(text, cause ?? "");
  const ids = query === "" ? [] : [...features(query)];
  const own = named(ids).map((label) => ({ label, passage: passageFor(label.id, pages, features) }));
  const asked = { facts: query, features: ids, ...(cause === null ? {} : { cause }) };
  const number = record.fields.find(({ name }) => name === "caseNumber")?.value;
  const { court, kind } = record;
  const only = (decided: DecidedCase) => isOfMatter(decided, kind, cause);
  const near = query === "" ? [] : await knowledge.findLikeCases(asked, { limit: MOST_COUNTED, court, only });
  const like = near.filter((one) => isAnother(one, number));
  const ownAmount = largestSum(record.fields, query);
  const found = await Promise.all(
    like.slice(0, MOST_SHOWN).map(async ({ decided, score, matched, differing, parts = {}, authority = 4 }) => ({
      decided: shortened(decided),
      score,
      parts,
      authority,
      words: matched.filter((word) => !labels.has(word)),
      matched: named(matched),
      onlyThere: named(differing.filter((id) => !ids.includes(id))),
      changedLaw: await changedLaw(decided, { knowledge, day }),
    })),
  );
  const group = groupOf(like, { cause, labels: knowledge.caseLabels(), own: { labels: ids, amount: ownAmount } });
  const outcomes = like.map(({ decided }) => decided.outcome);
  return { rules: readRules(), cause, day, query, own, ownAmount, found, group, outcomes };
}
