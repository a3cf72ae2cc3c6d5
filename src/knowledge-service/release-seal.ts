import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { canonicalize } from "json-canonicalize";
import type { ReleaseRow } from "../vocabulary/protocol-knowledge.ts";
import { type Collection, collectionFolder, MANIFEST, Manifest, releaseNumbers } from "./releases.ts";

/** Signs releases and verifies signatures; the court's ledger key stands behind it (发布签名). */
export interface ReleaseSeal {
  /** Uncompressed SM2 point in hex. */
  readonly publicKey: string;
  /** SM2 signature over UTF-8 text, DER in hex. */
  sign(text: string): string;
  verifies(text: string, signature: string, publicKey: string): boolean;
  /** What this machine hashed before, kept where only the owner of the key can write; without it all is hashed anew. */
  readonly memory?: HashMemory;
}

/** Hashes of release folders by the state of their files. */
export interface HashMemory {
  recall(folder: string, stamp: string): string | undefined;
  keep(folder: string, stamp: string, hash: string): void;
}

/** What the signature of a release covers: everything of the manifest but the signature itself. */
function signedText({ signature: _signature, ...manifest }: Manifest): string {
  return `xiezhi/release/1\n${canonicalize(manifest)}`;
}

/** The manifest with its signature. */
export function sealManifest(manifest: Manifest, seal: ReleaseSeal): Manifest {
  return { ...manifest, signature: { publicKey: seal.publicKey, value: seal.sign(signedText(manifest)) } };
}

/** Files of a release folder besides the manifest, in the order of their names. */
function contentFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name !== MANIFEST && statSync(join(folder, name)).isFile()).sort();
}

/** SM3 over names and content of all files of a release folder but its manifest, hex. */
export async function hashContent(folder: string): Promise<string> {
  const whole = createHash("sm3");
  for (const name of contentFiles(folder)) {
    const hash = createHash("sm3");
    await pipeline(createReadStream(join(folder, name)), hash);
    whole.update(`${name}\n${hash.digest("hex")}\n`);
  }
  return whole.digest("hex");
}

/** Hashing a hundred megabytes takes a third of a second; a folder whose files did not move is not hashed again. */
const hashed = new Map<string, { stamp: string; hash: Promise<string> }>();

function contentOf(folder: string, memory: HashMemory | undefined): Promise<string> {
  const stamp = stampOf(folder);
  const known = hashed.get(folder);
  if (known?.stamp === stamp) return known.hash;
  const hash = recalledOrHashed(folder, stamp, memory);
  hashed.set(folder, { stamp, hash });
  return hash;
}

async function recalledOrHashed(folder: string, stamp: string, memory: HashMemory | undefined): Promise<string> {
  const recalled = memory?.recall(folder, stamp);
  if (recalled !== undefined) return recalled;
  const hash = await hashContent(folder);
  memory?.keep(folder, stamp, hash);
  return hash;
}

/** Size, times and place of every file: the time of change cannot be set back by whoever writes a file. */
function stampOf(folder: string): string {
  const hash = createHash("sm3");
  for (const name of contentFiles(folder)) {
    const { size, mtimeMs, ctimeMs, ino } = statSync(join(folder, name));
    hash.update(`${name} ${size} ${mtimeMs} ${ctimeMs} ${ino}\n`);
  }
  return hash.digest("hex");
}

/** The manifest of a release; undefined when there is none that can be read. */
export function manifestOf(folder: string): Manifest | undefined {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) return undefined;
  try {
    return Manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // A manifest that somebody broke vouches for nothing: the release counts as invalid.
    return undefined;
  }
}

/** What a release's signature is worth. */
export type SignatureState = ReleaseRow["signature"];

/**
 * Verifies a release: our signature on its manifest, and its files as they were signed. A release without a signature is
 * one made before releases were signed, unless a signed one came before it: then somebody took the signature off.
 */
export async function verifyRelease(
  { dataDir, collection }: { dataDir: string; collection: Collection },
  release: string,
  seal: ReleaseSeal,
): Promise<SignatureState> {
  const root = collectionFolder(dataDir, collection);
  const manifest = manifestOf(join(root, release));
  if (!manifest || manifest.release !== release || manifest.collection !== collection) return "invalid";
  const { signature } = manifest;
  if (signature === undefined) {
    const earlier = releaseNumbers(root).filter((number) => number < release);
    return earlier.some((number) => manifestOf(join(root, number))?.signature) ? "invalid" : "unsigned";
  }
  const isOurs =
    signature.publicKey === seal.publicKey && seal.verifies(signedText(manifest), signature.value, signature.publicKey);
  return isOurs && manifest.files === (await contentOf(join(root, release), seal.memory)) ? "valid" : "invalid";
}

/** Completes the manifest of a new release: hashes its files and signs, where there is a seal. */
export async function completeManifest(
  folder: string,
  manifest: Manifest,
  seal: ReleaseSeal | undefined,
): Promise<Manifest> {
  const whole = { ...manifest, files: await hashContent(folder) };
  return seal ? sealManifest(whole, seal) : whole;
}
