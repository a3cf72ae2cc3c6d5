import type { ElementRule, ElementRules } from "../../vocabulary/recognition.ts";
import { foldWidth } from "../text/fold.ts";

/** An element (案件要素) said in a sentence: its id and name, and the words that say it (end exclusive). */
export interface FoundElement {
  readonly element: string;
  readonly name: ElementRule["name"];
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** Finds the elements of a text, sentence by sentence. */
export type ElementFinder = (text: string) => FoundElement[];

interface Way {
  readonly says: readonly RegExp[];
  readonly denied: readonly RegExp[];
  readonly needs: readonly RegExp[];
  readonly unless: readonly RegExp[];
}

interface Element extends ElementRule {
  readonly ways: readonly Way[];
}

/**
 * A finder of the elements of marital cases (婚姻家庭案件要素): children, care, support, property, debts, living apart,
 * suits for divorce before, and the grounds. It works by the rules of knowledge/issues/marital-elements.yaml; each
 * element is found once in a sentence and points at the words that say it. An element that is implied by another points
 * at that other's words. Nothing found is an answer: the sentence says none of them.
 * @throws SyntaxError for a pattern that is no regular expression
 */
export function maritalElementFinder({ groups, elements }: ElementRules): ElementFinder {
  const compiled = elements.map((rule): Element => ({ ...rule, ways: rule.cues.map((cue) => compile(cue, groups)) }));
  const byId = new Map(compiled.map((element) => [element.id, element]));
  return (text) => sentencesOf(text).flatMap((sentence) => elementsOf(sentence, compiled, byId));
}

interface Sentence {
  readonly text: string;
  readonly start: number;
}

// A list numbered 一、 二、 keeps its sentences: only full stops, semicolons and line breaks end one.
const SENTENCE = /[^。；;！？\n]+[。；;！？]?[”"’]?/gu;

function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(SENTENCE)].map((match) => ({ text: match[0], start: match.index }));
}

function elementsOf(sentence: Sentence, elements: readonly Element[], byId: ReadonlyMap<string, Element>) {
  const folded = foldWidth(sentence.text).replace(/,/gu, "，").replace(/:/gu, "：");
  const found = new Map<string, FoundElement>();
  for (const element of elements) {
    const span = spanOf(folded, element);
    if (span) add(element, span);
  }
  return elements.flatMap(({ id }) => found.get(id) ?? []);

  function add({ id, name, implies }: Element, [at, length]: Span): void {
    if (found.has(id)) return;
    const start = sentence.start + at;
    found.set(id, { element: id, name, start, end: start + length, quote: sentence.text.slice(at, at + length) });
    for (const other of implies) {
      const element = byId.get(other);
      if (element) add(element, [at, length]);
    }
  }
}

type Span = readonly [number, number];

/** Place of the first words that say the element, by the first way that holds. */
function spanOf(text: string, { ways }: Element): Span | undefined {
  for (const { says, denied, needs, unless } of ways) {
    if (unless.some((pattern) => text.search(pattern) >= 0)) continue;
    if (needs.length > 0 && !needs.some((pattern) => text.search(pattern) >= 0)) continue;
    const denials = denied.flatMap((pattern) => spansOf(text, pattern));
    const said = says
      .flatMap((pattern) => spansOf(text, pattern))
      .filter(([at, length]) => denials.every(([from, long]) => from + long <= at || at + length <= from));
    const first = said.sort(([a], [b]) => a - b)[0];
    if (first) return first;
  }
  return undefined;
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match[0].length]);
}

function compile(cue: ElementRule["cues"][number], groups: ElementRules["groups"]): Way {
  const patterns = (sources: readonly string[]) =>
    sources.map((source) =>
      RegExp(
        source.replace(/〈([^〉]+)〉/gu, (_, name: string) => `(?:${(groups[name] ?? []).join("|")})`),
        "gu",
      ),
    );
  return {
    says: patterns(cue.says),
    denied: patterns(cue.denied),
    needs: patterns(cue.needs),
    unless: patterns(cue.unless),
  };
}
