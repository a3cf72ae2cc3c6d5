import type { DrugEntityKind, DrugWords, PersonWords } from "../../vocabulary/recognition.ts";
import { anyOf } from "../text/entities/entity.ts";
import { findPersons, type PersonMention } from "../text/entities/find-persons.ts";

/** A thing named in a drug case (毒品案件实体) and its place, end exclusive; persons carry their role, drugs their id. */
export interface DrugMention {
  readonly kind: DrugEntityKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly person?: PersonMention;
  /** Id of sentencing/drugs.yaml; null for a street name that tells none. */
  readonly drug?: string | null;
  /** True for a drug name in brackets behind another: the same thing under a second name. */
  readonly alias?: boolean;
}

/** What the reading of drug cases must know. */
export interface DrugCaseWords {
  readonly persons: PersonWords;
  readonly drugs: DrugWords;
}

/** Persons, times, places, drugs and weights of a drug case in their order (毒品案件实体). */
export function drugMentions(text: string, { persons, drugs }: DrugCaseWords): DrugMention[] {
  const found: DrugMention[] = findPersons(text, persons).map((person) => {
    const { start, end } = person;
    return { kind: "person", start, end, text: text.slice(start, end), person };
  });
  const taken = [...drugsOf(text, drugs), ...matches(text, "weight", WEIGHT), ...matches(text, "time", TIME)];
  const people = found
    .map((one) => besideDrugs(text, one, taken))
    .filter((one) => !taken.some((other) => other.start < one.end && one.start < other.end));
  const known = [...people, ...taken];
  const places = placesOf(text).filter((one) => !known.some((other) => other.start < one.end && one.start < other.end));
  return [...known, ...places].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** 陈某甲基苯丙胺 is 陈某 and 甲基苯丙胺: a name gives its last character to the drug that begins there. */
function besideDrugs(text: string, one: DrugMention, taken: readonly DrugMention[]): DrugMention {
  const isShared = taken.some(({ kind, start }) => kind === "drug" && start === one.end - 1);
  return isShared ? { ...one, end: one.end - 1, text: text.slice(one.start, one.end - 1) } : one;
}

const WEIGHT = /(?<![\d.])\d+(?:\.\d+)?(?:千克|公斤|毫克|克|mg|kg|g)(?![a-zA-Z])/giu;

const HOUR = "(?:\\d{1,2}[时点](?:\\d{1,2}分)?)";
const PART = "(?:凌晨|早上|上午|中午|下午|傍晚|晚上|晚间|夜间|当晚|晚|夜)";
const MONTH = "\\d{1,2}月";
const DAY = `${MONTH}份?(?:[上中下]旬|\\d{1,2}日)?`;
const TIME = RegExp(
  `\\d{4}年(?:${DAY})?${PART}?${HOUR}?(?:至(?:同年|\\d{4}年)?${MONTH}(?:\\d{1,2}日)?(?:期间|间)?)?|(?:同[年日月]|次日|当[日天晚])(?:${DAY})?${PART}?${HOUR}?|(?<![年\\d])${MONTH}\\d{1,2}日${PART}?${HOUR}?|(?<=[至、到])\\d{1,2}日${PART}?${HOUR}?|(?<![日月年\\d至])${PART}?${HOUR}(?!间)`,
  "gu",
);

function matches(text: string, kind: DrugEntityKind, pattern: RegExp): DrugMention[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

function drugsOf(text: string, { names }: DrugWords): DrugMention[] {
  const ids = new Map(names.flatMap(({ drug, names: words }) => words.map((word) => [word, drug] as const)));
  return [...text.matchAll(RegExp(anyOf([...ids.keys()]), "gu"))].map((match) => ({
    kind: "drug",
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    drug: ids.get(match[0]) ?? null,
    alias: /[）)\u4e00-\u9fff](?:[（(](?:俗称|简称|即|又称|又名)?[：:]?[“"]?)$/u.test(
      text.slice(Math.max(0, match.index - 8), match.index),
    ),
  }));
}

const ENDING =
  "(?:附近|门口|门前|路口|交叉口|停车场|房间内|房间|房内|房|室内|室|家中|家里|家|内|处|旁|号|小区|酒店|宾馆|旅馆|会所|网吧|超市|广场|医院|车站|收费站|出租屋|住处|租住处|暂住处|花园|大厦|公园|工业区|村|镇|街道|街|路|巷|县|区|市|楼下|楼|桥头|桥|桥底|家属区|公路)";
const PLACE = RegExp(
  `(?:在|至|到|位于|来到|窜至|行至|前往|去到|途经|入住|租住的|居住的|住的|从|返回|（)(?<place>(?:(?!被告|犯罪|吸毒|购毒|被害|公安|民警|将|以|向|与|把|被|对|容留|贩卖|进行|抓获)[^，。；：、（）()]){2,44}${ENDING})(?=[，。；、（(]|$|将|以|向|与|把|被|内|抓|贩|容|出|卖|进|交|的|从|因|查|租|对|非|吸|一|二|\\d|多次|先后|里|等)`,
  "gu",
);

function placesOf(text: string): DrugMention[] {
  return [...text.matchAll(PLACE)].flatMap((match): DrugMention[] => {
    const place = (match.groups?.["place"] ?? "").replace(
      /^(?:其|自己)?(?:租住|居住|暂住|入住)?(?:的|在)?(?:位于)?(?=.{3})/u,
      "",
    );
    const start = match.index + match[0].length - place.length;
    const isPlace =
      !/^(?:其|该|上述|案|此|逃|一起|他|自己|押|现场)|检察|公安局/u.test(place) ||
      /^其(?:租住|居住|暂住|位于)/u.test(place);
    return isPlace ? [{ kind: "place", start, end: start + place.length, text: place }] : [];
  });
}
