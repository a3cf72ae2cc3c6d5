import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Failure, type FailureText } from "../vocabulary/failure.ts";
import type { ReleaseRow } from "../vocabulary/protocol-knowledge.ts";
import { manifestOf, type ReleaseSeal, type SignatureState, verifyRelease } from "./release-seal.ts";
import {
  type Collection,
  collectionFolder,
  type Manifest,
  pointedRelease,
  pointTo,
  releaseNumbers,
} from "./releases.ts";

/** The choice of a release by hand (启用、回退发布版本): what the ledger commits to. */
export const ReleaseChoice = z.object({
  collection: z.enum(["laws", "cases"]),
  release: z.string(),
  /** The release in use before; null when there was none. */
  before: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  reason: z.string(),
});
export type ReleaseChoice = z.infer<typeof ReleaseChoice>;

const CHOICES = "choices.jsonl";
const COLLECTIONS = ["laws", "cases"] as const;

/** All releases of both collections, newest first, with what their signatures are worth. */
export async function listReleases(dataDir: string, seal: ReleaseSeal): Promise<ReleaseRow[]> {
  const rows = COLLECTIONS.map(async (collection) => {
    const root = collectionFolder(dataDir, collection);
    const used = await usableRelease({ dataDir, collection }, seal);
    const choices = readChoices(root);
    const verified = releaseNumbers(root).map(async (release): Promise<ReleaseRow> => {
      const signature = await verifyRelease({ dataDir, collection }, release, seal);
      return {
        ...described(collection, release, manifestOf(join(root, release))),
        signature,
        current: used.release?.manifest.release === release,
        chosen: choices.findLast((choice) => choice.release === release) ?? null,
      };
    });
    return (await Promise.all(verified)).reverse();
  });
  return (await Promise.all(rows)).flat();
}

function described(
  collection: Collection,
  release: string,
  manifest: Manifest | undefined,
): Omit<ReleaseRow, "signature" | "current" | "chosen"> {
  const { madeAt = "", counts = {}, sm3 = "", sources = [], change = null } = manifest ?? {};
  return { collection, release, madeAt, counts, sm3, sources, change };
}

function readChoices(root: string): ReleaseChoice[] {
  const file = join(root, CHOICES);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => ReleaseChoice.parse(JSON.parse(line)));
}

/** The release to read, and what the operator and the readers must be told when it is not the one chosen. */
export interface UsableRelease {
  readonly release: { readonly folder: string; readonly manifest: Manifest } | undefined;
  readonly signature: SignatureState | undefined;
  readonly notice: FailureText | undefined;
}

/**
 * The release in use, or, where its signature does not hold, the newest one whose signature does. Without a seal nothing
 * is verified: for tools and tests that work on folders of their own.
 */
export async function usableRelease(
  at: { dataDir: string; collection: Collection },
  seal: ReleaseSeal | undefined,
): Promise<UsableRelease> {
  const root = collectionFolder(at.dataDir, at.collection);
  const wanted = pointedRelease(at.dataDir, at.collection);
  if (wanted === undefined) return { release: undefined, signature: undefined, notice: undefined };
  const others = releaseNumbers(root).filter((number) => number !== wanted);
  for (const number of [wanted, ...others.reverse()]) {
    const signature = seal ? await verifyRelease(at, number, seal) : undefined;
    const manifest = signature === "invalid" ? undefined : manifestOf(join(root, number));
    if (manifest === undefined) continue;
    const notice = number === wanted ? undefined : refused(at.collection, wanted, number);
    return { release: { folder: join(root, number), manifest }, signature, notice };
  }
  return { release: undefined, signature: "invalid", notice: refused(at.collection, wanted, undefined) };
}

const NAMES = { laws: { zh: "法规", en: "laws" }, cases: { zh: "案例", en: "cases" } } as const;

function refused(collection: Collection, wanted: string, used: string | undefined): FailureText {
  const { zh, en } = NAMES[collection];
  return {
    zh: `${zh}发布版本 ${wanted} 的签名无效或内容被改动，已拒绝使用；${used === undefined ? "没有其他有效版本，" : `现使用最近的有效版本 ${used}。`}请重新导入，或从备份恢复。`,
    en: `Release ${wanted} of ${en} was refused: its signature does not hold or its files were changed. ${used === undefined ? "No other release is valid." : `Release ${used}, the last valid one, is used.`} Import again, or restore from a backup.`,
  };
}

/** A choice ready to be recorded and carried out. */
export interface PreparedChoice {
  readonly choice: ReleaseChoice;
  /** Puts the release into use and keeps the choice beside the releases. */
  carryOut(): void;
}

/**
 * Prepares the choice of a release: verified now, carried out by the caller once the ledger has it.
 * @throws Failure "not_found" for a number that is not there, "conflict" for one in use or whose signature does not hold
 */
export async function prepareChoice(
  dataDir: string,
  choice: Omit<ReleaseChoice, "before">,
  seal: ReleaseSeal,
): Promise<PreparedChoice> {
  const { collection, release } = choice;
  const root = collectionFolder(dataDir, collection);
  const numbers = releaseNumbers(root);
  const { zh, en } = NAMES[collection];
  if (!numbers.includes(release)) {
    throw new Failure("not_found", {
      zh: `没有${zh}发布版本 ${release}；现有：${numbers.join("、") || "无"}。`,
      en: `There is no release ${release} of ${en}. Releases here: ${numbers.join(", ") || "none"}.`,
    });
  }
  const before = (await usableRelease({ dataDir, collection }, seal)).release?.manifest.release ?? null;
  if (before === release) {
    throw new Failure("conflict", {
      zh: `${zh}发布版本 ${release} 已在使用。`,
      en: `Release ${release} of ${en} is in use already.`,
    });
  }
  if ((await verifyRelease({ dataDir, collection }, release, seal)) === "invalid") {
    throw new Failure("conflict", {
      zh: `${zh}发布版本 ${release} 的签名无效或内容被改动，不能启用；请选择其他版本，或重新导入。`,
      en: `Release ${release} of ${en} cannot be used: its signature does not hold or its files were changed. Choose another, or import again.`,
    });
  }
  const full = { ...choice, before };
  return {
    choice: full,
    carryOut() {
      pointTo(dataDir, collection, release);
      appendFileSync(join(root, CHOICES), `${JSON.stringify(full)}\n`);
    },
  };
}
