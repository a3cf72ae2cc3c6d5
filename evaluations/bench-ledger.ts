import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import { sm3 } from "sm-crypto-v2";
import { type Database, openDatabase } from "../src/database/connection.ts";
import { startEmbeddedPostgres } from "../src/database/embedded-postgres.ts";
import { migrate } from "../src/database/migrate.ts";
import { openDatabaseLedger } from "../src/ledger/database-ledger.ts";
import { toHex } from "../src/ledger/hexadecimal.ts";
import type { Ledger, LedgerEntry, LedgerKey } from "../src/ledger/ledger.ts";
import { openLedgerKey } from "../src/ledger/ledger-key.ts";
import { hashOf, inclusionSpans } from "../src/ledger/merkle-proof.ts";
import { EMPTY, grow, leafHash, type NodeRef } from "../src/ledger/merkle-tree.ts";
import { sm3 as fastSm3, sealEntry, signHead } from "../src/ledger/seal-entry.ts";
import { verifyProof } from "../src/ledger/verification.ts";
import type { Proof } from "../src/vocabulary/protocol.ts";

/** Figures of one run; rates per second, times in milliseconds, sizes in bytes. */
interface LedgerFigures {
  readonly insertsPerSecond: number;
  readonly appendsPerSecond: number;
  /** Appends per bare insert: what the proof of a write costs. */
  readonly ratio: number;
  /** With 64 writers at once, who share commits and signatures. */
  readonly batchedAppendsPerSecond: number;
  /** Bare inserts by as many writers over the same connections. */
  readonly batchedInsertsPerSecond: number;
  readonly entriesProvedInDatabase: number;
  readonly proofFromDatabaseMs: number;
  readonly leaves: number;
  readonly treeSeconds: number;
  readonly proofBytes: number;
  readonly proofSteps: number;
  readonly verifyMs: number;
  readonly verified: number;
}

const LEAVES = 1_000_000;
const PROOFS = 100;
const ROUNDS = 3;
const WRITERS = 64;
const CONNECTIONS = 4;
const ROUND_MS = 1500;

/**
 * Measures the ledger: appends per second with fsync beside bare single-row inserts in the same run and database, and
 * size and verification time of a proof among a million leaves. Arguments: --json prints the figures as JSON only.
 */
export async function benchLedger(args: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "xiezhi-bench-"));
  chmodSync(folder, 0o711);
  try {
    const key = openLedgerKey(join(folder, "secrets"));
    const figures = { ...(await measureWrites(folder, key)), ...measureMillion(key) };
    console.log(args.includes("--json") ? JSON.stringify(figures) : inWords(figures));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Writes = Omit<LedgerFigures, "leaves" | "treeSeconds" | "proofBytes" | "proofSteps" | "verifyMs" | "verified">;

async function measureWrites(folder: string, key: LedgerKey): Promise<Writes> {
  const server = await startEmbeddedPostgres({ dataDir: folder });
  const db = openDatabase(server.url, { max: CONNECTIONS });
  try {
    await migrate(db);
    await sql`create table bare (number bigint primary key, body text not null)`.execute(db);
    return await alternate(db, openDatabaseLedger(db, { key }));
  } finally {
    await db.destroy();
    await server.stop();
  }
}

// By turns, so that whatever else the machine does meanwhile strikes both.
async function alternate(db: Database, ledger: Ledger): Promise<Writes> {
  const leaf = sealEntry(entry(0), undefined, new Date().toISOString()).leaf;
  let inserted = 0;
  let appended = 0;
  const insert = () => sql`insert into bare values (${inserted++}, ${leaf})`.execute(db);
  const append = () => ledger.append(entry(appended++));
  const rates = { insert: [0], append: [0], manyInserts: [0], manyAppends: [0] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.insert[round] = await perSecond(1, insert);
    rates.append[round] = await perSecond(1, append);
    rates.manyInserts[round] = await perSecond(WRITERS, insert);
    rates.manyAppends[round] = await perSecond(WRITERS, append);
  }
  const [insertsPerSecond, appendsPerSecond] = [mean(rates.insert), mean(rates.append)];
  const begun = performance.now();
  for (let index = 0; index < 100; index++) await ledger.proof(Math.floor((index * appended) / 100));
  return {
    insertsPerSecond,
    appendsPerSecond,
    ratio: appendsPerSecond / insertsPerSecond,
    batchedAppendsPerSecond: mean(rates.manyAppends),
    batchedInsertsPerSecond: mean(rates.manyInserts),
    entriesProvedInDatabase: appended,
    proofFromDatabaseMs: (performance.now() - begun) / 100,
  };
}

/** How often per second so many writers, each waiting for its own acknowledgement, get an act done. */
async function perSecond(writers: number, act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  let acts = 0;
  const write = async (): Promise<void> => {
    for (; performance.now() - begun < ROUND_MS; acts++) await act();
  };
  await Promise.all(Array.from({ length: writers }, write));
  return (acts * 1000) / (performance.now() - begun);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function entry(number: number): LedgerEntry {
  return { type: "E13", court: "A01", schema: "advice/1", digest: sm3(`entry ${number}`) };
}

type Million = Omit<LedgerFigures, keyof Writes>;

function measureMillion(key: LedgerKey): Million {
  const begun = performance.now();
  const step = LEAVES / PROOFS;
  const sealed = new Map<number, { leaf: string; salt: Uint8Array }>();
  const levels: Uint8Array[][] = [];
  let tree = EMPTY;
  for (let index = 0; index < LEAVES; index++) {
    // Only the leaves that will be proved are real entries; the others need no more than a hash.
    const real = index % step === 7 ? sealEntry(entry(index), undefined, new Date().toISOString()) : undefined;
    if (real !== undefined) sealed.set(index, real);
    const grown = grow(fastSm3, tree, leafHash(fastSm3, Buffer.from(real?.leaf ?? String(index))));
    for (const node of grown.nodes) {
      levels[node.level] ??= [];
      levels[node.level]?.push(node.hash);
    }
    tree = grown.tree;
  }
  const treeSeconds = (performance.now() - begun) / 1000;
  const lookup = ({ level, index }: NodeRef): Uint8Array => levels[level]?.[index] ?? new Uint8Array();
  const head = signHead({ key, origin: "bench" }, tree, new Date().toISOString());
  const proofs = [...sealed].map(([index, { leaf, salt }]): Proof => {
    const inclusion = inclusionSpans(index, LEAVES).map((span) => toHex(hashOf(fastSm3, span, lookup)));
    const file = { name: "判决书.pdf", sm3: entry(index).digest };
    return { v: 1, file, salt: toHex(salt), leaf, index, inclusion, head };
  });
  return { leaves: LEAVES, treeSeconds, ...measureProofs(proofs) };
}

function measureProofs(proofs: readonly Proof[]): Pick<Million, "proofBytes" | "proofSteps" | "verifyMs" | "verified"> {
  const begun = performance.now();
  const verified = proofs.filter((proof) => verifyProof(proof).ok).length;
  const verifyMs = (performance.now() - begun) / proofs.length;
  const sizes = proofs.map((proof) => Buffer.byteLength(JSON.stringify(proof)));
  return {
    proofBytes: Math.max(...sizes),
    proofSteps: Math.max(...proofs.map((proof) => proof.inclusion.length)),
    verifyMs,
    verified,
  };
}

function inWords(figures: LedgerFigures): string {
  const whole = (value: number): string => Math.round(value).toLocaleString("en");
  return [
    "ledger, PostgreSQL with fsync, one writer, each append signed with SM2 and committed alone:",
    `  appends         ${whole(figures.appendsPerSecond)}/s`,
    `  bare inserts    ${whole(figures.insertsPerSecond)}/s (same run, same database, one row and commit each)`,
    `  ratio           ${figures.ratio.toFixed(2)}`,
    `${WRITERS} writers at once, sharing commits and signatures:`,
    `  appends         ${whole(figures.batchedAppendsPerSecond)}/s`,
    `  bare inserts    ${whole(figures.batchedInsertsPerSecond)}/s over the same ${CONNECTIONS} connections`,
    `  proof from db   ${figures.proofFromDatabaseMs.toFixed(1)} ms among ${whole(figures.entriesProvedInDatabase)} entries`,
    `among ${whole(figures.leaves)} leaves (in memory, built in ${figures.treeSeconds.toFixed(1)} s):`,
    `  proof           ${whole(figures.proofBytes)} bytes, ${figures.proofSteps} steps`,
    `  verification    ${figures.verifyMs.toFixed(1)} ms (commitment, path, SM2 signature); ${figures.verified} of ${PROOFS} verified`,
  ].join("\n");
}
