/** Measures speed beside a peer in the same run: `npm run bench -- <name> [--json] [options]`; without a name, lists them. */
type Bench = (args: readonly string[]) => Promise<void>;

const BENCHES: Readonly<Record<string, { readonly what: string; load(): Promise<Bench> }>> = {
  citations: {
    what: "MB/s of finding and resolving citations in judgments, beside one plain regular expression",
    load: async () => (await import("./bench-citations.ts")).benchCitations,
  },
  intake: {
    what: "seconds per page for reading, beside the bare OCR engine",
    load: async () => (await import("./bench-intake.ts")).benchIntake,
  },
  ledger: {
    what: "appends per second with fsync beside bare inserts, proof size, verify time at 1,000,000 leaves",
    load: async () => (await import("./bench-ledger.ts")).benchLedger,
  },
  search: {
    what: "p50/p95/p99 over the imported statutes, beside bare LanceDB full text on the same tokens",
    load: async () => (await import("./bench-search.ts")).benchSearch,
  },
};

async function main([name, ...args]: readonly string[]): Promise<number> {
  const bench = name === undefined ? undefined : BENCHES[name];
  if (bench) {
    await (await bench.load())(args);
    return 0;
  }
  for (const [known, { what }] of Object.entries(BENCHES)) console.log(`${known.padEnd(10)}${what}`);
  if (name !== undefined) console.error(`there is no bench "${name}"`);
  return name === undefined ? 0 : 2;
}

process.exitCode = await main(process.argv.slice(2));
