import { Spin } from "antd";
import { useWords } from "../i18n/use-words.ts";

/** Says that an answer is awaited. */
export function Loading() {
  const { t } = useWords();
  return (
    <div className="xz-loading" role="status">
      <Spin size="small" /> <span>{t("app.loading")}</span>
    </div>
  );
}
