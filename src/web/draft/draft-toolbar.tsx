import {
  CheckCircleOutlined,
  DownloadOutlined,
  EditOutlined,
  FilePdfOutlined,
  FormOutlined,
  PlusOutlined,
  RedoOutlined,
  SaveOutlined,
  SearchOutlined,
  UndoOutlined,
} from "@ant-design/icons";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Button, Select } from "antd";
import { casePath } from "../api/queries.ts";
import { useWords } from "../i18n/use-words.ts";
import { useMe } from "../session/session.tsx";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { useWorkspace } from "../workspace/workspace-context.tsx";
import { PARAGRAPH_STYLES } from "./draft-schema.ts";
import type { DraftSaving } from "./use-draft-saving.ts";

interface ToolbarProps {
  readonly editor: Editor;
  readonly saving: DraftSaving;
  readonly finding: boolean;
  readonly onFind: () => void;
  readonly onSign: () => void;
  readonly onAnew: () => void;
}

/** Undo, style, find, save state, files and signature of the draft. */
export function DraftToolbar(props: ToolbarProps) {
  const { t } = useWords();
  const { editor, saving } = props;
  useShortcuts([
    { keys: "Alt+S", does: "draft.save", group: "other", run: () => void saving.save() },
    { keys: "Alt+F", does: "draft.find", group: "other", run: props.onFind },
  ]);
  return (
    <div className="xz-draft-tools" role="toolbar" aria-label={t("draft.tools")}>
      <EditTools editor={editor} />
      <Button
        size="small"
        icon={<SearchOutlined />}
        aria-expanded={props.finding}
        aria-keyshortcuts="Alt+F"
        onClick={props.onFind}
      >
        {t("draft.find")}
      </Button>
      <Button
        size="small"
        icon={<SaveOutlined />}
        aria-keyshortcuts="Alt+S"
        onClick={() => void saving.save()}
        data-draft-save
      >
        {t("app.save")}
      </Button>
      <SaveState saving={saving} />
      <Files saving={saving} />
      <Button size="small" icon={<PlusOutlined />} onClick={props.onAnew}>
        {t("draft.anew")}
      </Button>
      <SignButton onSign={props.onSign} />
    </div>
  );
}

function SignButton({ onSign }: { readonly onSign: () => void }) {
  const { t } = useWords();
  const { person } = useMe();
  const { caseView } = useWorkspace();
  const maySign = person.role === "judge" && (caseView.capacity === "judge" || caseView.capacity === "panel");
  if (!maySign) return <span className="xz-quiet">{t("sign.onlyJudge")}</span>;
  return (
    <Button size="small" type="primary" icon={<FormOutlined />} onClick={onSign} data-sign-open>
      {t("sign.open")}
    </Button>
  );
}

function EditTools({ editor }: { readonly editor: Editor }) {
  const { t } = useWords();
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      undo: now.can().undo(),
      redo: now.can().redo(),
      style: String(now.getAttributes("paragraph")["style"] ?? "body"),
    }),
  });
  return (
    <>
      <Button
        size="small"
        icon={<UndoOutlined />}
        aria-label={t("app.undo")}
        title={`${t("app.undo")} Ctrl+Z`}
        disabled={!state.undo}
        onClick={() => editor.chain().focus().undo().run()}
        data-draft-undo
      />
      <Button
        size="small"
        icon={<RedoOutlined />}
        aria-label={t("draft.redo")}
        title={`${t("draft.redo")} Ctrl+Shift+Z`}
        disabled={!state.redo}
        onClick={() => editor.chain().focus().redo().run()}
      />
      <Select<string>
        size="small"
        aria-label={t("draft.style")}
        className="xz-style"
        value={state.style}
        onChange={(style) => editor.chain().focus().updateAttributes("paragraph", { style }).run()}
        options={PARAGRAPH_STYLES.map((style) => ({ value: style, label: t(`draft.style.${style}`) }))}
      />
    </>
  );
}

function SaveState({ saving }: { readonly saving: DraftSaving }) {
  const { t } = useWords();
  const Icon = saving.state === "saved" ? CheckCircleOutlined : EditOutlined;
  const isFault = saving.state === "conflict" || saving.state === "refused" || saving.state === "offline";
  return (
    <span className={isFault ? "xz-fault" : "xz-quiet"} role="status" data-saving={saving.state}>
      <Icon aria-hidden /> {t(`draft.state.${saving.state}`, { version: saving.version })}
    </span>
  );
}

/** The draft as PDF for printing and as Word; unsaved text is saved first, because the server sets what it has. */
function Files({ saving }: { readonly saving: DraftSaving }) {
  const { t } = useWords();
  const { caseView } = useWorkspace();
  const fetchFile = async (form: "pdf" | "docx") => {
    await saving.save();
    const href = `/api${casePath(caseView.id)}/draft.${form}`;
    Object.assign(document.createElement("a"), { href, download: "" }).click();
  };
  return (
    <>
      <Button size="small" icon={<FilePdfOutlined />} onClick={() => void fetchFile("pdf")} data-draft-pdf>
        {t("draft.pdf")}
      </Button>
      <Button size="small" icon={<DownloadOutlined />} onClick={() => void fetchFile("docx")} data-draft-docx>
        {t("draft.word")}
      </Button>
    </>
  );
}
