import { Alert, Button } from "antd";
import { Refused } from "../api/refused.ts";
import { useWords } from "../i18n/use-words.ts";

/** A refused request in the reader's language: what happened, what to do, and the incident number of a defect. */
export function ErrorNotice({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const { t, both } = useWords();
  const incident = error instanceof Refused ? error.incident : undefined;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={error instanceof Refused ? both(error.text) : t("refused.defect")}
      description={incident ? t("refused.incident", { incident }) : undefined}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t("app.retry")}
          </Button>
        )
      }
    />
  );
}
