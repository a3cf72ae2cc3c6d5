import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import type { CaseField } from "../../../vocabulary/case-record.ts";
import { useWords } from "../../i18n/use-words.ts";
import { byDoubt } from "../../kit/doubt.ts";
import { DoubtBadge } from "../../kit/doubt-badge.tsx";
import { Field } from "../../kit/field.tsx";
import { SourceChip } from "../../kit/source-chip.tsx";
import { ReviewCard, type ReviewItem } from "../review-card.tsx";
import { startQueue, withItems } from "../review-queue.ts";
import { useUndo } from "../use-undo.ts";
import { useWorkspace } from "../workspace-context.tsx";
import { FieldInput } from "./field-input.tsx";
import { fieldLabel } from "./field-names.ts";
import { FieldSources } from "./field-sources.tsx";
import { readableValue, shapeOf, shownValue, storedValue } from "./field-value.ts";
import type { FieldActs } from "./use-field-acts.ts";

/** Fields that wait for a person, most doubtful first. */
export function openFields(fields: readonly CaseField[]): CaseField[] {
  return byDoubt(fields.filter((field) => field.status === "proposed"));
}

function CorrectField({
  field,
  onSave,
  onCancel,
}: {
  readonly field: CaseField;
  readonly onSave: (value: string) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  const [text, setText] = useState(shownValue(field.name, field.value));
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>("input,textarea")?.focus(), []);
  const stored = storedValue(field.name, text);
  const shape = shapeOf(field.name);
  const fault =
    stored === undefined && shape !== "long" && shape !== "text"
      ? t(`fields.${shape === "money" ? "amount" : shape}.wrong`)
      : undefined;
  const save = () => stored !== undefined && onSave(stored);
  return (
    <div ref={box}>
      <Field id="correct-field" label={fieldLabel(field.name, t)} fault={fault}>
        {(aria) => (
          <FieldInput
            name={`correct.${field.name}`}
            aria={aria}
            typed={text}
            onType={setText}
            onEnter={save}
            onEscape={onCancel}
          />
        )}
      </Field>
      <div className="xz-buttons">
        <Button type="primary" disabled={stored === undefined} onClick={save}>
          {t("app.save")} <kbd>Enter</kbd>
        </Button>
        <Button onClick={onCancel}>
          {t("app.cancel")} <kbd>Esc</kbd>
        </Button>
      </div>
    </div>
  );
}

/** The value first read and the conflicting ones, each with the passage that gives it. */
function choicesOf(field: CaseField): ReviewItem["choices"] {
  if (field.conflicts.length === 0) return [];
  const readings = [{ value: field.value, passages: field.passages }, ...field.conflicts];
  return readings.map((reading) => ({
    value: reading.value,
    text: (
      <>
        <strong lang="zh-CN">{readableValue(field.name, reading.value)}</strong>{" "}
        {reading.passages.map((passage) => (
          <SourceChip key={`${passage.original} ${passage.page} ${passage.start}`} passage={passage} />
        ))}
      </>
    ),
  }));
}

/** Reviews the fields one by one by keyboard (UX 9–12): the page image follows, conflicts are chosen by number. */
export function FieldQueue({ fields, acts }: { readonly fields: readonly CaseField[]; readonly acts: FieldActs }) {
  const { t } = useWords();
  const { caseView, openPassage } = useWorkspace();
  const undo = useUndo(caseView.id);
  const [queue, setQueue] = useState(() => startQueue(openFields(fields).map((field) => field.name)));
  useEffect(() => {
    const existing = new Set(fields.map((field) => field.name));
    setQueue((now) =>
      withItems(
        now,
        openFields(fields).map((field) => field.name),
        existing,
      ),
    );
  }, [fields]);
  const current = fields.find((field) => field.name === queue.current);
  const item: ReviewItem | undefined = current && {
    id: current.name,
    name: fieldLabel(current.name, t),
    // With two readings "accept" would hide the choice that the papers leave open.
    acceptable: current.conflicts.length === 0,
    choices: choicesOf(current),
    shown: (
      <>
        <p className="xz-review-value" data-review-value>
          <strong lang="zh-CN">{readableValue(current.name, current.value)}</strong> <DoubtBadge item={current} />
        </p>
        <FieldSources field={current} />
      </>
    ),
  };
  return (
    <>
      <ReviewCard
        queue={queue}
        item={item}
        onQueue={setQueue}
        onShow={(name) => {
          const passage = fields.find((field) => field.name === name)?.passages[0];
          if (passage) openPassage(passage);
        }}
        onAccept={(name) => acts.confirm([name])}
        onChoose={(name, value) => acts.change({ name, value, ground: "" })}
        onUndo={undo}
        correction={(name, { done, cancel }) => {
          const field = fields.find((one) => one.name === name);
          const save = (value: string) => {
            acts.change({ name, value, ground: "" });
            done();
          };
          return field && <CorrectField field={field} onSave={save} onCancel={cancel} />;
        }}
      />
      <p className="xz-quiet">{t("fields.queueHelp")}</p>
    </>
  );
}
