import { DownloadOutlined } from "@ant-design/icons";
import { Button, Collapse, Radio, Tag, Typography } from "antd";
import { type ReactElement, useState } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { SpreadTable } from "./panel-spread.tsx";
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
    report: "类案检索报告（Word）",
    reportPdf: "类案检索报告（PDF）",
    order: "排列",
    byLikeness: "相近程度",
    byAuthority: "检索顺序（指导性案例、最高院、本省高院、上级及本院）",
    authority: ["指导性案例", "最高人民法院", "本省高级人民法院", "上一级及本院", "其他法院，背景参考"],
    adopt: "拟参照",
    reject: "不参照",
    likeness: "相似度",
    law: "所据法律",
    repealed: "已失效",
    amended: "已修改",
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
    report: "Search report (Word)",
    reportPdf: "Search report (PDF)",
    order: "Order",
    byLikeness: "likeness",
    byAuthority: "order of the rules (guiding, supreme, own high court, court above and own)",
    authority: [
      "guiding case",
      "Supreme People's Court",
      "own high court",
      "court above or own",
      "other court, background",
    ],
    adopt: "Refer to it",
    reject: "Do not refer",
    likeness: "likeness",
    law: "Law applied",
    repealed: "repealed since",
    amended: "amended since",
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
      <Tag>{words.authority[value.authority - 1]}</Tag>
      <Tag>{value.standing === "alike" ? words.similar : words.related}</Tag>
      {value.invented && <Tag color="gold">{words.invented}</Tag>}
      {value.contrary && <Tag color="red">{words.contrary}</Tag>}
      <div style={{ display: "flex", flexWrap: "wrap", gap: 16 }}>
        <Points title={words.different} points={value.different} props={props} />
        <Points title={words.alike} points={value.alike} props={props} />
      </div>
      {value.law.length > 0 && (
        <p data-law-applied>
          {`${words.law}：`}
          {value.law.map((citation) => {
            const change = value.changedLaw.find((one) => one.citation === citation)?.change;
            return (
              <span key={citation} style={{ marginInlineEnd: 8 }}>
                {citation}
                {change && (
                  <Tag color="red" style={{ marginInlineStart: 4 }}>
                    {`⚠ ${words[change]}`}
                  </Tag>
                )}
              </span>
            );
          })}
        </p>
      )}
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

type Order = "likeness" | "authority";

/** Positions of the findings in the order wanted; what a person decides goes by position, so that the order may change. */
function positionsIn(order: Order, values: readonly Value[]): number[] {
  const positions = [...values.keys()];
  if (order === "likeness") return positions;
  return positions.sort((a, b) => (values[a]?.authority ?? 5) - (values[b]?.authority ?? 5) || a - b);
}

/** Like cases side by side with this one, differences first; spread of the comparison group; the search report as a file. */
export default function SimilarCasesPanel(props: PanelProps): ReactElement {
  const { advice, caseId, language } = props;
  const [order, setOrder] = useState<Order>("likeness");
  const words = WORDS[language];
  const values = advice.findings.map((finding) => Value.parse(finding.value));
  const statistics = values[0]?.statistics ?? null;
  const report = `/api/cases/${caseId}/similar-cases/report`;
  return (
    <>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
        <Button icon={<DownloadOutlined />} href={`${report}.docx`} download data-search-report>
          {words.report}
        </Button>
        <Button icon={<DownloadOutlined />} href={`${report}.pdf`} download>
          {words.reportPdf}
        </Button>
        <Radio.Group
          aria-label={words.order}
          value={order}
          onChange={({ target }) => setOrder(target.value as Order)}
          options={[
            { value: "likeness", label: words.byLikeness },
            { value: "authority", label: words.byAuthority },
          ]}
        />
      </div>
      {statistics && <SpreadTable statistics={statistics} language={language} />}
      <ol style={{ listStyle: "none", padding: 0 }}>
        {positionsIn(order, values).map((index) => {
          const finding = advice.findings[index];
          return finding && <CaseCard key={values[index]?.id ?? index} {...props} finding={finding} index={index} />;
        })}
      </ol>
    </>
  );
}
