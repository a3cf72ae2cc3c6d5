import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Input, Segmented, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { HistoryRow } from "../../../vocabulary/protocol.ts";
import { casePath, historyQuery } from "../../api/queries.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { DiffText } from "../../kit/diff-text.tsx";
import { ErrorNotice } from "../../kit/error-notice.tsx";
import { Loading } from "../../kit/loading.tsx";
import { useWorkspace } from "../workspace-context.tsx";
import { valueWords, whatWords } from "./history-words.ts";
import { momentText } from "./moment-text.ts";

type KeyedRow = HistoryRow & { readonly key: number };

function columnsFor({ t }: Words, sides: boolean): TableColumnsType<KeyedRow> {
  const change: TableColumnsType<KeyedRow> = sides
    ? [
        {
          title: t("history.before"),
          key: "before",
          render: (_, row) => <del className="xz-side">{valueWords(row.what, row.before, t)}</del>,
        },
        {
          title: t("history.after"),
          key: "after",
          render: (_, row) => <ins className="xz-side">{valueWords(row.what, row.after, t)}</ins>,
        },
      ]
    : [
        {
          title: t("history.change"),
          key: "change",
          render: (_, row) => (
            <DiffText before={valueWords(row.what, row.before, t)} after={valueWords(row.what, row.after, t)} />
          ),
        },
      ];
  return [
    { title: t("history.at"), key: "at", render: (_, row) => momentText(row.at) },
    { title: t("history.by"), dataIndex: "by" },
    { title: t("history.what"), key: "what", render: (_, row) => whatWords(row.what, t) },
    ...change,
    { title: t("history.ground"), dataIndex: "ground" },
    { title: t("history.source"), key: "source", render: (_, row) => row.source ?? t("history.sourcePerson") },
  ];
}

/** Who changed what, when, from what and on what ground; with difference view and CSV (UX 38). */
export function HistoryTab() {
  const words = useWords();
  const { t } = words;
  const { caseView } = useWorkspace();
  const { data, error, refetch } = useQuery(historyQuery(caseView.id));
  const [filter, setFilter] = useState("");
  const [sides, setSides] = useState(false);
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const rows = data
    .filter((row) => `${whatWords(row.what, t)} ${row.what} ${row.by}`.includes(filter))
    .map((row, index) => ({ ...row, key: index }));
  return (
    <div className="xz-pane" data-history>
      <h2 className="xz-sr">{t("history.title")}</h2>
      <div className="xz-pane-tools xz-buttons">
        <Input
          className="xz-ground"
          aria-label={t("history.filter")}
          placeholder={t("history.filter")}
          allowClear
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <Segmented<string>
          size="small"
          aria-label={t("history.change")}
          value={sides ? "sides" : "diff"}
          onChange={(value) => setSides(value === "sides")}
          options={[
            { value: "diff", label: t("history.view.diff") },
            { value: "sides", label: t("history.view.sides") },
          ]}
        />
        <a href={`/api${casePath(caseView.id)}/history?format=csv`} download className="xz-download">
          <DownloadOutlined aria-hidden /> {t("history.csv")}
        </a>
      </div>
      <div className="xz-history" role="region" aria-label={t("history.title")} tabIndex={0}>
        <Table<KeyedRow>
          size="small"
          rowKey="key"
          columns={columnsFor(words, sides)}
          dataSource={rows}
          pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
          locale={{ emptyText: t("history.empty") }}
        />
      </div>
    </div>
  );
}
