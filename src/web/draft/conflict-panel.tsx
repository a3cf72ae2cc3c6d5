import type { Editor } from "@tiptap/core";
import { Alert, Button } from "antd";
import type { DraftView } from "../../vocabulary/protocol.ts";
import { useWords } from "../i18n/use-words.ts";
import { DiffText } from "../kit/diff-text.tsx";
import { momentText } from "../workspace/history/moment-text.ts";
import { draftText } from "./text-places.ts";
import type { DraftSaving } from "./use-draft-saving.ts";

/** Two texts stand against each other: both are shown, and the writer chooses which goes on. Neither is lost. */
export function ConflictPanel(props: {
  readonly editor: Editor;
  readonly saving: DraftSaving;
  readonly theirs: DraftView;
}) {
  const { t } = useWords();
  const { editor, saving, theirs } = props;
  const mine = draftText(editor.state.doc).text;
  return (
    <section className="xz-conflict" aria-label={t("draft.conflict")} data-draft-conflict>
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t("draft.conflict")}
        description={t(theirs.signed ? "draft.conflict.signed" : "draft.conflict.what", {
          by: theirs.savedBy,
          at: momentText(theirs.savedAt),
          version: theirs.version,
        })}
      />
      <div className="xz-conflict-text">
        <DiffText before={theirs.text} after={mine} />
      </div>
      <span className="xz-buttons">
        {!theirs.signed && (
          <Button type="primary" onClick={saving.keepMine} data-keep-mine>
            {t("draft.conflict.mine")}
          </Button>
        )}
        <Button onClick={saving.takeTheirs} data-take-theirs>
          {t("draft.conflict.theirs", { by: theirs.savedBy })}
        </Button>
      </span>
    </section>
  );
}
