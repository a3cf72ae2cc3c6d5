import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Failure } from "../src/vocabulary/failure.ts";

const TrueDocument = z
  .object({
    files: z.array(z.string()).min(1).optional(),
    file: z.string().optional(),
    pages: z.tuple([z.int().min(1), z.int().min(1)]).optional(),
    kind: z.string(),
    title: z.string().default(""),
    order: z.int(),
  })
  .refine(({ files, file, pages }) => (files === undefined) === (file !== undefined && pages !== undefined), {
    message: "a document has either files, or file and pages",
  });

/** What is true of a folder of papers (真值), as docs/case-schema.md describes truth.json. */
export const IntakeTruth = z.object({
  cause: z.string().optional(),
  documents: z.array(TrueDocument),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  contested: z.array(z.string()).default([]),
  text: z.record(z.string(), z.string()).default({}),
  styles: z.record(z.string(), z.string()).default({}),
});
export type IntakeTruth = z.infer<typeof IntakeTruth>;
export type TrueDocument = IntakeTruth["documents"][number];

/** A folder of papers with its truth. */
export interface LabelledFolder {
  readonly folder: string;
  readonly truth: IntakeTruth;
}

/**
 * The labelled folders at a place: the folder itself when truth.json lies in it, else its subfolders that have one.
 * Throws Failure not_found when there is none, bad_request when a truth.json cannot be understood.
 */
export function labelledFolders(place: string): LabelledFolder[] {
  const folders = hasTruth(place)
    ? [place]
    : readdirSync(place, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && hasTruth(join(place, entry.name)))
        .map((entry) => join(place, entry.name))
        .sort();
  if (folders.length === 0)
    throw new Failure("not_found", {
      zh: `${place} 及其子文件夹中没有 truth.json；请指定带真值的材料文件夹。`,
      en: `Neither ${place} nor its folders hold a truth.json; name a folder of papers with ground truth.`,
    });
  return folders.map((folder) => ({ folder, truth: readTruth(join(folder, "truth.json")) }));
}

function hasTruth(folder: string): boolean {
  return existsSync(join(folder, "truth.json"));
}

function readTruth(file: string): IntakeTruth {
  try {
    return IntakeTruth.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new Failure(
      "bad_request",
      {
        zh: `无法读懂 ${file}，请对照 docs/case-schema.md 检查。`,
        en: `Cannot understand ${file}; compare it with docs/case-schema.md.`,
      },
      { cause },
    );
  }
}
