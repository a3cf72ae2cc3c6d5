import { InfoCircleFilled } from "@ant-design/icons";
import { useWords } from "../i18n/use-words.ts";

/** The persistent label on every block of advice, in print as well (UX 4): it assists and does not replace the judge. */
export function AdviceLabel() {
  const { t } = useWords();
  return (
    <p className="xz-advice-label" data-advice-label>
      <InfoCircleFilled /> <span>{t("advice.label")}</span>
    </p>
  );
}
