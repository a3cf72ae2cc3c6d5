import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadApplications } from "../src/applications/all.ts";
import type { WholeCase } from "../src/engine/fairness/swap-case.ts";
import type { Application, Sources } from "../src/governance/application.ts";
import type { KnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { importCases } from "../src/knowledge-service/import-cases.ts";
import { type KnowledgeService, openKnowledgeService } from "../src/knowledge-service/knowledge-service.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { readSearchKnowledge } from "../src/knowledge-service/search-knowledge.ts";
import { memorySources } from "../src/server/intake/memory-sources.ts";
import { proposedFields } from "../src/server/proposals.ts";
import type { CaseField, Dossier } from "../src/vocabulary/case-record.ts";
import type { Day } from "../src/vocabulary/day.ts";
import type { Page } from "../src/vocabulary/page.ts";
import type { BaseCase } from "./fairness-cases.ts";
import { importMeasured } from "./measured-corpus.ts";

/** The product's applications over laws and decided cases, ready to advise on cases held in memory. */
export interface FairnessBench {
  readonly base: KnowledgeBase;
  readonly applications: ReadonlyMap<string, Application>;
  readonly sources: Sources;
  /** The case as the product reads it: fields are filled in from its papers by the product's own backfill. */
  read(one: BaseCase): Promise<WholeCase>;
  /** The same dossier read again, for papers that were swapped. */
  readAgain(one: BaseCase, dossier: Dossier): Promise<WholeCase>;
  close(): Promise<void>;
}

const COURT = "云州省明江市青溪区人民法院";

/** Opens the bench; the first `library` judgments of the corpus become the case library. */
export async function openFairnessBench(
  { laws, corpus, cacheDir, day }: { laws: string; corpus: string; cacheDir: string; day: Day },
  library: number,
): Promise<FairnessBench> {
  const { dataDir, segment, base } = await importMeasured(laws, join(cacheDir, "fairness"));
  await importCases(await firstRows(corpus, library, dataDir), {
    dataDir,
    segment,
    features: readSearchKnowledge().features,
  });
  const knowledge = await openKnowledgeService({ dataDir, base, segment });
  const applications = await loadApplications();
  const model = { name: undefined, complete: async () => undefined };
  const backfill = applications.get("case-backfill");
  const asked = new Map<string, unknown>();
  const searching = remembered(knowledge, asked);
  const sourcesOf = (dossier: Dossier, one: BaseCase) =>
    memorySources(
      { ...dossier, id: "case", kind: one.kind, fields: [], earlier: new Map(), draftText: undefined },
      { day, knowledge: searching, model },
    );
  const readAgain = async (one: BaseCase, dossier: Dossier): Promise<WholeCase> => {
    const draft = (await backfill?.prepare({ caseId: "case" }, sourcesOf(dossier, one)))?.draft;
    const read = draft ? proposedFields(draft) : [];
    const fields = [...read.filter(({ name }) => name !== "cause"), causeField(one.cause)];
    return { dossier, record: { id: "case", court: COURT, kind: one.kind, fields } };
  };
  return {
    base,
    applications,
    sources: sourcesOf(dossierOf({ name: "", kind: "civil", cause: "", papers: [] }), {
      name: "",
      kind: "civil",
      cause: "",
      papers: [],
    }),
    read: (one) => {
      asked.clear();
      return readAgain(one, dossierOf(one));
    },
    readAgain,
    close: () => knowledge.close(),
  };
}

/**
 * Searches answer the same question about one case once: most swaps leave the question as it was, and a search is most of
 * the time of a pair. `asked` is to be emptied with each new case, for the filter of a search belongs to its case.
 */
function remembered(knowledge: KnowledgeService, asked: Map<string, unknown>): KnowledgeService {
  const once = <T>(question: unknown, answer: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify(question);
    if (!asked.has(key)) asked.set(key, answer());
    return asked.get(key) as Promise<T>;
  };
  return {
    ...knowledge,
    findLikeCases: (query, how) =>
      once(["cases", query, how.limit, how.court, how.byAuthority], () => knowledge.findLikeCases(query, how)),
    findProvisions: (words, how) => once(["provisions", words, how], () => knowledge.findProvisions(words, how)),
  };
}

/** The cause as the filing office enters it: a person's word, not read from the papers. */
function causeField(value: string): CaseField {
  return { name: "cause", value, passages: [], confidence: 1, status: "confirmed", conflicts: [], warnings: [] };
}

async function firstRows(file: string, count: number, folder: string): Promise<string> {
  const rows: string[] = [];
  for await (const { value } of readJsonLines(file)) {
    rows.push(JSON.stringify(value));
    if (rows.length === count) break;
  }
  await mkdir(folder, { recursive: true });
  const path = join(folder, `library-${count}.jsonl`);
  await writeFile(path, `${rows.join("\n")}\n`);
  return path;
}

function dossierOf({ papers }: BaseCase): Dossier {
  const original = (at: number) => `o${at + 1}`;
  return {
    caseId: "case",
    originals: papers.map((_, at) => ({
      id: original(at),
      name: `${at + 1}.txt`,
      mediaType: "text/plain",
      bytes: 1,
      sm3: "0".repeat(64),
      sha256: "0".repeat(64),
    })),
    pages: papers.map(({ text }, at) => pageOf(original(at), text)),
    documents: papers.map(({ kind }, at) => ({
      id: `d${at + 1}`,
      pages: [{ original: original(at), number: 1 }],
      kind,
      title: kind,
      day: null,
      author: null,
      volume: "main",
      slot: "C03",
      order: at + 1,
      confidence: 1,
      status: "confirmed",
    })),
  };
}

function pageOf(original: string, text: string): Page {
  return {
    original,
    number: 1,
    width: 1000,
    height: 1400,
    rotation: 0,
    text,
    lines: [],
    origin: "plain",
    confidence: 1,
    ink: 0.1,
    sealed: false,
  };
}
