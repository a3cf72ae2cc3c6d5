import { Button, Input, Modal } from "antd";
import { type FormEvent, useState } from "react";
import type { ReleaseRow } from "../../vocabulary/protocol-knowledge.ts";
import { call } from "../api/call.ts";
import { answers } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { Field } from "../kit/field.tsx";
import { releasesQuery } from "./knowledge-queries.ts";

const SHORTEST_REASON = 2;

/** Makes a release the one that is used from now on, with a reason that goes to the ledger; only the president may. */
export function UseReleaseDialog(props: {
  readonly row: ReleaseRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const { row } = props;
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const isMissing = reason.trim().length < SHORTEST_REASON;
  const use = useChange<string, ReleaseRow[]>({
    change: (given) =>
      call("POST", `/releases/${row.collection}/${encodeURIComponent(row.release)}/use`, { reason: given }),
    onDone: (rows) => {
      // All knowledge may be another now.
      void answers.invalidateQueries({ queryKey: ["knowledge"] });
      void answers.invalidateQueries({ queryKey: ["provision"] });
      answers.setQueryData(releasesQuery.queryKey, rows);
      props.onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isMissing) use.mutate(reason.trim());
  };
  return (
    <Modal open title={t("knowledge.release.dialog", { release: row.release })} onCancel={props.onClose} footer={null}>
      <form className="xz-form" onSubmit={submit} noValidate>
        <p>{t("knowledge.release.dialog.what")}</p>
        <Field
          id="release-reason"
          label={t("registry.ground")}
          fault={tried && isMissing ? t("knowledge.release.reason.missing") : undefined}
        >
          {(aria) => (
            <Input.TextArea
              {...aria}
              rows={3}
              autoFocus
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <span className="xz-buttons">
          <Button type="primary" htmlType="submit" loading={use.isPending} data-use-confirm>
            {t("knowledge.release.use")}
          </Button>
          <Button onClick={props.onClose}>{t("app.cancel")}</Button>
        </span>
      </form>
    </Modal>
  );
}
