import { FileAddOutlined, FileTextOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useState } from "react";
import type { DraftView } from "../../vocabulary/protocol.ts";
import { CardButton } from "../advice/card-button.tsx";
import { useDeclined } from "../advice/use-advice.ts";
import { call } from "../api/call.ts";
import { casePath } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { AdviceLabel } from "../kit/advice-label.tsx";
import { Field } from "../kit/field.tsx";
import { useWorkspace } from "../workspace/workspace-context.tsx";

/** Templates of knowledge/documents/templates, the usual one first. */
const KINDS = [
  "civil-judgment-ordinary",
  "civil-judgment-summary",
  "civil-judgment-small-claims",
  "civil-mediation-paper",
] as const;
type Kind = (typeof KINDS)[number] | "blank";

/** Begins a document: from proposals of the drafting application, each to be accepted singly, or blank and by hand. */
export function DraftStart(props: {
  readonly hasDraft: boolean;
  readonly onStarted: (draft: DraftView) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  const { caseView } = useWorkspace();
  const declined = useDeclined("document-drafting");
  const [kind, setKind] = useState<Kind>("civil-judgment-ordinary");
  const start = useChange<Kind, DraftView>({
    change: (chosen) => call("POST", `${casePath(caseView.id)}/draft/start`, { kind: chosen }),
    onDone: props.onStarted,
  });
  return (
    <div className="xz-pane" data-draft-start>
      <h2>{t("draft.start")}</h2>
      {props.hasDraft && <p>{t("draft.start.again")}</p>}
      {!declined && (
        <section className="xz-advice" data-advice="document-drafting" aria-label={t("draft.start.proposed")}>
          <AdviceLabel />
          <p>{t("draft.start.proposed.what")}</p>
          <Field id="draft-kind" label={t("draft.kind")}>
            {({ id }) => (
              <Select<Kind>
                id={id}
                className="xz-select"
                value={kind}
                onChange={setKind}
                options={KINDS.map((one) => ({ value: one, label: t(`draft.kind.${one}`) }))}
              />
            )}
          </Field>
          <p className="xz-buttons">
            <Button
              type="primary"
              icon={<FileTextOutlined />}
              loading={start.isPending && start.variables !== "blank"}
              onClick={() => start.mutate(kind)}
              data-draft-propose
            >
              {t("draft.start.proposed")}
            </Button>
            <CardButton applicationId="document-drafting" />
          </p>
        </section>
      )}
      <section aria-label={t("draft.start.blank")}>
        <p>{t("draft.start.blank.what")}</p>
        <span className="xz-buttons">
          <Button
            icon={<FileAddOutlined />}
            loading={start.isPending && start.variables === "blank"}
            onClick={() => start.mutate("blank")}
            data-draft-blank
          >
            {t("draft.start.blank")}
          </Button>
          {props.hasDraft && <Button onClick={props.onCancel}>{t("app.cancel")}</Button>}
        </span>
      </section>
    </div>
  );
}
