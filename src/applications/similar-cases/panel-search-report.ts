import type { Value } from "./schema.ts";

const TIERS = [
  "",
  "指导性案例",
  "最高人民法院典型案例及裁判",
  "本省高级人民法院参考案例及裁判",
  "上一级及本院裁判",
] as const;

function yuan(fen: number | null): string {
  return fen === null ? "—" : `${(fen - (fen % 100)) / 100}.${String(fen % 100).padStart(2, "0")}元`;
}

function entry(value: Value, index: number): string {
  const points = (list: Value["alike"]): string => (list.length === 0 ? "无" : list.map(({ zh }) => zh).join("；"));
  return [
    `### ${index + 1}. ${value.caseNumber}（${value.court}，${value.decidedOn ?? "日期不明"}）`,
    value.invented ? "**虚构案例，仅供演示，不得援引。**" : `层级：${TIERS[value.tier] ?? ""}`,
    `- 不同点：${points(value.different)}`,
    `- 相同点：${points(value.alike)}`,
    `- 诉请 ${yuan(value.claimed)}，判得 ${yuan(value.awarded)}`,
    `- 裁判要点：${value.reasoning}`,
  ].join("\n\n");
}

/** Draft of the search report that the rules ask for (类案检索报告, SC-08); what only the court may say is left blank. */
export function searchReport(values: readonly Value[], about: { by: string; at: string; entry: number }): string {
  return `${[
    "# 类案检索报告（底稿）",
    "> 辅助参考，不代替裁判。检索人对报告的真实性、准确性负责。",
    `检索人：${about.by}　检索时间：${about.at}　存证第 ${about.entry} 号`,
    "检索平台：本院案例库（獬豸）。检索方法：关键词、案情特征、关联法条。",
    "## 检索结果",
    ...values.map(entry),
    "## 争议焦点",
    "（由承办法官填写）",
    "## 是否参照及理由",
    "（由审判组织填写：参照／区别／无类案，并说明理由）",
  ].join("\n\n")}\n`;
}
