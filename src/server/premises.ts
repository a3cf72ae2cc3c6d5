import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { loadApplications } from "../applications/all.ts";
import { type BlobStore, openBlobStore } from "../data-service/blobs.ts";
import type { Records } from "../data-service/records.ts";
import { openDatabase } from "../database/connection.ts";
import { startEmbeddedPostgres } from "../database/embedded-postgres.ts";
import { migrate } from "../database/migrate.ts";
import { type LanguageModelDoor, openLanguageModel } from "../engine/model/language-model.ts";
import { createReader, type Reader } from "../engine/reading/reader.ts";
import type { Application } from "../governance/application.ts";
import { openKnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { type LiveKnowledge, openLiveKnowledge } from "../knowledge-service/live-knowledge.ts";
import { openDatabaseLedger } from "../ledger/database-ledger.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { openLedgerKey } from "../ledger/ledger-key.ts";
import { openReleaseSeal } from "./release-seal.ts";
import type { Settings } from "./settings.ts";

/** Folder of legal knowledge that ships with the product. */
export const KNOWLEDGE_FOLDER = join(import.meta.dirname, "..", "..", "knowledge");

/** What reads, knows and advises, without records: enough for work on the command line. */
export interface Workshop {
  readonly settings: Settings;
  readonly dataDir: string;
  readonly knowledge: LiveKnowledge;
  readonly model: LanguageModelDoor;
  readonly applications: ReadonlyMap<string, Application>;
  /** The reader of pages, started when first needed. */
  reader(): Promise<Reader>;
  close(): Promise<void>;
}

/** The records (司法数据): database, originals and ledger. */
export interface Archive {
  readonly dataDir: string;
  readonly records: Records;
  readonly blobs: BlobStore;
  readonly ledger: Ledger;
  /** Where the records lie, in words for the operator. */
  readonly where: string;
  close(): Promise<void>;
}

/** Everything the server works with, wired by hand. */
export interface Premises extends Workshop, Archive {
  readonly newId: () => string;
}

/** What an operator must know of releases goes to the log of the process: it names no case. */
const tellTrouble = {
  onTrouble: (error: unknown) =>
    process.emitWarning(
      `新的知识发布版本无法打开，继续使用原版本 a new knowledge release could not be opened: ${String(error)}`,
    ),
  onOpened: ({ notices }: { notices: LiveKnowledge["notices"] }) => {
    for (const { zh, en } of notices) process.emitWarning(`${zh} ${en}`);
  },
};

/** Opens knowledge, applications, language model and reader. */
export async function openWorkshop(settings: Settings): Promise<Workshop> {
  const dataDir = resolve(settings.DATA_DIR);
  await mkdir(dataDir, { recursive: true });
  const base = openKnowledgeBase(KNOWLEDGE_FOLDER);
  const knowledge = await openLiveKnowledge({ dataDir, base, seal: openReleaseSeal(dataDir), ...tellTrouble });
  let reader: Promise<Reader> | undefined;
  return {
    settings,
    dataDir,
    knowledge,
    applications: await loadApplications(),
    model: openLanguageModel({
      url: settings.LLM_URL,
      model: settings.LLM_MODEL,
      key: settings.LLM_KEY,
      timeoutSeconds: settings.LLM_TIMEOUT_SECONDS,
    }),
    reader: () => (reader ??= createReader(readerOptions(settings))),
    close: async () => {
      await (await reader)?.close();
      await knowledge.close();
    },
  };
}

function readerOptions(settings: Settings): Parameters<typeof createReader>[0] {
  return {
    threads: settings.OCR_THREADS || availableParallelism(),
    limits: {
      maxBytes: settings.MAX_FILE_BYTES,
      maxPages: settings.MAX_FILE_PAGES,
      maxPixels: settings.MAX_PAGE_PIXELS,
      maxUnpackedBytes: settings.MAX_UNPACKED_BYTES,
    },
    ...(settings.OCR_MODEL_DIR ? { modelFolder: settings.OCR_MODEL_DIR } : {}),
  };
}

/** Opens the records without knowledge or reader; migrates the database to this version. */
export async function openArchive(settings: Settings): Promise<Archive> {
  const dataDir = resolve(settings.DATA_DIR);
  await mkdir(dataDir, { recursive: true });
  const server = settings.DATABASE_URL ? undefined : await startEmbeddedPostgres({ dataDir });
  const records = openDatabase(settings.DATABASE_URL ?? server?.url ?? "");
  await migrate(records);
  return {
    dataDir,
    records,
    blobs: openBlobStore(dataDir),
    ledger: openDatabaseLedger(records, { key: openLedgerKey(join(dataDir, "secrets")) }),
    where: server?.where ?? "DATABASE_URL",
    close: async () => {
      await records.destroy();
      await server?.stop();
    },
  };
}

/** Opens everything: the workshop, and the records behind it. */
export async function openPremises(settings: Settings): Promise<Premises> {
  const workshop = await openWorkshop(settings);
  const archive = await openArchive(settings);
  return {
    ...workshop,
    ...archive,
    newId: () => randomUUID(),
    close: async () => {
      await workshop.close();
      await archive.close();
    },
  };
}
