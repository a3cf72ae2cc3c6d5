import {
  type ChosenCircumstance,
  countCircumstances,
} from "../../engine/reasoning/sentencing/counted-circumstances.ts";
import { probationCheck } from "../../engine/reasoning/sentencing/probation.ts";
import { sentenceRange } from "../../engine/reasoning/sentencing/sentence-range.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { Circumstance, Tier } from "../../vocabulary/charge.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { criminalFinding } from "./criminal-citing.ts";
import type { ChargeOnFile, CircumstanceOnFile, CriminalSheet } from "./criminal-reading.ts";
import type { Value } from "./schema.ts";

type RangeValue = Extract<Value, { kind: "range" }>;

const NEXT = {
  stated: { zh: "材料写明", en: "stated" },
  argued: { zh: "仅由辩方提出，法院尚未认定", en: "argued by the defence only" },
  denied: { zh: "材料否定", en: "denied" },
} as const;

/** Circumstances the papers speak of, with what they would do if the court finds them (AD-24, AD-30). */
export function circumstanceFindings(readings: readonly CircumstanceOnFile[], sheet: CriminalSheet): Finding<Value>[] {
  const charges = new Set(sheet.criminal.charges.map(({ atAct, atTrial }) => (atAct ?? atTrial)?.id));
  return readings.flatMap(({ id, person, stance, strength, places }) => {
    const circumstance = sheet.criminal.circumstances.find((one) => one.id === id);
    if (!circumstance || (circumstance.charges.length > 0 && !circumstance.charges.some((one) => charges.has(one))))
      return [];
    const value: Value = {
      kind: "circumstance",
      id: person === null ? id : `${id}:${person}`,
      rule: "AD-24",
      name: circumstance.name,
      person,
      direction: circumstance.direction,
      stance,
      strength,
      effect: effectOf(circumstance),
      places: [...places],
    };
    const described = strength === "described" ? "；材料只叙述了相关事实，是否构成由法院认定" : "";
    const note = `${person ?? "被告人"}：${circumstance.name.zh}，${NEXT[stance].zh}${described}。`;
    const passages = places.map(({ passage }) => passage);
    const confidence = stance === "argued" || strength === "described" ? 0.5 : 0.75;
    return [
      criminalFinding(
        value,
        confidence,
        { rule: "AD-24", note, passages, basis: circumstance.basis },
        sheet.criminal.grounds,
      ),
    ];
  });
}

function effectOf({ direction, duty, mitigates, exempts, bands }: Circumstance): { zh: string; en: string } {
  const lighter = `从轻${mitigates ? "、减轻" : ""}${exempts ? "或者免除" : ""}`;
  const verb = `${duty === "shall" ? "应当" : "可以"}${direction === "heavier" ? "从重" : lighter}`;
  const ranges = bands.map(
    ({ when, least, most }) => `${when.zh}：${direction === "heavier" ? "增加" : "减少"}${least}%至${most}%`,
  );
  const english = bands.map(({ least, most }) => `${direction === "heavier" ? "+" : "−"}${least}% to ${most}%`);
  return {
    zh: `${verb}处罚。${ranges.length > 0 ? `指导意见幅度：${ranges.join("；")}。` : "没有全国统一的调节比例，由合议庭酌定。"}`,
    en: `${duty === "shall" ? "Shall" : "May"} be ${direction}. ${english.length > 0 ? english.join("; ") : "No national range."}`,
  };
}

/**
 * Ranges for the highest tier and for those a court might reach, on two assumptions: the circumstances the papers state, and
 * besides them those that are only argued or described (AD-31). One set for each accused the papers tell apart.
 */
export function rangeFindings(
  charge: ChargeOnFile,
  readings: readonly CircumstanceOnFile[],
  sheet: CriminalSheet,
): Finding<Value>[] {
  const { highest, possible } = charge.tiers;
  const tiers = [...(highest ? [highest] : []), ...possible];
  const persons = personsOf(readings);
  return tiers.flatMap((tier) =>
    persons.flatMap((person) => {
      const own = readings.filter((one) => one.person === null || person === null || one.person === person);
      const firm = own.filter(({ stance, strength }) => stance === "stated" && strength === "named");
      const open = own.filter((one) => !firm.includes(one) && one.stance !== "denied");
      const first = rangeFinding({ charge, tier, person, found: firm, isWide: false }, sheet);
      const extra = open.filter(({ id }) => !firm.some((one) => one.id === id));
      if (extra.length === 0) return [first];
      return [first, rangeFinding({ charge, tier, person, found: [...firm, ...extra], isWide: true }, sheet)];
    }),
  );
}

/** Accused whom the circumstances tell apart; one sheet for all when there is at most one. */
function personsOf(readings: readonly CircumstanceOnFile[]): (string | null)[] {
  const named = [...new Set(readings.flatMap(({ person }) => person ?? []))];
  return named.length > 0 ? named : [null];
}

interface Asked {
  readonly charge: ChargeOnFile;
  readonly tier: Tier;
  readonly person: string | null;
  readonly found: readonly CircumstanceOnFile[];
  /** True when argued and described circumstances are assumed too. */
  readonly isWide: boolean;
}

function rangeFinding({ charge, tier, person, found, isWide }: Asked, sheet: CriminalSheet): Finding<Value> {
  const { rules, onFile, tiers } = charge;
  const { frame, increments, thresholds } = sheet.sentencing;
  const known = found.flatMap(({ id }): ChosenCircumstance[] => {
    const circumstance = sheet.criminal.circumstances.find((one) => one.id === id);
    return circumstance ? [{ circumstance }] : [];
  });
  const counting = countCircumstances(known, rules.id);
  const question = { on: sheet.day, region: sheet.region, thresholds };
  const range = sentenceRange(rules, tier, counting, { ...question, frame, increments, alleged: onFile.alleged });
  const months = range.months ?? range.statutory;
  const probation = probationCheck(
    {
      months,
      kind: tier.imprisonment ? "fixed-term" : "detention",
      circumstances: found.map(({ id }) => id),
      age: null,
    },
    frame,
  );
  const value: RangeValue = {
    kind: "range",
    id: [`${rules.id}-${tier.id}`, ...(isWide ? ["wide"] : []), ...(person === null ? [] : [person])].join(":"),
    rule: "AD-31",
    charge: rules.name,
    person,
    name: { zh: `${rules.name}：${tier.name.zh}`, en: `${rules.id}: ${tier.name.en}` },
    assumptions: assumptionsOf({ tier, isCertain: tier === tiers.highest, found: counting.counted, isWide }),
    least: range.months?.least ?? null,
    most: range.months?.most ?? null,
    statutory: range.statutory,
    mayExempt: range.mayExempt,
    steps: range.steps.map(({ what, expression, rule }) => ({ what, expression, rule })),
    cautions: [...range.cautions, ...sumCautions(charge), ...doubleUse(charge, found)],
    probation: probation.message,
  };
  const basis = [...tier.basis, ...range.steps.flatMap((step) => step.basis), ...probation.basis];
  const passages = found.flatMap(({ places }) => places.slice(0, 1).map(({ passage }) => passage));
  const note = "按列明的假设逐步计算的可能适用的幅度，不是量刑建议，也不是结论。";
  return criminalFinding(value, isWide ? 0.4 : 0.6, { rule: "AD-31", note, passages, basis }, sheet.criminal.grounds);
}

interface Assumed {
  readonly tier: Tier;
  readonly isCertain: boolean;
  readonly found: ReturnType<typeof countCircumstances>["counted"];
  readonly isWide: boolean;
}

function assumptionsOf({ tier, isCertain, found, isWide }: Assumed): RangeValue["assumptions"] {
  const names = (language: "zh" | "en") =>
    found.map(({ circumstance }) => circumstance.name[language]).join("、") ||
    (language === "zh" ? "没有情节" : "none");
  const open = isCertain
    ? { zh: `如果法院认定事实符合“${tier.name.zh}”`, en: `If the court finds the facts of: ${tier.name.en}` }
    : {
        zh: `如果法院认定可以或者应当适用“${tier.name.zh}”（须有可以适用的情形，或者本地区数额标准达到）`,
        en: `If the court takes the discretionary way, or the region's figure is met: ${tier.name.en}`,
      };
  const which = isWide ? "包括仅由辩方提出或者仅有事实叙述的情节" : "材料写明的情节";
  return [
    open,
    {
      zh: `并且认定（${which}）：${names("zh")}`,
      en: `and finds${isWide ? " (argued and described ones too)" : ""}: ${names("en")}`,
    },
  ];
}

/** Says when an amount was added up from parts or converted, for the court to check. */
function sumCautions({ rules, onFile }: ChargeOnFile): RangeValue["cautions"] {
  return onFile.measures
    .filter(({ how }) => how === "sum" || how === "converted")
    .map(({ measure, how }) => {
      const name = rules.measures.find(({ id }) => id === measure)?.name ?? { zh: measure, en: measure };
      return how === "sum"
        ? {
            zh: `${name.zh}由各笔相加得出，须核对是否重复。`,
            en: `${name.en} was added up from parts; check for repeats.`,
          }
        : { zh: `${name.zh}由不同毒品或者多笔折算得出，须核对。`, en: `${name.en} was converted; check it.` };
    });
}

/** Warns when one place of the file both opens the tier and speaks for a circumstance: no fact counts twice (CR-09). */
function doubleUse({ rules, onFile }: ChargeOnFile, found: readonly CircumstanceOnFile[]): RangeValue["cautions"] {
  const overlap = (one: Passage, other: Passage): boolean =>
    one.original === other.original && one.page === other.page && one.start < other.end && other.start < one.end;
  return onFile.facts.flatMap(({ id, places }) => {
    const isShared = found.some((circumstance) =>
      circumstance.places.some((one) => places.some((other) => overlap(one.passage, other.passage))),
    );
    const fact = rules.facts.find((each) => each.id === id);
    if (!isShared || !fact) return [];
    return [
      {
        zh: `“${fact.zh}”如作为适用该档的条件，不得再作为从重情节重复评价。`,
        en: `If "${fact.en}" opens the tier, it must not aggravate the sentence again.`,
      },
    ];
  });
}
