import { WarningFilled } from "@ant-design/icons";
import type { CaseField } from "../../../vocabulary/case-record.ts";
import { useWords } from "../../i18n/use-words.ts";
import { SourceChip } from "../../kit/source-chip.tsx";

/** The passages a value was read from, and the plausibility checks it failed. */
export function FieldSources({ field }: { readonly field: Pick<CaseField, "passages" | "warnings" | "status"> }) {
  const { t, both } = useWords();
  return (
    <>
      {field.warnings.map((warning) => (
        <p key={warning.rule} className="xz-warning" data-rule={warning.rule}>
          <WarningFilled aria-hidden /> {both(warning)} <code>{warning.rule}</code>
        </p>
      ))}
      <span className="xz-chips">
        {field.passages.map((passage) => (
          <SourceChip key={`${passage.original} ${passage.page} ${passage.start}`} passage={passage} />
        ))}
        {field.passages.length === 0 && field.status === "proposed" && (
          <span className="xz-quiet">{t("fields.noSource")}</span>
        )}
      </span>
    </>
  );
}
