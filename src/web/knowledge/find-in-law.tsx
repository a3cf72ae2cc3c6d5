import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { Button, Input, type InputRef } from "antd";
import { type KeyboardEvent, useRef } from "react";
import { useWords } from "../i18n/use-words.ts";
import { isComposing } from "../shell/composition.ts";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import type { LawFinding } from "./use-find-in-law.ts";

/** The field that finds words in the law, or goes to the article whose number is typed; Enter and Shift+Enter go on. */
export function FindInLaw({ finding }: { readonly finding: LawFinding }) {
  const { t } = useWords();
  const field = useRef<InputRef>(null);
  const { typed, count, current, isNumber } = finding;
  useShortcuts([
    { keys: "/", does: "knowledge.keys.find", group: "other", run: () => field.current?.focus({ cursor: "all" }) },
  ]);
  const onKey = (event: KeyboardEvent) => {
    if (isComposing() || event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      finding.go(event.shiftKey ? -1 : 1);
    }
    if (event.key === "Escape") finding.type("");
  };
  const said = () => {
    if (typed.trim() === "") return "";
    if (isNumber) return t("knowledge.find.number");
    if (count === 0) return t("knowledge.find.none");
    return t("knowledge.find.count", { current: current + 1, count });
  };
  return (
    <search className="xz-find-in-law" data-find-in-law={count}>
      <Input
        ref={field}
        id="find-in-law"
        size="small"
        aria-label={t("knowledge.find")}
        placeholder={t("knowledge.find.hint")}
        aria-keyshortcuts="/"
        maxLength={60}
        value={typed}
        onChange={(event) => finding.type(event.target.value)}
        onKeyDown={onKey}
      />
      <span role="status" className="xz-find-said">
        {said()}
      </span>
      <Button
        size="small"
        icon={<UpOutlined aria-hidden />}
        aria-label={t("knowledge.find.previous")}
        disabled={count === 0}
        onClick={() => finding.go(-1)}
      />
      <Button
        size="small"
        icon={<DownOutlined aria-hidden />}
        aria-label={t("knowledge.find.next")}
        disabled={count === 0}
        onClick={() => finding.go(1)}
      />
    </search>
  );
}
