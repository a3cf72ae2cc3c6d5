/** Latency of one way to search, in milliseconds. */
export interface Speed {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** One way to search. */
export type Search = (question: string) => Promise<unknown>;

const WARM_UP = 20;

/** Asks every question both ways in turn, so that a busy machine slows both alike. */
export async function inTurn(
  questions: readonly string[],
  ways: { ours: Search; bare: Search },
): Promise<{ ours: Speed; bare: Speed }> {
  const taken = { ours: new Array<number>(), bare: new Array<number>() };
  for (const question of questions.slice(0, WARM_UP)) for (const search of Object.values(ways)) await search(question);
  for (const question of questions) {
    taken.ours.push(await timed(ways.ours, question));
    taken.bare.push(await timed(ways.bare, question));
  }
  return { ours: percentiles(taken.ours), bare: percentiles(taken.bare) };
}

async function timed(search: Search, question: string): Promise<number> {
  const start = performance.now();
  await search(question);
  return performance.now() - start;
}

/** Queries per second when so many clients ask at once. */
export async function throughput(questions: readonly string[], search: Search, clients: number): Promise<number> {
  const start = performance.now();
  const asking = Array.from({ length: clients }, async (_, client) => {
    for (let at = client; at < questions.length; at += clients) await search(questions[at] ?? "");
  });
  await Promise.all(asking);
  return (questions.length * 1000) / (performance.now() - start);
}

/** The value below which so many of a hundred measurements lie. Throws RangeError when there is none. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new RangeError("Cannot measure: no question was asked");
  return value;
}

function percentiles(times: readonly number[]): Speed {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
}
