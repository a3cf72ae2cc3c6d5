import { maritalElementFinder } from "../../engine/evidence/marital-elements.ts";
import type { Paper } from "../../engine/evidence/paper.ts";
import { drugFacts } from "../../engine/reasoning/drug-facts.ts";
import { drugWeights } from "../../engine/reasoning/drug-facts-weights.ts";
import { findOffenceEntities } from "../../engine/text/entities/find-offence-entities.ts";
import type { KnowledgeSource } from "../../governance/application.ts";
import type { ChargeName } from "../../vocabulary/charge.ts";
import type { DrugRelationKind, OffenceEntityKind } from "../../vocabulary/recognition.ts";
import { type OffencePaper, offencePaper } from "./criminal-text.ts";
import type { Trait } from "./trait-schema.ts";

type Both = Trait["name"];
type Knowing = Pick<KnowledgeSource, "recognition">;
type Recognition = ReturnType<KnowledgeSource["recognition"]>;

const FAMILY = "婚姻家庭纠纷";
const PROPERTY = "侵犯财产罪";
const DRUG = "毒品罪";
/** Papers in which parties and court tell of the marriage. */
const TELLING = new Set([
  "complaint",
  "oral-complaint-record",
  "answer",
  "counterclaim",
  "hearing-record",
  "inquiry-record",
]);
const MOST_PLACES = 4;
const MOST_SAID = 12;

const ENTITIES: Readonly<Record<OffenceEntityKind, Both>> = {
  suspect: { zh: "犯罪嫌疑人", en: "Suspects" },
  victim: { zh: "被害人", en: "Victims" },
  "money-taken": { zh: "被盗货币", en: "Money taken" },
  value: { zh: "物品价值", en: "Value of things" },
  gain: { zh: "违法所得", en: "Gains" },
  goods: { zh: "被盗物品", en: "Things taken" },
  tool: { zh: "作案工具", en: "Tools" },
  time: { zh: "时间", en: "Times" },
  place: { zh: "地点", en: "Places" },
  body: { zh: "组织机构", en: "Bodies" },
};
const RELATIONS: Readonly<Record<DrugRelationKind, Both>> = {
  "sells-to": { zh: "贩卖给", en: "Sold to" },
  "deals-in": { zh: "贩卖的毒品", en: "Dealt in" },
  keeps: { zh: "持有的毒品", en: "Kept" },
  shelters: { zh: "容留吸毒", en: "Sheltered" },
};
const WEIGHTS: Both = { zh: "毒品重量", en: "Weights" };

/** One telling of a point: what is written, and where in the text of the paper. */
interface Told {
  readonly id: string;
  readonly name: Both;
  readonly says: string | null;
  readonly start: number;
  readonly end: number;
}

/** Points of a family case (婚姻家庭案件要素) that the parties and the court's records tell; nothing for other causes. */
export function familyTraits(branch: readonly string[], papers: readonly Paper[], knowledge: Knowing): Trait[] {
  if (!branch.includes(FAMILY)) return [];
  const find = maritalElementFinder(knowledge.recognition().marital);
  return gathered("family", papers.filter(({ kind }) => TELLING.has(kind)).map(offencePaper), (text) =>
    find(text).map(({ element, name, start, end }) => ({ id: element, name, says: null, start, end })),
  );
}

/** Entities of a property offence and dealings of a drug offence that the accusing papers tell; nothing for other charges. */
export function offenceTraits(
  charges: readonly ChargeName[],
  stories: readonly OffencePaper[],
  knowledge: Knowing,
): Trait[] {
  const isProperty = charges.some(({ chapter }) => chapter.includes(PROPERTY));
  const isDrug = charges.some(({ section }) => section?.includes(DRUG));
  if (!isProperty && !isDrug) return [];
  const recognition = knowledge.recognition();
  return [
    ...(isProperty ? gathered("property", stories, (text) => entitiesIn(text, recognition)) : []),
    ...(isDrug ? gathered("drug", stories, (text) => dealingsIn(text, recognition)) : []),
  ];
}

function entitiesIn(text: string, recognition: Recognition): Told[] {
  return findOffenceEntities(text, recognition).map(({ kind, text: says, start, end }) => {
    return { id: kind, name: ENTITIES[kind], says, start, end };
  });
}

function dealingsIn(text: string, recognition: Recognition): Told[] {
  const { relations, mentions } = drugFacts(text, recognition);
  return [
    ...relations.map(({ kind, head, tail }): Told => {
      const says = `${head.text}→${tail.text}`;
      return { id: kind, name: RELATIONS[kind], says, start: tail.start, end: tail.end };
    }),
    ...drugWeights(text, mentions).map(({ start, end, text: says }): Told => {
      return { id: "weight", name: WEIGHTS, says, start, end };
    }),
  ];
}

/** All tellings of a point over the papers together, in the order in which the points are first told. */
function gathered(group: Trait["group"], sources: readonly OffencePaper[], find: (text: string) => Told[]): Trait[] {
  const traits = new Map<string, Trait>();
  for (const source of sources) {
    for (const { id, name, says, ...span } of find(source.read.text)) {
      const passage = source.passageOf(span);
      const known = traits.get(id) ?? { id, group, name, says: [], places: [] };
      const more = says === null ? [] : [says.replace(/\s+/gu, "")];
      traits.set(id, {
        ...known,
        says: [...new Set([...known.says, ...more])].slice(0, MOST_SAID),
        places: [...known.places, ...(passage ? [{ title: source.paper.title, passage }] : [])].slice(0, MOST_PLACES),
      });
    }
  }
  return [...traits.values()];
}
