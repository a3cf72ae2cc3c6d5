import { ExperimentOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Pagination } from "antd";
import { type FormEvent, useEffect, useState } from "react";
import { Link, useSearchParams } from "react-router";
import type { LibraryRow } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { isComposing } from "../shell/composition.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { searchFor } from "./knowledge-paths.ts";
import { type LibraryWanted, libraryQuery } from "./knowledge-queries.ts";

/** As many as the server sends at once. */
const CASES_A_PAGE = 50;

function wantedIn(search: URLSearchParams): LibraryWanted {
  const part = (name: string) => search.get(name) ?? "";
  return { words: part("words"), cause: part("cause"), court: part("court"), page: part("page") };
}

/** An invented case is for demonstration and never to be cited; it says so wherever it is named. */
export function InventedMark() {
  const { t } = useWords();
  return (
    <span className="xz-invented" data-invented>
      <ExperimentOutlined aria-hidden /> {t("knowledge.case.invented")}
    </span>
  );
}

/** The library of decided cases (案例): by words, cause and court. */
export function LibraryPage() {
  const { t } = useWords();
  usePageTitle(t("knowledge.tab.cases"));
  const [search, setSearch] = useSearchParams();
  const wanted = wantedIn(search);
  const { data, error, refetch } = useQuery(libraryQuery(wanted));
  const change = (parts: Partial<LibraryWanted>) => setSearch(searchFor({ ...wanted, page: "", ...parts }));
  return (
    <section className="xz-page xz-wide" data-library>
      <h1>{t("knowledge.tab.cases")}</h1>
      <LibraryFilters key={`${wanted.cause}/${wanted.court}`} wanted={wanted} onChange={change} />
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <p className="xz-quiet" role="status" data-library-count={data.total}>
            {data.total === 0 ? t("knowledge.cases.none") : t("knowledge.cases.count", { count: data.total })}
          </p>
          <ol className="xz-findings">
            {data.rows.map((row) => (
              <LibraryItem key={row.id} row={row} />
            ))}
          </ol>
          {data.total > CASES_A_PAGE && (
            <Pagination
              pageSize={CASES_A_PAGE}
              total={data.total}
              showSizeChanger={false}
              current={Number(wanted.page) || 1}
              onChange={(page) => change({ page: String(page) })}
            />
          )}
        </>
      )}
    </section>
  );
}

function LibraryFilters(props: { wanted: LibraryWanted; onChange: (parts: Partial<LibraryWanted>) => void }) {
  const { t } = useWords();
  const [cause, setCause] = useState(props.wanted.cause);
  const [court, setCourt] = useState(props.wanted.court);
  useEffect(() => setCause(props.wanted.cause), [props.wanted.cause]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isComposing()) props.onChange({ cause: cause.trim(), court: court.trim() });
  };
  return (
    <form className="xz-filters" onSubmit={submit}>
      <label>
        {t("knowledge.case.cause")}
        <Input allowClear value={cause} id="library-cause" onChange={(event) => setCause(event.target.value)} />
      </label>
      <label>
        {t("knowledge.case.court")}
        <Input allowClear value={court} id="library-court" onChange={(event) => setCourt(event.target.value)} />
      </label>
      <Button htmlType="submit">{t("knowledge.filter")}</Button>
    </form>
  );
}

function LibraryItem({ row }: { readonly row: LibraryRow }) {
  const { t } = useWords();
  return (
    <li className="xz-finding" data-library-case={row.id}>
      <p className="xz-hit-head">
        <Link className="xz-row-link" to={`/knowledge/cases/${encodeURIComponent(row.id)}`} lang="zh-CN">
          {row.caseNumber}
        </Link>
        {row.invented && <InventedMark />}
      </p>
      <p className="xz-quiet" lang="zh-CN">
        {row.court} · {row.cause} · {row.decidedOn ?? t("knowledge.notSaid")}
      </p>
      <div lang="zh-CN">{row.excerpt}</div>
    </li>
  );
}
