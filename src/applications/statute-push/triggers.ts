import type { CaseRecord, Dossier } from "../../vocabulary/case-record.ts";
import type { CauseTemplate } from "../../vocabulary/law.ts";
import type { Page, Passage } from "../../vocabulary/page.ts";
import type { KeyDate, Trigger } from "./schema.ts";

/** Where a defence is raised: not in the claimant's own papers. */
const DEFENCE_PAPERS = new Set([
  "answer",
  "hearing-record",
  "inquiry-record",
  "agent-opinion",
  "mediation-record",
  "pre-trial-record",
]);

function pagesOf(dossier: Dossier, isWanted: (kind: string) => boolean): Page[] {
  const wanted = new Set(
    dossier.documents
      .filter(({ kind }) => isWanted(kind))
      .flatMap(({ pages }) => pages.map(({ original, number }) => `${original}#${number}`)),
  );
  return dossier.pages.filter(({ original, number }) => wanted.has(`${original}#${number}`));
}

/** First places where one of the words stands, at most one a page. */
export function findWords(pages: readonly Page[], words: readonly string[], most = 3): Passage[] {
  const found: Passage[] = [];
  for (const page of pages) {
    const start = words
      .map((word) => ({ word, at: page.text.indexOf(word) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (start)
      found.push({
        original: page.original,
        page: page.number,
        start: start.at,
        end: start.at + start.word.length,
        quote: start.word,
      });
    if (found.length === most) break;
  }
  return found;
}

interface Sign {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly words?: readonly string[];
  readonly field?: RegExp;
}

// Tags of computations and courses that causes use in `for` besides their own elements and defences.
const SIGNS: readonly Sign[] = [
  { id: "principal", zh: "请求返还款项", en: "repayment is claimed", field: /^(loan\.principal|claims\.\d+\.amount)$/ },
  {
    id: "in-term-interest",
    zh: "主张利息",
    en: "interest is claimed",
    field: /^(loan\.rate|claims\.\d+\.interest\.)/,
    words: ["利息"],
  },
  {
    id: "late-interest",
    zh: "主张逾期利息或违约金",
    en: "late interest or a penalty is claimed",
    words: ["逾期利息", "逾期还款", "违约金", "资金占用"],
  },
  { id: "late-performance-interest", zh: "金钱给付之诉", en: "a money claim", field: /^claims\.\d+\.amount$/ },
  {
    id: "default-judgment",
    zh: "被告未到庭",
    en: "a party stayed away",
    words: ["未到庭", "缺席审理", "拒不到庭", "缺席判决"],
  },
  {
    id: "renewed-iou",
    zh: "重新出具债权凭证",
    en: "the voucher was renewed",
    words: ["换据", "重新出具", "重新书写", "结欠", "利息计入本金"],
  },
  {
    id: "representative-sued",
    zh: "单位负责人以个人或单位名义借款",
    en: "a unit's head borrowed",
    words: ["法定代表人个人", "用于公司经营", "企业生产经营"],
  },
];

function signTriggers(record: CaseRecord, pages: readonly Page[]): Trigger[] {
  return SIGNS.flatMap(({ id, zh, en, words = [], field }) => {
    const fields = field ? record.fields.filter(({ name }) => field.test(name)) : [];
    const passages = [
      ...fields.flatMap((known) => known.passages.slice(0, 1)).slice(0, 2),
      ...findWords(pages, words, 2),
    ];
    return fields.length > 0 || passages.length > 0 ? [{ id, name: { zh, en }, passages }] : [];
  });
}

const CODE_IN_FORCE = "2021-01-01";
const CAP_CHANGED = "2020-08-20";

function timeTriggers(dates: readonly KeyDate[]): Trigger[] {
  const at = (id: KeyDate["id"]): KeyDate | undefined => dates.find((date) => date.id === id);
  const formation = at("formation");
  if (!formation) return [];
  const filing = at("filing") ?? at("today");
  const early: Trigger = {
    id: "facts-before-2021",
    name: { zh: "法律事实发生于民法典施行前", en: "facts before the Civil Code" },
    passages: formation.passages,
  };
  const split: Trigger = {
    id: "split-interest",
    name: { zh: "利率上限调整前成立、调整后起诉", en: "formed before the cap changed, sued after" },
    passages: formation.passages,
  };
  return [
    ...(formation.day < CODE_IN_FORCE ? [early] : []),
    ...(formation.day < CAP_CHANGED && filing && filing.day >= CAP_CHANGED ? [split] : []),
  ];
}

function elementTriggers(template: CauseTemplate, record: CaseRecord, pages: readonly Page[]): Trigger[] {
  const isActive = (when: string): boolean => {
    if (when === "always") return true;
    if (when === "guarantor-sued") return record.fields.some(({ name }) => name.startsWith("guarantors."));
    if (when === "spouse-sued") return findWords(pages, ["夫妻共同债务", "夫妻关系存续", "系夫妻"], 1).length > 0;
    return record.fields.some(({ name }) => name.startsWith(`${when}.`));
  };
  return template.elements
    .filter(({ when }) => isActive(when))
    .map(({ id, fact, evidence }) => ({
      id,
      name: fact,
      passages: findWords(
        pages,
        evidence.flatMap(({ words }) => words),
        1,
      ),
    }));
}

function defenceTriggers(template: CauseTemplate, dossier: Dossier): Trigger[] {
  const pages = pagesOf(dossier, (kind) => DEFENCE_PAPERS.has(kind));
  return template.defences.flatMap(({ id, name, words }) => {
    const passages = findWords(pages, words);
    return passages.length > 0 ? [{ id, name, passages }] : [];
  });
}

/** Everything in the case that calls for provisions: elements, defences raised, computations, the time of the facts. */
export function findTriggers(
  template: CauseTemplate | undefined,
  record: CaseRecord,
  dossier: Dossier,
  dates: readonly KeyDate[],
): Trigger[] {
  const { pages } = dossier;
  const general = [...signTriggers(record, pages), ...timeTriggers(dates)];
  if (!template) return general;
  return [...elementTriggers(template, record, pages), ...defenceTriggers(template, dossier), ...general];
}
