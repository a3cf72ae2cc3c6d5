import { useQuery } from "@tanstack/react-query";
import type { Editor } from "@tiptap/core";
import { Button } from "antd";
import { useState } from "react";
import type { DraftVersionRow, DraftView } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { answers, casePath } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { DiffText } from "../kit/diff-text.tsx";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { momentText } from "../workspace/history/moment-text.ts";
import { useWorkspace } from "../workspace/workspace-context.tsx";
import { setAsideQuery, versionsQuery } from "./draft-queries.ts";
import { draftText } from "./text-places.ts";
import type { DraftSaving } from "./use-draft-saving.ts";

/** All versions and the texts set aside: compare each with the text as it stands, and go back to a version. */
export function VersionsPanel({ editor, saving }: { readonly editor: Editor; readonly saving: DraftSaving }) {
  const { t } = useWords();
  const { caseView } = useWorkspace();
  const { data, error, refetch } = useQuery(versionsQuery(caseView.id));
  const { data: aside = [] } = useQuery(setAsideQuery(caseView.id));
  const [compared, setCompared] = useState<DraftVersionRow>();
  const restore = useChange<number, DraftView>({
    change: (version) => call("GET", `${casePath(caseView.id)}/draft/versions/${version}`),
    onDone: (draft) => {
      // One step of undo, saved as a new version: going back loses nothing either.
      editor.commands.setContent(draft.content as object, { emitUpdate: true });
      void saving.save().then(() => answers.invalidateQueries({ queryKey: versionsQuery(caseView.id).queryKey }));
    },
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const item = (row: DraftVersionRow, key: string, isAside: boolean) => (
    <li key={key} data-version={isAside ? undefined : row.version} data-set-aside={isAside || undefined}>
      <span>
        {t(isAside ? "versions.aside" : "versions.version", { version: row.version })} · {row.savedBy} ·{" "}
        {momentText(row.savedAt)}
      </span>
      <span className="xz-buttons">
        <Button
          size="small"
          aria-pressed={compared === row}
          onClick={() => setCompared(compared === row ? undefined : row)}
        >
          {t("versions.compare")}
        </Button>
        {!isAside && (
          <Button
            size="small"
            loading={restore.isPending && restore.variables === row.version}
            onClick={() => restore.mutate(row.version)}
          >
            {t("versions.restore")}
          </Button>
        )}
      </span>
      {compared === row && (
        <div className="xz-conflict-text" data-compared>
          <DiffText before={row.text} after={draftText(editor.state.doc).text} />
        </div>
      )}
    </li>
  );
  return (
    <>
      <p className="xz-quiet">{t("versions.what")}</p>
      <ol className="xz-versions">
        {aside.map((row) => item(row, `aside ${row.savedAt}`, true))}
        {data.map((row) => item(row, String(row.version), false))}
      </ol>
    </>
  );
}
