import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { DraftView } from "../../vocabulary/protocol.ts";
import { useDeclined } from "../advice/use-advice.ts";
import { useWords } from "../i18n/use-words.ts";
import { useMe } from "../session/session.tsx";
import { pageNonce } from "../shell/page-nonce.ts";
import { useWorkspace } from "../workspace/workspace-context.tsx";
import { ConflictPanel } from "./conflict-panel.tsx";
import { currentProposal } from "./current-proposal.ts";
import { draftExtensions } from "./draft-schema.ts";
import { DraftSide } from "./draft-side.tsx";
import { DraftToolbar } from "./draft-toolbar.tsx";
import { FindReplace } from "./find-replace.tsx";
import { reviewMarks } from "./review-marks.ts";
import { SignDialog } from "./sign-dialog.tsx";
import { findUnsaved } from "./unsaved-draft.ts";
import { useDraftSaving } from "./use-draft-saving.ts";

interface EditorProps {
  readonly draft: DraftView;
  /** The writer wants to begin another document. */
  readonly onAnew: () => void;
  readonly onSigned: (draft: DraftView) => void;
}

/** Begins with what lies unsaved in this tab, else with the newest version. */
function useFirstText(draft: DraftView, personId: string, caseId: string) {
  return useMemo(() => {
    const unsaved = findUnsaved(personId, caseId);
    if (!unsaved) return { draft, unsaved: false };
    return { draft: { ...draft, version: unsaved.version, content: unsaved.content }, unsaved: true };
    // The editor is made once for a text; later versions are its own.
    // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  }, []);
}

/** The editor of the document: the text with its proposals and the reviewer's marks, beside what there is to decide. */
export function DraftEditor({ draft, onAnew, onSigned }: EditorProps) {
  const { t } = useWords();
  const { person } = useMe();
  const { caseView } = useWorkspace();
  const declined = useDeclined("document-drafting");
  const [finding, setFinding] = useState(false);
  const [signing, setSigning] = useState(false);
  const first = useFirstText(draft, person.id, caseView.id);
  const onUpdate = useRef<() => void>(() => undefined);
  const editor = useEditor({
    extensions: [...draftExtensions, reviewMarks, currentProposal],
    content: first.draft.content as object,
    injectNonce: pageNonce,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": t("draft.text"),
        lang: "zh-CN",
        class: "xz-paper",
        spellcheck: "false",
        "data-draft-editor": "",
      },
    },
    onUpdate: () => onUpdate.current(),
  });
  const saving = useDraftSaving({ caseId: caseView.id, personId: person.id, editor, ...first });
  onUpdate.current = saving.changed;
  useSaveOnLeaving(saving.save);
  return (
    <div className="xz-pane xz-draft" data-draft-version={saving.version}>
      <DraftToolbar
        editor={editor}
        saving={saving}
        finding={finding}
        onFind={() => setFinding(!finding)}
        onSign={() => void saving.save().then((isSaved) => setSigning(isSaved))}
        onAnew={onAnew}
      />
      {finding && <FindReplace editor={editor} onClose={() => setFinding(false)} />}
      {saving.theirs && <ConflictPanel editor={editor} saving={saving} theirs={saving.theirs} />}
      <div className="xz-draft-body">
        <div className={declined ? "xz-desk xz-desk-alone" : "xz-desk"}>
          <EditorContent editor={editor} />
        </div>
        <DraftSide editor={editor} draft={draft} saving={saving} />
      </div>
      {signing && (
        <SignDialog
          draft={draft}
          version={saving.version}
          editor={editor}
          onSigned={onSigned}
          onClose={() => setSigning(false)}
        />
      )}
    </div>
  );
}

function useSaveOnLeaving(save: () => Promise<boolean>): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => () => void latest.current(), []);
}
