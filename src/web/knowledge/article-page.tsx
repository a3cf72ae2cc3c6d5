import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { Link, useParams } from "react-router";
import type { ArticlePage as ArticleAnswer } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";
import { DiffText } from "../kit/diff-text.tsx";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { CitedText } from "./cited-text.tsx";
import { CopyButtons } from "./copy-buttons.tsx";
import { articleAnchor, articlePath, lastingMoment, lawPath, type Moment } from "./knowledge-paths.ts";
import { articleQuery } from "./knowledge-queries.ts";
import { LawDays, LawWarnings } from "./law-marks.tsx";
import { useMoment } from "./law-reader.tsx";
import { today } from "./today.ts";
import { permanentLink, useCopy } from "./use-copy.ts";
import { useVersionName } from "./version-slider.tsx";

/** The page of one article (法条): text on a day, what changed over the versions, who cites it, which cases apply it. */
export function ArticlePage() {
  const { key = "", label = "" } = useParams();
  const moment = useMoment();
  const { data, error, refetch } = useQuery(articleQuery(key, label, moment));
  usePageTitle(data?.official ?? `${key} ${label}`);
  return (
    <section className="xz-page xz-article-page" data-article-page={label}>
      <Link className="xz-back" to={lawPath(key, moment)}>
        <span lang="zh-CN">{key}</span>
      </Link>
      {error && (
        <>
          <h1 lang="zh-CN">{`${key} ${label}`}</h1>
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        </>
      )}
      {!data && !error && <Loading />}
      {data && <ArticleShown lawKey={key} number={label} answer={data} moment={moment} />}
    </section>
  );
}

interface Shown {
  readonly lawKey: string;
  readonly number: string;
  readonly answer: ArticleAnswer;
  readonly moment: Moment;
}

function ArticleShown({ lawKey, number, answer, moment }: Shown) {
  const { t } = useWords();
  const copy = useCopy();
  const { provision, article, official } = answer;
  const path = articlePath(lawKey, number, lastingMoment(moment, today()));
  useShortcuts([
    { keys: "c", does: "knowledge.keys.copy", group: "other", run: () => void copy(official) },
    { keys: "l", does: "knowledge.keys.link", group: "other", run: () => void copy(permanentLink(path)) },
  ]);
  return (
    <>
      <h1 lang="zh-CN" data-official>
        {official}
      </h1>
      <p className="xz-quiet">
        <LawDays
          from={provision.from}
          until={provision.until}
          status={provision.until === null ? "effective" : "superseded"}
        />{" "}
        {article.path.length > 0 && <span lang="zh-CN">· {article.path.join(" › ")}</span>}
      </p>
      <div className="xz-buttons">
        <CopyButtons citation={official} path={path} />
        <Link className="xz-way-on" to={`${lawPath(lawKey, moment)}#${articleAnchor(article)}`} data-in-law>
          {t("knowledge.article.inLaw")}
        </Link>
      </div>
      <LawWarnings warnings={answer.warnings} />
      {provision.wording === "digest" && <Alert type="warning" showIcon title={t("provision.digest")} />}
      <div className="xz-article-text">
        <CitedText text={article.text} citations={article.citations} marks={[]} on={moment.on} />
      </div>
      <p className="xz-quiet">{t("provision.source", { source: provision.source })}</p>
      <ArticleHistory lawKey={lawKey} number={number} answer={answer} />
      <CitedBy answer={answer} moment={moment} />
      <AppliedIn answer={answer} />
    </>
  );
}

/** The article in every version, newest first, each with what it changed against the one before. */
function ArticleHistory({ lawKey, number, answer }: Pick<Shown, "lawKey" | "number" | "answer">) {
  const { t } = useWords();
  const { history } = answer;
  if (history.length < 2) return null;
  const rows = history.map((row, at) => ({ ...row, before: at === 0 ? undefined : (history[at - 1]?.text ?? null) }));
  return (
    <section aria-labelledby="article-history" data-article-history={history.length}>
      <h2 id="article-history">{t("knowledge.article.history", { count: history.length })}</h2>
      <ol className="xz-findings">
        {rows.toReversed().map((row) => (
          <HistoryItem key={row.version} row={row} shownLabel={answer.article.label} lawKey={lawKey} number={number} />
        ))}
      </ol>
    </section>
  );
}

interface HistoryRow {
  readonly version: string;
  readonly from: string | null;
  readonly text: string | null;
  readonly label?: string | null | undefined;
  /** Text of the version before: undefined where there is no such version, null where it has no such article. */
  readonly before: string | null | undefined;
}

function HistoryItem(props: {
  readonly row: HistoryRow;
  readonly shownLabel: string;
  readonly lawKey: string;
  readonly number: string;
}) {
  const { t } = useWords();
  const nameOf = useVersionName();
  const { version, from, text, label, before } = props.row;
  const name = nameOf({ id: version });
  const path = articlePath(props.lawKey, label ?? props.number, { on: from ?? undefined });
  return (
    <li className="xz-finding" data-history-version={version}>
      <p className="xz-hit-head">
        {text === null ? (
          <strong>{name}</strong>
        ) : (
          <Link className="xz-row-link" to={path} preventScrollReset>
            {name}
          </Link>
        )}{" "}
        <span className="xz-quiet">{t(`knowledge.article.${changeOf(text, before)}`)}</span>
        {label && label !== props.shownLabel && (
          <span className="xz-renumbered">{t("knowledge.article.wasNumbered", { label })}</span>
        )}
      </p>
      <HistoryText text={text} before={before} />
    </li>
  );
}

/** What changed against the version before; the whole text where there is nothing to compare; nothing where it is the same. */
function HistoryText({ text, before }: Pick<HistoryRow, "text" | "before">) {
  if (text === null || text === before) return null;
  if (typeof before === "string") return <DiffText before={before} after={text} />;
  return (
    <div lang="zh-CN" className="xz-law-text">
      {text}
    </div>
  );
}

function changeOf(text: string | null, before: string | null | undefined) {
  if (text === null) return "absent";
  if (before === undefined) return "first";
  if (before === null) return "added";
  return before === text ? "same" : "changed";
}

function CitedBy({ answer, moment }: Pick<Shown, "answer" | "moment">) {
  const { t } = useWords();
  const { citedBy, citedByCount } = answer;
  return (
    <section aria-labelledby="cited-by" data-cited-by={citedByCount}>
      <h2 id="cited-by">{t("knowledge.citedBy", { count: citedByCount })}</h2>
      {citedByCount === 0 && <p className="xz-quiet">{t("knowledge.citedBy.none")}</p>}
      {citedByCount > citedBy.length && (
        <p className="xz-quiet">{t("knowledge.shownOf", { shown: citedBy.length, count: citedByCount })}</p>
      )}
      <ul className="xz-findings">
        {citedBy.map(({ key, title, label, article, excerpt }) => (
          <li key={`${key}/${article}`} className="xz-finding">
            <Link className="xz-row-link" to={articlePath(key, article, { on: moment.on })} lang="zh-CN">
              《{title}》{label}
            </Link>
            <div className="xz-quiet" lang="zh-CN">
              {excerpt}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AppliedIn({ answer }: Pick<Shown, "answer">) {
  const { t } = useWords();
  const { cases, casesCount } = answer;
  return (
    <section aria-labelledby="applied-in" data-applied-in={casesCount}>
      <h2 id="applied-in">{t("knowledge.appliedIn", { count: casesCount })}</h2>
      {casesCount === 0 && <p className="xz-quiet">{t("knowledge.appliedIn.none")}</p>}
      {casesCount > cases.length && (
        <p className="xz-quiet">{t("knowledge.shownOf", { shown: cases.length, count: casesCount })}</p>
      )}
      <ul className="xz-findings">
        {cases.map(({ id, caseNumber, court, cause }) => (
          <li key={id} className="xz-finding">
            <Link className="xz-row-link" to={`/knowledge/cases/${encodeURIComponent(id)}`} lang="zh-CN">
              {caseNumber}
            </Link>{" "}
            <span className="xz-quiet" lang="zh-CN">
              {court} · {cause}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
