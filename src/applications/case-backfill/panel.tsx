import { Alert, Button, Tag, Typography } from "antd";
import type { ReactElement } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { groupOf, labelOf, shownValue } from "./panel-words.ts";
import { Value } from "./schema.ts";

const DOUBT = 0.8;

const WORDS = {
  zh: {
    sure: "把握",
    doubt: "请核对",
    conflict: "其他材料记载",
    adopt: "确认",
    reject: "有误",
    see: "看原文",
    page: "页",
  },
  en: {
    sure: "confidence",
    doubt: "please check",
    conflict: "Other papers say",
    adopt: "Confirm",
    reject: "Wrong",
    see: "See the paper",
    page: "p.",
  },
} as const;

interface RowProps extends PanelProps {
  readonly finding: ShownFinding;
  readonly index: number;
}

type Passages = Value["conflicts"][number]["passages"];

function Sources({
  passages,
  language,
  onSource,
}: Pick<PanelProps, "language" | "onSource"> & { passages: Passages }): ReactElement {
  return (
    <>
      {passages.map((passage) => (
        <Button
          key={`${passage.original}-${passage.page}-${passage.start}`}
          size="small"
          type="link"
          aria-label={`${WORDS[language].see}: ${passage.quote.slice(0, 24)}`}
          onClick={() => onSource(passage)}
        >
          {`“${passage.quote.replace(/\s/gu, "").slice(0, 16)}”`}
        </Button>
      ))}
    </>
  );
}

function Doubts({
  value,
  language,
  onSource,
}: Pick<PanelProps, "language" | "onSource"> & { value: Value }): ReactElement {
  return (
    <>
      {value.warnings.map((warning) => (
        <Alert
          key={warning.rule + warning.zh}
          type="warning"
          showIcon
          title={`${warning.rule} ${warning[language]}`}
          style={{ marginBlock: 4 }}
        />
      ))}
      {value.conflicts.map((conflict) => (
        <div key={conflict.value}>
          <Tag color="gold">{WORDS[language].conflict}</Tag>
          {shownValue(value.name, conflict.value, language)}
          <Sources passages={conflict.passages} language={language} onSource={onSource} />
        </div>
      ))}
    </>
  );
}

function Row(props: RowProps): ReactElement {
  const { finding, index, language, onSource, onDecide } = props;
  const words = WORDS[language];
  const value = Value.parse(finding.value);
  const passages = finding.reasons.flatMap((reason) => (reason.kind === "passage" ? [reason.passage] : []));
  const label = labelOf(value.name, language);
  return (
    <div style={{ marginBlock: 8 }}>
      <dt>
        <Typography.Text type="secondary">{label}</Typography.Text>
      </dt>
      <dd style={{ margin: 0 }}>
        <Typography.Text strong>{shownValue(value.name, value.value, language)}</Typography.Text>{" "}
        <Tag color={finding.confidence < DOUBT ? "gold" : "default"}>
          {`${words.sure} ${Math.round(finding.confidence * 100)} %${finding.confidence < DOUBT ? ` · ${words.doubt}` : ""}`}
        </Tag>
        <Sources passages={passages} language={language} onSource={onSource} />
        <Doubts value={value} language={language} onSource={onSource} />
        <Button
          size="small"
          disabled={!finding.sourced}
          type={finding.outcome === "adopted" ? "primary" : "default"}
          aria-label={`${words.adopt}: ${label}`}
          onClick={() => void onDecide(index, "adopted", "")}
        >
          {words.adopt}
        </Button>{" "}
        <Button
          size="small"
          type={finding.outcome === "rejected" ? "primary" : "default"}
          aria-label={`${words.reject}: ${label}`}
          onClick={() => void onDecide(index, "rejected", "")}
        >
          {words.reject}
        </Button>
      </dd>
    </div>
  );
}

/** The fields read from the papers by part of the form, each with its places, other versions and warnings; a person confirms each. */
export default function CaseBackfillPanel(props: PanelProps): ReactElement {
  const rows = props.advice.findings.map((finding, index) => ({
    finding,
    index,
    group: groupOf(Value.parse(finding.value).name, props.language),
  }));
  const groups = [...new Set(rows.map(({ group }) => group))];
  return (
    <>
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <Typography.Title level={4}>{group}</Typography.Title>
          <dl style={{ margin: 0 }}>
            {rows
              .filter((row) => row.group === group)
              .map(({ finding, index }) => (
                <Row key={index} {...props} finding={finding} index={index} />
              ))}
          </dl>
        </section>
      ))}
    </>
  );
}
