import { anyOf, spread } from "./fold-numbers.ts";
import { freely, otherForms } from "./other-forms.ts";
import type { Persons } from "./persons.ts";
import type { PublicationDocument } from "./read-document.ts";
import { renderNames } from "./render-name.ts";

/** A place where a hidden person is named, and what is written there instead; end exclusive. */
export interface HiddenMention {
  readonly name: string;
  readonly alias: string;
  readonly start: number;
  readonly end: number;
}

/** Names that are hidden in the text already: nobody else is given them. */
const HIDDEN_ALREADY = /[\u4e00-\u9fff]{1,2}某\d{0,2}/gu;

/**
 * Every place where hidden persons are named (G20.P3): in full, spread by a scan, by given name, nickname, former or Latin
 * name; the same person always alike. Officers behind their title, longer names and names of firms stay. `known` are hidden
 * names given in other documents of the case.
 */
export function findMentions(
  document: PublicationDocument,
  persons: Persons,
  known: ReadonlyMap<string, string>,
): HiddenMention[] {
  const order = byAppearance(document, [...persons.hidden.keys()]);
  const taken = new Set([...document.flat.matchAll(HIDDEN_ALREADY)].map(([name]) => name.slice(-name.length)));
  const aliases = new Map(renderNames(order, known, taken));
  const forms = otherForms(document, order);
  for (const { form, name, isLatin } of forms) {
    const alias = isLatin ? form.charAt(0).toUpperCase() : aliases.get(name);
    if (alias !== undefined) aliases.set(form, alias);
  }
  const free = new Set(
    forms.filter(({ form, name, isLatin }) => !isLatin && isGiven(form, name)).map(({ form }) => form),
  );
  const kept = keptPlaces(document, persons, order);
  const names = [...aliases.keys(), ...persons.kept].sort((a, b) => b.length - a.length);
  const found: HiddenMention[] = [];
  const covered = new Uint8Array(document.folded.length);
  for (const { start, end } of kept) covered.fill(1, start, end);
  for (const name of names) {
    const alias = aliases.get(name);
    for (const match of document.folded.matchAll(
      free.has(name) ? freely(name, document.rules.firmEndings) : inFull(name),
    )) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (covered.subarray(start, end).some((one) => one === 1)) continue;
      covered.fill(1, start, end);
      if (alias !== undefined) found.push({ name, alias, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const isGiven = (form: string, name: string): boolean =>
  name.endsWith(form) || /^[阿小]./u.test(form) || form.charAt(0) === form.charAt(1);

/** A name in full, also where a scan or a line break spread it; Latin names only as whole words. */
function inFull(name: string): RegExp {
  return /^[A-Za-z]/u.test(name)
    ? new RegExp(`(?<![A-Za-z])${spread(name)}(?![A-Za-z])`, "gu")
    : new RegExp(spread(name), "gu");
}

function byAppearance({ flat }: PublicationDocument, names: readonly string[]): string[] {
  const place = (name: string): number => (flat.indexOf(name) + flat.length + 1) % (flat.length + 1);
  return [...names].sort((a, b) => place(a) - place(b) || b.length - a.length);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Places where a hidden name is not that person's: an officer behind the title, or part of the name of a firm or road. */
function keptPlaces(document: PublicationDocument, { officers }: Persons, names: readonly string[]): Place[] {
  const { folded, rules, parties } = document;
  const titles = anyOf(rules.officers);
  const places: Place[] = [];
  const add = (pattern: RegExp): void => {
    for (const match of folded.matchAll(pattern))
      places.push({ start: match.index, end: match.index + match[0].length });
  };
  for (const officer of officers)
    add(new RegExp(`(?<=(?:${titles})\\s{0,6}(?:[\\u4e00-\\u9fff]{2,4}[、和]){0,3})${spread(officer)}`, "gu"));
  for (const { kind, name } of parties) if (kind === "organisation") add(new RegExp(spread(name.value), "gu"));
  const middle = `(?:(?![${rules.notInFirms}])[\\u4e00-\\u9fff]){0,8}?`;
  for (const name of names.filter((one) => firmHolds(folded, one)))
    add(new RegExp(`(?<=[市县区镇乡省州“"《])${spread(name)}${middle}(?:${anyOf(rules.firmEndings)})`, "gu"));
  return places;
}

const firmHolds = (folded: string, name: string): boolean => folded.includes(name);
