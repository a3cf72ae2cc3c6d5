import { formatCitation } from "../../engine/text/citations.ts";
import type { FoundProvision } from "../../knowledge-service/law-search.ts";
import type { Provision } from "../../vocabulary/law.ts";
import type { ArticlePage, LawComparison, LawList, LawView, VersionRow } from "../../vocabulary/protocol-knowledge.ts";

/** Days in force as a reader says them. */
export function daysText({ from, until }: { from: string | null; until: string | null }): string {
  return `${from ?? "?"} 起${until === null ? "" : `，${until} 止`}`;
}

/** A provision as a reader wants it: citation, days in force, whose wording, text, source. */
export function provisionText({ ref, text, wording, source, ...days }: Provision): string {
  const whose = wording === "official" ? "官方文本" : "本库摘要，不得引用原文";
  return `${formatCitation(ref)}（${daysText(days)}；${whose}）\n${text}\n来源 source: ${source}`;
}

/** A hit with the reasons for it: words, expansions, the sentence that matched, what weighed in its place. */
export function hitText({
  provision,
  score,
  matched,
  expansions,
  passage,
  weighed,
  correction,
}: FoundProvision): string {
  const lines = [
    provisionText(provision),
    `得分 score ${score.toFixed(3)}；匹配 matched: ${matched.join("、") || "—"}`,
    ...(correction ? [`名称按“${correction.read}”理解 read as: ${correction.written} → ${correction.read}`] : []),
    ...(expansions.length > 0
      ? [`扩展 expanded: ${expansions.map(({ word, stands }) => `${word} → ${stands.join("、")}`).join("；")}`]
      : []),
    ...(passage ? [`命中句 sentence: ${provision.text.slice(passage.start, passage.end)}`] : []),
    ...(weighed.length > 0
      ? [`权重 weighed: ${weighed.map(({ zh, en, contribution }) => `${zh} ${en} ${signed(contribution)}`).join("；")}`]
      : []),
  ];
  return lines.join("\n");
}

function signed(value: number): string {
  return `${value < 0 ? "" : "+"}${value}`;
}

const STATUS = { effective: "现行有效 in force", superseded: "已失效 superseded", unknown: "未核实 not verified" };

/** One line for a version: name, days, status, articles. */
export function versionText({ id, articles, status, repealedBy, ...days }: VersionRow): string {
  const by = repealedBy ? `；由《${repealedBy.title}》废止` : "";
  return `  ${id}  ${daysText(days)}  ${STATUS[status]}  ${articles} 条${by}`;
}

/** A law without its articles: versions, history, relations, warnings. */
export function lawText({ title, rank, field, issuer, version, versions, warnings }: LawView): string {
  const links = (name: string, list: readonly { title: string }[] | undefined) =>
    list && list.length > 0 ? [`${name}: ${list.map((one) => `《${one.title}》`).join("、")}`] : [];
  return [
    `《${title}》 ${[rank, field, issuer].filter((part) => part !== null).join(" · ")}`,
    ...versions.map(versionText),
    ...(version?.history ?? []).map((line) => `沿革 history: ${line}`),
    ...links("废止 repeals", version?.repeals),
    ...links("修改文件 amended by", version?.amendedBy),
    ...warnings.map(({ text }) => `注意 note: ${text.zh} ${text.en}`),
  ].join("\n");
}

/** The article in all its versions, oldest first; empty when there is only one. */
export function historyText(history: ArticlePage["history"]): string {
  if (history.length < 2) return "";
  const lines = history.map(
    ({ version, label, text }) => `  [${version}] ${text === null ? "无此条 not there" : `${label ?? ""} ${text}`}`,
  );
  return `各版本 all versions:\n${lines.join("\n")}`;
}

const CHANGES = {
  same: "未变 same",
  changed: "修改 changed",
  renumbered: "移动 renumbered",
  "renumbered-changed": "移动并修改 renumbered and changed",
  added: "新增 added",
  removed: "删除 removed",
} as const;

/** What differs between two versions; unchanged articles are only counted. */
export function comparisonText({ from, to, rows }: LawComparison): string {
  const counts = Object.entries(CHANGES).map(
    ([change, name]) => `${name} ${rows.filter((row) => row.change === change).length}`,
  );
  const lines = rows
    .filter(({ change }) => change !== "same")
    .map(({ change, before, after }) => {
      const heading = `${CHANGES[change]}: ${before?.label ?? "—"} → ${after?.label ?? "—"}`;
      const isMoved = change === "renumbered";
      return [
        heading,
        ...(before && !isMoved ? [`- ${before.text}`] : []),
        ...(after && !isMoved ? [`+ ${after.text}`] : []),
      ].join("\n");
    });
  return [`《${to.title}》 ${from.id} → ${to.id}`, counts.join("，"), ...lines].join("\n");
}

/** Laws one a line, and how many there are. */
export function lawListText({ total, rows }: LawList): string {
  const lines = rows.map(
    ({ title, versions, articles, status, ...days }) =>
      `《${title}》 ${daysText(days)} ${STATUS[status]} ${versions} 个版本，${articles} 条`,
  );
  return [`共 ${total} 部 ${total} laws${total > rows.length ? `，本页 ${rows.length} 部` : ""}`, ...lines].join("\n");
}
