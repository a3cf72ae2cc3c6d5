import { Alert, Button, Card, Collapse, Descriptions, Table, Tag, Typography } from "antd";
import type { ReactElement, ReactNode } from "react";
import type { Passage } from "../../vocabulary/page.ts";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { CriminalSection } from "./panel-criminal.tsx";
import { IssueBody, PointsSection } from "./panel-issues.tsx";
import { ReasoningSection } from "./panel-reasoning.tsx";
import { SumsSection } from "./panel-sums.tsx";
import { TraitsSection } from "./panel-traits.tsx";
import { WhatIfSection } from "./panel-what-if.tsx";
import { BURDENS, OUTCOMES, percent, STATUSES, WORDS, yuan } from "./panel-words.ts";
import { Value } from "./schema.ts";

type Of<K extends Value["kind"]> = Extract<Value, { kind: K }>;

interface Row<V extends Value = Value> {
  readonly key: number;
  readonly value: V;
  readonly finding: ShownFinding;
}

interface Shown<V extends Value> {
  readonly row: Row<V>;
  readonly props: PanelProps;
}

function rowsOf<K extends Value["kind"]>(rows: readonly Row[], kind: K): Row<Of<K>>[] {
  return rows.filter((row): row is Row<Of<K>> => row.value.kind === kind);
}

function Places({ finding, props }: { finding: ShownFinding; props: PanelProps }): ReactElement {
  const passages = finding.reasons.flatMap((reason): Passage[] => (reason.kind === "passage" ? [reason.passage] : []));
  return (
    <>
      {passages.map((passage) => (
        <Button
          key={`${passage.original}-${passage.page}-${passage.start}-${passage.end}`}
          size="small"
          type="link"
          style={{ height: "auto", whiteSpace: "normal", textAlign: "start" }}
          onClick={() => props.onSource(passage)}
        >
          {`“${passage.quote.replace(/\s+/gu, "").slice(0, 28)}”`}
        </Button>
      ))}
    </>
  );
}

function Choice({ row, props }: Shown<Value>): ReactElement {
  const words = WORDS[props.language];
  const { outcome, sourced } = row.finding;
  return (
    <div style={{ marginBlockStart: 8 }}>
      <Places finding={row.finding} props={props} />{" "}
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
    </div>
  );
}

/** Provisions with what calls for them and the day whose law counts, one a line. */
function Basis({ basis }: { basis: Of<"claim">["basis"] }): ReactElement {
  return (
    <ul>
      {basis.map(({ citation, on, why }) => (
        <li key={citation}>{`${citation}（${why}，${on}）`}</li>
      ))}
    </ul>
  );
}

function ClaimCard({ row, props }: Shown<Of<"claim">>): ReactElement {
  const { language } = props;
  const words = WORDS[language];
  const { value } = row;
  return (
    <Card
      size="small"
      style={{ marginBlock: 8 }}
      title={`${value.number}. ${value.text}`}
      extra={value.amount !== null && yuan(value.amount)}
    >
      {value.elements.length > 0 && (
        <Table
          size="small"
          pagination={false}
          rowKey="id"
          dataSource={value.elements}
          columns={[
            { title: words.element, render: (_, { id, fact }) => `${id} ${fact[language]}` },
            { title: words.burden, render: (_, { burden }) => BURDENS[burden]?.[language] ?? burden },
            { title: words.status, render: (_, { status }) => <Tag>{STATUSES[status][language]}</Tag> },
          ]}
        />
      )}
      <Descriptions
        size="small"
        column={1}
        items={value.outcomes.map(({ outcome, needs }) => ({
          key: outcome,
          label: OUTCOMES[outcome][language],
          children: needs[language],
        }))}
      />
      <Collapse
        size="small"
        style={{ marginBlockStart: 8 }}
        items={[
          { key: "basis", label: `${words.basis}（${value.basis.length}）`, children: <Basis basis={value.basis} /> },
        ]}
      />
      <Choice row={row} props={props} />
    </Card>
  );
}

function AmountCard({ row, props }: Shown<Of<"amount">>): ReactElement {
  const { language } = props;
  const words = WORDS[language];
  const { value } = row;
  const sums: readonly (readonly [string, ReactNode])[] = [
    [words.principal, yuan(value.principalFen)],
    [words.interest, yuan(value.interestFen)],
    [words.fees, yuan(value.feesFen)],
    [words.total, yuan(value.totalFen)],
    [words.paid, yuan(value.paidFen)],
    [words.to, value.to],
    [words.daily, `${yuan(value.dailyFen)}（${percent(value.runningPpm)}）`],
    [words.ceiling, value.ceilings.map(({ why }) => why[language]).join("；") || words.none],
  ];
  const steps = (
    <Table
      size="small"
      pagination={false}
      scroll={{ x: true }}
      dataSource={value.steps.map((step, key) => ({ ...step, key }))}
      columns={[
        { title: words.step, render: (_, { what }) => what[language] },
        {
          title: words.span,
          render: (_, { from, to }) => (from === to ? (from ?? "") : `${from ?? ""} – ${to ?? ""}`),
        },
        { title: words.days, render: (_, { days }) => days ?? "" },
        { title: words.rate, render: (_, { ratePpm }) => (ratePpm === null ? "" : percent(ratePpm)) },
        { title: words.expression, dataIndex: "expression" },
        { title: words.sum, align: "right", render: (_, { resultFen }) => yuan(resultFen) },
        { title: words.rule, dataIndex: "rule" },
      ]}
    />
  );
  return (
    <Card size="small" style={{ marginBlock: 8 }} title={value.name[language]}>
      <ul>
        {value.assumptions.map((assumption) => (
          <li key={assumption.en}>{assumption[language]}</li>
        ))}
      </ul>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, sm: 2, lg: 4 }}
        items={sums.map(([label, children]) => ({ key: label, label, children }))}
      />
      <Collapse
        size="small"
        style={{ marginBlockStart: 8 }}
        items={[{ key: "steps", label: `${words.step}（${value.steps.length}）`, children: steps }]}
      />
      <Choice row={row} props={props} />
    </Card>
  );
}

function Entries<V extends Value>({
  title,
  rows,
  show,
  props,
}: {
  title: string;
  rows: Row<V>[];
  show: (value: V) => ReactNode;
  props: PanelProps;
}): ReactElement | null {
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <Typography.Title level={4}>{`${title}（${rows.length}）`}</Typography.Title>
      <ol style={{ paddingInlineStart: 20 }}>
        {rows.map((row) => (
          <li key={row.key} style={{ marginBlock: 8 }}>
            {show(row.value)}
            <Choice row={row} props={props} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Timeline({ value, language }: { value: Of<"timeline">; language: PanelProps["language"] }): ReactElement {
  const words = WORDS[language];
  return (
    <>
      <Typography.Text strong>{value.name[language]}</Typography.Text>
      <Typography.Paragraph>{value.message[language]}</Typography.Paragraph>
      <Table
        size="small"
        pagination={false}
        dataSource={value.events.map((event, key) => ({ ...event, key }))}
        columns={[
          { title: words.span, dataIndex: "day" },
          { title: words.event, render: (_, { what }) => what[language] },
          { title: words.expires, dataIndex: "expiresOn" },
          { title: words.rule, dataIndex: "rule" },
        ]}
      />
    </>
  );
}

/** The working sheet of the case: claims, defences, issues, computations side by side, date lines, checks, gaps. */
export default function AdjudicationSupportPanel(props: PanelProps): ReactElement {
  const { language } = props;
  const words = WORDS[language];
  const rows = props.advice.findings.map((finding, key): Row => ({ key, finding, value: Value.parse(finding.value) }));
  const [claims, amounts] = [rowsOf(rows, "claim"), rowsOf(rows, "amount")];
  const choice = (key: number): ReactNode => rows[key] && <Choice row={rows[key]} props={props} />;
  return (
    <>
      <Alert type="info" showIcon title={words.banner} />
      <WhatIfSection values={rows.map(({ value }) => value)} props={props} />
      {claims.length > 0 && (
        <section aria-label={words.claims}>
          <Typography.Title level={4}>{`${words.claims}（${claims.length}）`}</Typography.Title>
          {claims.map((row) => (
            <ClaimCard key={row.key} row={row} props={props} />
          ))}
        </section>
      )}
      <CriminalSection rows={rows} language={language} choice={choice} />
      <Entries
        title={words.defences}
        rows={rowsOf(rows, "defence")}
        props={props}
        show={(value) => (
          <>
            <Typography.Text strong>{value.name[language]}</Typography.Text>
            {` ${words.burden}：${BURDENS[value.burden]?.[language] ?? ""}。${value.effect[language]}`}
          </>
        )}
      />
      <Entries
        title={words.issues}
        rows={rowsOf(rows, "issue")}
        props={props}
        show={(value) => <IssueBody value={value} props={props} />}
      />
      <PointsSection rows={rows} props={props} choice={choice} />
      <ReasoningSection rows={rows} props={props} choice={choice} />
      {amounts.length > 0 && (
        <section aria-label={words.amounts}>
          <Typography.Title level={4}>{words.amounts}</Typography.Title>
          {amounts.map((row) => (
            <AmountCard key={row.key} row={row} props={props} />
          ))}
        </section>
      )}
      <TraitsSection rows={rows} language={language} choice={choice} />
      <SumsSection rows={rows} props={props} choice={choice} />
      <Entries
        title={words.timelines}
        rows={rowsOf(rows, "timeline")}
        props={props}
        show={(value) => <Timeline value={value} language={language} />}
      />
      <Entries
        title={words.checks}
        rows={rowsOf(rows, "check")}
        props={props}
        show={(value) => `${value.message[language]}（${value.rule}）`}
      />
      <Entries
        title={words.missing}
        rows={rowsOf(rows, "missing")}
        props={props}
        show={(value) => value.message[language]}
      />
    </>
  );
}
