import { z } from "zod";
import type { FoundProvision } from "../../knowledge-service/law-search.ts";
import { searchWithin } from "../../knowledge-service/search-within.ts";
import { Day } from "../../vocabulary/day.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { LawRank, Provision } from "../../vocabulary/law.ts";
import { LedgerHead } from "../../vocabulary/protocol.ts";
import { ProvisionHit } from "../../vocabulary/protocol-knowledge.ts";
import { today } from "../clock.ts";
import type { Premises } from "../premises.ts";
import type { Server } from "./server.ts";

const LawWords = z.object({
  words: z.string().min(1).max(300),
  on: Day.optional(),
  law: z.string().min(1).max(200).optional(),
  rank: LawRank.optional(),
  field: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const LawPlace = z.object({
  law: z.string().min(1).max(120),
  article: z.coerce.number().int().min(1),
  sub: z.coerce.number().int().optional(),
  on: Day.optional(),
});

function hitRow({ matched, expansions, weighed, correction, ...hit }: FoundProvision): ProvisionHit {
  return {
    ...hit,
    matched: [...matched],
    expansions: expansions.map(({ word, stands }) => ({ word, stands: [...stands] })),
    weighed: [...weighed],
    ...(correction ? { correction } : {}),
  };
}

/** Law by words and by place for every signed-in person; the head of the ledger for everyone. */
export async function publicRoutes(server: Server, { knowledge, ledger }: Premises): Promise<void> {
  server.get(
    "/laws/search",
    { schema: { querystring: LawWords, response: { 200: z.array(ProvisionHit) } } },
    async (request) => {
      const { words, on = today(), ...within } = request.query;
      const hits = await searchWithin(knowledge, words, { ...within, on });
      return hits.map(hitRow);
    },
  );
  server.get("/laws/show", { schema: { querystring: LawPlace, response: { 200: Provision } } }, async (request) => {
    const { law, article, sub, on = today() } = request.query;
    const title = knowledge.lawTitles().get(law) ?? law;
    const provision = await knowledge.provision({ law: title, article, ...(sub === undefined ? {} : { sub }) }, on);
    if (provision) return provision;
    throw new Failure("not_found", {
      zh: `未找到${on}有效的《${title}》第${article}条；请核对名称、条号与日期，或先导入官方文本。`,
      en: `No article ${article} of "${title}" in force on ${on} was found; check name, number and day, or import the official text.`,
    });
  });
  server.get("/ledger/head", { config: { open: true }, schema: { response: { 200: LedgerHead } } }, () =>
    ledger.head(),
  );
}
