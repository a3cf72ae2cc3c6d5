import { addMonths } from "../../engine/reasoning/periods.ts";
import type { Outcome } from "../../vocabulary/advice.ts";
import type { PushedCase } from "../../vocabulary/like-cases.ts";
import { yuan } from "../../vocabulary/money.ts";
import type { SearchReported } from "./search-reported.ts";

/** In a report a part of a judgment is an excerpt; the whole text is in the library under the number given. */
const EXCERPT = 240;
const QUOTED = 40;
const USE: Readonly<Record<PushedCase["useAs"], string>> = {
  "must-follow-unless-exception":
    "指导性案例，应当参照，但与新的法律、司法解释相冲突或者为新的指导性案例所取代的除外（SC-05）",
  reference: "可以作为裁判的参考（SC-05）",
  "demonstration-only": "虚构案例，仅供演示，不得援引",
};
const OUTCOMES: Readonly<Record<PushedCase["outcome"], string>> = {
  granted: "支持",
  partly: "部分支持",
  dismissed: "驳回",
  unknown: "",
};
const MARKED: Readonly<Record<Outcome, string>> = {
  adopted: "拟参照",
  adapted: "拟参照（有改动）",
  rejected: "不参照",
};

type Reported = SearchReported["results"][number];

/** The lines of one case in the report: what it is, differences, likeness, facts, reasoning, result; each with its source. */
export function reportedCase(number: number, { value, outcome }: Reported, about: SearchReported): string[] {
  const from = `（来源：案例库 ${value.id}，${value.source}）`;
  const points = (list: PushedCase["alike"]): string =>
    list.length === 0 ? "未见" : list.map((point) => withPlace(point, about)).join("；");
  return [
    `${number}. ${value.caseNumber || "案号未载明"}　${value.court || "法院未载明"}　${value.decidedOn ?? "日期未载明"}　${value.cause}${from}`,
    ...(recent(value, about)
      ? []
      : ["裁判日期不在近三年内或者未载明；除指导性案例外，应优先检索近三年的案例（SC-03）。"]),
    `不同点：${points(value.different)}`,
    `相同点：${value.alike.length === 0 ? "未见" : value.alike.map(({ zh }) => zh).join("、")}（在本案卷内的出处见第二部分）`,
    `相近程度：${Math.round(value.similarity.total * 100)}%（事实 ${value.similarity.facts}，争议 ${value.similarity.issues}，法律 ${value.similarity.law}）；${value.standing === "alike" ? "三方面相近" : "仅相关"}${value.contrary ? "；结果与多数相反的最相近案件（SC-13）" : ""}（来源：SC-11，存证第 ${about.ledgerEntry} 号）`,
    `案情摘要：${excerpt(value.facts)}${from}`,
    `裁判理由：${excerpt(value.reasoning)}${from}`,
    `适用法律：${value.law.length === 0 ? "未能识别" : value.law.join("、")}${from}`,
    ...changes(value),
    `裁判结果：${excerpt(value.result)}${outcomeText(value)}${from}`,
    `参照性质：${USE[value.useAs]}${outcome === null ? "" : `；承办人标注：${MARKED[outcome]}`}`,
  ];
}

/** Law of the case that is no longer the law (SC-12). */
function changes({ changedLaw }: PushedCase): string[] {
  if (changedLaw.length === 0) return [];
  const told = changedLaw.map(({ citation, change }) => `${citation}${change === "repealed" ? "已失效" : "已修改"}`);
  return [`裁判后法律变更：${told.join("、")}；参照前请核对现行规定（SC-12）。`];
}

function withPlace({ zh, passage }: PushedCase["alike"][number], reported: SearchReported): string {
  return passage ? `${zh}（${reported.place(passage)}“${inOneLine(passage.quote)}”）` : zh;
}

/** Lines of a page mean nothing in a report; a long quotation is cut where it is said to be. */
export function inOneLine(text: string, most = QUOTED): string {
  const flat = text.replace(/\s+/gu, "");
  return flat.length <= most ? flat : `${flat.slice(0, most)}……`;
}

function excerpt(text: string): string {
  const flat = text.replace(/\s+/gu, " ").trim();
  if (flat === "") return "未载明";
  return flat.length <= EXCERPT ? flat : `${flat.slice(0, EXCERPT)}……（节录）`;
}

function outcomeText({ outcome, claimed, awarded, sentence }: PushedCase): string {
  if (sentence) return `（宣告刑：${sentence.zh}）`;
  const sums = claimed === null && awarded === null ? [] : [`诉请${money(claimed)}，判得${money(awarded)}`];
  const parts = [OUTCOMES[outcome], ...sums].filter((part) => part !== "");
  return parts.length === 0 ? "" : `（${parts.join("；")}）`;
}

function money(fen: number | null): string {
  return fen === null ? "未载明" : `${yuan(fen)}元`;
}

function recent({ authority, decidedOn }: PushedCase, { facts: { day, rules } }: SearchReported): boolean {
  if (authority === 1) return true;
  return decidedOn !== null && decidedOn >= addMonths(day, -12 * rules.recentYears);
}
