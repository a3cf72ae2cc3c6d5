import { Button, Input, Modal } from "antd";
import { type FormEvent, useState } from "react";
import type { ApplicationRow } from "../../vocabulary/protocol.ts";
import { applicationsQuery } from "../advice/advice-queries.ts";
import { call } from "../api/call.ts";
import { answers } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { Field } from "../kit/field.tsx";

/** Stops or starts an application for the whole court; a ground is required and goes into the ledger (handbook G7.3). */
export function SwitchDialog({ row, onClose }: { readonly row: ApplicationRow; readonly onClose: () => void }) {
  const { t, both } = useWords();
  const [ground, setGround] = useState("");
  const [tried, setTried] = useState(false);
  const move = useChange<{ on: boolean; ground: string }, unknown>({
    change: (position) => call("PUT", `/switches/${encodeURIComponent(row.card.id)}`, position),
    onDone: () => {
      void answers.invalidateQueries({ queryKey: applicationsQuery.queryKey });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (ground.trim() !== "") move.mutate({ on: !row.on, ground: ground.trim() });
  };
  const act = t(row.on ? "registry.stop" : "registry.start");
  return (
    <Modal open title={t("registry.dialog", { act, name: both(row.card.name) })} onCancel={onClose} footer={null}>
      <form className="xz-form" onSubmit={submit} noValidate>
        <p>{t(row.on ? "registry.stop.what" : "registry.start.what")}</p>
        <Field
          id="switch-ground"
          label={t("registry.ground")}
          fault={tried && ground.trim() === "" ? t("registry.ground.missing") : undefined}
        >
          {(aria) => (
            <Input.TextArea
              {...aria}
              rows={3}
              autoFocus
              maxLength={500}
              value={ground}
              onChange={(event) => setGround(event.target.value)}
            />
          )}
        </Field>
        <span className="xz-buttons">
          <Button type="primary" danger={row.on} htmlType="submit" loading={move.isPending} data-switch-confirm>
            {act}
          </Button>
          <Button onClick={onClose}>{t("app.cancel")}</Button>
        </span>
      </form>
    </Modal>
  );
}
