import type { LikeCaseRow } from "../../vocabulary/protocol-like-cases.ts";
import { useWords } from "../i18n/use-words.ts";

/** A decided case found by hand: what differs first, then what is alike, then its own words (SC-13). */
export function LikeCaseFound({ row }: { readonly row: LikeCaseRow }) {
  const { t, both } = useWords();
  const said = (list: LikeCaseRow["alike"]) => (list.length === 0 ? t("like.nothing") : list.map(both).join("；"));
  return (
    <li className="xz-finding" data-like-case={row.id}>
      <p className="xz-finding-head">
        <strong lang="zh-CN">{`${row.caseNumber || row.id}　${row.court}　${row.cause}`}</strong>{" "}
        <span className="xz-quiet">
          {row.decidedOn ?? t("like.noDay")} · {t(`like.authority.${row.authority}` as "like.authority.1")} ·{" "}
          {t("like.score", { percent: Math.round(row.score * 100) })}
        </span>
      </p>
      {row.invented && <p className="xz-warning">{t("like.invented")}</p>}
      <dl>
        <dt>{t("like.different")}</dt>
        <dd data-different>{said(row.different)}</dd>
        <dt>{t("like.alike")}</dt>
        <dd>
          {said(row.alike)}
          {row.words.length > 0 && <span className="xz-quiet">{`（${row.words.join("、")}）`}</span>}
        </dd>
      </dl>
      {(["facts", "reasoning", "result"] as const).map((part) => (
        <details key={part}>
          <summary>{t(`like.${part}`)}</summary>
          <p lang="zh-CN">{row[part] || t("like.nothing")}</p>
        </details>
      ))}
    </li>
  );
}
