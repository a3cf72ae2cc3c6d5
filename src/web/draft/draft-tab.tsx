import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DraftView } from "../../vocabulary/protocol.ts";
import { answers, refreshCase } from "../api/queries.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { useWorkspace } from "../workspace/workspace-context.tsx";
import { DraftEditor } from "./draft-editor.tsx";
import { draftQuery } from "./draft-queries.ts";
import { DraftStart } from "./draft-start.tsx";
import { SignedDraft } from "./signed-draft.tsx";

/** The document of the case (文书): started from proposals or blank, edited, reviewed, signed. */
export function DraftTab() {
  const { caseView } = useWorkspace();
  const { data, error, refetch } = useQuery({ ...draftQuery(caseView.id), refetchOnWindowFocus: false });
  // Each text that is opened anew gets an editor of its own; saving the open one does not.
  const [opened, setOpened] = useState(0);
  const [starting, setStarting] = useState(false);
  if (error && data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const replace = (draft: DraftView) => {
    answers.setQueryData(draftQuery(caseView.id).queryKey, draft);
    setOpened(opened + 1);
    setStarting(false);
    refreshCase(caseView.id);
  };
  if (data?.signed) return <SignedDraft draft={data} signed={data.signed} />;
  if (!data || starting)
    return <DraftStart hasDraft={data !== null} onStarted={replace} onCancel={() => setStarting(false)} />;
  return <DraftEditor key={opened} draft={data} onAnew={() => setStarting(true)} onSigned={replace} />;
}
