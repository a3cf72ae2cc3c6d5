import { Alert, Button, Table, Tag, Typography } from "antd";
import { type ReactElement, type ReactNode, useMemo } from "react";
import type { Passage } from "../../vocabulary/page.ts";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { EvidenceGraphView } from "./panel-graph.tsx";
import { BURDENS, CONSEQUENCES, FORMS, KINDS, RESULTS, STATUSES, WORDS } from "./panel-words.ts";
import { Value } from "./schema.ts";

type Of<K extends Value["kind"]> = Extract<Value, { kind: K }>;

interface Row<V extends Value = Value> {
  readonly key: number;
  readonly value: V;
  readonly finding: ShownFinding;
}

function rowsOf<K extends Value["kind"]>(rows: readonly Row[], kind: K): Row<Of<K>>[] {
  return rows.filter((row): row is Row<Of<K>> => row.value.kind === kind);
}

function Places({
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

function passagesOf(finding: ShownFinding, title: string): { title: string; passage: Passage }[] {
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

interface Column<V extends Value> {
  readonly title: string;
  readonly show: (row: Row<V>) => ReactNode;
}

function Section<V extends Value>({
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

/** Elements × evidence, contradictions, items with their checks, statements: each with its places in the file. */
export default function EvidenceReviewPanel(props: PanelProps): ReactElement {
  const { language } = props;
  const words = WORDS[language];
  const rows = useMemo(
    () => props.advice.findings.map((finding, key): Row => ({ key, finding, value: Value.parse(finding.value) })),
    [props.advice.findings],
  );
  const values = useMemo(() => rows.map(({ value }) => value), [rows]);
  return (
    <>
      {rowsOf(rows, "notice").map(({ key, value, finding }) => (
        <Alert
          key={key}
          type={value.rule === "XZ-01" ? "error" : "info"}
          showIcon
          style={{ marginBlock: 8 }}
          title={value.message[language]}
          description={<Places props={props} places={passagesOf(finding, value.rule)} />}
        />
      ))}
      <EvidenceGraphView props={props} values={values} />
      <Section
        title={words.elements}
        props={props}
        rows={rowsOf(rows, "element")}
        columns={[
          { title: words.fact, show: ({ value }) => `${value.id} ${value.fact[language]}` },
          { title: words.burden, show: ({ value }) => BURDENS[value.burden][language] },
          {
            title: words.status,
            show: ({ value }) => <Tag color={STATUSES[value.status].colour}>{STATUSES[value.status][language]}</Tag>,
          },
          { title: words.supporting, show: ({ value }) => <Places props={props} places={value.supporting} /> },
          { title: words.contradicting, show: ({ value }) => <Places props={props} places={value.contradicting} /> },
          { title: words.guidance, show: ({ value }) => value.guidance[language] },
        ]}
      />
      <Section
        title={words.contradictions}
        props={props}
        rows={rowsOf(rows, "contradiction")}
        columns={[
          { title: words.topic, show: ({ value }) => value.topic[language] },
          {
            title: words.says,
            show: ({ value }) => (
              <Places
                props={props}
                places={value.statements.map(({ says, title, passage }) => ({ title: `${says}　${title}`, passage }))}
              />
            ),
          },
          { title: words.note, show: ({ value }) => value.message[language] },
        ]}
      />
      <Section
        title={words.checks}
        props={props}
        rows={rowsOf(rows, "check")}
        columns={[
          {
            title: words.item,
            show: ({ value, finding }) => <Places props={props} places={passagesOf(finding, value.title)} />,
          },
          {
            title: words.result,
            show: ({ value }) => `${RESULTS[value.result][language]}；${CONSEQUENCES[value.consequence][language]}`,
          },
          { title: words.note, show: ({ value }) => `${value.message[language]}（${value.rule}）` },
          { title: words.fix, show: ({ value }) => value.fix[language] },
        ]}
      />
      <Section
        title={words.items}
        props={props}
        rows={rowsOf(rows, "item")}
        columns={[
          {
            title: words.item,
            show: ({ value, finding }) => <Places props={props} places={passagesOf(finding, value.title)} />,
          },
          { title: words.kind, show: ({ value }) => KINDS[value.evidenceKind][language] },
          {
            title: words.form,
            show: ({ value }) => `${FORMS[value.form][language]}${value.official ? `，${words.official}` : ""}`,
          },
          { title: words.speaksFor, show: ({ value }) => value.elements.join("、") || words.none },
        ]}
      />
      <Section
        title={words.stances}
        props={props}
        rows={rowsOf(rows, "stance")}
        columns={[
          { title: words.by, show: ({ value }) => words[value.by] },
          {
            title: words.stance,
            show: ({ value }) =>
              value.scope === "evidence" && value.stance === "admits" ? words.admitsEvidence : words[value.stance],
          },
          {
            title: words.says,
            show: ({ value, finding }) => <Places props={props} places={passagesOf(finding, value.title)} />,
          },
          { title: words.note, show: ({ value }) => value.note[language] },
        ]}
      />
    </>
  );
}
