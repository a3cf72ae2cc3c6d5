import type { ReactNode } from "react";

/** Attributes that tie an input to its label, hint and fault. */
export interface FieldAria {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean;
  readonly status: "error" | "";
}

/** A labelled input with hint and fault; the child gets the attributes that tie them together. */
export function Field({
  id,
  label,
  hint,
  fault,
  children,
}: {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly children: (aria: FieldAria) => ReactNode;
}) {
  const described = [hint ? `${id}-hint` : "", fault ? `${id}-fault` : ""].filter(Boolean).join(" ");
  return (
    <div className={fault ? "xz-field xz-field-fault" : "xz-field"}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <div id={`${id}-hint`} className="xz-hint">
          {hint}
        </div>
      )}
      {fault && (
        <div id={`${id}-fault`} className="xz-fault">
          {fault}
        </div>
      )}
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": Boolean(fault),
        status: fault ? "error" : "",
      })}
    </div>
  );
}
