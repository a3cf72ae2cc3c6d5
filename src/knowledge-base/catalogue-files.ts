import { z } from "zod";
import { Day } from "../vocabulary/day.ts";
import type { CauseNode } from "../vocabulary/law.ts";
import type { CauseName } from "./cause-files.ts";
import { citationSchema, type LawTitles } from "./citation.ts";
import type { Placed } from "./cross-checks.ts";
import type { Fault } from "./faults.ts";

/** A name of a catalogue in one edition, as read from causes/catalogue-*.yaml. */
export type CatalogueNode = CauseNode;

interface Edition {
  readonly id: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly source: string;
  /** Third-level numbers are sure up to this one; null: all are. */
  readonly numberedUpTo: number | null;
}

interface Entry {
  readonly name: string;
  /** The one edition it stands in; absent: in all. */
  readonly in?: string | undefined;
  /** Its name in the editions before the last. */
  readonly formerly?: string | undefined;
  readonly general: readonly CauseNode["general"][number][];
  readonly below: readonly Entry[];
}

/**
 * Schema of a catalogue (案由规定): parts, groups, causes and causes below them, in the printed order. An entry is a text or
 * { name, in, formerly, general, below }; a general provision is a citation or { ref, for } where something calls for it. Numbers are not written but counted by order, as in the official text.
 */
export function catalogueFileSchema(titles: LawTitles) {
  const citation = citationSchema(titles);
  const always = citation.transform((ref) => ({ ref, for: [] as string[] }));
  const sometimes = z.strictObject({ ref: citation, for: z.array(z.string()).min(1) });
  const general = z.array(z.union([always, sometimes])).default([]);
  const plain = z
    .string()
    .min(2)
    .transform((name): Entry => ({ name, general: [], below: [] }));
  const fields = { name: z.string().min(2), in: z.string().optional(), formerly: z.string().optional(), general };
  const fourth = z.union([plain, z.strictObject(fields).transform((entry): Entry => ({ ...entry, below: [] }))]);
  const third = z.union([plain, z.strictObject({ ...fields, below: z.array(fourth).default([]) })]);
  const second = z.strictObject({ ...fields, below: z.array(third).default([]) });
  const first = z.strictObject({ ...fields, below: z.array(second).min(1) });
  return z
    .strictObject({
      catalogue: z.enum(["civil", "administrative"]),
      notKnown: z.string().min(1),
      editions: z
        .array(
          z.strictObject({
            id: z.string(),
            from: Day,
            until: Day.nullable(),
            source: z.string().min(1),
            numberedUpTo: z.int().nullable(),
          }),
        )
        .min(1),
      /** Provisions for every case of the catalogue, procedure above all. */
      general,
      parts: z.array(first).min(1),
    })
    .transform(({ catalogue, editions, general: all, parts }): CatalogueNode[] =>
      editions.flatMap((edition) => {
        const isLast = edition === editions.at(-1);
        const nodes = new EditionReader(catalogue, edition, isLast).read(parts);
        return nodes.map((node) => (node.level === 1 ? { ...node, general: [...node.general, ...all] } : node));
      }),
    );
}

/** Walks one edition in its order and counts the numbers. */
class EditionReader {
  readonly #catalogue: CauseNode["catalogue"];
  readonly #edition: Edition;
  readonly #isLast: boolean;
  readonly #counts = [0, 0, 0, 0, 0];

  constructor(catalogue: CauseNode["catalogue"], edition: Edition, isLast: boolean) {
    this.#catalogue = catalogue;
    this.#edition = edition;
    this.#isLast = isLast;
  }

  read(entries: readonly Entry[], path: readonly string[] = []): CatalogueNode[] {
    const level = path.length + 1;
    return entries.flatMap((entry) => {
      if (entry.in !== undefined && entry.in !== this.#edition.id) return [];
      this.#counts[level] = (this.#counts[level] ?? 0) + 1;
      if (level === 3) this.#counts[4] = 0;
      const name = this.#isLast ? entry.name : (entry.formerly ?? entry.name);
      const { id, from, until, source } = this.#edition;
      const node: CatalogueNode = {
        catalogue: this.#catalogue,
        edition: id,
        name,
        level,
        number: this.#number(level),
        path: [...path],
        general: [...entry.general],
        from,
        until,
        source,
      };
      return [node, ...this.read(entry.below, [...path, name])];
    });
  }

  #number(level: number): string | null {
    const count = this.#counts[level] ?? 0;
    const { numberedUpTo } = this.#edition;
    const isSure = numberedUpTo === null || (this.#counts[3] ?? 0) <= numberedUpTo;
    if (level === 1) return this.#catalogue === "civil" ? `第${inHan(count)}部分` : null;
    if (level === 2) return this.#catalogue === "civil" ? inHan(count) : `（${inHan(count)}）`;
    if (!isSure) return null;
    return level === 3 ? String(count) : `（${count}）`;
  }
}

const DIGITS = "〇一二三四五六七八九";

/** 1 to 99 in Chinese figures. */
function inHan(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const last = ones === 0 ? "" : DIGITS.charAt(ones);
  if (tens === 0) return last;
  return `${tens === 1 ? "" : DIGITS.charAt(tens)}十${last}`;
}

/**
 * Names for recognition: those of the catalogue, each with its words from names.yaml, and those that only practice uses.
 * One name that stands in several editions or on several levels is one entry, held as long as any edition holds it.
 */
export function causeNamesOf(
  catalogue: readonly Placed<CatalogueNode>[],
  practice: readonly Placed<CauseName>[],
): Placed<CauseName>[] {
  const words = new Map(practice.map((entry) => [`${entry.kind} ${entry.name}`, entry.words]));
  const names = new Map<string, Placed<CauseName>>();
  for (const node of catalogue) {
    if (node.level < 2) continue;
    const key = `${node.catalogue} ${node.name}`;
    const known = names.get(key);
    const group = node.path.at(Math.min(1, node.path.length - 1)) ?? node.name;
    const { name, from, source, file, catalogue: kind } = node;
    const until = node.until;
    const since = known && known.from < from ? known.from : from;
    names.set(key, { name, group, kind, source, file, words: words.get(key) ?? [], from: since, until });
  }
  const extra = practice.filter(({ kind, name }) => !names.has(`${kind} ${name}`));
  return [...names.values(), ...extra];
}

/** A catalogue must not name one cause twice below one parent, and every leaf must reach a provision by its branch. */
export function checkCatalogue(catalogue: readonly Placed<CatalogueNode>[], faults: Fault[]): void {
  const seen = new Set<string>();
  const governed = new Set(
    catalogue.filter(({ general }) => general.length > 0).map((node) => keyOf(node, [...node.path, node.name])),
  );
  for (const node of catalogue) {
    const place = [...node.path, node.name];
    const key = keyOf(node, place);
    if (seen.has(key))
      faults.push({ file: node.file, entry: node.name, what: `stands twice under ${node.path.at(-1)}` });
    seen.add(key);
    const branches = place.slice(1).map((_name, at) => keyOf(node, place.slice(0, at + 2)));
    if (node.level >= 3 && !branches.some((branch) => governed.has(branch)))
      faults.push({ file: node.file, entry: node.name, what: "reaches no provision of substance by its branch" });
  }
}

function keyOf({ catalogue, edition }: CatalogueNode, place: readonly string[]): string {
  return [catalogue, edition, ...place].join("/");
}
