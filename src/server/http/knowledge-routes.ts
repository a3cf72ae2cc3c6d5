import { z } from "zod";
import { together } from "../../data-service/records.ts";
import { listReleases, prepareChoice } from "../../knowledge-service/choose-release.ts";
import { Day } from "../../vocabulary/day.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { LawRank } from "../../vocabulary/law.ts";
import type { Person } from "../../vocabulary/person.ts";
import {
  ArticlePage,
  CitationsAsked,
  LawComparison,
  LawList,
  LawView,
  LibraryCase,
  LibraryList,
  ReleaseRow,
  ReleaseUse,
  ResolvedCitation,
  Term,
} from "../../vocabulary/protocol-knowledge.ts";
import { digestOf } from "../advice/record-entry.ts";
import { now, today } from "../clock.ts";
import type { Premises } from "../premises.ts";
import { openReleaseSeal } from "../release-seal.ts";
import type { Server } from "./server.ts";
import { personOf } from "./session-guard.ts";

const words = z.string().max(300).optional();
const page = z.coerce.number().int().min(1).max(10_000).default(1);
const key = z.string().min(1).max(200);
const version = z.string().min(1).max(20);
const LawsQuery = z.object({ words, rank: LawRank.optional(), field: z.string().max(40).optional(), page });
const CasesQuery = z.object({ words: z.string().max(6000).optional(), cause: words, court: words, page });
const ReleasePlace = z.object({ collection: z.enum(["laws", "cases"]), release: z.string().regex(/^\d{4,9}$/) });

const presidentsOnly = {
  zh: "只有院长可以启用或回退知识发布版本；如发现法规或案例有误，请告知院长。",
  en: "Only the president can choose a knowledge release. Tell the president what is wrong with the laws or cases.",
};

function lawRoutes(server: Server, { knowledge }: Premises): void {
  server.get("/laws", { schema: { querystring: LawsQuery, response: { 200: LawList } } }, async (request) =>
    knowledge.listLaws({ ...request.query, on: today() }),
  );
  server.get(
    "/laws/:key",
    {
      schema: {
        params: z.object({ key }),
        querystring: z.object({ on: Day.optional(), version: version.optional() }),
        response: { 200: LawView },
      },
    },
    (request) => knowledge.readLaw(request.params.key, { ...request.query, today: today() }),
  );
  server.get(
    "/laws/:key/articles/:label",
    {
      schema: {
        params: z.object({ key, label: z.string().min(1).max(40) }),
        querystring: z.object({ on: Day.optional() }),
        response: { 200: ArticlePage },
      },
    },
    ({ params, query }) => knowledge.readArticle(params.key, params.label, query.on ?? today()),
  );
  server.get(
    "/laws/:key/compare",
    {
      schema: {
        params: z.object({ key }),
        querystring: z.object({ from: version, to: version }),
        response: { 200: LawComparison },
      },
    },
    (request) => knowledge.compareLaw(request.params.key, { ...request.query, today: today() }),
  );
  server.post(
    "/citations",
    { schema: { body: CitationsAsked, response: { 200: z.array(ResolvedCitation) } } },
    ({ body }) => knowledge.citations(body.text, { on: body.on ?? today(), within: body.within }),
  );
}

function libraryRoutes(server: Server, { knowledge }: Premises): void {
  server.get("/library", { schema: { querystring: CasesQuery, response: { 200: LibraryList } } }, (request) =>
    knowledge.listCases(request.query),
  );
  server.get(
    "/library/:id",
    { schema: { params: z.object({ id: z.string().min(1).max(200) }), response: { 200: LibraryCase } } },
    (request) => knowledge.readCase(request.params.id, today()),
  );
  server.get(
    "/terms",
    { schema: { querystring: z.object({ words: z.string().max(100).default("") }), response: { 200: z.array(Term) } } },
    (request) => knowledge.findTerms(request.query.words, today()),
  );
}

/** Chooses a release for a named president: into the ledger (E16) first, then into use. */
async function choose(
  { records, ledger, knowledge, dataDir }: Premises,
  person: Person,
  asked: z.infer<typeof ReleasePlace> & z.infer<typeof ReleaseUse>,
): Promise<void> {
  if (person.role !== "president") throw new Failure("forbidden", presidentsOnly);
  const prepared = await prepareChoice(dataDir, { ...asked, by: person.name, at: now() }, openReleaseSeal(dataDir));
  await together(records, person, async (tx) => {
    const digest = digestOf(prepared.choice);
    await ledger.append({ type: "E16", court: person.court, schema: "release-choice/1", digest }, tx);
  });
  prepared.carryOut();
  await knowledge.refresh();
}

function releaseRoutes(server: Server, premises: Premises): void {
  const rows = () => listReleases(premises.dataDir, openReleaseSeal(premises.dataDir));
  server.get("/releases", { schema: { response: { 200: z.array(ReleaseRow) } } }, rows);
  server.post(
    "/releases/:collection/:release/use",
    { schema: { params: ReleasePlace, body: ReleaseUse, response: { 200: z.array(ReleaseRow) } } },
    async (request) => {
      await choose(premises, personOf(request), { ...request.params, ...request.body });
      return rows();
    },
  );
}

/** The knowledge service platform (知识服务平台): laws, articles, comparisons, citations, cases, terms, releases. */
export async function knowledgeRoutes(server: Server, premises: Premises): Promise<void> {
  lawRoutes(server, premises);
  libraryRoutes(server, premises);
  releaseRoutes(server, premises);
}
