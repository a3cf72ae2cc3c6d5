import type { PaperPage } from "../../engine/evidence/paper.ts";
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
