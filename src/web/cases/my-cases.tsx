import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select, Table, type TableColumnsType } from "antd";
import { useEffect, useState } from "react";
import { Link, useLocation, useNavigate, useSearchParams } from "react-router";
import type { CaseRow } from "../../vocabulary/protocol.ts";
import { casesQuery } from "../api/queries.ts";
import { useWords, type Words } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { type CaseFilter, filterOf, matching, searchOf } from "./case-filter.ts";
import { CaseDoubts, CaseProgress, CaseStage } from "./case-marks.tsx";

const STAGES = ["reading", "review", "trial", "signed"] as const;
const KINDS = ["civil", "criminal", "administrative", "enforcement"] as const;
const LAST_OPENED = "xiezhi:last-case";
/** More rows than this at once make typing slow on a court's older machines (UX 40). */
const ROWS_A_PAGE = 100;
const TYPING_PAUSE_MILLISECONDS = 250;

function columnsFor({ t }: Words, search: string): TableColumnsType<CaseRow> {
  return [
    {
      title: t("cases.caseTitle"),
      key: "title",
      render: (_, row) => (
        <Link
          to={`/cases/${encodeURIComponent(row.id)}/dossier`}
          state={{ search }}
          data-case={row.id}
          onClick={() => sessionStorage.setItem(LAST_OPENED, row.id)}
        >
          {row.title}
        </Link>
      ),
    },
    { title: t("cases.number"), key: "number", render: (_, row) => row.number || t("cases.noNumber") },
    { title: t("cases.cause"), key: "cause", render: (_, row) => row.cause ?? t("app.unknown") },
    { title: t("cases.kind"), key: "kind", render: (_, row) => t(`kind.${row.kind}`) },
    { title: t("cases.received"), key: "received", render: (_, row) => row.receivedAt.slice(0, 10) },
    { title: t("cases.stage"), key: "stage", render: (_, row) => <CaseStage stage={row.stage} /> },
    { title: t("cases.pages"), key: "pages", render: (_, row) => <CaseProgress row={row} /> },
    { title: t("cases.doubts"), key: "doubts", render: (_, row) => <CaseDoubts doubts={row.doubts} /> },
  ];
}

function Filters({ filter, onChange }: { readonly filter: CaseFilter; readonly onChange: (next: CaseFilter) => void }) {
  const { t } = useWords();
  const [words, setWords] = useState(filter.words);
  useEffect(() => {
    if (words === filter.words) return;
    const timer = setTimeout(() => onChange({ ...filter, words, page: "" }), TYPING_PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [words, filter, onChange]);
  const all = { value: "", label: t("cases.all") };
  return (
    <search className="xz-filters">
      <label>
        {t("cases.search")}
        <Input
          allowClear
          id="case-words"
          value={words}
          placeholder={t("cases.search.hint")}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <label>
        {t("cases.stage")}
        <Select
          aria-label={t("cases.stage")}
          value={filter.stage}
          onChange={(stage) => onChange({ ...filter, words, stage, page: "" })}
          options={[all, ...STAGES.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))]}
        />
      </label>
      <label>
        {t("cases.kind")}
        <Select
          aria-label={t("cases.kind")}
          value={filter.kind}
          onChange={(kind) => onChange({ ...filter, words, kind, page: "" })}
          options={[all, ...KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))]}
        />
      </label>
      <Button
        disabled={searchOf({ ...filter, words }).size === 0}
        onClick={() => {
          setWords("");
          onChange({ words: "", stage: "", kind: "", page: "" });
        }}
      >
        {t("cases.clear")}
      </Button>
    </search>
  );
}

/** On Back the row from which the person went into a case has the focus again (UX 37). */
function useFocusOnReturn(ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    const last = sessionStorage.getItem(LAST_OPENED);
    if (last === null) return;
    sessionStorage.removeItem(LAST_OPENED);
    document.querySelector<HTMLElement>(`[data-case="${CSS.escape(last)}"]`)?.focus({ preventScroll: true });
  }, [ready]);
}

/** The cases of the signed-in person, with filters that survive going into a case and Back. */
export function MyCases() {
  const words = useWords();
  const { t } = words;
  usePageTitle(t("cases.title"));
  const navigate = useNavigate();
  const location = useLocation();
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const { data, error, refetch } = useQuery(casesQuery(Array.from(filter.words).length >= 2 ? filter.words : ""));
  useFocusOnReturn(data !== undefined);
  const rows = data ? matching(data, filter) : [];
  const change = (next: CaseFilter) => setSearch(searchOf(next), { replace: true, preventScrollReset: true });
  return (
    <section className="xz-page xz-wide">
      <div className="xz-title-row">
        <h1>{t("cases.title")}</h1>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate("/cases/new")}>
          {t("cases.new")}
        </Button>
      </div>
      <Filters filter={filter} onChange={change} />
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <p className="xz-quiet" role="status">
            {t("cases.count", { count: rows.length })}
          </p>
          <Table<CaseRow>
            rowKey="id"
            size="small"
            columns={columnsFor(words, location.search)}
            dataSource={rows}
            pagination={
              rows.length > ROWS_A_PAGE && {
                pageSize: ROWS_A_PAGE,
                showSizeChanger: false,
                current: Number(filter.page) || 1,
                onChange: (page) => change({ ...filter, page: String(page) }),
              }
            }
            scroll={{ x: "max-content" }}
            locale={{ emptyText: t(searchOf(filter).size > 0 ? "cases.empty" : "cases.empty.none") }}
          />
        </>
      )}
    </section>
  );
}
