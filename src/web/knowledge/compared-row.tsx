import { memo } from "react";
import type { LawComparison } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";
import { SideDifference } from "./side-difference.tsx";
import { useSeen } from "./use-seen.ts";

type Row = LawComparison["rows"][number];

/** An article in two versions; the difference is worked out when the row comes near the window, at once for print. */
export const ComparedRow = memo(function ComparedRow(props: {
  readonly row: Row;
  /** Names of the two versions; on a phone each side says which one it is. */
  readonly before: string;
  readonly after: string;
}) {
  const { t } = useWords();
  const [element, seen] = useSeen<HTMLElement>(true);
  const { row } = props;
  const { before, after, change } = row;
  const name = [before?.label, after?.label].filter((label, at, all) => label && all.indexOf(label) === at).join(" → ");
  return (
    <section
      ref={element}
      tabIndex={-1}
      className="xz-compared-row"
      data-change={change}
      aria-label={`${name} ${t(`knowledge.change.${change}`)}`}
    >
      <ComparedSide row={row} side="deleted" seen={seen} version={props.before} />
      <ComparedSide row={row} side="inserted" seen={seen} version={props.after} />
    </section>
  );
});

function ComparedSide(props: {
  readonly row: Row;
  readonly side: "deleted" | "inserted";
  readonly seen: boolean;
  readonly version: string;
}) {
  const { row, side, seen } = props;
  const { t } = useWords();
  const own = side === "deleted" ? row.before : row.after;
  const isChanged = row.change === "changed" || row.change === "renumbered-changed";
  if (!own)
    return (
      <div className="xz-compared-side xz-quiet" data-version-name={props.version}>
        {t(side === "deleted" ? "knowledge.compare.notBefore" : "knowledge.compare.notAfter")}
      </div>
    );
  return (
    <div className="xz-compared-side" data-side={side} data-version-name={props.version}>
      <h3>
        <span lang="zh-CN">{own.label}</span> <ChangeMark change={row.change} side={side} />
      </h3>
      {isChanged && seen ? (
        <SideDifference before={row.before?.text ?? ""} after={row.after?.text ?? ""} side={side} />
      ) : (
        <WholeText text={own.text} change={row.change} />
      )}
    </div>
  );
}

/** Says once in a row what has changed: on the newer side, or on the older one where the article is gone. */
function ChangeMark({ change, side }: { readonly change: Row["change"]; readonly side: "deleted" | "inserted" }) {
  const { t } = useWords();
  const isHere = change !== "same" && (change === "removed") === (side === "deleted");
  if (!isHere) return null;
  return <span className={`xz-change xz-change-${change}`}>{t(`knowledge.change.${change}`)}</span>;
}

/** A text that only one side has is marked as a whole. */
function WholeText({ text, change }: { readonly text: string; readonly change: Row["change"] }) {
  const Tag = change === "added" ? "ins" : change === "removed" ? "del" : "span";
  return (
    <span className="xz-law-text" lang="zh-CN">
      <Tag>{text}</Tag>
    </span>
  );
}
