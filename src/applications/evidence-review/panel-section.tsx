import { Button, Table, Typography } from "antd";
import type { ReactElement, ReactNode } from "react";
import type { Passage } from "../../vocabulary/page.ts";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { WORDS } from "./panel-words.ts";
import type { Value } from "./schema.ts";

type Of<K extends Value["kind"]> = Extract<Value, { kind: K }>;

/** A finding with its value read and its place in the advice, by which decisions name it. */
export interface Row<V extends Value = Value> {
  readonly key: number;
  readonly value: V;
  readonly finding: ShownFinding;
}

/** The findings of one kind, in their order. */
export function rowsOf<K extends Value["kind"]>(rows: readonly Row[], kind: K): Row<Of<K>>[] {
  return rows.filter((row): row is Row<Of<K>> => row.value.kind === kind);
}

/** Passages as buttons that open them; the word for none where there are none. */
export function Places({
  props,
  places,
}: {
  props: PanelProps;
  places: readonly { title: string; passage: Passage }[];
}): ReactElement {
  if (places.length === 0) return <Typography.Text type="secondary">{WORDS[props.language].none}</Typography.Text>;
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {places.map(({ title, passage }) => (
        <li key={`${passage.original}-${passage.page}-${passage.start}`}>
          <Button
            size="small"
            type="link"
            style={{ height: "auto", whiteSpace: "normal", textAlign: "start" }}
            onClick={() => props.onSource(passage)}
          >
            {`${title}：“${passage.quote.replace(/\s+/gu, "").slice(0, 28)}”`}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The passages a finding rests on, under a title. */
export function passagesOf(finding: ShownFinding, title: string): { title: string; passage: Passage }[] {
  return finding.reasons.flatMap((reason) => (reason.kind === "passage" ? [{ title, passage: reason.passage }] : []));
}

function Choice({ props, row }: { props: PanelProps; row: Row }): ReactElement {
  const words = WORDS[props.language];
  const { outcome, sourced } = row.finding;
  return (
    <>
      <Button
        size="small"
        disabled={!sourced}
        type={outcome === "adopted" ? "primary" : "default"}
        onClick={() => void props.onDecide(row.key, "adopted", "")}
      >
        {words.adopt}
      </Button>{" "}
      <Button
        size="small"
        type={outcome === "rejected" ? "primary" : "default"}
        onClick={() => void props.onDecide(row.key, "rejected", "")}
      >
        {words.reject}
      </Button>
    </>
  );
}

/** What a section of one kind of finding is drawn from. */
export interface SectionProps<K extends Value["kind"]> {
  readonly props: PanelProps;
  readonly rows: Row<Of<K>>[];
}

/** A column of a section's table. */
export interface Column<V extends Value> {
  readonly title: string;
  readonly show: (row: Row<V>) => ReactNode;
}

/** Findings of one kind as a table (表) under a heading, each with its choice; nothing where there are none. */
export function Section<V extends Value>({
  title,
  rows,
  columns,
  props,
}: {
  title: string;
  rows: Row<V>[];
  columns: Column<V>[];
  props: PanelProps;
}): ReactElement | null {
  if (rows.length === 0) return null;
  const choice = {
    title: WORDS[props.language].choice,
    key: "choice",
    render: (_: unknown, row: Row<V>) => <Choice props={props} row={row} />,
  };
  return (
    <section aria-label={title}>
      <Typography.Title level={4}>{`${title}（${rows.length}）`}</Typography.Title>
      <Table<Row<V>>
        size="small"
        pagination={false}
        scroll={{ x: true }}
        dataSource={rows}
        columns={[
          ...columns.map((column) => ({
            title: column.title,
            key: column.title,
            onHeaderCell: () => ({ style: { whiteSpace: "nowrap" } }),
            render: (_: unknown, row: Row<V>) => column.show(row),
          })),
          choice,
        ]}
      />
    </section>
  );
}
