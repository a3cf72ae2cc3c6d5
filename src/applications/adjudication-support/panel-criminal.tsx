import { Card, Collapse, Descriptions, Table, Tag, Typography } from "antd";
import type { ReactElement, ReactNode } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import { CRIMINAL_WORDS, months, STANCES, STATES } from "./panel-criminal-words.ts";
import type { Value } from "./schema.ts";

type Of<K extends Value["kind"]> = Extract<Value, { kind: K }>;
type Criminal = Of<"charge" | "recognised" | "tier" | "circumstance" | "range" | "decided">;

interface CriminalRow {
  readonly key: number;
  readonly value: Value;
}

interface Shown<V> {
  readonly value: V;
  readonly language: PanelProps["language"];
}

function ChargeBody({ value, language }: Shown<Of<"charge">>): ReactElement {
  const words = CRIMINAL_WORDS[language];
  return (
    <>
      <Typography.Paragraph>{`${value.chapter}；${value.articles.join("、")}`}</Typography.Paragraph>
      {!value.deep && <Typography.Paragraph type="warning">{words.general}</Typography.Paragraph>}
      {value.deep && (
        <Table
          size="small"
          pagination={false}
          rowKey="id"
          dataSource={value.elements}
          columns={[
            { title: words.element, render: (_, { fact }) => fact[language] },
            { title: words.state, render: (_, { status }) => <Tag>{STATES[status][language]}</Tag> },
            {
              title: words.guidance,
              render: (_, { status, guidance }) => (status === "gap" ? guidance[language] : ""),
            },
          ]}
        />
      )}
    </>
  );
}

/** A crime that the story tells of, with the words that speak for it; the places stand below it. */
function RecognisedBody({ value, language }: Shown<Of<"recognised">>): ReactElement {
  const words = CRIMINAL_WORDS[language];
  return (
    <>
      <Typography.Paragraph>
        {value.isCharged !== null && (
          <Tag color={value.isCharged ? "success" : "warning"}>
            {value.isCharged ? words.charged : words.notCharged}
          </Tag>
        )}
        {`${words.probability} ${value.percent}%；${value.articles.join("、")}`}
      </Typography.Paragraph>
      <Typography.Paragraph type="secondary">
        {words.telling}：{value.words.map((word) => `“${word}”`).join("")}
      </Typography.Paragraph>
    </>
  );
}

function TierBody({ value, language }: Shown<Of<"tier">>): ReactElement {
  const words = CRIMINAL_WORDS[language];
  return (
    <>
      <Typography.Paragraph>
        <Tag>{STATES[value.state][language]}</Tag> {words.statutory}：{months(value.months, language)}
        {value.fine === null ? "" : `；${value.fine[language]}`}
      </Typography.Paragraph>
      <ul>
        {value.ways.map((way) => (
          <li key={way.name.en}>
            {way.name[language]} <Tag>{STATES[way.state][language]}</Tag>
            {way.discretionary && <Tag>{words.may}</Tag>}
            <ul>
              {way.needs.map((need) => (
                <li key={need.en}>{need[language]}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

function CircumstanceBody({ value, language }: Shown<Of<"circumstance">>): ReactElement {
  const words = CRIMINAL_WORDS[language];
  return (
    <>
      <Tag>{STANCES[value.stance][language]}</Tag>
      {value.strength === "described" && <Tag>{words.described}</Tag>}
      <Typography.Text>{value.effect[language]}</Typography.Text>
    </>
  );
}

function RangeBody({ value, language }: Shown<Of<"range">>): ReactElement {
  const words = CRIMINAL_WORDS[language];
  const { least, most } = value;
  const range = least === null || most === null ? words.none : months({ least, most }, language);
  const steps = (
    <Table
      size="small"
      pagination={false}
      dataSource={value.steps.map((step, key) => ({ ...step, key }))}
      columns={[
        { title: words.step, render: (_, { what }) => what[language] },
        { title: words.arithmetic, dataIndex: "expression" },
        { title: words.rule, dataIndex: "rule" },
      ]}
    />
  );
  return (
    <>
      <ul>
        {value.assumptions.map((assumption) => (
          <li key={assumption.en}>{assumption[language]}</li>
        ))}
      </ul>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: "range", label: words.months, children: range },
          { key: "statutory", label: words.statutory, children: months(value.statutory, language) },
          { key: "probation", label: words.probation, children: value.probation[language] },
        ]}
      />
      <Collapse
        size="small"
        items={[{ key: "steps", label: `${words.step}（${value.steps.length}）`, children: steps }]}
      />
      {value.cautions.map((caution) => (
        <Typography.Paragraph key={caution.en} type="secondary">
          {caution[language]}
        </Typography.Paragraph>
      ))}
    </>
  );
}

/** Terms of decided cases like this one: an interval with how many cases, and how often it held; never a single figure. */
function DecidedBody({ value, language }: Shown<Of<"decided">>): ReactElement {
  const words = CRIMINAL_WORDS[language];
  const share = (part: number) => `${Math.round(part * 100)} %`;
  const { terms } = value;
  return (
    <>
      {terms && (
        <Descriptions
          size="small"
          column={1}
          items={[
            {
              key: "span",
              label: `${words.interval} ${share(terms.level)}`,
              children: months({ least: terms.from, most: terms.to }, language),
            },
            {
              key: "held",
              label: words.held,
              children: terms.held === null ? words.unmeasured : `${share(terms.held)}（n=${terms.measuredOn}）`,
            },
          ]}
        />
      )}
      <Typography.Paragraph type="secondary">{value.message[language]}</Typography.Paragraph>
    </>
  );
}

const TITLES = {
  charge: (value: Of<"charge">) => value.name,
  recognised: (value: Of<"recognised">) => `${value.rank}. ${value.name}`,
  tier: (value: Of<"tier">, language: PanelProps["language"]) => `${value.charge}：${value.name[language]}`,
  circumstance: (value: Of<"circumstance">, language: PanelProps["language"]) =>
    `${value.name[language]}${value.person === null ? "" : `（${value.person}）`}`,
  range: (value: Of<"range">, language: PanelProps["language"]) =>
    `${value.name[language]}${value.person === null ? "" : `（${value.person}）`}`,
};

function bodyOf(value: Criminal, language: PanelProps["language"]): { title: string; body: ReactElement } {
  switch (value.kind) {
    case "charge":
      return { title: TITLES.charge(value), body: <ChargeBody value={value} language={language} /> };
    case "recognised":
      return { title: TITLES.recognised(value), body: <RecognisedBody value={value} language={language} /> };
    case "tier":
      return { title: TITLES.tier(value, language), body: <TierBody value={value} language={language} /> };
    case "circumstance":
      return {
        title: TITLES.circumstance(value, language),
        body: <CircumstanceBody value={value} language={language} />,
      };
    case "decided":
      return { title: value.charges.join("、"), body: <DecidedBody value={value} language={language} /> };
    case "range":
      return { title: TITLES.range(value, language), body: <RangeBody value={value} language={language} /> };
  }
}

const isOf =
  (kind: Criminal["kind"]) =>
  (row: CriminalRow): row is CriminalRow & { readonly value: Criminal } =>
    row.value.kind === kind;

/** Charges, tiers, circumstances and ranges of a criminal case; `choice` shows the places and what the reader can do. */
export function CriminalSection({
  rows,
  language,
  choice,
}: {
  rows: readonly CriminalRow[];
  language: PanelProps["language"];
  choice: (key: number) => ReactNode;
}): ReactElement {
  const words = CRIMINAL_WORDS[language];
  const kinds = ["charge", "recognised", "tier", "circumstance", "range", "decided"] as const;
  return (
    <>
      {kinds.map((kind) => {
        const own = rows.filter(isOf(kind));
        if (own.length === 0) return null;
        return (
          <section key={kind} aria-label={words[kind]}>
            <Typography.Title level={4}>{`${words[kind]}（${own.length}）`}</Typography.Title>
            {own.map(({ key, value }) => {
              const { title, body } = bodyOf(value, language);
              return (
                <Card key={key} size="small" style={{ marginBlock: 8 }} title={title}>
                  {body}
                  {choice(key)}
                </Card>
              );
            })}
          </section>
        );
      })}
    </>
  );
}
