import { textOf } from "../../engine/evidence/paper.ts";
import { computeLimitation } from "../../engine/reasoning/limitation.ts";
import { findDates } from "../../engine/text/dates.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { findingOf, missingPart } from "./citing.ts";
import type { Standing } from "./claim-sheets.ts";
import type { Facts, Value } from "./schema.ts";
import { writtenTerms } from "./written-terms.ts";

const NAMED = /(?:limitation)$/u;
const DUE_FIELDS = ["loan.dueOn", "contract.dueOn"];

/** The date line of limitation, only when a party has raised it (AD-04); nothing at all otherwise. */
export function limitationLine(facts: Facts, { raised }: Standing): Finding<Value>[] {
  const defence = raised.find((each) => NAMED.test(each.defence.id) && each.defence.id !== "arbitration-limitation");
  if (!defence) return [];
  const places = defence.places.map(({ passage }) => passage);
  const filed = dayOf(facts, "filingDate") ?? facts.today;
  const due = latestDue(facts);
  if (!due) {
    return [
      missingPart({ id: "limitation-start", rule: "AD-04", passages: places }, facts, {
        zh: "已有当事人提出诉讼时效抗辩，但卷内未见履行期限届满之日，无法列出时效日期线；未约定期限的，自对方拒绝履行或者宽限期届满起算。",
        en: "Limitation was raised but the day performance fell due is not in the file; without a term it runs from refusal or the end of a grace period.",
      }),
    ];
  }
  const acts = demands(facts);
  const line = computeLimitation(
    { raised: true, knownOn: due, interruptions: acts, suspensions: [], suedOn: filed },
    {
      months: facts.parameters["limitation-months"] ?? [],
      longestMonths: facts.parameters["limitation-longest-months"] ?? [],
      suspensionMonths: facts.parameters["limitation-suspension-months"] ?? [],
    },
  );
  if (line.kind === "not-raised") return [];
  if (line.kind === "unknown")
    return [missingPart({ id: "limitation-period", rule: "AD-04", passages: places }, facts, line.note)];
  const state = line.inTime
    ? { zh: `起诉日 ${filed} 未超过`, en: `the suit of ${filed} was in time` }
    : { zh: `起诉日 ${filed} 已超过`, en: `the suit of ${filed} was late` };
  const value: Value = {
    kind: "timeline",
    id: "limitation",
    rule: "AD-04",
    name: { zh: "诉讼时效日期线（当事人已提出抗辩）", en: "Limitation (raised by a party)" },
    expiresOn: line.expiresOn,
    inTime: line.inTime,
    events: line.line.map((event) => ({ ...event })),
    message: {
      zh: `按卷内材料所示的催告、还款和承诺均被认定为中断事由计算，届满日为 ${line.expiresOn}，${state.zh}。各中断事由是否成立、是否向该被告主张，由审判组织认定；不认定时按前一届满日。`,
      en: `If every demand, payment and promise in the file is found to interrupt, it ends on ${line.expiresOn} and ${state.en}. Whether each one counts is for the bench; if not, the day before it holds.`,
    },
  };
  const passages = [...places, ...acts.map(({ passage }) => passage)];
  return [
    findingOf(
      value,
      0.7,
      { rule: "AD-04", note: value.message.zh, passages, basis: facts.rules.citations.limitation },
      facts.grounds,
    ),
  ];
}

/** Last due date of the fields and the papers: a renewed note moves it. */
function latestDue(facts: Facts): Day | undefined {
  const fromFields = DUE_FIELDS.flatMap((name) => dayOf(facts, name) ?? []);
  const renewed = writtenTerms(facts.papers).filter(({ paper }) =>
    facts.rules.renewal.some((word) => textOf(paper).replace(/\s+/gu, "").includes(word)),
  );
  return [...fromFields, ...renewed.flatMap(({ due }) => due ?? [])].sort().at(-1);
}

function dayOf(facts: Facts, name: string): Day | undefined {
  return Day.safeParse(facts.fields.find((field) => field.name === name)?.value).data;
}

interface Act {
  readonly day: Day;
  readonly what: { readonly zh: string; readonly en: string };
  readonly passage: Passage;
}

/** Demands, promises and payments with their day: leads to interruption, each to be found by the court. */
function demands(facts: Facts): Act[] {
  const { demand, demandPapers } = facts.rules;
  const shown = facts.papers
    .filter(({ kind }) => demandPapers.includes(kind))
    .flatMap((paper) =>
      paper.pages.flatMap((page) => {
        const dates = findDates(page.text).filter(({ precision }) => precision === "day");
        return dates.flatMap((date, at): Act[] => {
          const until = paper.kind === "demand-letter" ? page.text.length : (dates[at + 1]?.start ?? page.text.length);
          const from = paper.kind === "demand-letter" ? 0 : date.end;
          if (paper.kind === "demand-letter" && at < dates.length - 1) return [];
          if (!demand.some((word) => page.text.slice(from, until).includes(word))) return [];
          const passage = {
            original: page.original,
            page: page.number,
            start: date.start,
            end: date.end,
            quote: date.text,
          };
          return [
            {
              day: date.day,
              what: { zh: `《${paper.title}》显示的催告或者承诺`, en: `demand or promise in "${paper.title}"` },
              passage,
            },
          ];
        });
      }),
    );
  const paid = facts.fields.flatMap((field): Act[] => {
    const number = /^loan\.repayments\.(\d+)\.on$/.exec(field.name)?.[1];
    const day = Day.safeParse(field.value).data;
    const passage = field.passages[0];
    return number !== undefined && day && passage
      ? [{ day, what: { zh: "部分履行", en: "part payment" }, passage }]
      : [];
  });
  const days = new Map([...shown, ...paid].map((act) => [act.day, act]));
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
