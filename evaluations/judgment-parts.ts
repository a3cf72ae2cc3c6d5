import { z } from "zod";
import type { Judgment } from "../src/engine/judgments/judgment.ts";
import { readJudgment } from "../src/engine/judgments/read-judgment.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { readSearchKnowledge } from "../src/knowledge-service/search-knowledge.ts";
import { type Boundaries, readBoundaries } from "./judgment-boundaries.ts";
import { SECTIONS, type SectionCheck } from "./judgment-sections.ts";
import { shareWithInterval } from "./metrics.ts";
import type { Metric, Suite } from "./suite.ts";

const Line = z.looseObject({ text: z.string(), document: z.string().optional(), pid: z.unknown() });

/** How often a section was asked for, found, and lacking in the text, among the judgments of one kind and instance. */
interface Tally {
  asked: number;
  found: number;
  lacking: number;
}

type Tallies = Map<string, Map<string, Tally>>;

/** Sections of judgments (裁判文书各部分): how often each is found and can be right, of the texts that have it. */
export const judgmentParts: Suite = {
  name: "judgment-parts",
  about: "parse rate of the sections of judgments, by kind of document and instance",
  data: "judgments-full-text.jsonl.gz",
  async run({ data, corpus, limit }) {
    const boundaries: Boundaries | undefined = corpus === undefined ? undefined : await readBoundaries(corpus);
    const { titles } = readSearchKnowledge();
    const tallies: Tallies = new Map();
    const missed = new Map<string, number[]>();
    let [n, excluded, line] = [0, 0, 0];
    for await (const { value } of readJsonLines(data)) {
      line += 1;
      const parsed = Line.safeParse(value);
      if (!parsed.success) {
        excluded += 1;
        continue;
      }
      const { text, document = "" } = parsed.data;
      const judgment = readJudgment(text, { title: document, titles });
      for (const name of count(tallies, judgment, text)) missed.set(name, [...(missed.get(name) ?? []), line]);
      boundaries?.compare(parsed.data.pid, judgment, text);
      n += 1;
      if (n === limit) break;
    }
    return {
      suite: "judgment-parts",
      data,
      n,
      excluded,
      metrics: { ...metricsOf(tallies), ...boundaries?.metrics() },
      notes: notesOf(tallies, missed),
    };
  },
};

/** Counts one judgment in; names the sections that its text has and that were not found. */
function count(tallies: Tallies, judgment: Judgment, text: string): string[] {
  const plain = text.normalize("NFKC").replace(/\s/gu, "");
  const kind = `${judgment.matter ?? "?"} ${judgment.form ?? "?"} ${judgment.instance ?? "?"}`;
  const asked = SECTIONS.filter(({ instances }) => instances.includes(judgment.instance));
  return asked.flatMap((section) => {
    const tally = tallyOf(tallies, section, kind);
    if (!section.isInText(plain)) {
      tally.lacking += 1;
      return [];
    }
    const isFound = section.isPlausible(judgment, text);
    tally.asked += 1;
    tally.found += isFound ? 1 : 0;
    return isFound ? [] : [section.name];
  });
}

function tallyOf(tallies: Tallies, { name }: SectionCheck, kind: string): Tally {
  const kinds = tallies.get(name) ?? new Map<string, Tally>();
  tallies.set(name, kinds);
  const tally = kinds.get(kind) ?? { asked: 0, found: 0, lacking: 0 };
  kinds.set(kind, tally);
  return tally;
}

function metricsOf(tallies: Tallies): Record<string, Metric> {
  const metrics: Record<string, Metric> = {};
  for (const [name, kinds] of tallies) {
    const all = [...kinds.values()];
    const asked = all.reduce((sum, tally) => sum + tally.asked, 0);
    const found = all.reduce((sum, tally) => sum + tally.found, 0);
    if (asked > 0) metrics[name] = shareWithInterval(found, asked, null);
  }
  return metrics;
}

/** Most places of missed sections that are named. */
const NAMED = 8;

function notesOf(tallies: Tallies, missed: ReadonlyMap<string, readonly number[]>): string[] {
  const lines = [...tallies].flatMap(([name, kinds]) => {
    const parts = [...kinds]
      .sort(([, a], [, b]) => b.asked - a.asked)
      .map(
        ([kind, { asked, found, lacking }]) =>
          `${kind} ${asked === 0 ? "-" : (found / asked).toFixed(3)} (n=${asked}, not in text ${lacking})`,
      );
    const places = (missed.get(name) ?? []).slice(0, NAMED);
    return `${name}: ${parts.join("; ")}${places.length > 0 ? `; missed in lines ${places.join(", ")}` : ""}`;
  });
  return [
    "A section counts as found when it was read and what was read can be right; texts that lack the plain words of a section are left out of its n.",
    ...lines,
  ];
}
