import { Button, Input } from "antd";
import { memo } from "react";
import type { CaseField } from "../../../vocabulary/case-record.ts";
import { useWords } from "../../i18n/use-words.ts";
import { DoubtBadge } from "../../kit/doubt-badge.tsx";
import { Field } from "../../kit/field.tsx";
import { SourceChip } from "../../kit/source-chip.tsx";
import { useSources } from "../../kit/sources.tsx";
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

/** What a field shows and what of it is not saved yet. */
function useFieldText({ name, field, typed }: Pick<RowProps, "name" | "field" | "typed">) {
  const { t } = useWords();
  const saved = field ? shownValue(name, field.value) : "";
  const text = typed?.text ?? saved;
  const isChanged = text !== saved;
  const stored = storedValue(name, text);
  const shape = shapeOf(name);
  const isWrong = isChanged && stored === undefined && shape !== "long" && shape !== "text";
  const fault = isWrong ? t(`fields.${shape === "money" ? "amount" : shape}.wrong`) : undefined;
  return { text, isChanged, stored, fault };
}

interface RowProps {
  readonly name: string;
  readonly field: CaseField | undefined;
  readonly typed: TypedField | undefined;
  readonly acts: FieldActs;
  readonly readOnly: boolean;
  readonly onTyped: (name: string, typed: TypedField | undefined) => void;
}

/** One field of the case: value, doubt, sources, conflicting values; usable by hand with or without assistance. Typing draws one row anew, not all. */
export const FieldRow = memo(function FieldRow({ name, field, typed, acts, readOnly, onTyped }: RowProps) {
  const { t } = useWords();
  const sources = useSources();
  const onType = (next: TypedField | undefined) => onTyped(name, next);
  const { text, isChanged, stored, fault } = useFieldText({ name, field, typed });
  const ground = typed?.ground ?? "";
  const accept = () => {
    if (stored === undefined || readOnly) return;
    if (isChanged) acts.change({ name, value: stored, ground }, () => onType(undefined));
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
            {fieldLabel(name, t)} {field && <DoubtBadge item={field} />}
          </>
        }
        fault={fault}
        hint={field ? undefined : t("fields.missing")}
      >
        {(aria) => (
          <FieldInput
            name={name}
            aria={aria}
            typed={text}
            readOnly={readOnly}
            onType={(next) => onType({ text: next, ground })}
            onEnter={accept}
            onEscape={() => onType(undefined)}
            onFocus={() => passage && sources.open(passage)}
          />
        )}
      </Field>
      {isChanged && (
        <Unsaved
          ground={ground}
          acts={acts}
          canSave={stored !== undefined}
          onGround={(next) => onType({ text, ground: next })}
          onSave={accept}
          onCancel={() => onType(undefined)}
        />
      )}
      {field && (
        <>
          <FieldBelow field={field} canConfirm={!isChanged && !readOnly} onConfirm={() => acts.confirm([name])} />
          <Conflicts field={field} acts={acts} readOnly={readOnly} />
        </>
      )}
    </div>
  );
});

/** Ground, save and cancel for what was typed. */
function Unsaved(props: {
  readonly ground: string;
  readonly acts: FieldActs;
  readonly canSave: boolean;
  readonly onGround: (ground: string) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  return (
    <div className="xz-buttons">
      <Input
        className="xz-ground"
        aria-label={t("fields.ground")}
        placeholder={t("fields.ground")}
        maxLength={500}
        value={props.ground}
        onChange={(event) => props.onGround(event.target.value)}
      />
      <Button
        size="small"
        type="primary"
        disabled={!props.canSave}
        loading={props.acts.saving}
        onClick={() => props.onSave()}
      >
        {t("app.save")}
      </Button>
      <Button size="small" onClick={() => props.onCancel()}>
        {t("app.cancel")}
      </Button>
    </div>
  );
}

/** Where the value stands in the papers, and the button that confirms it. */
function FieldBelow({
  field,
  canConfirm,
  onConfirm,
}: {
  readonly field: CaseField;
  readonly canConfirm: boolean;
  readonly onConfirm: () => void;
}) {
  const { t } = useWords();
  return (
    <div className="xz-field-below">
      <FieldSources field={field} />
      {canConfirm && field.status === "proposed" && (
        <Button
          size="small"
          aria-label={t("fields.confirm", { name: fieldLabel(field.name, t) })}
          onClick={() => onConfirm()}
          data-confirm={field.name}
        >
          {t("dossier.confirm")}
        </Button>
      )}
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
  if (field.conflicts.length === 0) return null;
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
              <Button size="small" onClick={() => acts.change({ name: field.name, value: reading.value, ground: "" })}>
                {t("fields.take")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
