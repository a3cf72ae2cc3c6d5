import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Failure } from "../vocabulary/failure.ts";

/** What a release of imported knowledge (知识发布版本) says about itself. */
export const Manifest = z.object({
  /** Four digits, counted from 0001. */
  release: z.string(),
  collection: z.enum(["laws", "cases"]),
  madeAt: z.string(),
  counts: z.record(z.string(), z.int()),
  /** SM3 over the content in its stored order, hex; equal content makes no new release. */
  sm3: z.string(),
  sources: z.array(z.string()),
  /** The release it was built on; null for the first. */
  before: z.string().nullable().optional(),
  /** What it changed against the one it was built on. */
  change: z.object({ added: z.int(), replaced: z.int(), removed: z.int() }).nullable().optional(),
  /** SM3 over names and content of all its files; with the signature it proves that nothing was changed since. */
  files: z.string().optional(),
  /** SM2 signature of the court's ledger key over the rest of the manifest; absent in releases made without a key. */
  signature: z.object({ publicKey: z.string(), value: z.string() }).optional(),
});
export type Manifest = z.infer<typeof Manifest>;

/** The two things that can be imported, each with releases of its own. */
export type Collection = Manifest["collection"];

const RELEASE = /^\d{4,}$/;
/** The file that names the release in use; it is replaced by one rename. */
export const POINTER = "current.json";
/** What a release says about itself, in its folder. */
export const MANIFEST = "manifest.json";

/** Folder of a collection's releases below the data folder. */
export function collectionFolder(dataDir: string, collection: Collection): string {
  return join(dataDir, "knowledge", collection);
}

/** The release in use and its folder; undefined before the first import. */
export function currentRelease(
  dataDir: string,
  collection: Collection,
): { folder: string; manifest: Manifest } | undefined {
  const release = pointedRelease(dataDir, collection);
  if (release === undefined) return undefined;
  const folder = join(collectionFolder(dataDir, collection), release);
  return { folder, manifest: Manifest.parse(JSON.parse(readFileSync(join(folder, MANIFEST), "utf8"))) };
}

/** The number of the release in use; a pointer that somebody broke stands for the newest. */
export function pointedRelease(dataDir: string, collection: Collection): string | undefined {
  const root = collectionFolder(dataDir, collection);
  const file = join(root, POINTER);
  if (!existsSync(file)) return undefined;
  try {
    return z.object({ release: z.string().regex(RELEASE) }).parse(JSON.parse(readFileSync(file, "utf8"))).release;
  } catch {
    return releaseNumbers(root).at(-1);
  }
}

function overtaken(): Failure {
  return new Failure("conflict", {
    zh: "导入期间发布版本已变更，未写入任何内容；请重新导入。",
    en: "Cannot import: the release in use changed meanwhile. Nothing was written; import again",
  });
}

/** How a release is made beyond its content. */
export interface ReleaseOptions {
  /** Completes the manifest once all files are there: hashes and signs them. */
  readonly complete?: ((folder: string, manifest: Manifest) => Promise<Manifest>) | undefined;
  /** What was in use when the work began; a release built on less than what is there now would lose the rest. */
  readonly since?: string | undefined;
  /** How many of the newest releases stay, the one in use besides; all when it is not given. */
  readonly keep?: number | undefined;
}

/**
 * Makes a new release: `fill` writes into a folder nobody reads yet; only when it has finished does the folder get its
 * number and the pointer its new value, each by one rename. Whatever stops it before leaves the old release in use.
 * @throws Failure "conflict" when another import is running.
 */
export async function makeRelease(
  dataDir: string,
  about: Omit<Manifest, "release" | "madeAt">,
  fill: (folder: string) => Promise<void>,
  { complete = async (_, manifest) => manifest, keep, ...work }: ReleaseOptions = {},
): Promise<Manifest> {
  const root = collectionFolder(dataDir, about.collection);
  mkdirSync(root, { recursive: true });
  const unlock = lock(root);
  const building = join(root, "building");
  try {
    if ("since" in work && pointedRelease(dataDir, about.collection) !== work.since) throw overtaken();
    rmSync(building, { recursive: true, force: true });
    mkdirSync(building);
    await fill(building);
    const numbered: Manifest = { ...about, release: nextNumber(root), madeAt: new Date().toISOString() };
    const manifest = await complete(building, numbered);
    writeFileSync(join(building, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    renameSync(building, join(root, manifest.release));
    point(root, manifest.release);
    const old = keep === undefined ? [] : releaseNumbers(root).slice(0, -keep);
    for (const release of old) rmSync(join(root, release), { recursive: true, force: true });
    return manifest;
  } finally {
    rmSync(building, { recursive: true, force: true });
    unlock();
  }
}

/**
 * Puts another release into use, by one rename. Says nothing of whether it is valid: choose-release.ts does.
 * @throws Failure "conflict" when an import is running
 */
export function pointTo(dataDir: string, collection: Collection, release: string): void {
  const root = collectionFolder(dataDir, collection);
  const unlock = lock(root);
  try {
    point(root, release);
  } finally {
    unlock();
  }
}

function point(root: string, release: string): void {
  writeFileSync(join(root, `${POINTER}.new`), JSON.stringify({ release }));
  renameSync(join(root, `${POINTER}.new`), join(root, POINTER));
}

/** Numbers of the releases of a collection folder, oldest first. */
export function releaseNumbers(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => RELEASE.test(name))
    .sort();
}

function nextNumber(root: string): string {
  return String(Number(releaseNumbers(root).at(-1) ?? 0) + 1).padStart(4, "0");
}

/** A lock left behind by a process that no longer lives is taken over. */
function lock(root: string): () => void {
  const file = join(root, "importing.lock");
  if (existsSync(file) && !isAlive(Number(readFileSync(file, "utf8")))) rmSync(file, { force: true });
  try {
    const handle = openSync(file, "wx");
    writeFileSync(handle, String(process.pid));
    closeSync(handle);
  } catch (cause) {
    throw new Failure(
      "conflict",
      {
        zh: "另一项导入正在进行，请等其完成后再试。",
        en: `Cannot import: another import into ${root} is running. Wait until it has finished and try again`,
      },
      { cause },
    );
  }
  return () => rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * The parts of a knowledge release, as advice names it ("laws-0002+cases-none+base-1f…"), that are no longer here: deleted
 * releases, and the state of the knowledge base when the product has another one today (`now`).
 */
export function missingParts(dataDir: string, name: string, now: string): string[] {
  const today = new Set(now.split("+"));
  return name.split("+").filter((part) => {
    const [, collection, release = ""] = /^(laws|cases)-(\d{4,})$/u.exec(part) ?? [];
    if (collection === "laws" || collection === "cases")
      return !existsSync(join(collectionFolder(dataDir, collection), release, MANIFEST));
    return !part.endsWith("-none") && !today.has(part);
  });
}
