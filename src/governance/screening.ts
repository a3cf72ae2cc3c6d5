import type { Draft, Finding, NonEmpty, Reason } from "../vocabulary/advice.ts";
import type { Day } from "../vocabulary/day.ts";
import type { Provision, ProvisionRef } from "../vocabulary/law.ts";
import type { Page, Passage } from "../vocabulary/page.ts";

/** Where the validators look things up again; independent of what the application says it saw. */
export interface Evidence {
  page(original: string, number: number): Promise<Page | undefined>;
  provision(ref: ProvisionRef, on: Day): Promise<Provision | undefined>;
  isDecidedCase(id: string): Promise<boolean>;
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
async function isQuoted(passage: Passage, evidence: Evidence): Promise<boolean> {
  const page = await evidence.page(passage.original, passage.page);
  return page !== undefined && passage.quote !== "" && page.text.slice(passage.start, passage.end) === passage.quote;
}

/** The provision was in force on the day of the facts, and words quoted from it stand in its official wording. */
async function isInForce(reason: Reason & { kind: "provision" }, evidence: Evidence): Promise<boolean> {
  const provision = await evidence.provision(reason.ref, reason.on);
  if (!provision) return false;
  if (reason.quote === undefined) return true;
  return provision.wording === "official" && provision.text.includes(reason.quote);
}

/** True when a reason can be found again by someone who does not trust the application (G6.2). */
export async function canBeFoundAgain(reason: Reason, evidence: Evidence): Promise<boolean> {
  switch (reason.kind) {
    case "passage":
      return isQuoted(reason.passage, evidence);
    case "provision":
      return isInForce(reason, evidence);
    case "likeness":
      return evidence.isDecidedCase(reason.caseId);
    case "statistic":
      return reason.sample > 0;
    case "rule":
      return reason.rule !== "";
  }
}

/**
 * Drops every reason that cannot be found again, and a finding when none of its reasons is left or when a quoted
 * passage failed: a claim that rests on a false quotation is worse than no claim. Counts what it dropped.
 */
export async function screen(draft: Draft<unknown>, evidence: Evidence): Promise<Screened> {
  if (draft.kind === "abstention") return { draft, dropped: 0 };
  const kept: Finding[] = [];
  let dropped = 0;
  for (const finding of draft.findings) {
    const sound = await Promise.all(finding.reasons.map((reason) => canBeFoundAgain(reason, evidence)));
    const falseQuote = finding.reasons.some((reason, index) => reason.kind === "passage" && !sound[index]);
    const [first, ...others] = finding.reasons.filter((_, index) => sound[index]);
    dropped += sound.filter((found) => !found).length;
    if (first && !falseQuote) kept.push({ ...finding, reasons: [first, ...others] });
  }
  const [first, ...others] = kept;
  if (!first) return { draft: NOTHING_LEFT, dropped };
  const findings: NonEmpty<Finding> = [first, ...others];
  return { draft: { ...draft, findings }, dropped };
}
