import type { Draft } from "../../vocabulary/advice.ts";
import type { ReviewMark } from "../../vocabulary/proposals.ts";
import type { CatalogueRow } from "./catalogue-rows.ts";
import type { Intake } from "./run-intake.ts";

const DOUBT = 0.8;

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function catalogueSection(rows: readonly CatalogueRow[]): string {
  return table(
    ["序号", "文书", "种类", "目录位", "页", "把握"],
    rows.map((row) => [
      String(row.order),
      row.title,
      row.kindName,
      row.slot,
      row.pages.map(({ file, page }) => (page === 1 ? file : `${file}#${page}`)).join(", "),
      `${percent(row.confidence)}${row.confidence < DOUBT ? " ⚠ 请核对" : ""}`,
    ]),
  );
}

function fieldSection(intake: Intake): string {
  const files = new Map(intake.held.originals.map(({ id, name }) => [id, name]));
  return table(
    ["项目", "值", "出处", "把握", "提示"],
    intake.held.fields.map((field) => [
      field.name,
      field.value,
      field.passages.map(({ original, page }) => `${files.get(original) ?? original}#${page}`).join(", "),
      percent(field.confidence),
      [
        ...field.conflicts.map((conflict) => `另见：${conflict.value}`),
        ...field.warnings.map((warning) => warning.zh),
      ].join("；"),
    ]),
  );
}

function adviceSection(draft: Draft): string {
  if (draft.kind === "abstention") return `不作提示：${draft.note.zh}`;
  return draft.summary.zh;
}

function problemSection({ problems }: Intake): string {
  if (problems.length === 0) return "无。";
  return problems
    .map(({ file, page, text }) => `- ${file}${page === null ? "" : ` 第${page}页`}：${text.zh}`)
    .join("\n");
}

function reviewSection(marks: readonly ReviewMark[]): string {
  if (marks.length === 0) return "无审查意见。";
  return marks.map((mark) => `- [${mark.severity}] ${mark.rule}：${mark.message.zh}`).join("\n");
}

/** The readable report (阅卷报告) of an intake, in Chinese Markdown. */
export function writeReport(intake: Intake, rows: readonly CatalogueRow[], marks: readonly ReviewMark[]): string {
  const sections = [...intake.advice].map(([id, { draft, ledgerEntry, dropped }]) => {
    const unfounded = dropped > 0 ? `\n\n（${dropped} 处依据未能重新核实，已不显示。）` : "";
    return `### ${id}（存证第 ${ledgerEntry} 号）\n\n${adviceSection(draft)}${unfounded}`;
  });
  return `${[
    "# 收案处理报告",
    "> 辅助参考，不代替裁判。全部内容须由经办人核对确认。",
    `共 ${intake.held.originals.length} 个文件、${intake.held.pages.length} 页，归为 ${rows.length} 份文书。`,
    "## 未能读取或需要注意的材料",
    problemSection(intake),
    "## 卷内目录",
    catalogueSection(rows),
    "## 案件信息",
    fieldSection(intake),
    "## 辅助意见",
    ...sections,
    "## 文书审查",
    reviewSection(marks),
  ].join("\n\n")}\n`;
}
