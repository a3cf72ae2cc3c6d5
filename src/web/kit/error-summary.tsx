import { Alert } from "antd";
import { useEffect, useRef } from "react";
import { useWords } from "../i18n/use-words.ts";

/** A fault of a form: the id of the field and how to correct it. */
export interface FormFault {
  readonly field: string;
  readonly text: string;
}

/** Lists the faults of a form on its top, takes focus at each attempt and leads to the fields (UX 21). */
export function ErrorSummary({ faults, attempt }: { readonly faults: readonly FormFault[]; readonly attempt: number }) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0 && faults.length > 0) box.current?.focus();
  }, [attempt, faults.length]);
  if (faults.length === 0) return null;
  const goTo = (field: string) => {
    const element = document.getElementById(field);
    element?.scrollIntoView({ block: "center" });
    element?.focus();
  };
  return (
    <div ref={box} tabIndex={-1} role="alert" className="xz-error-summary" data-error-summary>
      <Alert
        type="error"
        title={t("summary.title")}
        description={
          <ul>
            {faults.map((fault) => (
              <li key={fault.field}>
                <a
                  href={`#${fault.field}`}
                  onClick={(event) => {
                    event.preventDefault();
                    goTo(fault.field);
                  }}
                >
                  {fault.text}
                </a>
              </li>
            ))}
          </ul>
        }
      />
    </div>
  );
}
