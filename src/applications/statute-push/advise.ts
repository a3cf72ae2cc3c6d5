import { reasonText } from "../../engine/retrieval/explain-hit.ts";
import { formatCitation } from "../../engine/text/citations.ts";
import type { Draft, Finding, NonEmpty, Reason } from "../../vocabulary/advice.ts";
import type { LawRank, Provision } from "../../vocabulary/law.ts";
import type { Facts, Input, KeyDate, ProvisionRole, Value } from "./schema.ts";

// ST-06: laws before administrative regulations before judicial interpretations; the constitution is never cited (ST-08).
const RANK_ORDER: Readonly<Record<LawRank, number>> = {
  constitution: 0,
  law: 1,
  "administrative-regulation": 2,
  other: 3,
  "judicial-interpretation": 4,
  "departmental-rule": 5,
};

const CONFIDENCE = { general: 0.6, template: 0.92, called: 0.95, laterLaw: 0.55, found: 0.45 } as const;

function citable(rank: LawRank): Value["citable"] {
  if (rank === "constitution") return "never";
  return rank === "law" || rank === "administrative-regulation" || rank === "judicial-interpretation"
    ? "directly"
    : "reasoning-only";
}

/** Citing order as one number: rank, substance before procedure, then article; equal laws stay together by the sort. */
function orderOf(provision: Provision, role: ProvisionRole): number {
  const place = RANK_ORDER[provision.rank] * 4 + (role === "procedure" ? 1 : 0) + (role === "background" ? 2 : 0);
  return place * 100_000 + provision.ref.article * 10 + (provision.ref.sub ?? 0);
}

function dateName(facts: Facts, id: KeyDate["id"]): KeyDate["name"] {
  return facts.keyDates.find((date) => date.id === id)?.name ?? { zh: "今日", en: "today" };
}

/** What must be said about the time of the provision: in force later than the facts, replaced since (ST-01 to ST-04). */
function temporalNote(provision: Provision, keyDate: KeyDate["id"], facts: Facts): Value["temporal"] {
  const formation = facts.keyDates.find((date) => date.id === "formation");
  if (
    formation &&
    provision.from !== null &&
    provision.from > formation.day &&
    keyDate !== "formation" &&
    provision.rank !== "other"
  ) {
    return {
      zh: `法律事实发生时（${formation.day}）尚未施行，自${provision.from}起施行；仅在法律事实持续至其施行后或者依时间效力规定溯及适用时适用。`,
      en: `Not yet in force when the facts arose (${formation.day}); in force from ${provision.from}. Applies only to facts that continued or where it reaches back.`,
    };
  }
  if (provision.until !== null && provision.until <= facts.today) {
    return {
      zh: `本文本自${provision.until}起不再施行，仅适用于其施行期间的事实。`,
      en: `No longer in force since ${provision.until}; applies only to facts of its time.`,
    };
  }
  return null;
}

function valueOf(
  facts: Facts,
  called: { provision: Provision; role: ProvisionRole; on: Value["on"]; keyDate: KeyDate["id"]; why: Value["why"] },
): Value {
  const { provision, role, on, keyDate, why } = called;
  const { ref, from, until, rank, wording, text } = provision;
  return {
    law: ref.law,
    article: ref.article,
    from,
    until,
    ref,
    citation: formatCitation(ref),
    rank,
    role,
    citable: citable(rank),
    on,
    keyDate,
    temporal: role === "procedure" ? null : temporalNote(provision, keyDate, facts),
    wording,
    text,
    order: orderOf(provision, role),
    why,
  };
}

function calledFinding(facts: Facts, called: Facts["called"][number]): Finding<Value> {
  const names = facts.triggers.filter(({ id }) => called.triggers.includes(id));
  const because =
    names.length === 0
      ? facts.hasTemplate
        ? { zh: `本案由的基本规则`, en: "basic rule of the cause" }
        : { zh: "本类案件的一般规定", en: "general law of the branch of the catalogue" }
      : { zh: names.map(({ name }) => name.zh).join("、"), en: names.map(({ name }) => name.en).join(", ") };
  const date = dateName(facts, called.keyDate);
  const why = {
    zh: `${called.why}（${because.zh}；按${date.zh} ${called.on}）`,
    en: `${because.en}; on the ${date.en} ${called.on}`,
  };
  const value = valueOf(facts, { ...called, why });
  const passages = names.flatMap((trigger) => trigger.passages.slice(0, 2));
  const reasons: NonEmpty<Reason> = [
    { kind: "provision", ref: called.provision.ref, on: called.on, note: called.why },
    {
      kind: "rule",
      rule: "ST-09",
      note: facts.hasTemplate ? "案由规则优先于词语检索" : "没有要件规则时按案由所属类别列出",
    },
    ...passages.slice(0, 4).map((passage): Reason => ({ kind: "passage", passage })),
  ];
  const isLater = value.temporal !== null && called.keyDate !== "formation";
  return {
    value,
    reasons,
    confidence: isLater ? CONFIDENCE.laterLaw : confidenceOf(facts, names.length > 0),
  };
}

function confidenceOf({ hasTemplate }: Facts, isCalled: boolean): number {
  if (isCalled) return CONFIDENCE.called;
  return hasTemplate ? CONFIDENCE.template : CONFIDENCE.general;
}

function foundFinding(facts: Facts, found: Facts["found"][number]): Finding<Value> {
  const { provision, passage } = found;
  const words = reasonText({ ...found, weighed: [] });
  const why = { zh: `与诉请、答辩用语相关：${words.zh}`, en: `related by words of claims and answer: ${words.en}` };
  const keyDate = facts.keyDates[0]?.id ?? "today";
  const sentence = passage === null ? "" : `；最相关的一句：${provision.text.slice(passage.start, passage.end)}`;
  return {
    value: valueOf(facts, { provision, role: "background", on: found.on, keyDate, why }),
    confidence: CONFIDENCE.found,
    reasons: [
      { kind: "provision", ref: provision.ref, on: found.on },
      { kind: "rule", rule: "ST-09", note: `词语检索命中：${words.zh}${sentence}` },
    ],
  };
}

function byCitingOrder(a: Finding<Value>, b: Finding<Value>): number {
  const [x, y] = [a.value, b.value];
  const group = Math.floor(x.order / 100_000) - Math.floor(y.order / 100_000);
  if (group !== 0) return group;
  return x.law === y.law ? x.order - y.order : x.law < y.law ? -1 : 1;
}

function summary(facts: Facts, count: number): { zh: string; en: string } {
  const dates = facts.keyDates.filter(({ id }) => id !== "today").map(({ name, day }) => `${name.zh} ${day}`);
  const known = dates.length > 0 ? `关键日期：${dates.join("，")}。` : "卷内未见确定的关键日期，按今日有效的法律列出。";
  const path = pathNote(facts);
  return {
    zh: `共 ${count} 条，按裁判文书引用顺序排列。${known}${path.zh}`,
    en: `${count} provisions in citing order.${path.en}`,
  };
}

/** What the judge must know where the cause has no deep rules: less was looked for, and some may be missing. */
function pathNote({ hasTemplate, called }: Facts): { zh: string; en: string } {
  if (hasTemplate) return { zh: "", en: "" };
  return called.length > 0
    ? {
        zh: "本案由没有要件规则，以下为所属类别的一般规定和词语检索的结果，专门规定可能遗漏。",
        en: " This cause has no element rules: general law of its branch and what words find; special rules may be missing.",
      }
    : {
        zh: "本案由没有要件规则，以下仅按词语检索，可能遗漏。",
        en: " This cause has no element rules: found by words alone, some may be missing.",
      };
}

/** Lists the provisions in citing order (ST-06) with the reason and the day each was looked up on (ST-04). */
export function advise(_input: Input, facts: Facts): Draft<Value> {
  const findings = [
    ...facts.called.map((called) => calledFinding(facts, called)),
    ...facts.found.map((found) => foundFinding(facts, found)),
  ];
  const [first, ...others] = findings.sort(byCitingOrder);
  if (!first) {
    return {
      kind: "abstention",
      because: facts.cause === null ? "facts_missing" : "nothing_found",
      note: {
        zh:
          facts.cause === null
            ? "卷内未见案由和诉讼请求，无法推送条文；请先核对案件信息，或用检索框手工查询。"
            : "没有找到与本案诉请相关的有效条文；请用检索框手工查询，或先导入官方文本。",
        en:
          facts.cause === null
            ? "No cause and no claims in the file; check the case fields or search by hand."
            : "No provision in force was found for these claims; search by hand or import official texts.",
      },
    };
  }
  return { kind: "findings", findings: [first, ...others], summary: summary(facts, findings.length) };
}
