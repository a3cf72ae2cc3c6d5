import { DownloadOutlined } from "@ant-design/icons";
import { Button, Collapse, Tag, Typography } from "antd";
import type { ReactElement } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { searchReport } from "./panel-search-report.ts";
import { Value } from "./schema.ts";

const WORDS = {
  zh: {
    different: "不同点",
    alike: "相同点",
    none: "无",
    facts: "查明事实",
    reasoning: "裁判理由",
    result: "裁判结果",
    invented: "虚构案例，仅供演示，不得援引",
    related: "仅相关",
    similar: "三方面相近",
    contrary: "结果相反的最相近案件",
    report: "下载检索报告底稿",
    adopt: "拟参照",
    reject: "不参照",
    likeness: "相似度",
  },
  en: {
    different: "Differences",
    alike: "Alike",
    none: "none",
    facts: "Facts found",
    reasoning: "Reasoning",
    result: "Result",
    invented: "Invented case for demonstration; not to be cited",
    related: "related only",
    similar: "alike in all three",
    contrary: "strongest contrary case",
    report: "Download draft search report",
    adopt: "Refer to it",
    reject: "Do not refer",
    likeness: "likeness",
  },
} as const;

interface CaseProps extends PanelProps {
  readonly finding: ShownFinding;
  readonly index: number;
}

function Points({ title, points, props }: { title: string; points: Value["alike"]; props: CaseProps }): ReactElement {
  const { language, onSource } = props;
  return (
    <section style={{ flex: "1 1 16rem" }}>
      <Typography.Text strong>{title}</Typography.Text>
      <ul>
        {points.length === 0 && <li>{WORDS[language].none}</li>}
        {points.map((point) => {
          const { passage } = point;
          return (
            <li key={point.en}>
              {point[language]}
              {passage && (
                <Button size="small" type="link" onClick={() => onSource(passage)}>
                  {`“${passage.quote.slice(0, 18)}”`}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function CaseCard(props: CaseProps): ReactElement {
  const { finding, index, language, onDecide } = props;
  const words = WORDS[language];
  const value = Value.parse(finding.value);
  const percent = Math.round(value.similarity.total * 100);
  return (
    <li style={{ marginBlock: 16 }}>
      <Typography.Title level={5}>{`${value.caseNumber}　${value.court}　${value.decidedOn ?? ""}`}</Typography.Title>
      <Tag>{`${words.likeness} ${percent} %`}</Tag>
      <Tag>{value.standing === "alike" ? words.similar : words.related}</Tag>
      {value.invented && <Tag color="gold">{words.invented}</Tag>}
      {value.contrary && <Tag color="red">{words.contrary}</Tag>}
      <div style={{ display: "flex", flexWrap: "wrap", gap: 16 }}>
        <Points title={words.different} points={value.different} props={props} />
        <Points title={words.alike} points={value.alike} props={props} />
      </div>
      <Collapse
        size="small"
        items={(["facts", "reasoning", "result"] as const).map((key) => ({
          key,
          label: words[key],
          children: value[key],
        }))}
      />
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
    </li>
  );
}

/** Like cases side by side with this one, differences first, and the draft of the search report. */
export default function SimilarCasesPanel(props: PanelProps): ReactElement {
  const { advice, language } = props;
  const download = (): void => {
    const values = advice.findings.map((finding) => Value.parse(finding.value));
    const text = searchReport(values, { by: advice.preparedFor, at: advice.preparedAt, entry: advice.ledgerEntry });
    const address = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
    Object.assign(document.createElement("a"), { href: address, download: "类案检索报告.md" }).click();
    URL.revokeObjectURL(address);
  };
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={download}>
        {WORDS[language].report}
      </Button>
      <ol style={{ listStyle: "none", padding: 0 }}>
        {advice.findings.map((finding, index) => (
          <CaseCard key={Value.parse(finding.value).id} {...props} finding={finding} index={index} />
        ))}
      </ol>
    </>
  );
}
