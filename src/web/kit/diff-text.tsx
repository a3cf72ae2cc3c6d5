import { useWords } from "../i18n/use-words.ts";
import { textDifference } from "./text-difference.ts";

/** Two versions of a text in one: deleted words struck through, inserted words underlined, both named for screen readers. */
export function DiffText({ before, after }: { readonly before: string; readonly after: string }) {
  const { t } = useWords();
  return (
    <span className="xz-diff" lang="zh-CN">
      {textDifference(before, after).map((part, index) => {
        // Parts of one difference have no identity of their own beyond their place.
        const key = `${index} ${part.kind}`;
        if (part.kind === "same") return <span key={key}>{part.text}</span>;
        const Tag = part.kind === "deleted" ? "del" : "ins";
        return (
          <Tag key={key}>
            <span className="xz-sr">{t(`diff.${part.kind}`)}</span>
            {part.text}
          </Tag>
        );
      })}
    </span>
  );
}
