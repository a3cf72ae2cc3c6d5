import type { Application } from "../governance/application.ts";

/** A sample of evaluation.jsonl: what goes in and the values that should come out; empty means abstention. */
export interface Sample {
  readonly name: string;
  readonly input: unknown;
  readonly facts: unknown;
  readonly expected: readonly Readonly<Record<string, unknown>>[];
}

/** Precision and recall (0–1) of an application over samples, values compared by the fields of its card's `key`. */
export function scoreSamples(
  application: Application,
  samples: readonly Sample[],
): { precision: number; recall: number; misses: string[] } {
  const identity = (value: unknown): string => {
    const fields = value as Readonly<Record<string, unknown>>;
    return JSON.stringify(application.card.key.map((name) => fields[name] ?? null));
  };
  const misses: string[] = [];
  let [hits, found, wanted] = [0, 0, 0];
  for (const { name, input, facts, expected } of samples) {
    const draft = application.replay(input, facts);
    const got = draft.kind === "findings" ? draft.findings.map((finding) => identity(finding.value)) : [];
    const want = expected.map(identity);
    hits += want.filter((value) => got.includes(value)).length;
    found += new Set(got).size;
    wanted += want.length;
    misses.push(...want.filter((value) => !got.includes(value)).map((value) => `${name}: missing ${value}`));
    misses.push(...got.filter((value) => !want.includes(value)).map((value) => `${name}: extra ${value}`));
  }
  return { precision: found === 0 ? 1 : hits / found, recall: wanted === 0 ? 1 : hits / wanted, misses };
}
