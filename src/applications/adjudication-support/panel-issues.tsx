import { Button, Descriptions, Table, Tag, Typography } from "antd";
import type { ReactElement, ReactNode } from "react";
import type { Passage } from "../../vocabulary/page.ts";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { Value } from "./schema.ts";

type Of<K extends Value["kind"]> = Extract<Value, { kind: K }>;
type Said = Of<"issue">["claimSide"][number];

interface Row<V> {
  readonly key: number;
  readonly value: V;
}

interface Section {
  readonly rows: readonly Row<Value>[];
  readonly props: PanelProps;
  readonly choice: (key: number) => ReactNode;
}

const WORDS = {
  zh: {
    claimSide: "诉方所述",
    defenceSide: "辩方所述",
    admitted: "已承认的事实",
    label: "焦点类别",
    because: "依据用语",
    pairs: "诉辩逐点对应",
    point: "辩方论点",
    stance: "态度",
    answers: "所针对的诉请和事实",
    claim: "诉请",
    nothing: "诉状中未见相近的内容",
    facts: "自认与争议事实",
    status: "性质",
    who: "陈述方",
    about: "内容",
    doubts: "须查明",
    decide: "处理",
    derived: "据诉辩得出",
    put: "庭审归纳",
  },
  en: {
    claimSide: "Claim side says",
    defenceSide: "Defence side says",
    admitted: "Admitted",
    label: "Kind of question",
    because: "by the words",
    pairs: "Claims against defences, point by point",
    point: "Point of the defence",
    stance: "Stance",
    answers: "Claim and facts it answers",
    claim: "claim",
    nothing: "nothing near it in the complaint",
    facts: "Facts admitted and disputed",
    status: "Kind",
    who: "Side",
    about: "Words",
    doubts: "To look into",
    decide: "Decision",
    derived: "derived",
    put: "put at the hearing",
  },
} as const;

const STANCES: Readonly<Record<Of<"pair">["stance"], { zh: string; en: string }>> = {
  contests: { zh: "否认或者抗辩", en: "contests" },
  admits: { zh: "认可", en: "accepts" },
  adds: { zh: "补充事实", en: "adds facts" },
};

const STATED: Readonly<Record<Of<"fact">["status"], { zh: string; en: string }>> = {
  admitted: { zh: "承认的事实", en: "fact admitted" },
  disputed: { zh: "争议的事实", en: "fact disputed" },
  "evidence-accepted": { zh: "对证据无异议", en: "paper accepted as genuine" },
};

const SIDES: Readonly<Record<Of<"fact">["voice"], { zh: string; en: string }>> = {
  plaintiff: { zh: "原告", en: "plaintiff" },
  defendant: { zh: "被告", en: "defendant" },
  third: { zh: "第三人", en: "third party" },
  court: { zh: "法庭", en: "court" },
  witness: { zh: "证人", en: "witness" },
  paper: { zh: "材料", en: "paper" },
};

/** Words of a side; with a place in the file they are a button that opens it. */
function Quoted({ said, props }: { said: Said; props: PanelProps }): ReactElement {
  const [place] = said.places;
  if (!place) return <span>{said.text}</span>;
  return <Source place={place} text={`${said.text}（${said.title}）`} props={props} />;
}

function Source({ place, text, props }: { place: Passage; text: string; props: PanelProps }): ReactElement {
  return (
    <Button
      type="link"
      size="small"
      style={{ height: "auto", whiteSpace: "normal", textAlign: "start", paddingInline: 0 }}
      onClick={() => props.onSource(place)}
    >
      {text}
    </Button>
  );
}

function Labels({
  labels,
  language,
}: {
  labels: Of<"pair">["labels"];
  language: PanelProps["language"];
}): ReactElement {
  return (
    <>
      {labels.map(({ id, name, words }) => (
        <Tag key={id} title={`${WORDS[language].because}：${words.join("、")}`}>
          {name[language]}
        </Tag>
      ))}
    </>
  );
}

/** An issue with its question, its kind, and beside each other what the two sides say and what is admitted. */
export function IssueBody({ value, props }: { value: Of<"issue">; props: PanelProps }): ReactElement {
  const { language } = props;
  const words = WORDS[language];
  const sides = [
    [words.claimSide, value.claimSide],
    [words.defenceSide, value.defenceSide],
    [words.admitted, value.admitted],
  ] as const;
  return (
    <>
      <Typography.Text strong>{value.question[language]}</Typography.Text>{" "}
      <Tag>{value.source === "derived" ? words.derived : words.put}</Tag>
      <Labels labels={value.labels} language={language} />
      <Descriptions
        size="small"
        column={1}
        items={sides
          .filter(([, said]) => said.length > 0)
          .map(([label, said]) => ({
            key: label,
            label,
            children: (
              <ul style={{ margin: 0, paddingInlineStart: 16 }}>
                {said.map((one) => (
                  <li key={one.text}>
                    <Quoted said={one} props={props} />
                  </li>
                ))}
              </ul>
            ),
          }))}
      />
    </>
  );
}

/** Claims against defences point by point, then facts admitted and disputed, as two tables (AD-01, EV-21). */
export function PointsSection({ rows, props, choice }: Section): ReactElement {
  const of = <K extends Value["kind"]>(kind: K): Row<Of<K>>[] =>
    rows.filter((row): row is Row<Of<K>> => row.value.kind === kind);
  return (
    <>
      <Pairs pairs={of("pair")} props={props} choice={choice} />
      <Stated facts={of("fact")} props={props} choice={choice} />
    </>
  );
}

function Pairs({
  pairs,
  props,
  choice,
}: Omit<Section, "rows"> & { readonly pairs: readonly Row<Of<"pair">>[] }): ReactElement | null {
  const { language } = props;
  const words = WORDS[language];
  if (pairs.length === 0) return null;
  return (
    <section aria-label={words.pairs}>
      <Typography.Title level={4}>{`${words.pairs}（${pairs.length}）`}</Typography.Title>
      <Table
        size="small"
        pagination={false}
        scroll={{ x: true }}
        rowKey="key"
        dataSource={[...pairs]}
        columns={[
          { title: words.point, render: (_, { value }) => <Quoted said={value.defence} props={props} /> },
          { title: words.stance, render: (_, { value }) => STANCES[value.stance][language] },
          { title: words.answers, render: (_, { value }) => <Answers value={value} props={props} /> },
          { title: words.label, render: (_, { value }) => <Labels labels={value.labels} language={language} /> },
          { title: words.decide, render: (_, { key }) => choice(key) },
        ]}
      />
    </section>
  );
}

function Answers({ value, props }: { value: Of<"pair">; props: PanelProps }): ReactElement {
  const words = WORDS[props.language];
  if (value.claim === null && value.allegation === null) return <>{words.nothing}</>;
  return (
    <>
      {value.claim !== null && <Tag>{`${words.claim} ${value.claim}`}</Tag>}
      {value.allegation && <Quoted said={value.allegation} props={props} />}
    </>
  );
}

function Stated({
  facts,
  props,
  choice,
}: Omit<Section, "rows"> & { readonly facts: readonly Row<Of<"fact">>[] }): ReactElement | null {
  const { language } = props;
  const words = WORDS[language];
  if (facts.length === 0) return null;
  return (
    <section aria-label={words.facts}>
      <Typography.Title level={4}>{`${words.facts}（${facts.length}）`}</Typography.Title>
      <Table
        size="small"
        pagination={false}
        scroll={{ x: true }}
        rowKey="key"
        dataSource={[...facts]}
        columns={[
          { title: words.status, render: (_, { value }) => <Tag>{STATED[value.status][language]}</Tag> },
          { title: words.who, render: (_, { value }) => SIDES[value.voice][language] },
          { title: words.about, render: (_, { value }) => <About value={value} props={props} /> },
          { title: words.doubts, render: (_, { value }) => value.doubts.map((doubt) => doubt[language]).join(" ") },
          { title: words.decide, render: (_, { key }) => choice(key) },
        ]}
      />
    </section>
  );
}

function About({ value, props }: { value: Of<"fact">; props: PanelProps }): ReactElement {
  const [place] = value.places;
  return place ? <Source place={place} text={value.about} props={props} /> : <>{value.about}</>;
}
