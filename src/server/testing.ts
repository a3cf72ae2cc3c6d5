import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hash } from "@node-rs/argon2";
import { openBlobStore } from "../data-service/blobs.ts";
import { setPassword } from "../data-service/people.ts";
import { installSwitches } from "../data-service/switches.ts";
import { makeTestCourt, type TestCourt } from "../data-service/testing.ts";
import { createTestDatabase } from "../database/testing.ts";
import { openLanguageModel } from "../engine/model/language-model.ts";
import { createReader, type Reader } from "../engine/reading/reader.ts";
import type { Application } from "../governance/application.ts";
import { openKnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { openLiveKnowledge } from "../knowledge-service/live-knowledge.ts";
import { openDatabaseLedger } from "../ledger/database-ledger.ts";
import { openLedgerKey } from "../ledger/ledger-key.ts";
import type { Person } from "../vocabulary/person.ts";
import { openServer } from "./http/open-server.ts";
import type { Server } from "./http/server.ts";
import { KNOWLEDGE_FOLDER, type Premises } from "./premises.ts";
import { openReleaseSeal } from "./release-seal.ts";
import { readSettings, type Settings } from "./settings.ts";

/** Password of every person of a test court. */
export const PASSWORD = "correct horse 正确";

/** An answer of the server. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The parsed text; empty when it is no JSON. */
  readonly json: Record<string, unknown>;
}

/** A signed-in person who sends requests. */
export interface Caller {
  readonly csrf: string;
  readonly cookie: string;
  send(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** Methods of the API. */
export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** A whole server on a database of its own, with the people of a fictional court. For tests only. */
export interface TestServer {
  readonly premises: Premises;
  readonly server: Server;
  readonly court: TestCourt;
  /** Everything that was logged, at the most talkative level. */
  readonly log: string[];
  /** Sends without a session. */
  send: Caller["send"];
  /** Signs the person in. */
  as(person: Person): Promise<Caller>;
  close(): Promise<void>;
}

async function openTestPremises(
  applications: readonly Application[],
  settings: Partial<Settings>,
): Promise<Premises & { drop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "xiezhi-server-"));
  const database = await createTestDatabase();
  const all: Settings = {
    ...readSettings({}),
    DATA_DIR: dataDir,
    SIGN_IN_PER_MINUTE: 1000,
    LOG_LEVEL: "debug",
    ...settings,
  };
  const base = openKnowledgeBase(KNOWLEDGE_FOLDER);
  const knowledge = await openLiveKnowledge({ dataDir, base, seal: openReleaseSeal(dataDir), checkEvery: 0 });
  let reader: Promise<Reader> | undefined;
  const limits = {
    maxBytes: all.MAX_FILE_BYTES,
    maxPages: all.MAX_FILE_PAGES,
    maxPixels: all.MAX_PAGE_PIXELS,
    maxUnpackedBytes: all.MAX_UNPACKED_BYTES,
  };
  const close = async (): Promise<void> => {
    await (await reader)?.close();
    await knowledge.close();
  };
  return {
    settings: all,
    dataDir,
    knowledge,
    applications: new Map(applications.map((application) => [application.card.id, application])),
    model: openLanguageModel({ url: undefined, model: "", key: undefined, timeoutSeconds: 1 }),
    reader: () => (reader ??= createReader({ threads: 1, limits })),
    records: database.db,
    blobs: openBlobStore(dataDir),
    ledger: openDatabaseLedger(database.db, { key: openLedgerKey(join(dataDir, "secrets")) }),
    where: "test",
    newId: () => randomUUID(),
    close,
    drop: async () => {
      await close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Opens a test server; its applications are switched on, its people all have PASSWORD. */
export async function openTestServer(
  options: { applications?: readonly Application[]; settings?: Partial<Settings> } = {},
): Promise<TestServer> {
  const premises = await openTestPremises(options.applications ?? [], options.settings ?? {});
  const court = await makeTestCourt(premises.records);
  const passwordHash = await hash(PASSWORD);
  for (const person of Object.values(court))
    if (typeof person !== "string") await setPassword(premises.records, person, passwordHash);
  await installSwitches(premises.records, [...premises.applications.keys()]);
  const log: string[] = [];
  const server = await openServer(premises, { write: (line) => void log.push(line) });
  const send = sender(server, {});
  return {
    premises,
    server,
    court,
    log,
    send,
    as: (person) => signIn(server, person),
    close: async () => {
      await server.close();
      await premises.drop();
    },
  };
}

function sender(server: Server, always: Record<string, string>): Caller["send"] {
  return async (method, path, body, headers = {}) => {
    const isRaw = typeof body === "string" || body instanceof Buffer;
    const type: Record<string, string> = body === undefined || isRaw ? {} : { "content-type": "application/json" };
    const payload = body === undefined ? {} : { payload: isRaw ? body : JSON.stringify(body) };
    const answer = await server.inject({
      method,
      url: `/api${path}`,
      headers: { ...type, ...always, ...headers },
      ...payload,
    });
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, json: parsed(answer.body) };
  };
}

function parsed(text: string): Answer["json"] {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

async function signIn(server: Server, person: Person): Promise<Caller> {
  const body = JSON.stringify({ login: person.login, password: PASSWORD });
  const answer = await server.inject({
    method: "POST",
    url: "/api/sessions",
    headers: { "content-type": "application/json" },
    payload: body,
  });
  const { csrf } = answer.json<{ csrf: string }>();
  const cookie = String(answer.headers["set-cookie"]).split(";")[0] ?? "";
  return { csrf, cookie, send: sender(server, { cookie, "x-csrf-token": csrf }) };
}

/** One file as a multipart form sends it. */
export function formWith(files: readonly { name: string; bytes: Uint8Array | string; type?: string }[]): {
  body: Buffer;
  headers: Record<string, string>;
} {
  const boundary = `form-${randomUUID()}`;
  const parts = files.flatMap(({ name, bytes, type = "application/octet-stream" }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`,
    ),
    Buffer.from(bytes),
    Buffer.from("\r\n"),
  ]);
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  return { body, headers: { "content-type": `multipart/form-data; boundary=${boundary}` } };
}
