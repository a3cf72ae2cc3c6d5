import { agreedSums } from "../../engine/evidence/agreed-sums.ts";
import type { CaseParty } from "../../engine/evidence/case-parties.ts";
import { eventValues, timesDiffer } from "../../engine/evidence/event-values.ts";
import { flatPages } from "../../engine/evidence/flat-page.ts";
import { identityValues } from "../../engine/evidence/identity-values.ts";
import { type Disagreement, disagreementsOf, type LabelledValue } from "../../engine/evidence/labelled-value.ts";
import { isDoubtful, type Paper } from "../../engine/evidence/paper.ts";
import { plates, ties } from "../../engine/evidence/plates-and-ties.ts";
import { otherSigners } from "../../engine/evidence/signatures.ts";
import type { Contradiction } from "./contradiction.ts";

/** Papers of the court itself repeat what others say, and nothing from mediation is held against anybody (EV-23). */
const NOT_COMPARED = new Set([
  "judgment",
  "ruling",
  "mediation-record",
  "mediation-agreement",
  "mediation-paper",
  "prior-decision",
  "cover",
  "catalogue",
  "evidence-list",
  "preservation-application",
  "preservation-ruling",
]);

/**
 * Values that papers give differently for one thing of one person or event (EV-60): days, times and places of events, sums
 * agreed, births, numbers, accounts, plates, ties, signatures. Read over the whole file, both places shown.
 */
export function labelledConflicts(all: readonly Paper[], parties: readonly CaseParty[]): Contradiction[] {
  const papers = all.filter(({ kind }) => !NOT_COMPARED.has(kind));
  const pages = flatPages(papers);
  const events = eventValues(pages).filter(isSure);
  const identities = identityValues(pages, parties).filter(isSure);
  const accounts = identities.filter(({ topic }) => topic === "account");
  return [
    ...disagreementsOf(events.filter(({ topic }) => topic !== "time")),
    ...timesOf(events),
    ...disagreementsOf(agreedSums(pages).filter(isSure)),
    ...disagreementsOf(identities.filter(({ topic }) => topic !== "account")),
    ...slips(accounts, 1),
    ...slips(plates(pages).filter(isSure), 2),
    ...disagreementsOf(ties(pages, parties)),
  ]
    .map(contradictionOf)
    .concat(signersOf(papers));
}

/** What was recognised unsurely proves no contradiction. */
function isSure({ paper, passage }: LabelledValue): boolean {
  const page = paper.pages.find(({ original, number }) => original === passage.original && number === passage.page);
  return page === undefined || !isDoubtful(page, passage.start);
}

/** Times are told roughly, so that only a clear difference counts; on different days the day is the contradiction. */
function timesOf(events: readonly LabelledValue[]): Disagreement[] {
  const isSameDay = (one: LabelledValue, other: LabelledValue): boolean => {
    const days = (of: LabelledValue): string[] =>
      events
        .filter(({ topic, key, paper }) => topic === "date" && key === of.key && paper === of.paper)
        .map(({ value }) => value);
    return days(one).some((day) => days(other).includes(day));
  };
  return disagreementsOf(events.filter(({ topic }) => topic === "time")).filter(
    ({ one, other }) => timesDiffer(one.value, other.value) && isSameDay(one, other),
  );
}

/** Numbers of the same length that differ in a character or two, and never stand in one paper together: a slip, or two things. */
function slips(values: readonly LabelledValue[], most: number): Disagreement[] {
  const found = new Map<string, Disagreement>();
  for (const one of values) {
    for (const other of values) {
      if (one.value >= other.value || !mayBeOne(one.subject, other.subject) || !isNear(one.value, other.value, most))
        continue;
      const key = `${one.value}/${other.value}`;
      if (!found.has(key) && !stand(values, one, other)) found.set(key, { one, other });
    }
  }
  return [...found.values()];
}

/** An account whose holder is not named near it may be anybody's. */
function mayBeOne(one: string, other: string): boolean {
  return one === other || one === "" || other === "";
}

function stand(values: readonly LabelledValue[], one: LabelledValue, other: LabelledValue): boolean {
  const papers = new Set(values.filter(({ value }) => value === one.value).map(({ paper }) => paper));
  return values.some(({ value, paper }) => value === other.value && papers.has(paper));
}

function isNear(one: string, other: string, most: number): boolean {
  if (one.length !== other.length) return false;
  let differing = 0;
  for (let at = 0; at < one.length && differing <= most; at++) if (one.charAt(at) !== other.charAt(at)) differing++;
  return differing > 0 && differing <= most;
}

function contradictionOf({ one, other }: Disagreement): Contradiction {
  const { topic, key, name, subject } = one;
  const of = subject === "" ? "" : `${subject}的`;
  return {
    id: `${topic}:${key}${subject === "" ? "" : `:${subject}`}`,
    rule: "EV-60",
    about: topic,
    subject,
    topic: { zh: `${name.zh}不一致`, en: `Papers differ on ${name.en}` },
    message: {
      zh: `${of}${name.zh}：《${one.paper.title}》为${one.says}，《${other.paper.title}》为${other.says}，可能是笔误、识别错误或者确有出入，请核对原件。`,
      en: `${name.en}${subject === "" ? "" : ` of ${subject}`}: ${one.says} in "${one.paper.title}", ${other.says} in "${other.paper.title}"; a slip, an error of recognition or a real difference: look at the originals.`,
    },
    statements: [one, other].map(({ says, paper, passage }) => ({ says, title: paper.title, passage })),
    confidence: 0.75,
  };
}

function signersOf(papers: readonly Paper[]): Contradiction[] {
  return otherSigners(papers).map(({ paper, label, named, signed }) => ({
    id: `signature:${paper.id}:${label}`,
    rule: "EV-47",
    about: "signature" as const,
    subject: named.name,
    topic: { zh: "签名人与载明的当事人不一致", en: "Another signs than the one named" },
    message: {
      zh: `《${paper.title}》载明${label}为“${named.name}”，签名处为“${signed.name}”，未见代理的说明，请核对签名人身份和授权。`,
      en: `"${paper.title}" names ${named.name}, but ${signed.name} signs and no agency is stated; check identity and authority.`,
    },
    statements: [named, signed].map(({ name, passage }) => ({ says: name, title: paper.title, passage })),
    confidence: 0.7,
  }));
}
