import { FontSizeOutlined, TranslationOutlined } from "@ant-design/icons";
import { useWords } from "../i18n/use-words.ts";
import { prefer, usePreferences } from "../session/preferences.ts";

/** The two choices every page offers: language and large text (适老化, UX 25 and 27). */
export function PreferenceButtons() {
  const { t, language } = useWords();
  const { large } = usePreferences();
  return (
    <>
      <button type="button" className="xz-header-button" aria-pressed={large} onClick={() => prefer({ large: !large })}>
        <FontSizeOutlined aria-hidden /> {t(large ? "app.large.on" : "app.large")}
      </button>
      <button
        type="button"
        className="xz-header-button"
        title={t("app.language.label")}
        onClick={() => prefer({ language: language === "zh" ? "en" : "zh" })}
      >
        <TranslationOutlined aria-hidden /> <span lang={language === "zh" ? "en" : "zh-CN"}>{t("app.language")}</span>
      </button>
    </>
  );
}
