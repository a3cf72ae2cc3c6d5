import { findCitations } from "../text/citations.ts";
import { type BodyContext, type Piece, readBody } from "./body.ts";
import { readCause } from "./cause.ts";
import { allegedCharges, convictedCharges, provedCharges } from "./charges.ts";
import { type Closing, readClosing } from "./closing.ts";
import { type CompactText, compactText, lineStarts, type Stretch, sourceStretch } from "./compact-text.ts";
import { readConvictions } from "./convictions.ts";
import { readItems } from "./disposition.ts";
import { type Heading, readHeading } from "./heading.ts";
import { type Judgment, type JudgmentPart, PART_NAMES, type PartName } from "./judgment.ts";
import { readParties } from "./parties.ts";
import { present } from "./present.ts";

const NO_TITLES: ReadonlyMap<string, string> = new Map();

/**
 * Takes a judgment, ruling, mediation statement or decision apart (裁判文书解析) by the standing words of the writing norms:
 * one pass over the text, with or without line breaks. A part that the text lacks is absent; nothing is made up.
 * @param options.title title of the publication, where it stands beside the text
 * @param options.titles full titles of laws by their names; without them laws are named as written
 */
export function readJudgment(
  text: string,
  { title = "", titles = NO_TITLES }: { title?: string; titles?: ReadonlyMap<string, string> } = {},
): Judgment {
  const compact = compactText(text);
  const starts = lineStarts(compact);
  const heading = readHeading(compact, title.replace(/\s/gu, ""));
  const bodyStart = heading.stretch?.end ?? 0;
  const closing = readClosing(compact, starts, bodyStart);
  const lines = linesBetween(starts, bodyStart, closing.bodyEnd);
  const instance = instanceOf(heading, compact, bodyStart);
  const context: BodyContext = {
    matter: matterOf(heading, compact),
    isAppeal: instance === "second" || instance === "retrial",
  };
  const pieces = [...readBody(compact, lines, context), ...closing.pieces];
  const partyLines = lines.filter((line) => isWithin(line, pieces, "parties"));
  return {
    ...present({
      matter: context.matter,
      instance,
      form: heading.form,
      court: heading.court,
      documentType: heading.documentType,
      caseNumber: heading.caseNumber,
    }),
    ...procedureIn(textOf(compact, pieces, "course")),
    ...(closing.day === undefined ? {} : { day: closing.day }),
    parts: partsOf(compact, heading, pieces, lawStretch(compact, pieces)),
    ...content(compact, { starts, pieces, titles, closing, partyLines, context }),
  };
}

interface Reading {
  readonly starts: readonly number[];
  readonly pieces: readonly Piece[];
  readonly titles: ReadonlyMap<string, string>;
  readonly closing: Closing;
  readonly partyLines: readonly Stretch[];
  readonly context: BodyContext;
}

type Content = Pick<
  Judgment,
  "parties" | "cause" | "chargesAlleged" | "charges" | "law" | "items" | "convictions" | "signatories" | "isFinal"
>;

function content(compact: CompactText, { starts, pieces, titles, closing, partyLines, context }: Reading): Content {
  const parties = readParties(compact, partyLines);
  const order = pieces.filter(({ name }) => name === "disposition");
  const items = readItems(
    compact,
    order.flatMap(({ start, end }) => linesBetween(starts, start, end)),
  );
  const isCriminal =
    context.matter === "criminal" ||
    (context.matter === undefined && parties.some(({ standing }) => standing === "accused"));
  const cause = isCriminal
    ? undefined
    : readCause(
        compact,
        pieces.filter(({ name }) => ["course", "prior", "parties", "claims"].includes(name)),
        parties,
      );
  const law = lawStretch(compact, pieces);
  const convictions = isCriminal ? readConvictions(items.map((item) => compactOf(compact, item))) : [];
  return {
    parties,
    ...(cause === undefined ? {} : { cause }),
    ...(isCriminal
      ? chargesOf(
          compact,
          pieces,
          convictions.flatMap(({ charges }) => charges),
        )
      : { chargesAlleged: [], charges: [] }),
    law: law === undefined ? [] : citationsIn(compact, law, titles),
    items,
    convictions,
    signatories: closing.signatories,
    isFinal: closing.isFinal,
  };
}

function compactOf(compact: CompactText, { start, end }: Stretch): string {
  return compactText(compact.source.slice(start, end)).text;
}

/** Charges found: of the disposition, else of the reasoning, else of the judgment below that is upheld. */
function chargesOf(
  compact: CompactText,
  pieces: readonly Piece[],
  convicted: readonly string[],
): Pick<Judgment, "chargesAlleged" | "charges"> {
  const order = textOf(compact, pieces, "disposition");
  const alleged = allegedCharges(
    textOf(compact, pieces, "course") +
      textOf(compact, pieces, "claims") +
      textOf(compact, pieces, "allegations").slice(-1500),
  );
  if (/无罪/u.test(order) && convictedCharges(order).length === 0) return { chargesAlleged: alleged, charges: [] };
  const below = textOf(compact, pieces, "prior");
  const found = [
    [...new Set(convicted)],
    convictedCharges(order),
    // Where a decision is only upheld, what it convicted of stands.
    /维持|驳回/u.test(order) ? convictedCharges(below.slice(below.search(/判决[:如]|(?<!依法)判决被告/u))) : [],
    provedCharges(textOf(compact, pieces, "reasoning")),
    convictedCharges(below),
  ];
  return { chargesAlleged: alleged, charges: found.find(({ length }) => length > 0) ?? [] };
}

/** Read in the compact form, where blanks do not part a number; the places are those of the source. */
function citationsIn(compact: CompactText, law: Stretch, titles: ReadonlyMap<string, string>): Judgment["law"] {
  return findCitations(compact.text.slice(law.start, law.end), titles).map((citation) => {
    const place = sourceStretch(compact, { start: law.start + citation.start, end: law.start + citation.end });
    return { ...citation, ...place, text: compact.source.slice(place.start, place.end) };
  });
}

const CITING =
  /(?:依照|依据|根据|按照|适用|依|据)(?=[^。]{0,12}(?:《|[\u4e00-\u9fff]{1,20}(?:法|解释|规定|条例)[》第]))/gu;

/** The provisions before the disposition: from the word that cites them in the last sentences of the reasoning on. */
function lawStretch({ text }: CompactText, pieces: readonly Piece[]): Stretch | undefined {
  const reasoning =
    pieces.findLast(({ name }) => name === "reasoning") ??
    pieces.findLast(({ name }) => ["evidence", "facts", "defences", "prior"].includes(name));
  if (!reasoning) return undefined;
  const part = text.slice(reasoning.start, reasoning.end);
  const tail = Math.max(0, part.length - 1800);
  const last = Math.max(0, part.slice(0, -1).lastIndexOf("。", part.length - 8) + 1);
  const cites = [...part.slice(tail).matchAll(CITING)]
    .map(({ index }) => tail + index)
    .filter((at) => /第[一二三四五六七八九十百\d]/u.test(part.slice(at, at + 200)));
  const first = cites.find((at) => at >= last) ?? cites.at(-1);
  return first === undefined ? undefined : { start: reasoning.start + first, end: reasoning.end };
}

function partsOf(
  compact: CompactText,
  { stretch }: Heading,
  pieces: readonly Piece[],
  law: Stretch | undefined,
): JudgmentPart[] {
  const all: Piece[] = [
    ...(stretch ? [{ name: "heading" as const, ...stretch }] : []),
    ...pieces,
    ...(law ? [{ name: "law" as const, ...law }] : []),
  ];
  return all
    .filter(({ start, end }) => end > start)
    .map(({ name, ...place }) => ({ name, ...sourceStretch(compact, place) }))
    .sort((a, b) => a.start - b.start || PART_NAMES.indexOf(a.name) - PART_NAMES.indexOf(b.name));
}

function textOf({ text }: CompactText, pieces: readonly Piece[], name: PartName): string {
  return pieces
    .filter((piece) => piece.name === name)
    .map(({ start, end }) => text.slice(start, end))
    .join("");
}

function linesBetween(starts: readonly number[], from: number, to: number): Stretch[] {
  const inner = starts.filter((start) => start > from && start < to);
  return [from, ...inner]
    .map((start, order) => ({ start, end: inner[order] ?? to }))
    .filter(({ start, end }) => end > start);
}

function isWithin(line: Stretch, pieces: readonly Piece[], name: PartName): boolean {
  return pieces.some((piece) => piece.name === name && piece.start <= line.start && line.end <= piece.end);
}

function matterOf(heading: Heading, { text }: CompactText): Judgment["matter"] {
  if (heading.matter !== undefined) return heading.matter;
  const number = heading.caseNumber?.value ?? "";
  if (/刑/u.test(number)) return "criminal";
  if (/民/u.test(number)) return "civil";
  if (/行/u.test(number)) return "administrative";
  return /公诉机关|被告人[^。]{0,400}(?:检察院|犯)/u.test(text.slice(0, 1500)) ? "criminal" : undefined;
}

function instanceOf(heading: Heading, { text }: CompactText, bodyStart: number): Judgment["instance"] {
  const number = heading.caseNumber?.value ?? "";
  const numbered = firstThat(number, BY_NUMBER);
  if (number !== "") return numbered ?? "other";
  return firstThat(heading.title, BY_TITLE) ?? firstThat(text.slice(bodyStart, bodyStart + 600), BY_LABEL);
}

type Cues = readonly (readonly [NonNullable<Judgment["instance"]>, RegExp])[];
/** 提字, 抗字 and 监 are numbers of retrial before 2016 and of supervision. */
const BY_NUMBER: Cues = [
  ["retrial", /再|监|申|提字|抗字/u],
  ["second", /终/u],
  ["first", /初/u],
];
const BY_TITLE: Cues = [
  ["first", /一审/u],
  ["second", /二审|终审/u],
  ["retrial", /再审|审判监督/u],
];
const BY_LABEL: Cues = [
  ["retrial", /再审申请人|申请再审人/u],
  ["second", /上诉人/u],
  ["first", /原告|被告/u],
];

function firstThat(words: string, cues: Cues): Judgment["instance"] {
  return cues.find(([, cue]) => cue.test(words))?.[0];
}

function procedureIn(course: string): Pick<Judgment, "procedure"> {
  // The last procedure that is named counts: a case may have been converted.
  const found = [...course.matchAll(/(?<name>速裁|小额诉讼|简易|普通)程序/gu)].at(-1)?.groups?.["name"];
  const procedure = found === undefined ? (course.includes("组成合议庭") ? "ordinary" : undefined) : PROCEDURES[found];
  return procedure === undefined ? {} : { procedure };
}

const PROCEDURES: Readonly<Record<string, NonNullable<Judgment["procedure"]>>> = {
  速裁: "fast-track",
  小额诉讼: "small-claims",
  简易: "summary",
  普通: "ordinary",
};
