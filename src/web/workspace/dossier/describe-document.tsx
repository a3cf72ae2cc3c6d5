import { useQuery } from "@tanstack/react-query";
import { Button, Input, Radio, Select } from "antd";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { isDay } from "../../../vocabulary/day.ts";
import type { CataloguedDocument, Volume } from "../../../vocabulary/document.ts";
import type { DocumentChange } from "../../../vocabulary/protocol.ts";
import { documentKindsQuery } from "../../api/queries.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { ErrorSummary, type FormFault } from "../../kit/error-summary.tsx";
import { Field } from "../../kit/field.tsx";

type Typed = Pick<CataloguedDocument, "kind" | "title" | "volume"> & { readonly day: string };

function faultsOf(typed: Typed, { t }: Words): FormFault[] {
  return [
    ...(typed.kind ? [] : [{ field: "document-kind", text: t("dossier.kind.missing") }]),
    ...(typed.title.trim() ? [] : [{ field: "document-title", text: t("dossier.title.missing") }]),
    ...(typed.day === "" || isDay(typed.day) ? [] : [{ field: "document-day", text: t("dossier.day.wrong") }]),
  ];
}

/** Corrects kind, title, volume and date of a document. */
export function DescribeDocument({
  document: described,
  onSave,
  onCancel,
}: {
  readonly document: CataloguedDocument;
  readonly onSave: (change: DocumentChange) => void;
  readonly onCancel: () => void;
}) {
  const words = useWords();
  const { t, both } = words;
  const { data: kinds = [] } = useQuery(documentKindsQuery);
  const [typed, setTyped] = useState<Typed>({ ...described, day: described.day ?? "" });
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const attempt = useRef(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.current += 1;
    const found = faultsOf(typed, words);
    setFaults(found);
    if (found.length > 0) return;
    const { kind, title, volume, day } = typed;
    onSave({ act: "describe", id: described.id, kind, title: title.trim(), volume, day: day || null });
  };
  const options = kinds.map((kind) => ({ value: kind.id, label: both(kind.name) }));
  if (!kinds.some((kind) => kind.id === typed.kind)) options.unshift({ value: typed.kind, label: typed.kind });
  const pickKind = (id: string) => {
    const kind = kinds.find((one) => one.id === id);
    setTyped({ ...typed, kind: id, volume: kind?.volume ?? typed.volume });
  };
  const textOf = (field: string) => faults.find((fault) => fault.field === field)?.text;
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      className="xz-form"
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <ErrorSummary faults={faults} attempt={attempt.current} />
      <Field id="document-title" label={t("dossier.title")} fault={textOf("document-title")}>
        {(aria) => (
          <Input
            {...aria}
            lang="zh-CN"
            value={typed.title}
            onChange={(event) => setTyped({ ...typed, title: event.target.value })}
          />
        )}
      </Field>
      <Field id="document-kind" label={t("dossier.kind")} fault={textOf("document-kind")}>
        {(aria) => (
          <Select
            {...aria}
            className="xz-select"
            showSearch={{ optionFilterProp: "label" }}
            value={typed.kind}
            onChange={pickKind}
            options={options}
          />
        )}
      </Field>
      <fieldset className="xz-field">
        <legend>{t("volume.label")}</legend>
        <Radio.Group
          value={typed.volume}
          onChange={(event) => setTyped({ ...typed, volume: event.target.value as Volume })}
          options={(["main", "side"] as const).map((volume) => ({ value: volume, label: t(`volume.${volume}`) }))}
        />
      </fieldset>
      <Field id="document-day" label={t("dossier.day")} hint={t("dossier.day.hint")} fault={textOf("document-day")}>
        {(aria) => (
          <Input
            {...aria}
            value={typed.day}
            onChange={(event) => setTyped({ ...typed, day: event.target.value.trim() })}
          />
        )}
      </Field>
      <div className="xz-buttons">
        <Button type="primary" htmlType="submit">
          {t("app.save")}
        </Button>
        <Button onClick={onCancel}>{t("app.cancel")}</Button>
      </div>
    </form>
  );
}
