import { CheckCircleOutlined, QuestionCircleOutlined, StopOutlined } from "@ant-design/icons";
import { Alert } from "antd";
import type { LawWarning, VersionRow } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";

const icons = { effective: CheckCircleOutlined, superseded: StopOutlined, unknown: QuestionCircleOutlined };

/** Whether a law is in force, by icon and word (效力状态). */
export function LawStatus({ status }: { readonly status: VersionRow["status"] }) {
  const { t } = useWords();
  const Icon = icons[status];
  return (
    <span className={`xz-law-status xz-law-${status}`} data-status={status}>
      <Icon aria-hidden /> {t(`knowledge.status.${status}`)}
    </span>
  );
}

/** First and last day in force in words; what nobody knows is said. */
export function LawDays({ from, until, status }: Pick<VersionRow, "from" | "until" | "status">) {
  const { t } = useWords();
  const end = until
    ? t("provision.until", { until })
    : t(status === "effective" ? "provision.still" : "knowledge.days.unknownUntil");
  return (
    <span className="xz-law-days">
      {from ? t("provision.from", { from }) : t("provision.unknownFrom")} · {end}
    </span>
  );
}

/** What to know before a text is used, on its top (handbook T §0.5). */
export function LawWarnings({ warnings }: { readonly warnings: readonly LawWarning[] }) {
  const { both } = useWords();
  return warnings.map((warning) => (
    <Alert
      key={warning.id}
      type="warning"
      showIcon
      className="xz-law-warning"
      title={both(warning.text)}
      data-law-warning={warning.id}
    />
  ));
}
