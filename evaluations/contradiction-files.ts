import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { seededRandom } from "../tools/case-library/seeded-random.ts";
import { type Random, type SlotValue, slotValues } from "./contradiction-values.ts";

const FileCase = z.strictObject({
  id: z.string(),
  cause: z.string(),
  kind: z.enum(["civil", "criminal", "administrative"]),
  parties: z.partialRecord(z.enum(["plaintiff", "defendant"]), z.string()),
  slots: z.record(z.string(), z.string()),
  /** Kind of contradiction and the slot that is changed for it. */
  plants: z.record(z.string(), z.string()),
  papers: z.array(z.tuple([z.string(), z.string(), z.string()])),
});
/** A kind of file with its papers as templates. */
export type FileCase = z.infer<typeof FileCase>;

/** A paper of a generated file. */
export interface GeneratedPaper {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
}

/** A generated file (生成的卷宗): its papers, its parties and, where one was planted, the contradiction with its place. */
export interface GeneratedFile {
  readonly of: FileCase;
  readonly papers: readonly GeneratedPaper[];
  readonly parties: Readonly<Record<string, string>>;
  readonly planted:
    | {
        readonly about: string;
        readonly paper: number;
        readonly places: readonly { readonly start: number; readonly end: number }[];
      }
    | undefined;
}

/** Kinds of files of the fixture. */
export function readFileCases(file: string): FileCase[] {
  return z.array(FileCase).parse(parse(readFileSync(file, "utf8")));
}

/** One file of a case by seed; with `about`, one contradiction of that kind is planted into one of its papers. */
export function generateFile(of: FileCase, seed: number, about?: string): GeneratedFile {
  const random = seededRandom(seed * 7919 + of.id.length);
  const values = slotValues(of.slots, random);
  const slot = about === undefined ? undefined : of.plants[about];
  const holding = of.papers.flatMap(([, , text], at) => (slot && text.includes(`{${slot}}`) ? [at] : []));
  const chosen = slot === undefined ? undefined : holding[Math.floor(random() * holding.length)];
  let planted: GeneratedFile["planted"];
  const papers = of.papers.map(([kind, title, template], at): GeneratedPaper => {
    const isHere = at === chosen && slot !== undefined;
    const changed = isHere ? values.get(slot)?.otherwise(random) : undefined;
    const filled = fill(template, changed && slot ? new Map([...values, [slot, changed]]) : values, {
      random,
      watched: isHere ? slot : undefined,
    });
    if (isHere && about !== undefined) planted = { about, paper: at, places: filled.places };
    return { kind, title, text: filled.text };
  });
  const parties = Object.fromEntries(
    Object.entries(of.parties).map(([side, name]) => [side, values.get(name ?? "")?.write(() => 0) ?? ""]),
  );
  return { of, papers, parties, planted };
}

/** Width of a line in figures; a Chinese character is as wide as two. */
const LINE = 60;

/** Fills slots and takes wordings; long lines are broken as on a page, so that values may stand across a break. */
function fill(
  template: string,
  values: ReadonlyMap<string, SlotValue>,
  { random, watched }: { random: Random; watched: string | undefined },
): { text: string; places: { start: number; end: number }[] } {
  const worded = template.replace(/\[\[([^[\]]*)\]\]/gu, (_, options: string) => {
    const all = options.split("|");
    return all[Math.floor(random() * all.length)] ?? "";
  });
  let text = "";
  let column = 0;
  const places: { start: number; end: number }[] = [];
  const write = (piece: string): void => {
    for (const character of piece) {
      if (character === "\n") column = 0;
      else if (column >= LINE - 1) {
        text += "\n";
        column = 0;
      }
      if (character !== "\n") column += character.charCodeAt(0) > 0x2e7f ? 2 : 1;
      text += character;
    }
  };
  for (const part of worded.split(/(\{[a-z]+\})/u)) {
    const slot = /^\{([a-z]+)\}$/u.exec(part)?.[1];
    const start = text.length;
    write(slot === undefined ? part : (values.get(slot)?.write(random) ?? part));
    if (slot !== undefined && slot === watched) places.push({ start, end: text.length });
  }
  return { text, places };
}
