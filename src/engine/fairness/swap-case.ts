import type { CaseField, CaseRecord, Dossier } from "../../vocabulary/case-record.ts";
import type { Line, Page, Passage } from "../../vocabulary/page.ts";
import type { Swap } from "./plan-swap.ts";
import type { SwappedText } from "./swap-text.ts";

/** A case as applications read it. */
export interface WholeCase {
  readonly dossier: Dossier;
  readonly record: CaseRecord;
}

/** All texts of a case: pages and values of fields. */
export function textsOf({ dossier, record }: WholeCase): string[] {
  return [...dossier.pages.map(({ text }) => text), ...record.fields.map(({ value }) => value)];
}

/** The same case with an attribute swapped in every page, title and field; places of quotations stay right. */
export function swapCase({ dossier, record }: WholeCase, swap: Swap): WholeCase & { readonly places: number } {
  const swapped = dossier.pages.map((page) => ({ page, text: swap.apply(page.text) }));
  const pages = new Map(swapped.map(({ page, text }) => [`${page.original}#${page.number}`, text]));
  const inFields = record.fields.map(({ value }) => swap.apply(value).places);
  const places = [...swapped.map(({ text }) => text.places), ...inFields].reduce((sum, count) => sum + count, 0);
  const written = (text: string): string => swap.apply(text).text;
  const writtenOrNull = (text: string | null) => (text === null ? null : written(text));
  return {
    dossier: {
      ...dossier,
      pages: swapped.map(({ page, text }) => swapPage(page, text)),
      documents: dossier.documents.map((document) => ({
        ...document,
        title: written(document.title),
        author: writtenOrNull(document.author),
      })),
    },
    record: { ...record, fields: record.fields.map((field) => swapField(field, written, pages)) },
    places,
  };
}

function swapPage(page: Page, { text, at }: SwappedText): Page {
  return { ...page, text, lines: page.lines.map((line) => swapLine(line, at)) };
}

/** A line keeps its box; the edges of its characters are spread evenly where their number changed. */
function swapLine(line: Line, at: SwappedText["at"]): Line {
  const [start, end] = [at(line.start), at(line.end)];
  const count = end - start;
  if (count + 1 === line.edges.length) return { ...line, start, end };
  const [first = 0, last = 1] = [line.edges[0], line.edges.at(-1)];
  const edges = Array.from({ length: count + 1 }, (_, n) => first + ((last - first) * n) / Math.max(1, count));
  return { ...line, start, end, edges };
}

function swapField(
  field: CaseField,
  written: (text: string) => string,
  pages: ReadonlyMap<string, SwappedText>,
): CaseField {
  const passages = (all: readonly Passage[]) => all.map((passage) => swapPassage(passage, pages));
  return {
    ...field,
    value: written(field.value),
    passages: passages(field.passages),
    conflicts: field.conflicts.map((reading) => ({
      ...reading,
      value: written(reading.value),
      passages: passages(reading.passages),
    })),
  };
}

function swapPassage(passage: Passage, pages: ReadonlyMap<string, SwappedText>): Passage {
  const page = pages.get(`${passage.original}#${passage.page}`);
  if (!page) return passage;
  const [start, end] = [page.at(passage.start), page.at(passage.end)];
  return { ...passage, start, end, quote: page.text.slice(start, end) };
}
