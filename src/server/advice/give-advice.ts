import { caseAccess } from "../../data-service/access.ts";
import {
  adviceDecisions,
  adviceView,
  newestAdvice,
  type StoredAdvice,
  saveAdvice,
} from "../../data-service/advice-store.ts";
import { hasDeclined } from "../../data-service/assistance.ts";
import { loadDossier } from "../../data-service/dossier.ts";
import { loadDraft } from "../../data-service/drafts.ts";
import { loadPage } from "../../data-service/pages.ts";
import { loadRecord } from "../../data-service/record.ts";
import { assisting } from "../../data-service/records.ts";
import { listRulings } from "../../data-service/rulings.ts";
import { isSwitchedOn } from "../../data-service/switches.ts";
import type { EarlierAdvice, Sources } from "../../governance/application.ts";
import {
  type Advice,
  type AdviceRequest,
  exploreAdvice,
  type Minutes,
  prepareAdvice,
  type Surroundings,
} from "../../governance/gate.ts";
import type { Evidence } from "../../governance/screening.ts";
import type { KnowledgeService } from "../../knowledge-service/knowledge-service.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { Person } from "../../vocabulary/person.ts";
import type { AdviceView, ExplorationView } from "../../vocabulary/protocol.ts";
import { now, today } from "../clock.ts";
import type { Premises } from "../premises.ts";
import { digestOf } from "./record-entry.ts";

const notForParties = {
  zh: "此项辅助供法院内部使用，不向当事人提供。",
  en: "This assistance is for the court's own work and is not given to parties.",
};

const notAskedYet = {
  zh: "本案还没有请求过该项辅助意见，请先请求辅助意见，再作情形推演。",
  en: "No advice of this kind was asked for on the case yet: ask for it first, then suppose other facts.",
};

/** Premises with knowledge that stays the same from the first question of an application to its last. */
type Bench = Omit<Premises, "knowledge"> & { readonly knowledge: KnowledgeService };

async function earlierAdvice(
  premises: Bench,
  person: Person,
  caseId: string,
  applicationId: string,
): Promise<EarlierAdvice | undefined> {
  const stored = await newestAdvice(premises.records, person, caseId, applicationId);
  if (!stored) return undefined;
  const decisions = await adviceDecisions(premises.records, person, stored.id);
  return {
    adviceId: stored.id,
    draft: stored.draft,
    outcomes: Object.fromEntries(decisions.map(({ finding, outcome }) => [finding, outcome])),
  };
}

/** What an application may read of a case, through the eyes of the person it works for. */
export function sourcesFor(premises: Bench, person: Person): Sources {
  const { records, knowledge, model } = premises;
  return {
    day: today(),
    knowledge,
    model,
    dossier: (caseId) => loadDossier(records, person, caseId),
    record: (caseId) => loadRecord(records, person, caseId),
    earlier: (caseId, applicationId) => earlierAdvice(premises, person, caseId, applicationId),
    rulings: (caseId) => listRulings(records, person, caseId),
    draftText: async (caseId) => (await loadDraft(records, person, caseId))?.text,
  };
}

function evidenceFor({ records, knowledge }: Bench, person: Person, caseId: string): Evidence {
  return {
    page: (original, number) =>
      loadPage(records, person, caseId, { original, number }).then(
        (stored) => stored.page,
        (error: unknown) => {
          if (error instanceof Failure && error.code === "not_found") return undefined;
          throw error;
        },
      ),
    provision: (ref, on) => knowledge.provision(ref, on),
    isDecidedCase: async (id, caseNumber) => (await knowledge.decidedCase(id))?.caseNumber === caseNumber,
  };
}

function toStore(entry: Omit<Advice, symbol | "ledgerEntry">, ledgerEntry: number): StoredAdvice {
  const { draft } = entry;
  return {
    id: entry.id,
    application: entry.applicationId,
    version: entry.applicationVersion,
    caseId: entry.caseId,
    input: entry.input,
    facts: entry.facts,
    draft: entry.prepared,
    shown:
      draft.kind === "findings"
        ? draft.findings.map((finding) => ({ ...finding, reasons: [...finding.reasons], sourced: true, outcome: null }))
        : [],
    summary: draft.kind === "findings" ? draft.summary : draft.note,
    abstention: draft.kind === "abstention" ? { because: draft.because, note: draft.note } : null,
    dropped: entry.dropped,
    preparedFor: entry.preparedFor,
    preparedAt: entry.preparedAt,
    knowledgeRelease: entry.knowledgeRelease,
    ledgerEntry,
  };
}

/** Ledger entry and advice are written in one transaction that can write nothing else (G5.1). */
function minutesFor({ records, ledger }: Bench, person: Person): Minutes {
  return {
    record: (entry) =>
      assisting(records, person, async (tx) => {
        const { index } = await ledger.append(
          { type: "E13", court: person.court, schema: "advice/1", digest: digestOf(entry), group: entry.caseId },
          tx,
        );
        await saveAdvice(tx, person, toStore(entry, index));
        return index;
      }),
  };
}

/** Parties see what is made for parties only: what helps the bench is not theirs to ask for. */
async function mayUse(
  { records, applications }: Bench,
  { person, caseId, applicationId }: AdviceRequest,
): Promise<void> {
  const { capacity } = await caseAccess(records, person, caseId);
  const readers = applications.get(applicationId)?.card.readers ?? [];
  if (capacity === "party" && !readers.includes("party")) throw new Failure("forbidden", notForParties);
}

/**
 * Asks an application for advice on a case: through the gate, into the ledger, then to the reader.
 * @throws Failure as prepareAdvice does
 */
export async function giveAdvice(
  premises: Premises,
  request: AdviceRequest,
): Promise<{ advice: Advice; view: AdviceView }> {
  // An import in the middle must not give advice that rests on two releases and names one.
  return premises.knowledge.hold((knowledge) => adviseFrom({ ...premises, knowledge }, request));
}

async function adviseFrom(premises: Bench, request: AdviceRequest): Promise<{ advice: Advice; view: AdviceView }> {
  const advice = await prepareAdvice(request, surroundingsOf(premises, request));
  return { advice, view: adviceView(toStore(advice, advice.ledgerEntry), []) };
}

/** What the gate needs to know around one request. */
function surroundingsOf(premises: Bench, request: AdviceRequest): Surroundings {
  const { records } = premises;
  const { person, caseId } = request;
  return {
    applications: premises.applications,
    permissions: {
      isOn: (applicationId) => isSwitchedOn(records, applicationId),
      mayUse: () => mayUse(premises, request),
      hasDeclined: (_, applicationId) => hasDeclined(records, person, applicationId, caseId),
    },
    sources: sourcesFor(premises, person),
    evidence: evidenceFor(premises, person, caseId),
    minutes: minutesFor(premises, person),
    knowledgeRelease: premises.knowledge.release,
    newId: premises.newId,
    now,
  };
}

/**
 * Tries supposed facts out (情形推演) with an application that has already given advice on the case: the answer is shown
 * and forgotten, it is neither advice nor a decision.
 * @throws Failure as exploreAdvice does, and conflict where no advice was asked for yet
 */
export async function exploreFacts(premises: Premises, request: AdviceRequest): Promise<ExplorationView> {
  return premises.knowledge.hold(async (knowledge) => {
    const bench = { ...premises, knowledge };
    await mayUse(bench, request);
    if (!(await newestAdvice(premises.records, request.person, request.caseId, request.applicationId)))
      throw new Failure("conflict", notAskedYet);
    const { draft, dropped } = await exploreAdvice(request, surroundingsOf(bench, request));
    if (draft.kind === "abstention") return { summary: draft.note, dropped, findings: [] };
    const findings = draft.findings.map((finding) => ({
      ...finding,
      reasons: [...finding.reasons],
      sourced: true,
      outcome: null,
    }));
    return { summary: draft.summary, dropped, findings };
  });
}
