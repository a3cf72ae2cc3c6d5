import type { ReactNode } from "react";
import type { Reason } from "../../vocabulary/advice.ts";
import { useWords } from "../i18n/use-words.ts";
import { ProvisionChip } from "./provision-chip.tsx";
import { SourceChip } from "./source-chip.tsx";

function ReasonBody({ reason }: { readonly reason: Reason }): ReactNode {
  const { t } = useWords();
  switch (reason.kind) {
    case "passage":
      return (
        <>
          <SourceChip passage={reason.passage} /> {reason.note}
        </>
      );
    case "provision":
      return (
        <>
          <ProvisionChip cited={reason.ref} on={reason.on} /> {reason.quote && <q lang="zh-CN">{reason.quote}</q>}{" "}
          {reason.note}
        </>
      );
    case "likeness":
      return (
        <>
          <strong lang="zh-CN">{reason.caseNumber}</strong> {reason.note}
        </>
      );
    case "statistic":
      return (
        <>
          {reason.statement} <span className="xz-quiet">{t("reason.sample", { count: reason.sample })}</span>
        </>
      );
    case "rule":
      return (
        <>
          <code>{reason.rule}</code> {reason.note}
        </>
      );
  }
}

/** The reasons of a finding, all five kinds alike: what kind it is, then where to see it. */
export function ReasonList({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { t } = useWords();
  return (
    <ul className="xz-reasons" aria-label={t("advice.reasons")}>
      {reasons.map((reason) => (
        <li key={JSON.stringify(reason)} data-reason={reason.kind}>
          <span className="xz-reason-kind">{t(`reason.${reason.kind}`)}</span>
          <span>
            <ReasonBody reason={reason} />
          </span>
        </li>
      ))}
    </ul>
  );
}
