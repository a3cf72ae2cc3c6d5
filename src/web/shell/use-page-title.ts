import { useEffect } from "react";
import { useWords } from "../i18n/use-words.ts";

/** Names the page in the window and for screen readers (WCAG 2.4.2): 我的案件 · 獬豸. */
export function usePageTitle(title: string): void {
  const { t } = useWords();
  const full = `${title} · ${t("app.name")}`;
  useEffect(() => {
    document.title = full;
  }, [full]);
}
