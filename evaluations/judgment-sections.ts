import type { Judgment, PartName } from "../src/engine/judgments/judgment.ts";
import { parseCaseNumber } from "../src/engine/text/case-numbers.ts";
import { isPersonName } from "../src/engine/text/party-labels.ts";

/** What is asked of one section: whether the text has it at all, by words the parser does not share, and whether what was read can be right. */
export interface SectionCheck {
  readonly name: string;
  /** Instances in which a judgment has the section. */
  readonly instances: readonly (Judgment["instance"] | undefined)[];
  /** True where the plain words of the section stand in the text, without white space and in half width. */
  isInText(text: string): boolean;
  isPlausible(judgment: Judgment, source: string): boolean;
}

const ALL = ["first", "second", "retrial", "other", undefined] as const;
const APPEALS = ["second", "retrial"] as const;

const tail = (text: string, share: number): string => text.slice(Math.floor(text.length * (1 - share)));
const pieces = (judgment: Judgment, source: string, name: PartName): string =>
  judgment.parts
    .filter((part) => part.name === name)
    .map(({ start, end }) => source.slice(start, end))
    .join("")
    .replace(/\s/gu, "");
const startOf = (judgment: Judgment, name: PartName): number =>
  judgment.parts.find((part) => part.name === name)?.start ?? -1;

/** A section that begins with one of its words, is long enough, and stands before the reasoning. */
function section(name: PartName, { from, least }: { from: RegExp; least: number }) {
  return (judgment: Judgment, source: string): boolean => {
    const words = pieces(judgment, source, name);
    const reasoning = startOf(judgment, "reasoning");
    return (
      words.length >= least && from.test(words.slice(0, 160)) && (reasoning < 0 || startOf(judgment, name) < reasoning)
    );
  };
}

function isHeaded({ court, documentType, caseNumber }: Judgment): boolean {
  const number = parseCaseNumber(caseNumber?.value ?? "");
  return (
    (court?.value ?? "").endsWith("法院") &&
    documentType !== undefined &&
    number !== undefined &&
    number.year > 1980 &&
    number.year < 2035
  );
}

function isNamed(name: string): boolean {
  return isPersonName(name) || /^[^，。,;；：:、]{2,40}$/u.test(name);
}

const OPPOSED = [
  "accused",
  "appellant",
  "defendant",
  "plaintiff",
  "retrial-applicant",
  "private-prosecutor",
  "applicant",
];

function isDecided({ items, convictions, charges }: Judgment): boolean {
  const isOperative = items.some(({ kind }) => kind !== "other" && kind !== "property");
  const convicts = items.some(({ kind }) => kind === "sentence");
  return (
    isOperative &&
    (!convicts || charges.length > 0 || convictions.some(({ sentence }) => sentence.kind === "acquitted"))
  );
}

/** The day is possible for the number: not before its year, at most ten years after. */
function isDated({ day, caseNumber }: Judgment): boolean {
  const year = Number(day?.value.slice(0, 4));
  const filed = parseCaseNumber(caseNumber?.value ?? "")?.year;
  return day !== undefined && (filed === undefined || (year >= filed && year <= filed + 10));
}

const SIGNED = /(?:审判长|审判员|书记员)[:：]?[\u4e00-\u9fff×某]{2,4}/u;
const WRITTEN_DAY =
  /[二2][〇○OoО0Ο零][一二三四五六七八九〇○OoО0Ο零\d]{2}年[一二三四五六七八九十元\d]{1,3}月[一二三四五六七八九十\d]{1,3}日/u;

const DEFENCE = {
  from: /辩|异议|意见|认罪|承认|提出|认为|供认|表示|检察|称|建议|请求|自愿/u,
  least: 10,
};

/** What stands before the court's findings and reasoning. */
function beforeFindings(text: string): string {
  const after = Math.max(0, text.search(/审理终结|提起公诉|一案/u));
  const end = text.slice(after).search(/查明|本院认为/u);
  return end < 0 ? text : text.slice(0, after + end);
}

/** The sections that the suite measures, in the order of a judgment. */
export const SECTIONS: readonly SectionCheck[] = [
  {
    name: "heading",
    instances: ALL,
    isInText: (text) => /法院/u.test(text.slice(0, 150)) && /\d{4}[^。]{1,30}号/u.test(text.slice(0, 200)),
    isPlausible: isHeaded,
  },
  {
    name: "parties",
    instances: ALL,
    isInText: (text) => /(?:原告|被告|上诉人|申请人|自诉人|申诉人|罪犯)/u.test(text.slice(0, 1200)),
    isPlausible: ({ parties }) =>
      parties.some(({ standing, name }) => OPPOSED.includes(standing) && isNamed(name.value)) &&
      parties.every(({ name }) => isNamed(name.value)),
  },
  {
    name: "agents",
    instances: ALL,
    isInText: (text) =>
      /[。\d](?:指定|委托)?辩护人[:：]?[\u4e00-\u9fff]{2,4}[,、。(][^。]{0,40}(?:律师|法律)/u.test(text.slice(0, 3000)),
    isPlausible: ({ parties }) => parties.some(({ agents }) => agents.some(({ kind }) => kind === "defender")),
  },
  {
    name: "course",
    instances: ALL,
    isInText: (text) => /审理终结|提起公诉|一案[,，于]/u.test(text),
    isPlausible: section("course", { from: /起诉书|公诉|一案|指控|不服|受理|审理|提起|起诉/u, least: 20 }),
  },
  {
    name: "charges alleged",
    instances: ["first"],
    isInText: (text) => /指控被告(?:人|单位)[^。]{1,200}?罪/u.test(text),
    isPlausible: ({ chargesAlleged }) => chargesAlleged.length > 0,
  },
  {
    name: "allegations",
    instances: ["first"],
    isInText: (text) => /(?:检察院|公诉机关)(?:起诉书)?指控(?:称)?[,:]/u.test(text),
    isPlausible: section("allegations", { from: /指控|诉称|认定|公诉/u, least: 40 }),
  },
  {
    name: "claims",
    instances: ["first"],
    isInText: (text) => /。(?:公诉机关|检察机关|该院)(?:据此)?认为/u.test(text),
    isPlausible: section("claims", { from: /认为|诉讼请求|请求|诉称|诉请/u, least: 20 }),
  },
  {
    name: "decision below",
    instances: APPEALS,
    isInText: (text) =>
      /(?:原判|原审法院|一审法院|原审判决|一审判决)(?:根据[^。]{0,40})?(?:认定|查明|认为|审理查明)/u.test(text),
    isPlausible: section("prior", { from: /原|一审|法院/u, least: 40 }),
  },
  {
    name: "appeal",
    instances: ["second"],
    isInText: (text) => /上诉(?:称|提出|理由|请求|及)/u.test(text),
    isPlausible: section("claims", { from: /上诉|抗诉|不服|提出|理由|请求/u, least: 15 }),
  },
  {
    name: "defences",
    instances: ["first"],
    isInText: (text) =>
      /。(?!上述|以上|前述|认定|该|本案)[^。]{0,24}(?:被告人|被告单位|辩护人|被告)[^。]{0,30}(?:辩称|辩解|辩护意见|无异议|没有异议)/u.test(
        beforeFindings(text),
      ),
    isPlausible: section("defences", DEFENCE),
  },
  {
    name: "defences on appeal",
    instances: APPEALS,
    isInText: (text) => {
      const own = text.slice(0, Math.max(0, text.lastIndexOf("本院认为")));
      const appeal = own.search(/。[^。]{0,30}(?:上诉|申诉)(?:称|提出|理由)/u);
      return appeal > 0 && /。[^。,及]{0,12}辩护人[^。及]{0,6}(?:提出|认为|辩称|的?辩护意见)/u.test(own.slice(appeal));
    },
    isPlausible: section("defences", DEFENCE),
  },
  {
    name: "facts found",
    instances: ALL,
    isInText: (text) =>
      /(?:审理|再审|二审|庭审|公开审理)查明[^,。]{0,12}[,:]/u.test(
        text.replace(/(?:原审|一审|原判|原一审|原二审)[^。]{0,30}查明/gu, ""),
      ),
    isPlausible: section("facts", { from: /查明|认定|事实|一致|相同|确认/u, least: 15 }),
  },
  {
    name: "evidence",
    instances: ["first"],
    isInText: (text) => /。(?:上述|以上|认定上述|前述)(?:犯罪)?事实[^。]{0,80}(?:证据|证实|证明|佐证)/u.test(text),
    isPlausible: section("evidence", { from: /事实|证据|证实|证明|质证/u, least: 20 }),
  },
  {
    name: "reasoning",
    instances: ALL,
    isInText: (text) => /本院(?:经[^,。]{0,8})?(?:再审)?认为/u.test(text),
    isPlausible: (judgment, source) => {
      const words = pieces(judgment, source, "reasoning");
      return words.length >= 30 && /认为|评判|评析|认定|意见|分析/u.test(words.slice(0, 80));
    },
  },
  {
    name: "law applied",
    instances: ALL,
    isInText: (text) => /(?:依照|根据|依据|按照)[^。]{0,60}法》?[^。]{0,20}第[一二三四五六七八九十百\d]+条/u.test(text),
    isPlausible: ({ law }) => law.length > 0,
  },
  {
    name: "disposition",
    instances: ALL,
    isInText: (text) => /(?:判决|裁定|决定|协议)(?:如下|以下)|如下(?:判决|裁定|协议)/u.test(text),
    isPlausible: isDecided,
  },
  {
    name: "conviction",
    instances: ALL,
    isInText: (text) => /(?:判决|裁定)(?:如下|以下)[^。]{0,60}犯[^。]{2,40}罪[^。]{0,6}判处/u.test(text),
    isPlausible: ({ convictions }) => convictions.some(({ charges }) => charges.length > 0),
  },
  {
    name: "costs",
    instances: ALL,
    isInText: (text) => /。(?:本案)?(?:一审|二审)?案件受理费/u.test(tail(text, 0.3)),
    isPlausible: (judgment, source) => /费/u.test(pieces(judgment, source, "costs")),
  },
  {
    name: "remedy",
    instances: ALL,
    isInText: (text) => /如不服(?:本|以上|上述)?判决|不服本(?:判决|裁定)|(?:判决|裁定)(?:为|系|是)终审/u.test(text),
    isPlausible: (judgment, source) => /上诉|终审|抗诉|申请/u.test(pieces(judgment, source, "remedy")),
  },
  {
    name: "signature",
    instances: ALL,
    isInText: (text) => SIGNED.test(tail(text, 0.7)),
    isPlausible: ({ signatories }) =>
      signatories.some(({ role }) => role === "presiding-judge" || role === "judge") &&
      signatories.every(({ name }) => /^[\u4e00-\u9fff·×某*xX\d]{2,12}$/u.test(name.value)),
  },
  {
    name: "day",
    instances: ALL,
    isInText: (text) =>
      WRITTEN_DAY.test(
        text.slice(Math.max(0, text.search(/审判[长员][:：]?[\u4e00-\u9fff×某]{2,4}(?:人民|代理|审判|二)/u))),
      ),
    isPlausible: isDated,
  },
];
