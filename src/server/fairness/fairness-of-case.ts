import { benchAccess } from "../../data-service/access.ts";
import { newestAdvice } from "../../data-service/advice-store.ts";
import { hasDeclined } from "../../data-service/assistance.ts";
import { assisting } from "../../data-service/records.ts";
import { isSwitchedOn } from "../../data-service/switches.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { FairnessReport } from "../../vocabulary/fairness.ts";
import type { Person } from "../../vocabulary/person.ts";
import { sourcesFor } from "../advice/give-advice.ts";
import { digestOf } from "../advice/record-entry.ts";
import type { Premises } from "../premises.ts";
import { CHECKED, checkFairness } from "./check-fairness.ts";

const notChecked = {
  zh: "公平性核对适用于证据审查、裁判辅助、类案推送和法条推送四项应用。",
  en: "The fairness check covers evidence review, adjudication support, similar cases and statute push.",
};
const off = {
  zh: "此项应用已被停用，请以人工方式办理。",
  en: "This application is switched off; please work by hand.",
};
const left = {
  zh: "您已退出此项智能辅助；重新启用后才能核对。",
  en: "You have left this assistance; take it up again to check it.",
};
const noRules = {
  zh: "知识库中没有公平性核对规则（knowledge/fairness），请联系管理员。",
  en: "The knowledge base holds no fairness rules (knowledge/fairness); tell the administrator.",
};

/**
 * Checks at the point of use whether advice on this case depends on who the people in it are (公平性核对, G4.3). Nothing of
 * it is kept but an entry of the ledger that the check was made and how it ended by attribute, without any word of the case.
 * @throws Failure not_found to those outside the case, forbidden to parties and those who left assistance, bad_request for
 * an application that is not covered, unavailable when it is switched off
 */
export async function fairnessOfCase(
  premises: Premises,
  person: Person,
  caseId: string,
  applicationId: string,
): Promise<FairnessReport> {
  const { records, ledger } = premises;
  await benchAccess(records, person, caseId);
  const application = CHECKED.has(applicationId) ? premises.applications.get(applicationId) : undefined;
  if (!application) throw new Failure("bad_request", notChecked);
  if (!(await isSwitchedOn(records, applicationId))) throw new Failure("unavailable", off);
  if (await hasDeclined(records, person, applicationId, caseId)) throw new Failure("forbidden", left);
  const asked = await newestAdvice(records, person, caseId, applicationId);
  const checked = await premises.knowledge.hold((knowledge) => {
    const rules = knowledge.fairness();
    if (!rules) throw new Failure("unavailable", noRules);
    const sources = sourcesFor({ ...premises, knowledge }, person);
    return checkFairness({ application, input: asked?.input ?? { caseId }, caseId, sources }, rules);
  });
  const states = Object.fromEntries(checked.rows.map(({ attribute, state }) => [attribute, state]));
  const event = { applicationId, version: application.card.version, caseId, by: person.id, states };
  const { index } = await assisting(records, person, (tx) =>
    ledger.append(
      { type: "E17", court: person.court, schema: "fairness/1", digest: digestOf(event), group: caseId },
      tx,
    ),
  );
  return { application: applicationId, ...checked, ledgerEntry: index };
}
