import { useQuery } from "@tanstack/react-query";
import { Alert, Table, type TableColumnsType } from "antd";
import { Fragment, type ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import type { LawList, LawRow } from "../../vocabulary/protocol-knowledge.ts";
import { useWords, type Words } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { FilterSelect } from "./filter-select.tsx";
import { lawPath, searchFor } from "./knowledge-paths.ts";
import { citationsQuery, type LawsWanted, lawsQuery } from "./knowledge-queries.ts";
import { LawDays, LawStatus } from "./law-marks.tsx";
import { ProvisionHits } from "./provision-hits.tsx";

/** As many as the server sends at once. */
const LAWS_A_PAGE = 50;
/** With words only so many laws stand before the articles, until all are asked for. */
const LAWS_BEFORE_ARTICLES = 5;

function wantedIn(search: URLSearchParams): LawsWanted {
  const part = (name: string) => search.get(name) ?? "";
  return { words: part("words"), rank: part("rank"), field: part("field"), page: part("page") };
}

function isUnfiltered({ words, rank, field }: LawsWanted): boolean {
  return words === "" && rank === "" && field === "";
}

function columnsFor({ t }: Words): TableColumnsType<LawRow> {
  return [
    {
      title: t("knowledge.law"),
      key: "title",
      render: (_, row) => (
        <Link className="xz-row-link xz-law-title" to={lawPath(row.key)} lang="zh-CN" data-law={row.key}>
          {row.title}
        </Link>
      ),
    },
    { title: t("knowledge.status"), key: "status", render: (_, row) => <LawStatus status={row.status} /> },
    { title: t("knowledge.days"), key: "days", render: (_, row) => <LawDays {...row} /> },
    { title: t("knowledge.rank"), key: "rank", render: (_, row) => t(`knowledge.rank.${row.rank}`) },
    {
      title: t("knowledge.field"),
      key: "field",
      render: (_, row) => <span lang="zh-CN">{row.field ?? t("knowledge.notSaid")}</span>,
    },
    {
      title: t("knowledge.issuer"),
      key: "issuer",
      render: (_, row) => <span lang="zh-CN">{row.issuer ?? t("knowledge.notSaid")}</span>,
    },
    { title: t("knowledge.versions"), key: "versions", align: "right", render: (_, row) => row.versions },
    { title: t("knowledge.articles"), key: "articles", align: "right", render: (_, row) => row.articles },
  ];
}

/** The laws (法律法规) by title, with filters that stay in the address; for words or a citation the articles come first. */
export function LawsPage() {
  const { t } = useWords();
  usePageTitle(t("knowledge.tab.laws"));
  const [search] = useSearchParams();
  const wanted = wantedIn(search);
  const { data, error, refetch } = useQuery(lawsQuery(wanted));
  const isCitation = useIsCitation(wanted.words);
  return (
    <section className="xz-page xz-wide" data-laws>
      <h1>{t("knowledge.tab.laws")}</h1>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      <InOrder
        articlesFirst={isCitation || data?.total === 0}
        articles={wanted.words && <ProvisionHits words={wanted.words} />}
        laws={data && <LawsFound list={data} wanted={wanted} />}
      />
    </section>
  );
}

/** True when the words name an article: its text is wanted, not the law as a whole. */
function useIsCitation(words: string): boolean {
  const { data } = useQuery({ ...citationsQuery({ text: words }), enabled: words !== "" });
  return data?.some(({ ref, problem }) => ref !== null || problem !== null) ?? false;
}

/** For a citation the articles come first; for words the laws, if any, that bear them in the title, then the articles. */
function InOrder(props: { readonly articlesFirst: boolean; readonly articles: ReactNode; readonly laws: ReactNode }) {
  const { articlesFirst, articles, laws } = props;
  return (
    <>
      {!articlesFirst && <Fragment key="laws">{laws}</Fragment>}
      <Fragment key="articles">{articles}</Fragment>
      {articlesFirst && <Fragment key="laws">{laws}</Fragment>}
    </>
  );
}

/** Said while nothing has been imported: how to import, and what is shown meanwhile. */
function NoLaws() {
  const { t } = useWords();
  return (
    <Alert
      type="info"
      showIcon
      data-no-laws
      title={t("knowledge.noLaws")}
      description={
        <>
          <p>{t("knowledge.noLaws.how")}</p>
          <pre className="xz-command">npm run xiezhi -- laws import &lt;file&gt;</pre>
          <p>{t("knowledge.noLaws.digests")}</p>
        </>
      }
    />
  );
}

/** The laws found, with their filters; what to do while there are none at all. */
function LawsFound({ list, wanted }: { readonly list: LawList; readonly wanted: LawsWanted }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  if (list.total === 0 && isUnfiltered(wanted)) return <NoLaws />;
  const change = (parts: Partial<LawsWanted>) =>
    setSearch(searchFor({ ...wanted, page: "", all: search.get("all") ?? "", ...parts }), { preventScrollReset: true });
  const none = t(wanted.words ? "knowledge.lawsNamed.none" : "knowledge.laws.none");
  return (
    <>
      {wanted.words && <h2 className="xz-hits-title">{t("knowledge.lawsNamed", { words: wanted.words })}</h2>}
      {(list.total > 0 || wanted.rank !== "" || wanted.field !== "") && (
        <LawFilters list={list} wanted={wanted} onChange={change} />
      )}
      <p className="xz-quiet" role="status" data-law-count={list.total}>
        {list.total > 0 ? t("knowledge.laws.count", { count: list.total }) : none}
      </p>
      {list.total > 0 && (
        <LawsTable
          list={list}
          wanted={wanted}
          isShort={wanted.words !== "" && list.total > LAWS_BEFORE_ARTICLES && search.get("all") === null}
          onPage={(page) => change({ page: String(page) })}
        />
      )}
    </>
  );
}

function LawFilters(props: {
  readonly list: LawList;
  readonly wanted: LawsWanted;
  readonly onChange: (parts: Partial<LawsWanted>) => void;
}) {
  const { t } = useWords();
  const { list, wanted, onChange } = props;
  return (
    <div className="xz-filters">
      <FilterSelect
        label={t("knowledge.rank")}
        value={wanted.rank}
        onChange={(rank) => onChange({ rank })}
        options={list.ranks.map(({ rank, count }) => ({ value: rank, label: t(`knowledge.rank.${rank}`), count }))}
      />
      <FilterSelect
        label={t("knowledge.field")}
        value={wanted.field}
        onChange={(field) => onChange({ field })}
        options={list.fields.map(({ field, count }) => ({ value: field, label: field, count }))}
      />
    </div>
  );
}

function LawsTable(props: {
  readonly list: LawList;
  readonly wanted: LawsWanted;
  /** Only the first ones, as articles stand below. */
  readonly isShort: boolean;
  readonly onPage: (page: number) => void;
}) {
  const words = useWords();
  const { list, wanted, isShort } = props;
  return (
    <>
      <Table<LawRow>
        rowKey="key"
        size="small"
        columns={columnsFor(words)}
        dataSource={isShort ? list.rows.slice(0, LAWS_BEFORE_ARTICLES) : list.rows}
        pagination={
          !isShort &&
          list.total > LAWS_A_PAGE && {
            pageSize: LAWS_A_PAGE,
            total: list.total,
            showSizeChanger: false,
            current: Number(wanted.page) || 1,
            onChange: props.onPage,
          }
        }
        scroll={{ x: "max-content" }}
      />
      {isShort && (
        <Link className="xz-way-on" to={searchFor({ ...wanted, all: "1" })} preventScrollReset data-all-laws>
          {words.t("knowledge.laws.all", { count: list.total })}
        </Link>
      )}
    </>
  );
}
