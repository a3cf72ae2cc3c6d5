import { z } from "zod";
import { changeMembers, createCase, listCases, openCase } from "../../data-service/cases.ts";
import { historyCsv, listHistory } from "../../data-service/history.ts";
import { listRulings, setRuling } from "../../data-service/rulings.ts";
import { searchPages } from "../../data-service/search-pages.ts";
import {
  CaseRow,
  CaseView,
  FoundPassage,
  HistoryRow,
  MemberChange,
  NewCase,
  RulingChange,
  RulingView,
} from "../../vocabulary/protocol.ts";
import type { Premises } from "../premises.ts";
import type { Server } from "./server.ts";
import { personOf } from "./session-guard.ts";

const params = z.object({ id: z.string() });
const words = z.object({ words: z.string().max(200).default("") });

/** Cases, their members, history, search in the file and the judge's own rulings. */
export async function caseRoutes(server: Server, { records }: Premises): Promise<void> {
  server.get("/cases", { schema: { querystring: words, response: { 200: z.array(CaseRow) } } }, (request) =>
    listCases(records, personOf(request), request.query.words),
  );
  server.post("/cases", { schema: { body: NewCase, response: { 200: CaseView } } }, (request) =>
    createCase(records, personOf(request), request.body),
  );
  server.get("/cases/:id", { schema: { params, response: { 200: CaseView } } }, (request) =>
    openCase(records, personOf(request), request.params.id),
  );
  server.put("/cases/:id/members", { schema: { params, body: MemberChange, response: { 200: CaseView } } }, (request) =>
    changeMembers(records, personOf(request), request.params.id, request.body),
  );
  server.get(
    "/cases/:id/search",
    { schema: { params, querystring: words, response: { 200: z.array(FoundPassage) } } },
    (request) => searchPages(records, personOf(request), request.params.id, request.query.words),
  );
  server.get(
    "/cases/:id/history",
    { schema: { params, querystring: z.object({ format: z.enum(["json", "csv"]).default("json") }) } },
    async (request, reply) => {
      const rows = await listHistory(records, personOf(request), request.params.id);
      if (request.query.format === "json") return z.array(HistoryRow).parse(rows);
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="history.csv"')
        .send(historyCsv(rows));
    },
  );
  server.get("/cases/:id/rulings", { schema: { params, response: { 200: z.array(RulingView) } } }, (request) =>
    listRulings(records, personOf(request), request.params.id),
  );
  server.put(
    "/cases/:id/rulings/:claim",
    {
      schema: {
        params: params.extend({ claim: z.coerce.number().int().min(1) }),
        body: RulingChange,
        response: { 200: RulingView },
      },
    },
    (request) =>
      setRuling(records, personOf(request), request.params.id, { ...request.body, claim: request.params.claim }),
  );
}
