import { z } from "zod";
import { FairnessAsked, FairnessReport } from "../../vocabulary/fairness.ts";
import { fairnessOfCase } from "../fairness/fairness-of-case.ts";
import type { Premises } from "../premises.ts";
import type { Server } from "./server.ts";
import { personOf } from "./session-guard.ts";

const params = z.object({ id: z.string() });

/** The fairness check of an application's advice on one case (公平性核对), for the bench. */
export async function fairnessRoutes(server: Server, premises: Premises): Promise<void> {
  server.post(
    "/cases/:id/fairness",
    { schema: { params, body: FairnessAsked, response: { 200: FairnessReport } } },
    (request) => fairnessOfCase(premises, personOf(request), request.params.id, request.body.application),
  );
}
