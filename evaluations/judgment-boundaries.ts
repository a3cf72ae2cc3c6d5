import { z } from "zod";
import type { Judgment, PartName } from "../src/engine/judgments/judgment.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import { shareWithInterval } from "./metrics.ts";
import type { Metric } from "./suite.ts";

const Cut = z.looseObject({
  pid: z.union([z.string(), z.number()]),
  facts: z.string(),
  reasoning: z.string(),
  result: z.string(),
});

/** Where others cut the same judgments (facts, reasoning, result), to compare boundaries with. */
export interface Boundaries {
  compare(id: unknown, judgment: Judgment, text: string): void;
  metrics(): Record<string, Metric>;
}

/** Characters that must agree for two sections to begin alike. */
const ALIKE = 15;
/** The facts of a data set begin with the charge where the judgment reports one. */
const FACTS: readonly PartName[] = ["facts", "allegations", "claims", "prior", "course", "evidence"];

/** Reads how a data set cut its judgments: lines of {pid, facts, reasoning, result}. */
export async function readBoundaries(file: string): Promise<Boundaries> {
  const cuts = new Map<string, { facts: string; reasoning: string; result: string }>();
  for await (const { value } of readJsonLines(file)) {
    const cut = Cut.safeParse(value);
    if (cut.success)
      cuts.set(String(cut.data.pid), {
        facts: head(cut.data.facts),
        reasoning: head(cut.data.reasoning),
        result: head(cut.data.result),
      });
  }
  const counts = { facts: 0, reasoning: 0, result: 0 };
  let n = 0;
  return {
    compare(id, judgment, text) {
      const cut = cuts.get(String(id));
      if (!cut) return;
      const beginsWith = (words: string, names: readonly PartName[]) =>
        judgment.parts.some(
          (part) => names.includes(part.name) && head(text.slice(part.start, part.start + 200)).startsWith(words),
        );
      n += 1;
      counts.facts += beginsWith(cut.facts, FACTS) ? 1 : 0;
      counts.reasoning += beginsWith(cut.reasoning, ["reasoning"]) ? 1 : 0;
      counts.result += beginsWith(cut.result.slice(0, 7), ["disposition"]) ? 1 : 0;
    },
    metrics: () =>
      n === 0
        ? {}
        : Object.fromEntries(
            Object.entries(counts).map(([name, hits]) => [
              `${name} begins as cut by others`,
              shareWithInterval(hits, n, null),
            ]),
          ),
  };
}

function head(text: string): string {
  return text.replace(/\s/gu, "").slice(0, ALIKE);
}
