import {
  CheckOutlined,
  EditOutlined,
  FileSearchOutlined,
  QuestionCircleFilled,
  SafetyOutlined,
} from "@ant-design/icons";
import { Progress } from "antd";
import type { CaseRow } from "../../vocabulary/protocol.ts";
import { useWords } from "../i18n/use-words.ts";

const icons = { reading: FileSearchOutlined, review: EditOutlined, trial: EditOutlined, signed: SafetyOutlined };

/** The stage of a case by icon and word. */
export function CaseStage({ stage }: { readonly stage: CaseRow["stage"] }) {
  const { t } = useWords();
  const Icon = icons[stage];
  return (
    <span className={`xz-stage xz-stage-${stage}`}>
      <Icon aria-hidden /> {t(`stage.${stage}`)}
    </span>
  );
}

/** Pages read of all pages. */
export function CaseProgress({ row }: { readonly row: Pick<CaseRow, "pages" | "pagesRead"> }) {
  const percent = row.pages === 0 ? 0 : Math.round((row.pagesRead / row.pages) * 100);
  const text = `${row.pagesRead} / ${row.pages}`;
  return (
    <span className="xz-progress-cell">
      {text}
      {row.pagesRead < row.pages && <Progress percent={percent} size="small" showInfo={false} aria-label={text} />}
    </span>
  );
}

/** How many values and documents wait for a person. */
export function CaseDoubts({ doubts }: { readonly doubts: number }) {
  const { t } = useWords();
  if (doubts > 0)
    return (
      <span className="xz-doubt xz-doubt-low">
        <QuestionCircleFilled aria-hidden /> {doubts}
      </span>
    );
  return (
    <span className="xz-quiet">
      <CheckOutlined aria-hidden /> {t("cases.noDoubts")}
    </span>
  );
}
