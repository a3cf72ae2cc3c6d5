import { Alert, Button, Space, Tag, Typography } from "antd";
import type { ReactElement } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { Value } from "./schema.ts";

const WORDS = {
  zh: {
    blocker: "须先处理",
    error: "错误",
    warning: "提醒",
    hint: "提示",
    found: "原文",
    expected: "应为",
    missing: "（缺）",
    fix: "可替换为",
    basis: "依据",
    adopt: "采纳",
    reject: "不采纳",
  },
  en: {
    blocker: "Blocker",
    error: "Error",
    warning: "Warning",
    hint: "Hint",
    found: "Found",
    expected: "Expected",
    missing: "(missing)",
    fix: "May be replaced by",
    basis: "Basis",
    adopt: "Adopt",
    reject: "Reject",
  },
} as const;

const TYPE = { blocker: "error", error: "error", warning: "warning", hint: "info" } as const;
const SEVERITIES = ["blocker", "error", "warning", "hint"] as const;

interface MarkProps extends PanelProps {
  readonly finding: ShownFinding;
  readonly value: Value;
  readonly index: number;
}

function basisOf({ reasons }: ShownFinding): string {
  return reasons
    .flatMap((reason) => (reason.kind === "provision" ? [`《${reason.ref.law}》第${reason.ref.article}条`] : []))
    .join("、");
}

function Mark({ finding, value, index, language, onDecide }: MarkProps): ReactElement {
  const words = WORDS[language];
  const basis = basisOf(finding);
  const details = (
    <>
      <div>{`${words.found}：${value.found === "" ? words.missing : value.found}`}</div>
      {value.expected !== null && <div>{`${words.expected}：${value.expected}`}</div>}
      {value.fix !== null && <div>{`${words.fix}：${value.fix}`}</div>}
      {basis !== "" && <Typography.Text type="secondary">{`${words.basis}：${basis}`}</Typography.Text>}
      <Space style={{ display: "flex", marginBlockStart: 4 }}>
        {(["adopted", "rejected"] as const).map((outcome) => (
          <Button
            key={outcome}
            size="small"
            disabled={outcome === "adopted" && !finding.sourced}
            type={finding.outcome === outcome ? "primary" : "default"}
            onClick={() => void onDecide(index, outcome, "")}
          >
            {outcome === "adopted" ? words.adopt : words.reject}
          </Button>
        ))}
      </Space>
    </>
  );
  const title = (
    <>
      <Tag>{words[value.severity]}</Tag>
      {value.message[language]} <Typography.Text type="secondary">{value.rule}</Typography.Text>
    </>
  );
  return <Alert type={TYPE[value.severity]} showIcon title={title} description={details} />;
}

/** The marks of a review, the weightiest first, each with its place and basis; the editor shows them in the text and applies fixes. */
export default function DocumentReviewPanel(props: PanelProps): ReactElement {
  const { advice, language } = props;
  if (advice.abstention) return <Alert type="info" showIcon title={advice.abstention.note[language]} />;
  const rows = advice.findings.map((finding, index) => ({ finding, index, value: Value.parse(finding.value) }));
  return (
    <section aria-label={advice.summary[language]}>
      <Typography.Paragraph>{advice.summary[language]}</Typography.Paragraph>
      <ol style={{ listStyle: "none", padding: 0, margin: 0 }}>
        {SEVERITIES.flatMap((severity) => rows.filter(({ value }) => value.severity === severity)).map((row) => (
          <li key={row.index} style={{ marginBlock: 8 }}>
            <Mark {...props} {...row} />
          </li>
        ))}
      </ol>
    </section>
  );
}
