import { queryOptions } from "@tanstack/react-query";
import type { RulingView } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { casePath } from "../api/queries.ts";

/** The judge's newest decision on each claim. */
export const rulingsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ["rulings", caseId],
    queryFn: () => call<RulingView[]>("GET", `${casePath(caseId)}/rulings`),
  });
