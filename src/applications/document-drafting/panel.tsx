import { Alert, Button, Tag, Typography } from "antd";
import type { CSSProperties, ReactElement } from "react";
import type { Reason } from "../../vocabulary/advice.ts";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { Value } from "./schema.ts";

const ORIGINS: Readonly<Record<Value["origin"], { zh: string; en: string; color?: string }>> = {
  template: { zh: "文书样式", en: "Template" },
  field: { zh: "案件信息", en: "Case fields", color: "blue" },
  paper: { zh: "卷宗材料", en: "Dossier", color: "cyan" },
  ruling: { zh: "法官裁判", en: "Judge's ruling", color: "green" },
  computation: { zh: "计算", en: "Computation", color: "purple" },
  model: { zh: "模型措辞", en: "Model wording", color: "magenta" },
  choice: { zh: "待法官填写", en: "For the judge", color: "gold" },
};

const WORDS = {
  zh: {
    open: (count: number) => `还有 ${count} 段有“【】”待核对或者由法官决定`,
    done: "没有待定之处",
    preview: "草稿预览",
    note: "草稿由系统辅助拟写，不是裁判；签署前每一段都须有人核对。",
    source: "出处",
    unsourced: "未找到依据",
  },
  en: {
    open: (count: number) => `${count} paragraphs still have a place in 【】 to check or to decide`,
    done: "Nothing is open",
    preview: "Preview of the draft",
    note: "Drafted with assistance; it decides nothing. Every paragraph must be checked before signing.",
    source: "Source",
    unsourced: "No ground found",
  },
} as const;

const CENTRED: CSSProperties = { textAlign: "center", fontWeight: 600 };
const RIGHT: CSSProperties = { textAlign: "right" };
const STYLES: Readonly<Record<Value["style"], CSSProperties>> = {
  "court-name": CENTRED,
  "document-name": CENTRED,
  "case-number": RIGHT,
  body: { textIndent: "2em" },
  "order-item": { textIndent: "2em" },
  signature: RIGHT,
  date: RIGHT,
  annex: { textIndent: "2em", fontSize: "0.92em" },
};

function ruleOf(reasons: readonly Reason[]): string {
  const rule = reasons.find((reason) => reason.kind === "rule");
  return rule ? `${rule.rule} ${rule.note}` : "";
}

interface RowProps extends PanelProps {
  readonly finding: ShownFinding;
  readonly value: Value;
}

function Paragraph({ finding, value, language, onSource }: RowProps): ReactElement {
  const words = WORDS[language];
  const origin = ORIGINS[value.origin];
  const passages = finding.reasons.flatMap((reason) => (reason.kind === "passage" ? [reason.passage] : []));
  return (
    <div style={{ marginBlock: 10, borderInlineStart: value.open ? "3px solid #d48806" : "none", paddingInline: 8 }}>
      <div style={{ ...STYLES[value.style], whiteSpace: "pre-wrap" }}>{value.text}</div>
      <div>
        <Tag {...(origin.color === undefined ? {} : { color: origin.color })}>{origin[language]}</Tag>
        {!finding.sourced && <Tag color="red">{words.unsourced}</Tag>}
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {ruleOf(finding.reasons)}
        </Typography.Text>
        {passages.map((passage) => (
          <Button
            key={`${passage.original}-${passage.page}-${passage.start}`}
            size="small"
            type="link"
            onClick={() => onSource(passage)}
            aria-label={`${words.source} ${passage.quote.slice(0, 24)}`}
          >
            {`“${passage.quote.slice(0, 16)}”`}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** The draft as it will read, each paragraph with its origin and sources, and first of all what is still open. */
export default function DocumentDraftingPanel(props: PanelProps): ReactElement {
  const { advice, language } = props;
  const words = WORDS[language];
  const rows = advice.findings.map((finding, index) => ({ finding, index, value: Value.parse(finding.value) }));
  const open = rows.filter(({ value }) => value.open);
  if (advice.abstention) return <Alert type="info" showIcon title={advice.abstention.note[language]} />;
  return (
    <section aria-label={words.preview}>
      <Typography.Paragraph>{advice.summary[language]}</Typography.Paragraph>
      <Alert
        type={open.length > 0 ? "warning" : "success"}
        showIcon
        title={open.length > 0 ? words.open(open.length) : words.done}
      />
      <ul>
        {open.map(({ value, index }) => (
          <li key={index}>{(value.text.match(/【[^】]*】/gu) ?? []).join(" ")}</li>
        ))}
      </ul>
      <Typography.Title level={4}>{words.preview}</Typography.Title>
      <Typography.Paragraph type="secondary">{words.note}</Typography.Paragraph>
      {rows.map(({ finding, value, index }) => (
        <Paragraph key={index} {...props} finding={finding} value={value} />
      ))}
    </section>
  );
}
