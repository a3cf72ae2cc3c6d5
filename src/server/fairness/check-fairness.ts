import { compareDrafts, type DraftComparison } from "../../engine/fairness/compare-drafts.ts";
import { exclusionOf } from "../../engine/fairness/exclusion.ts";
import { planSwap, type Swap } from "../../engine/fairness/plan-swap.ts";
import { swapCase, textsOf, type WholeCase } from "../../engine/fairness/swap-case.ts";
import type { Application, Sources } from "../../governance/application.ts";
import type { Draft } from "../../vocabulary/advice.ts";
import type { FairnessRow, FairnessRules, ProtectedAttribute } from "../../vocabulary/fairness.ts";

/** Which application is checked on which case, through whose eyes. */
export interface FairnessSubject {
  readonly application: Application;
  /** What the application was asked, the id of the case in it. */
  readonly input: unknown;
  readonly caseId: string;
  readonly sources: Sources;
}

/** Most changes that are listed for one attribute. */
const MOST_CHANGES = 20;

/** Applications whose advice the check covers: those that touch facts and law (handbook G4.3, R3). */
export const CHECKED: ReadonlySet<string> = new Set([
  "evidence-review",
  "adjudication-support",
  "similar-cases",
  "statute-push",
]);

/** The case as it stands, loaded once, so that every run reads the same. */
export async function wholeCase({ sources, caseId }: FairnessSubject): Promise<WholeCase> {
  const [dossier, record] = await Promise.all([sources.dossier(caseId), sources.record(caseId)]);
  return { dossier, record };
}

/** What the application would say if the case were this one. Nothing is stored and nothing is shown as advice. */
export async function adviceOn(subject: FairnessSubject, { dossier, record }: WholeCase): Promise<Draft> {
  const sources: Sources = { ...subject.sources, dossier: async () => dossier, record: async () => record };
  return (await subject.application.prepare(subject.input, sources)).draft;
}

/** Causes and charges under which the case runs, for the exclusions; those of a criminal case as its papers name them. */
export function causesOf({ record, dossier }: WholeCase): string[] {
  const stated = record.fields.flatMap(({ name, value }) =>
    name === "cause" || name === "charge" || /^charges\.\d+/u.test(name) ? [value] : [],
  );
  if (record.kind !== "criminal") return stated;
  const named = dossier.pages.flatMap(({ text }) =>
    [...text.matchAll(/[\u4e00-\u9fff、]{2,25}罪/gu)].map(([name]) => name),
  );
  return [...stated, ...named];
}

/** Advice compared with advice on the same case with one attribute swapped; undefined where there was nothing to swap. */
export async function compareSwapped(
  subject: FairnessSubject,
  before: { readonly whole: WholeCase; readonly draft: Draft },
  swap: Swap,
): Promise<(DraftComparison & { readonly places: number }) | undefined> {
  const swapped = swapCase(before.whole, swap);
  if (swapped.places === 0) return undefined;
  const after = await adviceOn(subject, swapped);
  return { ...compareDrafts(before.draft, after, subject.application.card.key), places: swapped.places };
}

/**
 * The fairness check of one application on one case (公平性核对; handbook G4.3): the whole advice is computed again for the
 * same case with sex, ethnicity and so on swapped, one at a time, and compared.
 */
export async function checkFairness(
  subject: FairnessSubject,
  rules: FairnessRules,
): Promise<{ rows: FairnessRow[]; findings: number }> {
  const whole = await wholeCase(subject);
  const draft = await adviceOn(subject, whole);
  const rows: FairnessRow[] = [];
  for (const attribute of rules.attributes) rows.push(await checkOne(subject, { whole, draft }, attribute));
  return { rows, findings: draft.kind === "findings" ? draft.findings.length : 0 };
}

async function checkOne(
  subject: FairnessSubject,
  before: { readonly whole: WholeCase; readonly draft: Draft },
  attribute: ProtectedAttribute,
): Promise<FairnessRow> {
  const texts = textsOf(before.whole);
  const row = { attribute: attribute.id, name: attribute.name, places: 0, changes: [], note: null };
  const excluded = exclusionOf(attribute, { causes: causesOf(before.whole), texts });
  if (excluded) {
    const { zh, en } = excluded.reason;
    return {
      ...row,
      state: "out-of-scope",
      note: { zh: `${zh}（${excluded.source}）`, en: `${en} (${excluded.source})` },
    };
  }
  const found = await compareSwapped(subject, before, planSwap(attribute, texts, 0));
  if (!found) return { ...row, state: "absent" };
  const differs = found.changes.length > 0;
  return {
    ...row,
    state: differs ? "differs" : "same",
    places: found.places,
    changes: found.changes.slice(0, MOST_CHANGES),
  };
}
