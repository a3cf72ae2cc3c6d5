import { Typography } from "antd";
import type { ReactElement } from "react";
import type { Statistics } from "./schema.ts";

const WORDS = {
  zh: {
    title: "同组已决案件的分布",
    count: "件数",
    least: "最低",
    lowerQuarter: "下四分位",
    median: "中位",
    upperQuarter: "上四分位",
    most: "最高",
    interval: "预测区间",
    measured: "留出裁判实测覆盖率",
    unmeasured: "该类区间的覆盖率尚未测量",
    limits: "只说明同组案件的分布，不说明本案应如何裁判；库外案件、证据强弱和未写明的事实均不在其中。",
  },
  en: {
    title: "Spread in the comparison group",
    count: "cases",
    least: "least",
    lowerQuarter: "lower quartile",
    median: "median",
    upperQuarter: "upper quartile",
    most: "most",
    interval: "interval",
    measured: "coverage measured on held-out judgments",
    unmeasured: "coverage of this kind of interval has not been measured",
    limits:
      "It tells how the group is spread, not how this case should end; cases outside the library, strength of evidence and unwritten facts are not in it.",
  },
} as const;

type Language = keyof typeof WORDS;
const ENDS = ["least", "lowerQuarter", "median", "upperQuarter", "most"] as const;

function inUnit(value: number, { unit }: Statistics, language: Language): string {
  if (unit === "share") return `${Math.round(value * 100)} %`;
  return language === "zh" ? `${Math.round(value)} 个月` : `${Math.round(value)} months`;
}

/** Spread of the comparison group as a table: who is in it, how many, quartiles, interval with its measured coverage. */
export function SpreadTable(props: { readonly statistics: Statistics; readonly language: Language }): ReactElement {
  const { statistics, language } = props;
  const { criteria, count, spread, interval, measured } = statistics;
  const words = WORDS[language];
  const level = interval ? `${Math.round(interval.level * 100)} %` : "";
  return (
    <table data-spread style={{ borderCollapse: "collapse", marginBlock: 12 }}>
      <caption style={{ textAlign: "start" }}>
        <Typography.Text strong>{words.title}</Typography.Text>
        {language === "zh" ? `：${criteria.zh}` : `: ${criteria.en}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.count}</th>
          {ENDS.map((end) => (
            <th scope="col" key={end} style={{ paddingInline: 8 }}>
              {words[end]}
            </th>
          ))}
          {interval && <th scope="col">{`${level} ${words.interval}`}</th>}
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{count}</td>
          {ENDS.map((end) => (
            <td key={end} style={{ paddingInline: 8 }}>
              {inUnit(spread[end], statistics, language)}
            </td>
          ))}
          {interval && (
            <td>{`${inUnit(interval.from, statistics, language)} – ${inUnit(interval.to, statistics, language)}`}</td>
          )}
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={ENDS.length + 2}>
            {interval &&
              (measured
                ? `${words.measured} ${(measured.coverage * 100).toFixed(1)} % (n = ${measured.sample}, ${measured.on}). `
                : `${words.unmeasured}. `)}
            {words.limits}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
