import { useMemo } from "react";
import { useWords } from "../i18n/use-words.ts";
import { textDifference } from "../kit/text-difference.ts";

/** One side of a difference: the older one shows what was deleted, the newer one what was inserted. */
export function SideDifference(props: {
  readonly before: string;
  readonly after: string;
  readonly side: "deleted" | "inserted";
}) {
  const { t } = useWords();
  const { before, after, side } = props;
  const parts = useMemo(() => textDifference(before, after), [before, after]);
  const Tag = side === "deleted" ? "del" : "ins";
  return (
    <span className="xz-law-text" lang="zh-CN">
      {parts.map((part, at) => {
        // Parts of one difference have no identity of their own beyond their place.
        const key = `${at} ${part.kind}`;
        if (part.kind === "same") return <span key={key}>{part.text}</span>;
        if (part.kind !== side) return null;
        return (
          <Tag key={key}>
            <span className="xz-sr">{t(`diff.${side}`)}</span>
            {part.text}
          </Tag>
        );
      })}
    </span>
  );
}
