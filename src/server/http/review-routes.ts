import { z } from "zod";
import { changeDocuments, listDocuments } from "../../data-service/documents.ts";
import { changeField, confirmFields, listFields } from "../../data-service/fields.ts";
import { undoLast } from "../../data-service/undo.ts";
import { CaseField } from "../../vocabulary/case-record.ts";
import { CataloguedDocument, DocumentKind } from "../../vocabulary/document.ts";
import { DocumentChange, FieldChange, FieldsConfirm } from "../../vocabulary/protocol.ts";
import type { Premises } from "../premises.ts";
import type { Server } from "./server.ts";
import { personOf } from "./session-guard.ts";

const params = z.object({ id: z.string() });

/** What the clerk confirms and corrects: documents of the catalogue and fields of the case, with undo. */
export async function reviewRoutes(server: Server, { records, knowledge }: Premises): Promise<void> {
  server.get("/document-kinds", { schema: { response: { 200: z.array(DocumentKind) } } }, async () => [
    ...knowledge.documentKinds(),
  ]);
  server.get(
    "/cases/:id/documents",
    { schema: { params, response: { 200: z.array(CataloguedDocument) } } },
    (request) => listDocuments(records, personOf(request), request.params.id),
  );
  server.put(
    "/cases/:id/documents",
    { schema: { params, body: DocumentChange, response: { 200: z.array(CataloguedDocument) } } },
    (request) => changeDocuments(records, personOf(request), request.params.id, request.body),
  );
  server.get("/cases/:id/fields", { schema: { params, response: { 200: z.array(CaseField) } } }, (request) =>
    listFields(records, personOf(request), request.params.id),
  );
  server.put(
    "/cases/:id/fields/:name",
    {
      schema: { params: params.extend({ name: z.string().max(120) }), body: FieldChange, response: { 200: CaseField } },
    },
    (request) =>
      changeField(records, personOf(request), request.params.id, { ...request.body, name: request.params.name }),
  );
  server.post(
    "/cases/:id/fields/confirm",
    { schema: { params, body: FieldsConfirm, response: { 200: z.array(CaseField) } } },
    (request) => confirmFields(records, personOf(request), request.params.id, request.body.names),
  );
  server.post(
    "/cases/:id/undo",
    { schema: { params, response: { 200: z.object({ undone: z.string().nullable() }) } } },
    async (request) => ({
      undone: await undoLast(records, personOf(request), request.params.id),
    }),
  );
}
