import { CopyOutlined } from "@ant-design/icons";
import { Alert, Button, Tag, Typography } from "antd";
import type { ReactElement } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { type ProvisionRole, Value } from "./schema.ts";

const ROLES: readonly (readonly [ProvisionRole, { zh: string; en: string }])[] = [
  ["claim-basis", { zh: "请求权或罪名依据", en: "Basis of the claim or charge" }],
  ["element", { zh: "要件", en: "Elements" }],
  ["defence", { zh: "抗辩", en: "Defences" }],
  ["calculation", { zh: "计算", en: "Computation" }],
  ["procedure", { zh: "程序", en: "Procedure" }],
  ["general", { zh: "所属类别的一般规定", en: "General law of the branch" }],
  ["background", { zh: "检索所得", en: "Found by words" }],
];

const WORDS = {
  zh: {
    copy: "复制引用",
    inForce: "施行期间",
    now: "至今",
    digest: "自编摘要，非官方文本，不得引用",
    official: "官方文本",
    reasoning: "仅可在说理中援引",
    never: "不得作为裁判依据",
    adopt: "采纳",
    reject: "不采纳",
  },
  en: {
    copy: "Copy citation",
    inForce: "In force",
    now: "today",
    digest: "Our digest, not the official text; not to be quoted",
    official: "Official text",
    reasoning: "May be used in reasoning only",
    never: "Never a basis of judgment",
    adopt: "Adopt",
    reject: "Reject",
  },
} as const;

interface RowProps extends PanelProps {
  readonly finding: ShownFinding;
  readonly index: number;
}

function ProvisionRow({ finding, index, language, onDecide, onSource }: RowProps): ReactElement {
  const words = WORDS[language];
  const value = Value.parse(finding.value);
  const passages = finding.reasons.flatMap((reason) => (reason.kind === "passage" ? [reason.passage] : []));
  return (
    <li style={{ marginBlock: 12 }}>
      <Typography.Text strong>{value.citation}</Typography.Text>{" "}
      <Button
        size="small"
        icon={<CopyOutlined />}
        onClick={() => void navigator.clipboard.writeText(value.citation)}
        aria-label={`${words.copy} ${value.citation}`}
      >
        {words.copy}
      </Button>{" "}
      <Tag>{`${words.inForce} ${value.from ?? "?"} – ${value.until ?? words.now}`}</Tag>
      {value.wording === "digest" && <Tag color="gold">{words.digest}</Tag>}
      {value.citable === "reasoning-only" && <Tag>{words.reasoning}</Tag>}
      {value.citable === "never" && <Tag>{words.never}</Tag>}
      {value.temporal && <Alert type="warning" showIcon title={value.temporal[language]} style={{ marginBlock: 4 }} />}
      <Typography.Paragraph style={{ whiteSpace: "pre-line", marginBlock: 4 }}>{value.text}</Typography.Paragraph>
      <Typography.Text type="secondary">{value.why[language]}</Typography.Text>
      <div>
        {passages.map((passage) => (
          <Button
            key={`${passage.original}-${passage.page}-${passage.start}`}
            size="small"
            type="link"
            onClick={() => onSource(passage)}
          >
            {`“${passage.quote.slice(0, 24)}”`}
          </Button>
        ))}
        <Button
          size="small"
          disabled={!finding.sourced}
          type={finding.outcome === "adopted" ? "primary" : "default"}
          onClick={() => void onDecide(index, "adopted", "")}
        >
          {words.adopt}
        </Button>{" "}
        <Button
          size="small"
          type={finding.outcome === "rejected" ? "primary" : "default"}
          onClick={() => void onDecide(index, "rejected", "")}
        >
          {words.reject}
        </Button>
      </div>
    </li>
  );
}

/** Provisions by what they are for, each with its version, its warning and a one-key copy of the official citation. */
export default function StatutePushPanel(props: PanelProps): ReactElement {
  const indexed = props.advice.findings.map((finding, index) => ({
    finding,
    index,
    role: Value.parse(finding.value).role,
  }));
  return (
    <>
      {ROLES.map(([role, name]) => {
        const rows = indexed.filter((row) => row.role === role);
        if (rows.length === 0) return null;
        return (
          <section key={role} aria-label={name[props.language]}>
            <Typography.Title level={4}>{`${name[props.language]}（${rows.length}）`}</Typography.Title>
            <ul style={{ listStyle: "none", padding: 0, margin: 0 }}>
              {rows.map(({ finding, index }) => (
                <ProvisionRow key={index} {...props} finding={finding} index={index} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
