import { textOf } from "../../engine/evidence/paper.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { findingOf } from "./finding.ts";
import type { Facts, Value } from "./schema.ts";

/** Notices on the period (EV-30 to EV-34), on a missing list of evidence (EV-40) and on what this review cannot do here. */
export function reviewNotices(facts: Facts, period: { day: Day; passage: Passage } | undefined): Finding<Value>[] {
  const notices = period ? [periodNotice(facts, period)] : [];
  const items = facts.papers.filter(({ kind }) => kind in facts.evidence);
  if (facts.kind !== "criminal" && items.length > 0 && !facts.papers.some(({ kind }) => kind === "evidence-list")) {
    notices.push(
      notice("evidence-list", "EV-40", facts, {
        zh: "卷内未见证据清单；提交证据应当分类编号，说明来源、证明对象和内容，签名并注明日期，按对方人数提出副本。",
        en: "No list of evidence is in the file; items need numbers, source, purpose, content, signature, date and copies.",
      }),
    );
  }
  if (items.some((paper) => textOf(paper).trim() === "")) {
    notices.push(
      notice("unread", "EV-60", facts, {
        zh: "有证据页没有识别出文字，本次审查没有读到其内容，请直接看图像。",
        en: "Some pages of evidence gave no text and were not read; look at the images.",
      }),
    );
  }
  if (facts.template && facts.path === "general") notices.push(generalPath(facts));
  if (!facts.template && facts.papers.length > 0) {
    notices.push(
      notice("no-element-rules", "EV-10", facts, {
        zh:
          facts.cause === null
            ? "案由未定，没有列出要件；以下只是形式审查和矛盾比对。"
            : `案由“${facts.cause}”没有要件规则，没有列出要件；以下只是形式审查和矛盾比对。`,
        en: "There are no element rules for this cause: only form and contradictions were checked.",
      }),
    );
  }
  return notices;
}

function periodNotice(facts: Facts, period: { day: Day; passage: Passage }): Finding<Value> {
  const { late, requests, basis } = facts.rules.period;
  const isOver = period.day < facts.today;
  const zh = isOver ? `举证期限至 ${period.day}，已届满。${late.zh}` : `举证期限至 ${period.day}。${requests.zh}`;
  const en = isOver
    ? `The evidence period ended on ${period.day}. ${late.en}`
    : `The evidence period runs to ${period.day}. ${requests.en}`;
  const value: Value = { kind: "notice", id: "evidence-period", rule: "EV-30", message: { zh, en }, by: period.day };
  const rule = isOver ? "EV-32" : "EV-30";
  return findingOf(value, 0.85, { rule, note: zh, passages: [period.passage], basis }, facts.grounds);
}

/** What the general path is and what governs it: an honest limit, with the law of the branch (EV-10, EV-12, EV-13). */
function generalPath(facts: Facts): Finding<Value> {
  const about = facts.cause === null ? "未识别的罪名" : facts.cause;
  const message = {
    zh: `“${about}”没有专门的要件规则，以下待证事实按该类案件举证责任的一般规定列出，须对照适用的法条补充。`,
    en: "No deep rules exist for this cause: what must be proved is listed by the general burden of proof of its branch; add what the governing provisions ask for.",
  };
  const value: Value = { kind: "notice", id: "general-path", rule: "EV-10", message, by: null };
  const basis = [...facts.governing.slice(0, 6), ...facts.rules.period.basis.filter(isOfBurden)];
  return findingOf(value, 0.9, { rule: "EV-10", note: message.zh, basis }, facts.grounds);
}

function isOfBurden({ law, article }: { law: string; article: number }): boolean {
  if (law.endsWith("的解释")) return article === 90 || article === 91;
  return (law.endsWith("刑事诉讼法") && article === 51) || (law.endsWith("行政诉讼法") && article === 34);
}

function notice(id: string, rule: string, facts: Facts, message: { zh: string; en: string }): Finding<Value> {
  const value: Value = { kind: "notice", id, rule, message, by: null };
  return findingOf(value, 0.9, { rule, note: message.zh }, facts.grounds);
}
