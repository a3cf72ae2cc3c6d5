import { Button, Input } from "antd";
import type { CaseField } from "../../../vocabulary/case-record.ts";
import { useWords } from "../../i18n/use-words.ts";
import { DoubtBadge } from "../../kit/doubt-badge.tsx";
import { Field } from "../../kit/field.tsx";
import { SourceChip } from "../../kit/source-chip.tsx";
import { useWorkspace } from "../workspace-context.tsx";
import { FieldInput } from "./field-input.tsx";
import { fieldLabel } from "./field-names.ts";
import { FieldSources } from "./field-sources.tsx";
import { readableValue, shapeOf, shownValue, storedValue } from "./field-value.ts";
import type { FieldActs } from "./use-field-acts.ts";

/** What was typed into a field and not yet saved. */
export interface TypedField {
  readonly text: string;
  readonly ground: string;
}

/** The id of the input of a field. */
export function inputId(name: string): string {
  return `field-${name.replaceAll(".", "-")}`;
}

/** Moves the focus to the next input of the form, so that Enter walks through it. */
function focusNext(name: string): void {
  const inputs = [...document.querySelectorAll<HTMLElement>("[data-fields-form] [data-field]")];
  const at = inputs.findIndex((input) => input.dataset["field"] === name);
  inputs[at + 1]?.focus();
}

/** One field of the case: value, doubt, sources, conflicting values; usable by hand with or without assistance. */
export function FieldRow({
  name,
  field,
  typed,
  acts,
  onType,
}: {
  readonly name: string;
  readonly field: CaseField | undefined;
  readonly typed: TypedField | undefined;
  readonly acts: FieldActs;
  readonly onType: (typed: TypedField | undefined) => void;
}) {
  const { t } = useWords();
  const { openPassage, caseView } = useWorkspace();
  const readOnly = caseView.capacity === "party";
  const saved = field ? shownValue(name, field.value) : "";
  const text = typed?.text ?? saved;
  const isChanged = text !== saved;
  const stored = storedValue(name, text);
  const shape = shapeOf(name);
  const label = fieldLabel(name, t);
  const wrong = isChanged && stored === undefined;
  const accept = () => {
    if (stored === undefined || readOnly) return;
    if (isChanged) acts.change({ name, value: stored, ground: typed?.ground ?? "" }, () => onType(undefined));
    else if (field?.status === "proposed") acts.confirm([name]);
    focusNext(name);
  };
  const passage = field?.passages[0];
  return (
    <div className="xz-field-row" data-field-row={name} data-status={field?.status ?? "missing"}>
      <Field
        id={inputId(name)}
        label={
          <>
            {label} {field && <DoubtBadge item={field} />}
          </>
        }
        fault={wrong && shape !== "long" && shape !== "text" ? t(`fields.${shape === "money" ? "amount" : shape}.wrong`) : undefined}
        hint={field ? undefined : t("fields.missing")}
      >
        {(aria) => (
          <FieldInput
            name={name}
            aria={aria}
            typed={text}
            readOnly={readOnly}
            onType={(next) => onType({ text: next, ground: typed?.ground ?? "" })}
            onEnter={accept}
            onEscape={() => onType(undefined)}
            onFocus={() => passage && openPassage(passage)}
          />
        )}
      </Field>
      {isChanged && (
        <div className="xz-buttons">
          <Input
            className="xz-ground"
            aria-label={t("fields.ground")}
            placeholder={t("fields.ground")}
            maxLength={500}
            value={typed?.ground ?? ""}
            onChange={(event) => onType({ text, ground: event.target.value })}
          />
          <Button size="small" type="primary" disabled={wrong} loading={acts.saving} onClick={accept}>
            {t("app.save")}
          </Button>
          <Button size="small" onClick={() => onType(undefined)}>
            {t("app.cancel")}
          </Button>
        </div>
      )}
      {field && (
        <div className="xz-field-below">
          <FieldSources field={field} />
          {field.status === "proposed" && !isChanged && !readOnly && (
            <Button
              size="small"
              aria-label={t("fields.confirm", { name: label })}
              onClick={() => acts.confirm([name])}
              data-confirm={name}
            >
              {t("dossier.confirm")}
            </Button>
          )}
        </div>
      )}
      {field && field.conflicts.length > 0 && <Conflicts field={field} acts={acts} readOnly={readOnly} />}
    </div>
  );
}

/** Other values in the papers, each with its passage; a person takes one (UX 11). */
function Conflicts({
  field,
  acts,
  readOnly,
}: {
  readonly field: CaseField;
  readonly acts: FieldActs;
  readonly readOnly: boolean;
}) {
  const { t } = useWords();
  return (
    <div className="xz-conflicts" data-conflicts={field.name}>
      <p>{t("fields.conflicts")}</p>
      <ul>
        {field.conflicts.map((reading) => (
          <li key={reading.value}>
            <strong lang="zh-CN">{readableValue(field.name, reading.value)}</strong>{" "}
            {reading.passages.map((passage) => (
              <SourceChip key={`${passage.original} ${passage.page} ${passage.start}`} passage={passage} />
            ))}
            {!readOnly && (
              <Button
                size="small"
                onClick={() => acts.change({ name: field.name, value: reading.value, ground: "" })}
              >
                {t("fields.take")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
