import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useWords } from "../i18n/use-words.ts";
import { type ChosenFile, sizeText } from "./dropped-files.ts";
import type { TypedCase } from "./new-case-form.tsx";

/** Second step of a new case: everything once more before it is filed; each row leads back to its field (UX 22). */
export function CheckAnswers({
  typed,
  files,
  busy,
  onChange,
  onFile,
}: {
  readonly typed: TypedCase;
  readonly files: readonly ChosenFile[];
  readonly busy: boolean;
  readonly onChange: (field: string) => void;
  readonly onFile: () => void;
}) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const size = sizeText(files.reduce((sum, one) => sum + one.file.size, 0));
  const rows = [
    { field: "new-title", label: t("new.caseTitle"), value: typed.title },
    { field: "new-kind", label: t("new.kind"), value: t(`kind.${typed.kind}`) },
    { field: "new-number", label: t("cases.number"), value: typed.number || t("app.none") },
    { field: "new-files", label: t("new.files"), value: t("new.fileCount", { count: files.length, size }) },
  ];
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {t("new.check.title")}
      </h2>
      <dl className="xz-answers">
        {rows.map((row) => (
          <div key={row.field} className="xz-answer">
            <dt>{row.label}</dt>
            <dd>{row.value}</dd>
            <dd>
              <Button
                size="small"
                onClick={() => onChange(row.field)}
                aria-label={t("new.change.of", { what: row.label })}
              >
                {t("new.change")}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <div className="xz-buttons">
        <Button type="primary" loading={busy} onClick={onFile}>
          {t("new.file")}
        </Button>
        <Button onClick={() => onChange("new-title")}>{t("app.back")}</Button>
      </div>
    </section>
  );
}
