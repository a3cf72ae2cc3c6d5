import { z } from "zod";
import { Day } from "../vocabulary/day.ts";
import { LawRank, type Provision } from "../vocabulary/law.ts";
import { type LawTitles, lawKey, provisionKey } from "./citation.ts";
import type { Fault } from "./faults.ts";
import { type KnowledgeFile, parseFile } from "./knowledge-files.ts";

const LawEntry = z.strictObject({
  title: z.string().min(1),
  short: z.string().min(1),
  aliases: z.array(z.string()).default([]),
  rank: LawRank,
  issuer: z.string().nullable(),
  /** Articles that causes and templates may cite although there is no digest of ours; their text comes with `laws import`. */
  officialOnly: z.array(z.int()).default([]),
});
const LawFile = z.strictObject({ source: z.string().min(1), laws: z.array(LawEntry).min(1) });

/** A law (规范性文件) by its names; provisions/laws.yaml. */
export type LawEntry = z.infer<typeof LawEntry>;

const DigestEntry = z.strictObject({
  article: z.int().positive(),
  sub: z.int().positive().optional(),
  paragraph: z.int().positive().optional(),
  item: z.int().positive().optional(),
  text: z.string().min(8),
  /** Differs from the file's validity only where a version kept the article under its number. */
  from: Day.optional(),
  until: Day.optional(),
});
const DigestFile = z.strictObject({
  law: z.string(),
  from: Day,
  until: Day.nullable(),
  source: z.string().min(1),
  headings: z.array(z.strictObject({ first: z.int(), last: z.int(), path: z.array(z.string()).min(1) })).default([]),
  provisions: z.array(DigestEntry).min(1),
});

/** Reads provisions/laws.yaml; names that stand for two laws are faults. */
export function readLaws(file: KnowledgeFile, faults: Fault[]): LawEntry[] {
  const laws = parseFile(file, LawFile, faults)?.laws ?? [];
  const owner = new Map<string, string>();
  for (const law of laws) {
    for (const name of new Set([law.title, law.short, ...law.aliases])) {
      const other = owner.get(name);
      if (other !== undefined)
        faults.push({ file: file.path, entry: name, what: `names both ${other} and ${law.title}` });
      owner.set(name, law.title);
    }
  }
  return laws;
}

/** Full title of a law by each of its names. */
export function titlesOf(laws: readonly LawEntry[]): LawTitles {
  return new Map(
    laws.flatMap((law) => [law.title, law.short, ...law.aliases].map((name) => [name, law.title] as const)),
  );
}

/** Reads one file of digests (要旨); each becomes a Provision whose wording is "digest". */
export function readDigests(file: KnowledgeFile, laws: readonly LawEntry[], faults: Fault[]): Provision[] {
  const digests = parseFile(file, DigestFile, faults);
  if (!digests) return [];
  const law = laws.find((entry) => entry.title === digests.law || entry.short === digests.law);
  if (!law) {
    faults.push({ file: file.path, entry: digests.law, what: "is not in provisions/laws.yaml" });
    return [];
  }
  return digests.provisions.map((entry) => provisionOf(entry, digests, law));
}

function provisionOf(entry: z.infer<typeof DigestEntry>, file: z.infer<typeof DigestFile>, law: LawEntry): Provision {
  const { text, from = file.from, until = file.until, ...place } = entry;
  const ref = Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
  const full = { law: law.title, ...ref, article: entry.article };
  const heading = file.headings.find(({ first, last }) => first <= entry.article && entry.article <= last);
  return {
    id: `${provisionKey(full)}@${from}`,
    ref: full,
    rank: law.rank,
    issuer: law.issuer,
    path: heading?.path ?? [],
    text,
    wording: "digest",
    from,
    until,
    source: file.source,
  };
}

/** Keys of the articles that may be cited without a digest. */
export function officialOnlyKeys(laws: readonly LawEntry[]): Set<string> {
  return new Set(laws.flatMap((law) => law.officialOnly.map((article) => `${lawKey(law.title)}/${article}`)));
}
