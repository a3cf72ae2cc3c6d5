import { foldWidth } from "../../engine/text/fold.ts";
import type { Facts } from "./schema.ts";
import { type Reading, readFlat, type SourcePaper } from "./source-paper.ts";

const LABEL = /案由[:：]?(?:为|是)?/gu;
const LABELLED = /^[\u4e00-\u9fff、（）()]{2,24}?纠纷/u;
const IN_CASE = /(?<words>[\u4e00-\u9fff]{2,24}(?:纠纷|争议))(?:一案|案件|的案)/gu;

/** The cause of action (案由) that papers name; recognised from the words of the complaint only where none does. */
export function causeReadings(papers: readonly SourcePaper[], facts: Facts): Reading[] {
  const known = knownCauses(facts);
  const named = papers
    .filter(({ kind }) => facts.rules.causes.includes(kind))
    .flatMap((paper) => labelledIn(paper, known) ?? inCaseIn(paper, known) ?? []);
  return named.length > 0 ? named : byWords(papers, facts);
}

interface KnownCause {
  readonly written: string;
  readonly name: string;
}

/** Names and aliases of causes, the longest first. */
function knownCauses({ causes, causeNames }: Facts): KnownCause[] {
  const names = [...causes.map(({ name }) => name), ...causeNames].map((name) => ({ written: name, name }));
  const aliases = causes.flatMap(({ name, aliases: others }) => others.map((written) => ({ written, name })));
  return [...names, ...aliases].sort((a, b) => b.written.length - a.written.length);
}

/** 案由：… ; a cause that the list does not know is taken too, since the paper calls it so. */
function labelledIn(paper: SourcePaper, known: readonly KnownCause[]): Reading | undefined {
  const { text } = paper.flat;
  for (const match of text.matchAll(LABEL)) {
    const start = match.index + match[0].length;
    const rest = text.slice(start, start + 40);
    const plain = LABELLED.exec(rest)?.[0];
    const listed = known.find(({ written }) => rest.startsWith(written) || plain?.endsWith(written) === true);
    const written = plain ?? listed?.written;
    if (written === undefined) continue;
    const value = listed?.name ?? written;
    return readFlat(paper, "cause", { value, start, end: start + written.length }, 0.95);
  }
  return undefined;
}

/** 甲诉乙民间借贷纠纷一案: only causes of the list, since names stand before. */
function inCaseIn(paper: SourcePaper, known: readonly KnownCause[]): Reading | undefined {
  for (const match of paper.flat.text.matchAll(IN_CASE)) {
    const words = match.groups?.words ?? "";
    const listed = known.find(({ written }) => words.endsWith(written));
    if (!listed) continue;
    const start = match.index + words.length - listed.written.length;
    return readFlat(paper, "cause", { value: listed.name, start, end: match.index + words.length }, 0.85);
  }
  return undefined;
}

/** From this share of confidence on a cause is proposed; others from the smaller share on stand beside it. */
const PROPOSED = 0.25;
const BESIDE = 0.12;
/** Nothing that words alone say is surer than this. */
const MOST_SURE = 0.6;

/** The cause that the words of the complaint speak for, with the next ones beside it to choose from; none where in doubt. */
function byWords(papers: readonly SourcePaper[], { recognised, rules }: Facts): Reading[] {
  const complaint = papers.find(({ kind }) => rules.complaints.includes(kind));
  const [best] = recognised;
  if (!complaint || !best || best.share < PROPOSED) return [];
  const text = foldWidth(complaint.flat.text);
  return recognised
    .filter(({ share }) => share >= BESIDE)
    .flatMap(({ name, share, words }): Reading[] => {
      const word = words.find((one) => text.includes(one));
      if (word === undefined) return [];
      const start = text.indexOf(word);
      const value = { value: name, start, end: start + word.length };
      return [readFlat(complaint, "cause", value, Math.min(MOST_SURE, share))];
    });
}
