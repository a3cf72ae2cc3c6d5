import { type PaperPage, textOf } from "../../engine/evidence/paper.ts";
import type { Stance } from "../../engine/evidence/stances.ts";
import { findDates } from "../../engine/text/dates.ts";
import { findInstructions } from "../../engine/text/injection.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { findingOf } from "./finding.ts";
import type { Facts, Value } from "./schema.ts";

const NOTES = {
  admits: {
    zh: "诉讼中承认于己不利的事实，另一方无须举证；调解让步、身份关系等不适用自认。",
    en: "An admission in the suit frees the other side from proof; not for concessions in mediation or personal status.",
  },
  qualified: {
    zh: "附有条件或者限制，是否构成自认由法院综合判断（证据规定7）。",
    en: "Qualified: whether it is an admission is weighed by the court.",
  },
  evidence: {
    zh: "对证据真实性等的认可，不等于认可对方主张的事实。",
    en: "Accepts the paper, not the fact it is to prove.",
  },
  contests: {
    zh: "明确争议，该事实仍由负举证责任的一方证明。",
    en: "Contested: the fact remains for the burdened side to prove.",
  },
} as const;

/** Admissions and denials as findings (EV-21), each with the statement it answers. */
export function reviewStances(stances: readonly Stance[], facts: Facts): Finding<Value>[] {
  const basis = facts.rules.period.basis.filter(({ law, article }) => law.includes("证据的若干规定") && article === 3);
  return stances.flatMap(
    ({ voice, stance, scope, about, said, passage, answered, qualified }, index): Finding<Value>[] => {
      if (voice !== "plaintiff" && voice !== "defendant" && voice !== "third") return [];
      const note =
        stance === "contests"
          ? NOTES.contests
          : scope === "evidence"
            ? NOTES.evidence
            : qualified
              ? NOTES.qualified
              : NOTES.admits;
      const value: Value = {
        kind: "stance",
        id: `stance-${index + 1}`,
        rule: "EV-21",
        stance,
        scope,
        by: voice,
        title: said.paper.title,
        about,
        note,
      };
      const passages = answered ? [passage, answered] : [passage];
      return [
        findingOf(
          value,
          scope === "fact" ? 0.7 : 0.65,
          { rule: "EV-21", note: note.zh, passages, basis },
          facts.grounds,
        ),
      ];
    },
  );
}

/** Sentences that try to instruct the system, shown as content of the paper and obeyed by nobody (XZ-01). */
export function reviewInstructions(facts: Facts): Finding<Value>[] {
  return facts.papers.flatMap((paper) =>
    paper.pages.flatMap((page) =>
      findInstructions(page.text).map(({ start, end, text }): Finding<Value> => {
        const value: Value = {
          kind: "notice",
          id: `instruction:${page.original}#${page.number}@${start}`,
          rule: "XZ-01",
          message: {
            zh: `《${paper.title}》中有企图指挥智能系统的文字，已按材料内容列出，不予执行，也不作为任何提示的依据。`,
            en: `"${paper.title}" holds words that try to instruct the system; they are shown as content, obeyed by nobody and founded upon nowhere.`,
          },
          by: null,
        };
        const passage = { original: page.original, page: page.number, start, end, quote: text };
        return findingOf(value, 0.9, { rule: "XZ-01", note: value.message.zh, passages: [passage] }, facts.grounds);
      }),
    ),
  );
}

/** The end of the evidence period as the file gives it (EV-30), with its place. */
export function evidencePeriod(facts: Facts): { day: Day; passage: Passage } | undefined {
  const { words, papers } = facts.rules.period;
  const pages = facts.papers.filter(({ kind }) => papers.includes(kind)).flatMap((paper) => paper.pages);
  for (const page of pages) {
    const places = words.flatMap((word) => [...page.text.matchAll(new RegExp(word, "gu"))].map(({ index }) => index));
    const found = places.sort((a, b) => a - b).map((from) => periodAt(page, from));
    const first = found.find((period) => period !== undefined);
    if (first) return first;
  }
  return undefined;
}

function periodAt(page: PaperPage, from: number): { day: Day; passage: Passage } | undefined {
  const clause = /^[^。；]*/u.exec(page.text.slice(from))?.[0] ?? "";
  const date = findDates(clause).findLast(({ precision }) => precision === "day");
  if (!date) return undefined;
  const quote = clause.slice(0, date.end);
  const passage = { original: page.original, page: page.number, start: from, end: from + date.end, quote };
  return { day: date.day, passage };
}

/** Notices on the period (EV-30 to EV-34), on a missing list of evidence (EV-40) and on what this review cannot do here. */
export function reviewNotices(facts: Facts, period: ReturnType<typeof evidencePeriod>): Finding<Value>[] {
  const { late, requests, basis } = facts.rules.period;
  const notices: Finding<Value>[] = [];
  if (period) {
    const isOver = period.day < facts.today;
    const zh = isOver ? `举证期限至 ${period.day}，已届满。${late.zh}` : `举证期限至 ${period.day}。${requests.zh}`;
    const en = isOver
      ? `The evidence period ended on ${period.day}. ${late.en}`
      : `The evidence period runs to ${period.day}. ${requests.en}`;
    const value: Value = { kind: "notice", id: "evidence-period", rule: "EV-30", message: { zh, en }, by: period.day };
    notices.push(
      findingOf(
        value,
        0.85,
        { rule: isOver ? "EV-32" : "EV-30", note: zh, passages: [period.passage], basis },
        facts.grounds,
      ),
    );
  }
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
