import { queryOptions } from "@tanstack/react-query";
import type { AdviceView, ApplicationRow, AssistanceChoice, FeatureCard } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { casePath } from "../api/queries.ts";

/** Every application of the platform with its card, its switch and whether the person has declined it. */
export const applicationsQuery = queryOptions({
  queryKey: ["applications"],
  queryFn: () => call<ApplicationRow[]>("GET", "/applications"),
  staleTime: 60_000,
});

/** The feature card of an application with its measured figures. */
export const cardQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ["card", applicationId],
    queryFn: () => call<FeatureCard>("GET", `/applications/${encodeURIComponent(applicationId)}/card`),
    staleTime: 600_000,
  });

/** The newest advice of an application on a case; null when nobody has asked yet. */
export const adviceQuery = (caseId: string, applicationId: string) =>
  queryOptions({
    queryKey: ["advice", caseId, applicationId],
    queryFn: () =>
      call<AdviceView | null>("GET", `${casePath(caseId)}/advice?application=${encodeURIComponent(applicationId)}`),
  });

/** True when the person's choices decline an application: the application's own choice comes before the one for all. */
export function declines(choices: readonly AssistanceChoice[], applicationId: string): boolean {
  const everywhere = (application: string) =>
    choices.find((choice) => choice.application === application && choice.caseId === null)?.declined;
  return everywhere("*") === true || everywhere(applicationId) === true;
}
