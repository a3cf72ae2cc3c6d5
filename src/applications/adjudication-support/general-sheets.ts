import { claimTypeOf } from "../../engine/evidence/claim-elements.ts";
import { claimTexts } from "../../engine/evidence/conditions.ts";
import type { Said } from "../../engine/evidence/said.ts";
import { findStances, type Stance } from "../../engine/evidence/stances.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { citedAs, findingOf } from "./citing.ts";
import type { Facts, Value } from "./schema.ts";

type Reasoning = Extract<Value, { kind: "reasoning" }>;
const MOST_PROVISIONS = 12;
const MOST_PLACES = 4;

/**
 * The general path (一般路径) for causes without deep rules: for each claim the law of the branch in force, what the sides
 * say with its places, the order of review, and what each outcome would need; with an honest note of its limits.
 */
export function generalSheets(facts: Facts, said: readonly Said[]): Finding<Value>[] {
  if (facts.template || !facts.governing || facts.legality) return [];
  const stances = findStances(said).filter(({ voice, scope }) => voice !== "plaintiff" && scope === "fact");
  return claimTexts(facts.fields)
    .filter(({ text }) => claimTypeOf(text) !== "costs")
    .map(({ number, field }) => claimReasoning(number, field, stances, facts));
}

function claimReasoning(
  number: number,
  field: Facts["fields"][number],
  stances: readonly Stance[],
  facts: Facts,
): Finding<Value> {
  const governing = facts.governing?.provisions ?? [];
  const refs = governing
    .filter(({ role, for: reasons }) => role !== "procedure" && reasons.length === 0)
    .slice(0, MOST_PROVISIONS)
    .map(({ ref, zh }) => ({ ref, why: zh }));
  const place = ({ passage, said }: Stance) => ({ title: said.paper.title, passage });
  const side = (stance: Stance["stance"]) =>
    stances
      .filter((one) => one.stance === stance)
      .slice(0, MOST_PLACES)
      .map(place);
  const [admitted, contested] = [side("admits"), side("contests")];
  const value: Reasoning = {
    kind: "reasoning",
    id: `claim-${number}`,
    rule: "AD-01",
    question: {
      zh: `第${number}项诉请“${field.value}”有无事实和法律依据`,
      en: `Has claim ${number} a basis in fact and law`,
    },
    path: "general",
    major: citedAs(refs, facts.grounds),
    minor: [
      {
        fact: { zh: "原告主张的事实", en: "what the plaintiff asserts" },
        stands: { zh: "须由原告举证，由审判组织认定", en: "for the plaintiff to prove and the bench to find" },
        places: field.passages.slice(0, 2).map((passage) => ({ title: "起诉状", passage })),
        against: contested,
      },
      {
        fact: { zh: "对方认可的事实", en: "what the other side agrees to" },
        stands:
          admitted.length === 0
            ? { zh: "卷内未见", en: "nothing in the file" }
            : { zh: "是否构成自认由审判组织认定", en: "whether it is an admission is for the bench" },
        places: admitted,
        against: [],
      },
    ],
    trace: TRACE,
    alternatives: ALTERNATIVES,
  };
  const passages = [
    ...field.passages.slice(0, 2),
    ...admitted.map(({ passage }) => passage),
    ...contested.map(({ passage }) => passage),
  ];
  const note = facts.governing?.note.zh ?? "本案由尚无要件规则";
  return findingOf(value, 0.55, { rule: "AD-01", note, passages, basis: refs.map(({ ref }) => ref) }, facts.grounds);
}

const TRACE = [
  {
    zh: "本案由尚无要件规则：以下只列该类案件的一般规定，请求权基础和要件须由审判组织确定，特别规定可能遗漏。",
    en: "This cause has no deep rules: only the general law of its branch is listed; basis and elements are for the bench, special rules may be missing.",
  },
  {
    zh: "顺序：法律关系的性质→合同或者行为的效力→要件事实和举证责任→抗辩→后果和数额。",
    en: "Order: nature of the relation, validity, elements and burden, defences, consequences and sums.",
  },
  {
    zh: "同类案件的裁判情况和数额幅度，见本平台“类案推送”，不足最低样本的不提供。",
    en: "How like cases were decided, and ranges of sums, are shown by similar-case push where the sample is large enough.",
  },
];
const ALTERNATIVES = [
  {
    finds: { zh: "认定请求权基础的要件具备、抗辩不成立", en: "Elements found, no defence standing" },
    leads: {
      zh: "诉请可以支持；数额以认定的计算依据为限，不超出诉请。",
      en: "The claim may be granted within what is claimed.",
    },
    needs: {
      zh: "逐项说明要件由何证据证明，并引用该类案件的具体规定。",
      en: "Say which evidence proves each element and cite the special rule.",
    },
  },
  {
    finds: { zh: "要件具备，但数额、期间或者责任范围少于主张", en: "Elements found, but for less" },
    leads: { zh: "部分支持，其余驳回。", en: "Granted in part, the rest dismissed." },
    needs: { zh: "说明计算方法和不予支持部分的理由。", en: "Give the computation and why the rest fails." },
  },
  {
    finds: { zh: "任一要件不能认定，或者抗辩成立", en: "An element not found, or a defence upheld" },
    leads: {
      zh: "驳回诉讼请求；不符合起诉条件的是裁定驳回起诉，二者不得混同（AD-12）。",
      en: "The claim is dismissed; missing conditions of suit lead to a ruling instead.",
    },
    needs: { zh: "说明举证责任由谁负担及为何未尽。", en: "Say who bears the burden and why it was not met." },
  },
];
