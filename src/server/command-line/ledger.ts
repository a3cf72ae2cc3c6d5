import { readFile } from "node:fs/promises";
import { z } from "zod";
import { verifyLog } from "../../ledger/verify-log.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { LedgerHead } from "../../vocabulary/protocol.ts";
import { inArchive } from "./in-premises.ts";
import { type Command, type Given, parseGiven, partGiven, type Terminal, UsageError } from "./terminal.ts";

/** A head kept elsewhere: a head, or a proof that holds one. */
const Remembered = z.union([LedgerHead, z.object({ head: LedgerHead }).transform(({ head }) => head)]);

async function rememberedHead(file: string): Promise<LedgerHead> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  try {
    return Remembered.parse(JSON.parse(text ?? ""));
  } catch {
    throw new UsageError(`--head is a file with a head or a proof in JSON; "${file}" is none`);
  }
}

async function verify(words: readonly string[], given: Given, terminal: Terminal): Promise<void> {
  if (words.length > 0) throw new UsageError("verify takes no words");
  const file = given.options.get("head");
  const remembered = file === undefined ? undefined : await rememberedHead(file);
  const check = await inArchive(({ records }) =>
    verifyLog(records, {
      ...(remembered ? { remembered } : {}),
      done: (entries) => terminal.say(`已核验 checked ${entries}`),
    }),
  );
  if (check.ok || terminal.json) terminal.result(check, check.ok ? `${check.text.zh}\n${check.text.en}` : "");
  if (!check.ok) throw new Failure("ledger_broken", check.text);
}

async function head(words: readonly string[], _: Given, terminal: Terminal): Promise<void> {
  if (words.length > 0) throw new UsageError("head takes no words");
  const newest = await inArchive(({ ledger: log }) => log.head());
  terminal.result(newest, JSON.stringify(newest, null, 2));
}

/** Without the salt: it shows that the entry stands in the log, and tells nobody what the entry is about. */
async function proof(words: readonly string[], _: Given, terminal: Terminal): Promise<void> {
  const [entry = "", ...more] = words;
  if (!/^\d{1,15}$/.test(entry) || more.length > 0) throw new UsageError("the number of one entry is needed, from 0");
  const proven = await inArchive(async ({ ledger: log }) => ({ ...(await log.proof(Number(entry))), salt: "" }));
  terminal.result(proven, JSON.stringify(proven, null, 2));
}

/** `xiezhi ledger`: re-reads the whole ledger and names the first broken entry; prints heads and proofs for witnesses. */
export const ledger: Command = {
  usage: "ledger verify [--head file] | head | proof <entry>",
  zh: "核验账本（指出第一条被改动的条目）；输出树头与条目证明",
  async run(args, terminal) {
    const given = parseGiven(args, ["head"]);
    const { part, words } = partGiven(given, { verify, head, proof });
    await part(words, given, terminal);
  },
};
