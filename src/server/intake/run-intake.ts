import type { Reader } from "../../engine/reading/reader.ts";
import type { Application, KnowledgeSource, LanguageModel } from "../../governance/application.ts";
import { type Advice, prepareAdvice, type Surroundings } from "../../governance/gate.ts";
import type { Evidence } from "../../governance/screening.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Draft } from "../../vocabulary/advice.ts";
import type { CaseKind } from "../../vocabulary/case-record.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Page } from "../../vocabulary/page.ts";
import type { Person } from "../../vocabulary/person.ts";
import { digestOf } from "../advice/record-entry.ts";
import { draftedParagraphs, paragraphText, proposedDocuments, proposedFields } from "../proposals.ts";
import { type MemoryCase, memorySources } from "./memory-sources.ts";
import { type ReadingProblem, type ReadingProgress, readFolder } from "./read-folder.ts";

/** The order in which applications follow one another on a new case; each may read what came before. */
const CHAIN = [
  "dossier-cataloguing",
  "case-backfill",
  "evidence-review",
  "statute-push",
  "similar-cases",
  "adjudication-support",
  "document-drafting",
  "document-review",
] as const;

/** What the chain needs from outside. */
export interface IntakeTools {
  readonly reader: Reader;
  readonly knowledge: KnowledgeSource & { readonly release: string };
  readonly model: LanguageModel;
  readonly applications: ReadonlyMap<string, Application>;
  readonly ledger: Ledger;
  readonly day: Day;
  readonly now: () => string;
  readonly onProgress: (at: ReadingProgress) => void;
  readonly onAdvice: (applicationId: string) => void;
}

/** Everything the chain made of a folder. */
export interface Intake {
  readonly held: MemoryCase;
  readonly problems: readonly ReadingProblem[];
  readonly advice: ReadonlyMap<string, Advice>;
}

// Intake on the command line is the act of whoever runs it; there is no session.
const OPERATOR: Person = { id: "operator", login: "operator", name: "命令行", court: "local", role: "clerk" };

function memoryEvidence(pages: readonly Page[], knowledge: KnowledgeSource): Evidence {
  const byPlace = new Map(pages.map((page) => [`${page.original}#${page.number}`, page]));
  return {
    page: async (original, number) => byPlace.get(`${original}#${number}`),
    provision: (ref, on) => knowledge.provision(ref, on),
    isDecidedCase: (id) => knowledge.isDecidedCase(id),
  };
}

function takeOver(held: MemoryCase, applicationId: string, draft: Draft): void {
  if (applicationId === "dossier-cataloguing") held.documents = proposedDocuments(draft, (order) => `d${order}`);
  if (applicationId === "case-backfill") held.fields = proposedFields(draft);
  if (applicationId === "document-drafting") held.draftText = paragraphText(draftedParagraphs(draft)) || undefined;
}

/**
 * Works a folder of papers through the whole chain without a server: reads, catalogues, fills in, reviews and drafts.
 * Every piece of advice passes the gate and stands in the ledger given.
 * @throws Failure bad_request for a missing or empty folder
 */
export async function runIntake(folder: string, kind: CaseKind, tools: IntakeTools): Promise<Intake> {
  const { originals, pages, problems } = await readFolder(folder, tools.reader, tools.onProgress);
  const held: MemoryCase = {
    id: "case",
    kind,
    originals,
    pages,
    documents: [],
    fields: [],
    earlier: new Map(),
    draftText: undefined,
  };
  const advice = new Map<string, Advice>();
  const surroundings: Omit<Surroundings, "newId"> = {
    applications: tools.applications,
    permissions: { isOn: async () => true, mayUse: async () => undefined, hasDeclined: async () => false },
    sources: memorySources(held, tools),
    evidence: memoryEvidence(pages, tools.knowledge),
    minutes: {
      record: async (entry) =>
        (await tools.ledger.append({ type: "E13", court: "local", schema: "advice/1", digest: digestOf(entry) })).index,
    },
    knowledgeRelease: tools.knowledge.release,
    now: tools.now,
  };
  for (const applicationId of CHAIN.filter((id) => tools.applications.has(id))) {
    tools.onAdvice(applicationId);
    const request = { applicationId, person: OPERATOR, caseId: held.id, input: {} };
    const given = await prepareAdvice(request, { ...surroundings, newId: () => `${applicationId}-1` });
    advice.set(applicationId, given);
    held.earlier.set(applicationId, { adviceId: given.id, draft: given.draft, outcomes: {} });
    takeOver(held, applicationId, given.draft);
  }
  return { held, problems, advice };
}
