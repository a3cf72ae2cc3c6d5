import { InfoCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { FeatureCard } from "./feature-card.tsx";

/** Opens the feature card of the application that gave the advice, also by the key I (UX 20). */
export function CardButton({ applicationId }: { readonly applicationId: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  useShortcuts([{ keys: "i", does: "card.open", group: "other", run: () => setOpen(true) }]);
  return (
    <>
      <Button
        size="small"
        icon={<InfoCircleOutlined />}
        aria-keyshortcuts="i"
        onClick={() => setOpen(true)}
        data-card-button={applicationId}
      >
        {t("card.open")} <kbd>I</kbd>
      </Button>
      {open && <FeatureCard applicationId={applicationId} onClose={() => setOpen(false)} />}
    </>
  );
}
