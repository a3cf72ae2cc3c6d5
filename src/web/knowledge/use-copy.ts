import { App } from "antd";
import { useCallback } from "react";
import { useWords } from "../i18n/use-words.ts";

/** Copies a text and says what was copied; where the browser forbids it, shows the text to be copied by hand (UX 36). */
export function useCopy(): (text: string) => Promise<void> {
  const { t } = useWords();
  const { message } = App.useApp();
  return useCallback(
    async (text: string) => {
      try {
        await navigator.clipboard.writeText(text);
        message.success(t("provision.copied", { citation: text }));
      } catch {
        message.warning(t("knowledge.copy.byHand", { text }), 0);
      }
    },
    [message, t],
  );
}

/** The permanent link of a path on this server. */
export function permanentLink(path: string): string {
  return new URL(path, window.location.origin).href;
}
