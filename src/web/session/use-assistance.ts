import { useQuery } from "@tanstack/react-query";
import type { AssistanceChoice } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { inOrder } from "../api/in-order.ts";
import { answers, assistanceQuery } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";

/** Whether the person has left machine assistance (退出智能辅助) everywhere, and the one action that changes it (UX 5). */
export interface Assistance {
  readonly declined: boolean;
  readonly toggle: () => void;
}

/** The person's choice about assistance; kept by the server, shown at once. */
export function useAssistance(): Assistance {
  const { data } = useQuery(assistanceQuery);
  const declined = data?.some((choice) => choice.application === "*" && choice.caseId === null && choice.declined);
  const change = useChange<AssistanceChoice, unknown>({
    change: async (choice) => {
      const before = answers.getQueryData(assistanceQuery.queryKey);
      answers.setQueryData(assistanceQuery.queryKey, (old: AssistanceChoice[] | undefined) => [
        ...(old ?? []).filter((one) => one.application !== "*" || one.caseId !== null),
        choice,
      ]);
      try {
        // In order: leaving and coming back at once must not end with the first of the two.
        return await inOrder("assistance", () => call("PUT", "/assistance", choice));
      } catch (error) {
        answers.setQueryData(assistanceQuery.queryKey, before);
        throw error;
      }
    },
    onDone: () => void answers.invalidateQueries({ queryKey: assistanceQuery.queryKey }),
  });
  return {
    declined: declined ?? false,
    toggle: () => change.mutate({ application: "*", caseId: null, declined: !declined }),
  };
}
