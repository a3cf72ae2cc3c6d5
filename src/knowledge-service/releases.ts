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
});
export type Manifest = z.infer<typeof Manifest>;

/** The two things that can be imported, each with releases of its own. */
export type Collection = Manifest["collection"];

const KEPT = 3;
const POINTER = "current.json";

/** Folder of a collection's releases below the data folder. */
export function collectionFolder(dataDir: string, collection: Collection): string {
  return join(dataDir, "knowledge", collection);
}

/** The release in use and its folder; undefined before the first import. */
export function currentRelease(
  dataDir: string,
  collection: Collection,
): { folder: string; manifest: Manifest } | undefined {
  const root = collectionFolder(dataDir, collection);
  if (!existsSync(join(root, POINTER))) return undefined;
  const { release } = z.object({ release: z.string() }).parse(JSON.parse(readFileSync(join(root, POINTER), "utf8")));
  const folder = join(root, release);
  return { folder, manifest: Manifest.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))) };
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
): Promise<Manifest> {
  const root = collectionFolder(dataDir, about.collection);
  mkdirSync(root, { recursive: true });
  const unlock = lock(root);
  const building = join(root, "building");
  try {
    rmSync(building, { recursive: true, force: true });
    mkdirSync(building);
    await fill(building);
    const manifest: Manifest = { ...about, release: nextNumber(root), madeAt: new Date().toISOString() };
    writeFileSync(join(building, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    renameSync(building, join(root, manifest.release));
    writeFileSync(join(root, `${POINTER}.new`), JSON.stringify({ release: manifest.release }));
    renameSync(join(root, `${POINTER}.new`), join(root, POINTER));
    for (const old of numbered(root).slice(0, -KEPT)) rmSync(join(root, old), { recursive: true, force: true });
    return manifest;
  } finally {
    rmSync(building, { recursive: true, force: true });
    unlock();
  }
}

function numbered(root: string): string[] {
  return readdirSync(root)
    .filter((name) => /^\d{4}$/.test(name))
    .sort();
}

function nextNumber(root: string): string {
  return String(Number(numbered(root).at(-1) ?? 0) + 1).padStart(4, "0");
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
