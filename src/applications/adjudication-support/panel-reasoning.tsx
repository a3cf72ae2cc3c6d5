import { Button, Card, Descriptions, Tag, Typography } from "antd";
import type { ReactElement, ReactNode } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { Value } from "./schema.ts";

type Reasoning = Extract<Value, { kind: "reasoning" }>;
type Place = Reasoning["minor"][number]["places"][number];

const REASONING = {
  zh: {
    title: "裁判思路（可能的认定并列，不作选择）",
    major: "大前提",
    minor: "小前提",
    against: "相反材料",
    trace: "推理过程",
    leads: "后果",
    needs: "需要",
    none: "无",
    paths: { deep: "有要件规则", general: "一般路径", legality: "合法性审查" },
  },
  en: {
    title: "Lines of reasoning (side by side, none chosen)",
    major: "Major premise",
    minor: "Minor premise",
    against: "against",
    trace: "Trace",
    leads: "then",
    needs: "needs",
    none: "none",
    paths: { deep: "deep rules", general: "general path", legality: "review of legality" },
  },
} as const;

function Places({ places, props }: { places: readonly Place[]; props: PanelProps }): ReactElement {
  return (
    <>
      {places.map(({ title, passage }) => (
        <Button
          key={`${passage.original}-${passage.page}-${passage.start}-${passage.end}`}
          size="small"
          type="link"
          style={{ height: "auto", whiteSpace: "normal", textAlign: "start" }}
          onClick={() => props.onSource(passage)}
        >
          {`${title}“${passage.quote.replace(/\s+/gu, "").slice(0, 24)}”`}
        </Button>
      ))}
    </>
  );
}

function Minor({ value, props }: { value: Reasoning; props: PanelProps }): ReactElement {
  const { language } = props;
  const words = REASONING[language];
  return (
    <ul>
      {value.minor.map(({ fact, stands, places, against }) => (
        <li key={fact.en}>
          {fact[language]} <Tag>{stands[language]}</Tag>
          <Places places={places} props={props} />
          {against.length > 0 && (
            <div>
              {`${words.against}：`}
              <Places places={against} props={props} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Alternatives({ value, language }: { value: Reasoning; language: PanelProps["language"] }): ReactElement {
  const words = REASONING[language];
  return (
    <ol>
      {value.alternatives.map(({ finds, leads, needs }) => (
        <li key={finds.en}>
          <Typography.Text strong>{finds[language]}</Typography.Text>
          <div>{`${words.leads}：${leads[language]}`}</div>
          <div>{`${words.needs}：${needs[language]}`}</div>
        </li>
      ))}
    </ol>
  );
}

/** For every issue the law, the facts with their places, the trace and what a court may find on which facts. */
export function ReasoningSection({
  rows,
  props,
  choice,
}: {
  readonly rows: readonly { readonly key: number; readonly value: Value }[];
  readonly props: PanelProps;
  readonly choice: (key: number) => ReactNode;
}): ReactElement | null {
  const { language } = props;
  const words = REASONING[language];
  const shown = rows.flatMap(({ key, value }) => (value.kind === "reasoning" ? [{ key, value }] : []));
  if (shown.length === 0) return null;
  return (
    <section aria-label={words.title}>
      <Typography.Title level={4}>{`${words.title}（${shown.length}）`}</Typography.Title>
      {shown.map(({ key, value }) => (
        <Card
          key={key}
          size="small"
          style={{ marginBlock: 8 }}
          title={value.question[language]}
          extra={<Tag>{words.paths[value.path]}</Tag>}
        >
          <Descriptions
            size="small"
            column={1}
            items={[
              {
                key: "major",
                label: words.major,
                children: value.major.map(({ citation, on }) => `${citation}（${on}）`).join("；") || words.none,
              },
              { key: "minor", label: words.minor, children: <Minor value={value} props={props} /> },
              {
                key: "trace",
                label: words.trace,
                children: value.trace.map((line) => <div key={line.en}>{line[language]}</div>),
              },
            ]}
          />
          <Alternatives value={value} language={language} />
          {choice(key)}
        </Card>
      ))}
    </section>
  );
}
