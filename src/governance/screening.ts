import { officialCitation } from "../knowledge-service/official-citation.ts";
import type { Draft, Finding, NonEmpty, Reason } from "../vocabulary/advice.ts";
import type { Day } from "../vocabulary/day.ts";
import type { Provision, ProvisionRef } from "../vocabulary/law.ts";
import type { Page, Passage } from "../vocabulary/page.ts";
import { isWhollyQuoted, standsAsShown } from "./quotations.ts";
import { shownProvisions } from "./shown-provisions.ts";

/** Where the validators look things up again; independent of what the application says it saw. */
export interface Evidence {
  page(original: string, number: number): Promise<Page | undefined>;
  provision(ref: ProvisionRef, on: Day): Promise<Provision | undefined>;
  /** True when the library holds a decided case of this id; where the number can be looked up, under this number. */
  isDecidedCase(id: string, caseNumber: string): Promise<boolean>;
}

/** A draft of which only what could be found again is left, and how much was dropped. */
export interface Screened {
  readonly draft: Draft<unknown>;
  readonly dropped: number;
}

const NOTHING_LEFT = {
  kind: "abstention",
  because: "nothing_found",
  note: {
    zh: "所拟提示的依据均未能在卷宗或法律文本中重新核实，已全部不予显示。",
    en: "No ground of the prepared advice could be found again in the dossier or the law; nothing is shown.",
  },
} as const;

/** The quotation stands at its place in the page as it is now. */
async function isQuoted({ original, page: number, start, end, quote }: Passage, evidence: Evidence): Promise<boolean> {
  // A place counted from the end of the page is none, although slice() would find words there.
  if (quote === "" || start < 0 || end !== start + quote.length) return false;
  const page = await evidence.page(original, number);
  return page !== undefined && page.text.slice(start, end) === quote;
}

/** The provision was in force on the day of the facts, and words quoted from it stand in its official wording, whole. */
async function isInForce(reason: Reason & { kind: "provision" }, evidence: Evidence): Promise<boolean> {
  const provision = await evidence.provision(reason.ref, reason.on);
  if (!provision || !standsAsShown(provision, reason.ref, reason.on)) return false;
  return reason.quote === undefined || isWhollyQuoted(provision, reason.quote);
}

/** Every provision that the value shows, with its words or as a citation, is the stored one. */
async function showsOnlyStored(value: unknown, evidence: Evidence): Promise<boolean> {
  const sound = await Promise.all(
    shownProvisions(value).map(async (shown) => {
      if (!shown) return false;
      const { ref, on, text, wording, citation } = shown;
      const provision = await evidence.provision(ref, on);
      if (!provision || !standsAsShown(provision, ref, on)) return false;
      return (
        provision.text === text &&
        provision.wording === wording &&
        (citation === undefined || citation === officialCitation(ref))
      );
    }),
  );
  return sound.every(Boolean);
}

/** True when a reason can be found again by someone who does not trust the application (G6.2). */
export async function canBeFoundAgain(reason: Reason, evidence: Evidence): Promise<boolean> {
  switch (reason.kind) {
    case "passage":
      return isQuoted(reason.passage, evidence);
    case "provision":
      return isInForce(reason, evidence);
    case "likeness":
      return evidence.isDecidedCase(reason.caseId, reason.caseNumber);
    case "statistic":
      return reason.sample > 0;
    case "rule":
      return reason.rule !== "";
  }
}

/** A reason that quotes: from the dossier, or from the words of a provision. */
function quotes(reason: Reason): boolean {
  return reason.kind === "passage" || (reason.kind === "provision" && reason.quote !== undefined);
}

/**
 * Drops every reason that cannot be found again, and a finding when none of its reasons is left, when words it quotes
 * were not found, or when it shows a provision otherwise than it is stored: a claim that rests on a false quotation is
 * worse than no claim. Counts what it dropped.
 */
export async function screen(draft: Draft<unknown>, evidence: Evidence): Promise<Screened> {
  if (draft.kind === "abstention") return { draft, dropped: 0 };
  const kept: Finding[] = [];
  let dropped = 0;
  for (const finding of draft.findings) {
    const sound = await Promise.all(finding.reasons.map((reason) => canBeFoundAgain(reason, evidence)));
    const falseQuote = finding.reasons.some((reason, index) => quotes(reason) && !sound[index]);
    const isAsStored = await showsOnlyStored(finding.value, evidence);
    const [first, ...others] = finding.reasons.filter((_, index) => sound[index]);
    dropped += sound.filter((found) => !found).length + (isAsStored ? 0 : 1);
    if (first && !falseQuote && isAsStored) kept.push({ ...finding, reasons: [first, ...others] });
  }
  const [first, ...others] = kept;
  if (!first) return { draft: NOTHING_LEFT, dropped };
  const findings: NonEmpty<Finding> = [first, ...others];
  return { draft: { ...draft, findings }, dropped };
}
