import { adviceDecisions, adviceView, newestAdvice } from "../../data-service/advice-store.ts";
import type { AdviceRequest } from "../../governance/gate.ts";
import type { AdviceView } from "../../vocabulary/protocol.ts";
import type { Premises } from "../premises.ts";
import { takeUpProposals } from "./clerical-advice.ts";
import { giveAdvice } from "./give-advice.ts";

/** Applications whose findings become proposals beside the case as well. */
const PROPOSING: ReadonlySet<string> = new Set(["dossier-cataloguing", "case-backfill"]);

/**
 * Advice at a person's request (请求辅助意见), from the page and from the command line alike; findings of cataloguing and
 * backfill are laid beside the case as proposals too.
 * @throws Failure as giveAdvice does
 */
export async function askForAdvice(premises: Premises, request: AdviceRequest): Promise<AdviceView> {
  const { person, caseId, applicationId } = request;
  if (!PROPOSING.has(applicationId)) return (await giveAdvice(premises, request)).view;
  await takeUpProposals(premises, person, caseId, applicationId);
  const stored = await newestAdvice(premises.records, person, caseId, applicationId);
  if (!stored) throw new Error("Advice that was just saved is not there");
  return adviceView(stored, await adviceDecisions(premises.records, person, stored.id));
}
