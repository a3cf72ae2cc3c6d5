import { fileURLToPath } from "node:url";
import { z } from "zod";
import { Day } from "../vocabulary/day.ts";
import { type Fault, failOnFaults } from "./faults.ts";
import { type KnowledgeFile, parseFile, readKnowledgeFiles } from "./knowledge-files.ts";

const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Key = z.string().min(2).transform(versionlessKey);

const Step = z.strictObject({
  /** First day of the version that numbers anew. */
  on: Day,
  source: z.string().min(1),
  /** Runs of articles that moved together. */
  shifts: z.array(z.strictObject({ first: z.int().positive(), last: z.int().positive(), by: z.int() })).default([]),
  /** Single articles that moved. */
  moved: z.array(z.strictObject({ from: z.int().positive(), to: z.int().positive() })).default([]),
});

/** How one version of a law numbers the articles of the version before it (条文重新编号). */
export type RenumberingStep = z.infer<typeof Step>;

const RenumberingFile = z.strictObject({
  kind: z.literal("renumbering"),
  law: Key,
  /** Numbers used before this day lead nowhere: no table of them is at hand. */
  known: Day,
  steps: z.array(Step).min(1),
});

/** All known renumberings of a law, oldest first; rule CI-04. */
export type Renumbering = z.infer<typeof RenumberingFile>;

const StableFile = z.strictObject({
  kind: z.literal("stable"),
  source: z.string().min(1),
  laws: z.array(z.strictObject({ law: Key, from: Day })).min(1),
});

const RepealedFile = z.strictObject({
  kind: z.literal("repealed"),
  law: z.string().min(2),
  /** Days on which it was in force. */
  from: Day,
  until: Day,
  source: z.string().min(1),
  by: z.string().min(2),
  /** Article by article, where the matter is governed now; `about` is a word that stands in the new article. */
  successors: z
    .array(
      z.strictObject({
        article: z.int().positive(),
        to: z.array(z.int().positive()).min(1),
        about: z.string().min(1),
      }),
    )
    .default([]),
});

/** A law that another one took the place of (被废止的法律), with the articles that govern its matters now. */
export type RepealedLaw = z.infer<typeof RepealedFile>;

const Warning = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/u),
  laws: z.array(Key).min(1),
  /** First days of the versions it is about; all versions when there are none. */
  versions: z.array(Day).default([]),
  /** Articles it is about; the whole text when there are none. */
  articles: z.array(z.int().positive()).default([]),
  from: Day,
  until: Day.nullable(),
  text: Both,
  source: z.string().min(1),
});

/** Why a text must not be treated as current (handbook T §0.5), and on which days that is so. */
export type TextWarning = z.infer<typeof Warning>;

const WarningFile = z.strictObject({ source: z.string().min(1), warnings: z.array(Warning).min(1) });

/** What knowledge/ says about reading citations: renumberings, repealed laws, warnings. */
export interface CitationKnowledge {
  readonly renumberings: ReadonlyMap<string, Renumbering>;
  /** Laws whose amendments leave all numbers as they are, with the first day of which that holds. */
  readonly stable: ReadonlyMap<string, Day>;
  readonly repealed: ReadonlyMap<string, RepealedLaw>;
  readonly warnings: readonly TextWarning[];
}

const OWN_FOLDER = fileURLToPath(new URL("../../knowledge", import.meta.url));
const AnyNumbering = z.discriminatedUnion("kind", [RenumberingFile, StableFile, RepealedFile]);

/**
 * Reads knowledge/renumbering and knowledge/warnings.
 * @throws Failure "unavailable" that lists every fault with its file and entry
 */
export function readCitationKnowledge(folder: string = OWN_FOLDER): CitationKnowledge {
  const faults: Fault[] = [];
  const files = readKnowledgeFiles(folder, faults);
  const below = (name: string) => files.filter(({ path }) => path.startsWith(`${name}/`));
  const numberings = below("renumbering").flatMap((file) => parseFile(file, AnyNumbering, faults) ?? []);
  const warnings = below("warnings").flatMap((file) => warningsOf(file, faults));
  const renumberings = numberings.filter((one) => one.kind === "renumbering");
  const repealed = numberings.filter((one) => one.kind === "repealed");
  for (const one of renumberings) checkSteps(one, faults);
  failOnFaults(faults);
  return {
    renumberings: new Map(renumberings.map((one) => [one.law, one])),
    stable: new Map(
      numberings
        .filter((one) => one.kind === "stable")
        .flatMap(({ laws }) => laws.map(({ law, from }) => [law, from] as const)),
    ),
    repealed: new Map(repealed.map((one) => [versionlessKey(one.law), one])),
    warnings,
  };
}

/** Key of a law by its title, the same as that of imported versions. */
function versionlessKey(title: string): string {
  return title.normalize("NFKC").replace(/中华人民共和国|[《》〈〉<>\s]/gu, "");
}

function warningsOf(file: KnowledgeFile, faults: Fault[]): TextWarning[] {
  const warnings = parseFile(file, WarningFile, faults)?.warnings ?? [];
  const seen = new Set<string>();
  for (const { id } of warnings) {
    if (seen.has(id)) faults.push({ file: file.path, entry: id, what: "is already in this file" });
    seen.add(id);
  }
  return warnings;
}

/** Steps follow each other in time, and no article moves to two places or to where another one moves. */
function checkSteps({ law, steps }: Renumbering, faults: Fault[]): void {
  const fault = (what: string) => faults.push({ file: "renumbering", entry: law, what });
  steps.forEach(({ on, shifts, moved }, index) => {
    const before = steps[index - 1];
    if (before && before.on >= on) fault(`step ${on} does not follow ${before.on}`);
    const pairs = [
      ...shifts.flatMap(({ first, last, by }) =>
        Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => [first + at, first + at + by] as const),
      ),
      ...moved.map(({ from, to }) => [from, to] as const),
    ];
    if (new Set(pairs.map(([from]) => from)).size < pairs.length) fault(`step ${on} moves an article twice`);
    if (new Set(pairs.map(([, to]) => to)).size < pairs.length) fault(`step ${on} moves two articles to one`);
  });
}
