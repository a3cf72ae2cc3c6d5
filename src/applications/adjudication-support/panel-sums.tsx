import { Button, Card, Collapse, Descriptions, Table, Tag, Typography } from "antd";
import type { ReactElement, ReactNode } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import { WORDS, yuan } from "./panel-words.ts";
import type { Value } from "./schema.ts";

type Computation = Extract<Value, { kind: "computation" }>;

const SUMS = {
  zh: { title: "本案由的金额计算", others: "卷内另有", assumed: "假设" },
  en: { title: "Sums of the cause", others: "the file also says", assumed: "assumed" },
} as const;

function InputValue({ input, props }: { input: Computation["inputs"][number]; props: PanelProps }): ReactElement {
  const { language, onSource } = props;
  const words = SUMS[language];
  const { place, origin, by, others } = input;
  const isAssumed = origin === "assumed" || origin === "standard";
  return (
    <>
      {input.value} {isAssumed && <Tag>{words.assumed}</Tag>}
      <Typography.Text type="secondary">{by[language]}</Typography.Text>
      {place && (
        <Button size="small" type="link" onClick={() => onSource(place.passage)}>
          {place.title || `“${place.passage.quote.replace(/\s+/gu, "").slice(0, 16)}”`}
        </Button>
      )}
      {others.length > 0 && <div>{`${words.others}：${others.join("、")}`}</div>}
    </>
  );
}

function Steps({ steps, language }: { steps: Computation["steps"]; language: PanelProps["language"] }): ReactElement {
  const words = WORDS[language];
  return (
    <Table
      size="small"
      pagination={false}
      scroll={{ x: true }}
      dataSource={steps.map((step, key) => ({ ...step, key }))}
      columns={[
        { title: words.step, render: (_, { what }) => what[language] },
        { title: words.expression, dataIndex: "expression" },
        { title: words.sum, align: "right", render: (_, { resultFen }) => yuan(resultFen) },
        { title: words.rule, dataIndex: "rule" },
      ]}
    />
  );
}

/** The sums of the cause: result or range, what each rests on with its place, steps and notes. */
export function SumsSection({
  rows,
  props,
  choice,
}: {
  readonly rows: readonly { readonly key: number; readonly value: Value }[];
  readonly props: PanelProps;
  readonly choice: (key: number) => ReactNode;
}): ReactElement | null {
  const { language } = props;
  const words = SUMS[language];
  const sums = rows.flatMap(({ key, value }) => (value.kind === "computation" ? [{ key, value }] : []));
  if (sums.length === 0) return null;
  return (
    <section aria-label={words.title}>
      <Typography.Title level={4}>{`${words.title}（${sums.length}）`}</Typography.Title>
      {sums.map(({ key, value }) => (
        <Card
          key={key}
          size="small"
          style={{ marginBlock: 8 }}
          title={value.name[language]}
          extra={
            value.leastFen === value.mostFen ? yuan(value.mostFen) : `${yuan(value.leastFen)} – ${yuan(value.mostFen)}`
          }
        >
          <Descriptions
            size="small"
            column={1}
            items={value.inputs.map((input) => ({
              key: input.id,
              label: input.name[language],
              children: <InputValue input={input} props={props} />,
            }))}
          />
          {value.notes.map((note) => (
            <Typography.Paragraph key={note.en} type="secondary">
              {note[language]}
            </Typography.Paragraph>
          ))}
          <Collapse
            size="small"
            items={[
              {
                key: "steps",
                label: `${WORDS[language].step}（${value.steps.length}）`,
                children: <Steps steps={value.steps} language={language} />,
              },
            ]}
          />
          {choice(key)}
        </Card>
      ))}
    </section>
  );
}
