import { type Paper, textOf } from "../../engine/evidence/paper.ts";
import { type GuaranteeFacts, type GuaranteePeriod, guaranteePeriod } from "../../engine/reasoning/guarantee-period.ts";
import { findDates } from "../../engine/text/dates.ts";
import { parseNumber } from "../../engine/text/numerals.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { findingOf, missingPart } from "./citing.ts";
import type { Facts, Value } from "./schema.ts";
import { writtenTerms } from "./written-terms.ts";

type Computed = Extract<GuaranteePeriod, { kind: "computed" }>;

/** The guarantee period of each guarantor, which the court checks of its own motion (AD-05). */
export function guaranteeLines(facts: Facts): Finding<Value>[] {
  const names = facts.fields.filter(({ name }) => /^guarantors\.\d+\.name$/.test(name));
  return names.map(({ value: guarantor, passages }) => guaranteeLine(guarantor, passages, facts));
}

function guaranteeLine(guarantor: string, named: readonly Passage[], facts: Facts): Finding<Value> {
  const paper = paperOf(guarantor, facts);
  const part = { id: `guarantee:${guarantor}`, rule: "AD-05", passages: named };
  if (!paper) {
    return missingPart(part, facts, {
      zh: `${guarantor}被列为保证人，卷内未见载明其保证的材料；保证期间须依职权查明。`,
      en: `${guarantor} is named as guarantor but no paper with the guarantee is in the file; the period must be established.`,
    });
  }
  const text = textOf(paper).replace(/\s+/gu, "");
  const [terms] = writtenTerms([{ ...paper, kind: "iou" }]);
  const due = terms?.due ?? dayOf(facts, "loan.dueOn") ?? null;
  const filed = dayOf(facts, "filingDate") ?? null;
  const form = formOf(text, terms?.day, facts.unclearIsGeneralFrom);
  const period = guaranteePeriod(
    { form: form.form, dueOn: due, agreed: agreedPeriod(text), claimedOn: filed },
    facts.parameters["guarantee-period-months"] ?? [],
  );
  if (period.kind === "unknown") return missingPart(part, facts, period.note);
  const value = lineOf(guarantor, { period, due, filed, form: form.note });
  const passages = [...placesOf(guarantor, paper), ...named.slice(0, 1)];
  const basis = facts.rules.citations.guarantee;
  return findingOf(value, 0.7, { rule: "AD-05", note: value.message.zh, passages, basis }, facts.grounds);
}

function lineOf(
  guarantor: string,
  known: { period: Computed; due: Day | null; filed: Day | null; form: { zh: string; en: string } },
): Extract<Value, { kind: "timeline" }> {
  const { period, due, filed, form } = known;
  const { endsOn, why, rule, claimedInTime } = period;
  const claimed = claimedIn(filed, claimedInTime);
  const what = { zh: `主债务履行期限届满；${why.zh}`, en: `main debt due; ${why.en}` };
  return {
    kind: "timeline",
    id: `guarantee:${guarantor}`,
    rule: "AD-05",
    name: { zh: `${guarantor}的保证期间`, en: `Guarantee period of ${guarantor}` },
    expiresOn: endsOn,
    inTime: claimedInTime ?? null,
    events: due === null ? [] : [{ day: due, what, expiresOn: endsOn, rule }],
    message: {
      zh: `${form.zh}。${why.zh}，届满日为 ${endsOn}；${claimed.zh}。期间内是否依法主张权利由法院依职权查明。`,
      en: `${form.en}. Ends on ${endsOn} (${why.en}); ${claimed.en}. Whether the right was exercised in time is established by the court.`,
    },
  };
}

function claimedIn(filed: Day | null, inTime: boolean | undefined): { zh: string; en: string } {
  if (filed === null) return { zh: "卷内未见起诉日期", en: "no day of suit is in the file" };
  return inTime
    ? { zh: `起诉日 ${filed} 在期间内`, en: `the suit of ${filed} lies within it` }
    : {
        zh: `起诉日 ${filed} 在期间届满之后，卷内须有此前依法主张权利的材料`,
        en: `the suit of ${filed} lies after it, so an earlier exercise must be in the file`,
      };
}

function dayOf(facts: Facts, name: string): Day | undefined {
  return Day.safeParse(facts.fields.find((field) => field.name === name)?.value).data;
}

/** The paper in which the guarantor promised: a guarantee first, else an IOU or contract that names the guarantor as such. */
function paperOf(guarantor: string, facts: Facts): Paper | undefined {
  const isNamed = (paper: Paper): boolean => textOf(paper).replace(/\s+/gu, "").includes(guarantor);
  return (
    facts.papers.find((paper) => paper.kind === "guarantee" && isNamed(paper)) ??
    facts.papers.find(
      (paper) =>
        (paper.kind === "iou" || paper.kind === "loan-contract") && isNamed(paper) && /保证|担保/u.test(textOf(paper)),
    )
  );
}

function placesOf(guarantor: string, paper: Paper): Passage[] {
  return paper.pages
    .flatMap((page): Passage[] => {
      const start = page.text.indexOf(guarantor);
      const end = start + guarantor.length;
      return start < 0 ? [] : [{ original: page.original, page: page.number, start, end, quote: guarantor }];
    })
    .slice(0, 1);
}

/** An unclear guarantee is general under the Civil Code and was joint before it: the law of the day it was given. */
function formOf(
  text: string,
  signed: Day | undefined,
  generalFrom: Day | null,
): { form: GuaranteeFacts["form"]; note: { zh: string; en: string } } {
  if (/连带(?:责任)?(?:保证|担保|清偿)|连带责任/u.test(text))
    return { form: "joint", note: { zh: "约定为连带责任保证", en: "Agreed as a joint guarantee" } };
  if (/一般保证|不能(?:清偿|履行|偿还)[^。；]{0,6}(?:时|的)/u.test(text))
    return { form: "general", note: { zh: "约定为一般保证", en: "Agreed as a general guarantee" } };
  const isOld = signed !== undefined && generalFrom !== null && signed < generalFrom;
  return isOld
    ? {
        form: "joint",
        note: {
          zh: `保证方式没有约定或者约定不明，签订于 ${signed}，按当时的法律为连带责任保证`,
          en: `Form unclear and signed on ${signed}: joint by the law of that day`,
        },
      }
    : {
        form: "general",
        note: { zh: "保证方式没有约定或者约定不明，按一般保证", en: "Form unclear: a general guarantee" },
      };
}

function agreedPeriod(text: string): GuaranteeFacts["agreed"] {
  const clauses = [...text.matchAll(/保证(?:担保)?期(?:间|限)[^。；]{0,60}/gu)].map(([clause]) => clause);
  const stated = clauses.map(periodIn).find((period) => period !== undefined);
  return stated ?? { kind: "none" };
}

function periodIn(clause: string): GuaranteeFacts["agreed"] | undefined {
  if (/直至|还清为止|清偿为止|付清为止|全部还清/u.test(clause)) return { kind: "until-paid" };
  const dateless = clause.replace(/\d{4}年\d{1,2}月\d{1,2}日/gu, "");
  const length = /(?<n>[一二两三四五六七八九十\d]{1,3})个?(?<unit>年|月)/u.exec(dateless)?.groups;
  const count = parseNumber((length?.n ?? "").replace("两", "二"));
  if (count !== undefined) return { kind: "months", months: length?.unit === "年" ? count * 12 : count };
  const last = findDates(clause).findLast(({ precision }) => precision === "day");
  return last && { kind: "until", day: last.day };
}
