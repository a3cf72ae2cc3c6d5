import { z } from "zod";
import { caseAccess } from "../../data-service/access.ts";
import {
  adviceDecisions,
  adviceView,
  loadAdvice,
  newestAdvice,
  recordAdviceDecision,
  type StoredAdvice,
} from "../../data-service/advice-store.ts";
import { assistanceChoices, declinedBy } from "../../data-service/assistance.ts";
import { together } from "../../data-service/records.ts";
import { allSwitches, setSwitch } from "../../data-service/switches.ts";
import { replayAdvice } from "../../governance/replay.ts";
import { missingParts } from "../../knowledge-service/releases.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { Person } from "../../vocabulary/person.ts";
import {
  AdviceRequest,
  AdviceView,
  ApplicationRow,
  DecisionRequest,
  ExplorationView,
  FeatureCard,
  Proof,
  ReplayResult,
  SwitchChange,
} from "../../vocabulary/protocol.ts";
import { askForAdvice } from "../advice/ask-for-advice.ts";
import { exploreFacts } from "../advice/give-advice.ts";
import { measuredFigures } from "../advice/measured-figures.ts";
import { digestOf } from "../advice/record-entry.ts";
import type { Premises } from "../premises.ts";
import type { Server } from "./server.ts";
import { personOf } from "./session-guard.ts";

const params = z.object({ id: z.string() });

async function viewOf({ records }: Premises, person: Person, stored: StoredAdvice): Promise<AdviceView> {
  return adviceView(stored, await adviceDecisions(records, person, stored.id));
}

function applicationOf({ applications }: Premises, id: string) {
  const application = applications.get(id);
  if (!application)
    throw new Failure("not_found", { zh: `没有名为“${id}”的应用。`, en: `There is no application "${id}".` });
  return application;
}

async function applicationRows(premises: Premises, person: Person): Promise<ApplicationRow[]> {
  const [switches, choices] = await Promise.all([
    allSwitches(premises.records),
    assistanceChoices(premises.records, person),
  ]);
  return [...premises.applications.values()].map(({ card }) => ({
    card,
    on: switches.some((position) => position.application === card.id && position.on),
    declined: declinedBy(choices, card.id, null),
  }));
}

/** Records what a named person did with a finding, and commits to it in the ledger (E14). */
async function decide(
  premises: Premises,
  person: Person,
  adviceId: string,
  request: z.infer<typeof DecisionRequest>,
): Promise<AdviceView> {
  const stored = await loadAdvice(premises.records, person, adviceId);
  await together(premises.records, person, async (tx) => {
    const decision = await recordAdviceDecision(tx, person, adviceId, request);
    await premises.ledger.append(
      { type: "E14", court: person.court, schema: "decision/1", digest: digestOf(decision), group: stored.caseId },
      tx,
    );
  });
  return viewOf(premises, person, stored);
}

/** Advice through the gate, decisions on it, replay, cards, and the switch of each application. */
export async function adviceRoutes(server: Server, premises: Premises): Promise<void> {
  const { records, ledger } = premises;
  server.post(
    "/applications/:id/advice",
    { schema: { params, body: AdviceRequest, response: { 200: AdviceView } } },
    async (request) => {
      const [person, applicationId] = [personOf(request), request.params.id];
      const { caseId, input } = request.body;
      applicationOf(premises, applicationId);
      return askForAdvice(premises, { applicationId, person, caseId, input });
    },
  );
  server.post(
    "/applications/:id/explorations",
    { schema: { params, body: AdviceRequest, response: { 200: ExplorationView } } },
    async (request) => {
      const [person, applicationId] = [personOf(request), request.params.id];
      applicationOf(premises, applicationId);
      return exploreFacts(premises, { applicationId, person, ...request.body });
    },
  );
  server.get(
    "/cases/:id/advice",
    {
      schema: { params, querystring: z.object({ application: z.string() }), response: { 200: AdviceView.nullable() } },
    },
    async (request) => {
      const person = personOf(request);
      await caseAccess(records, person, request.params.id);
      const stored = await newestAdvice(records, person, request.params.id, request.query.application);
      return stored ? viewOf(premises, person, stored) : null;
    },
  );
  server.post(
    "/advice/:id/decisions",
    { schema: { params, body: DecisionRequest, response: { 200: AdviceView } } },
    (request) => decide(premises, personOf(request), request.params.id, request.body),
  );
  server.get("/advice/:id/replay", { schema: { params, response: { 200: ReplayResult } } }, async (request) => {
    const stored = await loadAdvice(records, personOf(request), request.params.id);
    const replay = replayAdvice(applicationOf(premises, stored.application), { ...stored, prepared: stored.draft });
    const release = stored.knowledgeRelease;
    const missing = missingParts(premises.dataDir, release, premises.knowledge.release);
    return { identical: replay.identical, differences: [...replay.differences], release, missing };
  });
  server.get("/advice/:id/proof", { schema: { params, response: { 200: Proof } } }, async (request) => {
    const stored = await loadAdvice(records, personOf(request), request.params.id);
    return ledger.proof(stored.ledgerEntry);
  });
  cardRoutes(server, premises);
}

/** The applications with their cards, and their switches (E18). */
function cardRoutes(server: Server, premises: Premises): void {
  const { records, ledger } = premises;
  server.get("/applications", { schema: { response: { 200: z.array(ApplicationRow) } } }, (request) =>
    applicationRows(premises, personOf(request)),
  );
  server.get("/applications/:id/card", { schema: { params, response: { 200: FeatureCard } } }, async (request) => {
    const { card } = applicationOf(premises, request.params.id);
    return { card, figures: measuredFigures(card.id) };
  });
  server.put("/switches/:id", { schema: { params, body: SwitchChange } }, async (request) => {
    const person = personOf(request);
    applicationOf(premises, request.params.id);
    await together(records, person, async (tx) => {
      const position = await setSwitch(tx, person, request.params.id, request.body);
      await ledger.append({ type: "E18", court: person.court, schema: "switch/1", digest: digestOf(position) }, tx);
    });
    return {};
  });
}
