import { Button, Input, Radio } from "antd";
import { type FormEvent, useRef, useState } from "react";
import type { CaseKind } from "../../vocabulary/case-record.ts";
import { useWords, type Words } from "../i18n/use-words.ts";
import { ErrorSummary, type FormFault } from "../kit/error-summary.tsx";
import { Field } from "../kit/field.tsx";
import type { ChosenFile } from "./dropped-files.ts";
import { FilePicker } from "./file-picker.tsx";

/** What is typed for a new case. */
export interface TypedCase {
  readonly title: string;
  readonly kind: CaseKind;
  readonly number: string;
}

const KINDS: readonly CaseKind[] = ["civil", "criminal", "administrative", "enforcement"];
const LONGEST_TITLE = 200;
const LONGEST_NUMBER = 60;

function faultsOf(typed: TypedCase, files: readonly ChosenFile[], { t }: Words): FormFault[] {
  const faults: FormFault[] = [];
  if (typed.title.trim() === "") faults.push({ field: "new-title", text: t("new.caseTitle.missing") });
  if (typed.title.length > LONGEST_TITLE) faults.push({ field: "new-title", text: t("new.caseTitle.long") });
  if (typed.number.length > LONGEST_NUMBER) faults.push({ field: "new-number", text: t("new.number.long") });
  if (files.length === 0) faults.push({ field: "new-files", text: t("new.files.missing") });
  return faults;
}

/** First step of a new case: title, kind, number and papers. */
export function NewCaseForm({
  typed,
  restored,
  files,
  onTyped,
  onFiles,
  onCheck,
}: {
  readonly typed: TypedCase;
  readonly restored: boolean;
  readonly files: readonly ChosenFile[];
  readonly onTyped: (typed: TypedCase) => void;
  readonly onFiles: (files: ChosenFile[]) => void;
  readonly onCheck: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const attempt = useRef(0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.current += 1;
    const found = faultsOf(typed, files, words);
    setFaults(found);
    if (found.length === 0) onCheck();
  };
  const textOf = (field: string) => faults.find((fault) => fault.field === field)?.text;
  return (
    <form onSubmit={submit} noValidate className="xz-form">
      <ErrorSummary faults={faults} attempt={attempt.current} />
      {restored && files.length === 0 && <p className="xz-quiet">{t("new.kept")}</p>}
      <Field id="new-title" label={t("new.caseTitle")} hint={t("new.caseTitle.hint")} fault={textOf("new-title")}>
        {(aria) => (
          <Input {...aria} value={typed.title} onChange={(event) => onTyped({ ...typed, title: event.target.value })} />
        )}
      </Field>
      <fieldset className="xz-field" id="new-kind" tabIndex={-1}>
        <legend>{t("new.kind")}</legend>
        <Radio.Group
          value={typed.kind}
          onChange={(event) => onTyped({ ...typed, kind: event.target.value as CaseKind })}
          options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
      </fieldset>
      <Field id="new-number" label={t("new.number")} fault={textOf("new-number")}>
        {(aria) => (
          <Input
            {...aria}
            value={typed.number}
            onChange={(event) => onTyped({ ...typed, number: event.target.value })}
          />
        )}
      </Field>
      <Field id="new-files" label={t("new.files")} fault={textOf("new-files")}>
        {() => <FilePicker id="new-files" files={files} onChange={onFiles} />}
      </Field>
      <Button type="primary" htmlType="submit">
        {t("new.check")}
      </Button>
    </form>
  );
}
