import { Input } from "antd";
import type { KeyboardEvent } from "react";
import { useWords } from "../../i18n/use-words.ts";
import type { FieldAria } from "../../kit/field.tsx";
import { isComposing } from "../../shell/composition.ts";
import { shapeOf } from "./field-value.ts";

/** Characters that fit on one row of the narrowest usual form; the automatic height of the design system needs inline styles. */
const CHARACTERS_A_ROW = 28;
const MOST_ROWS = 8;

/** Rows that show a text without scrolling, up to eight. */
export function rowsFor(text: string): number {
  const rows = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_A_ROW)), 0);
  return Math.min(MOST_ROWS, rows);
}

/** The input of a field by the shape of its value; Enter accepts, Escape takes back what was typed. */
export function FieldInput({
  name,
  aria,
  typed,
  readOnly,
  onType,
  onEnter,
  onEscape,
  onFocus,
}: {
  readonly name: string;
  readonly aria: FieldAria;
  readonly typed: string;
  readonly readOnly?: boolean;
  readonly onType: (typed: string) => void;
  readonly onEnter: () => void;
  readonly onEscape: () => void;
  readonly onFocus?: () => void;
}) {
  const { t } = useWords();
  const shape = shapeOf(name);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing() || event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onEscape();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      onEnter();
    }
  };
  const shared = {
    ...aria,
    lang: "zh-CN",
    value: typed,
    readOnly: readOnly ?? false,
    "data-field": name,
    onKeyDown,
    ...(onFocus ? { onFocus } : {}),
  };
  if (shape === "long")
    return <Input.TextArea {...shared} rows={rowsFor(typed)} onChange={(event) => onType(event.target.value)} />;
  const suffix = shape === "money" ? t("fields.amount") : shape === "rate" ? t("fields.rate") : undefined;
  return (
    <Input
      {...shared}
      suffix={suffix}
      inputMode={shape === "money" || shape === "rate" ? "decimal" : "text"}
      placeholder={shape === "day" ? t("fields.day.hint") : undefined}
      onChange={(event) => onType(event.target.value)}
    />
  );
}
