import { App } from "antd";
import { call } from "../api/call.ts";
import { inOrder } from "../api/in-order.ts";
import { casePath, refreshCase } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { undoneWords } from "./history/history-words.ts";

/** Takes back the person's newest change of documents or fields of a case and says what it was (UX 10). */
export function useUndo(caseId: string): () => void {
  const { t } = useWords();
  const { message } = App.useApp();
  const undo = useChange<void, { undone: string | null }>({
    change: () => inOrder(caseId, () => call("POST", `${casePath(caseId)}/undo`)),
    onDone: ({ undone }) => {
      message.info(undone === null ? t("app.nothingToUndo") : t("app.undone", { what: undoneWords(undone, t) }));
      refreshCase(caseId);
    },
  });
  return () => undo.mutate();
}
