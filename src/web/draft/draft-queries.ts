import { queryOptions } from "@tanstack/react-query";
import type { DraftVersionRow, DraftView } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { casePath } from "../api/queries.ts";

/** The document of a case in its newest version; null when none was started. */
export const draftQuery = (caseId: string) =>
  queryOptions({
    queryKey: ["draft", caseId],
    queryFn: () => call<DraftView | null>("GET", `${casePath(caseId)}/draft`),
  });

/** All versions, newest first. */
export const versionsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ["draft-versions", caseId],
    queryFn: () => call<DraftVersionRow[]>("GET", `${casePath(caseId)}/draft/versions`),
    staleTime: 0,
  });

/** Texts that came too late and were set aside, newest first. */
export const setAsideQuery = (caseId: string) =>
  queryOptions({
    queryKey: ["draft-set-aside", caseId],
    queryFn: () => call<DraftVersionRow[]>("GET", `${casePath(caseId)}/draft/set-aside`),
    staleTime: 0,
  });
