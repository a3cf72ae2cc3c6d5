import type { Sources } from "../../governance/application.ts";
import type { CaseField, Dossier } from "../../vocabulary/case-record.ts";
import type { Page, Passage } from "../../vocabulary/page.ts";
import type { Facts, Input, Label } from "./schema.ts";

const MOST_SHOWN = 12;
const MOST_COUNTED = 200;
const LONGEST_QUERY = 3000;

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
]);

function tellingPages(dossier: Dossier): Page[] {
  const places = dossier.documents
    .filter(({ kind, volume }) => volume === "main" && TELLING.has(kind))
    .flatMap(({ pages }) => pages);
  const found = places.flatMap(({ original, number }) =>
    dossier.pages.filter((page) => page.original === original && page.number === number),
  );
  return found.length > 0 ? found : [...dossier.pages];
}

function queryWords(fields: readonly CaseField[], pages: readonly Page[]): string {
  const stated = fields.filter(({ name }) => /^(claims|defence)\.\d+\.text$/.test(name)).map(({ value }) => value);
  const text = pages.map((page) => page.text.replaceAll("\n", "")).join("\n");
  return [...stated, text].join("\n").slice(0, LONGEST_QUERY);
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

/** Reads the case in words and labels and asks the library for its like. */
export async function gather(input: Input, sources: Sources): Promise<Facts> {
  const [record, dossier] = await Promise.all([sources.record(input.caseId), sources.dossier(input.caseId)]);
  const { knowledge, day } = sources;
  const cause = record.fields.find(({ name }) => name === "cause")?.value ?? null;
  const pages = tellingPages(dossier);
  const query = queryWords(record.fields, pages);
  const labels = new Map(knowledge.caseLabels().map((label) => [label.id, label]));
  const named = (ids: readonly string[]): Label[] => ids.flatMap((id) => labels.get(id) ?? []);
  const features = (text: string): readonly string[] => knowledge.features(text, cause ?? "");
  const ids = query === "" ? [] : [...features(query)];
  const own = named(ids).map((label) => ({ label, passage: passageFor(label.id, pages, features) }));
  const asked = { facts: query, features: ids, ...(cause === null ? {} : { cause }) };
  const like = query === "" ? [] : await knowledge.findLikeCases(asked, { limit: MOST_COUNTED });
  const found = like.slice(0, MOST_SHOWN).map(({ decided, score, matched, differing }) => ({
    decided,
    score,
    words: matched.filter((word) => !labels.has(word)),
    matched: named(matched),
    onlyThere: named(differing.filter((id) => !ids.includes(id))),
  }));
  return { cause, day, query, own, found, outcomes: like.map(({ decided }) => decided.outcome) };
}
