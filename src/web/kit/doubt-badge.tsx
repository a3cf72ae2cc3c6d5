import {
  CheckCircleFilled,
  CheckOutlined,
  EyeOutlined,
  QuestionCircleFilled,
  SwapOutlined,
  WarningFilled,
} from "@ant-design/icons";
import type { ComponentType } from "react";
import type { WordKey } from "../i18n/languages.ts";
import { useWords } from "../i18n/use-words.ts";
import { type Doubtful, type DoubtLevel, doubtLevel } from "./doubt.ts";

const icons: Record<DoubtLevel, ComponentType> = {
  conflict: SwapOutlined,
  warning: WarningFilled,
  low: QuestionCircleFilled,
  middle: EyeOutlined,
  high: CheckOutlined,
  confirmed: CheckCircleFilled,
};

/** Icon and words for how doubtful a value is; colour only repeats them (UX 11). */
export function DoubtBadge({ item }: { readonly item: Doubtful }) {
  const { t } = useWords();
  const level = doubtLevel(item);
  const Icon = icons[level];
  const percent = t("confidence.percent", { percent: Math.round(item.confidence * 100) });
  return (
    <span
      className={`xz-doubt xz-doubt-${level}`}
      data-doubt={level}
      title={level === "confirmed" ? undefined : percent}
    >
      <Icon />
      <span>{t(`confidence.${level}` satisfies WordKey)}</span>
    </span>
  );
}
