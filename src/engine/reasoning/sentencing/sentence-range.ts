import type { Charge, Increment, SentencingFrame, Tier } from "../../../vocabulary/charge.ts";
import type { FailureText } from "../../../vocabulary/failure.ts";
import { type Adjusted, addSecondLayer, multiplyFirstLayer, writeMonths } from "./adjustment.ts";
import type { Counting } from "./counted-circumstances.ts";
import type { MonthSpan, SentenceStep } from "./sentence-step.ts";
import type { AllegedFacts } from "./statutory-tier.ts";
import { type LineQuestion, tierLine, writeQuantity } from "./tier-line.ts";

/** The range a sentence might fall into (可能适用的幅度) on stated findings; never one figure and never a decision (AD-31). */
export interface SentenceRange {
  readonly tier: Tier;
  /** Limits of the tier; below six months means detention. */
  readonly statutory: MonthSpan;
  /** Span after adjustment inside the limits; null where the guideline has no starting point for the crime. */
  readonly months: MonthSpan | null;
  /** Tier into which mitigation leads, when the low end falls below the tier (刑法 63). */
  readonly below: Tier | null;
  readonly mayExempt: boolean;
  readonly steps: readonly SentenceStep[];
  readonly cautions: readonly FailureText[];
}

/** Rules and findings behind a range. */
export interface RangeOptions extends LineQuestion {
  readonly frame: SentencingFrame;
  readonly increments: readonly Increment[];
  readonly alleged: AllegedFacts;
  /** Base sentence fixed by the bench (基准刑), instead of the starting point. */
  readonly base?: MonthSpan;
}

/**
 * Range of months for a tier and circumstances (AD-23, AD-29): starting point, increments of the region, first layer in a
 * chain, second layer in one factor, then the statutory limits. Ends are rounded outwards to whole months.
 */
export function sentenceRange(charge: Charge, tier: Tier, counting: Counting, options: RangeOptions): SentenceRange {
  const statutory = limitsOf(tier, options.frame);
  const mayExempt = counting.counted.some(({ circumstance }) => circumstance.exempts);
  const first = firstStep(tier, options);
  const cautions = cautionsOf(tier, counting, first !== undefined);
  if (!first) return { tier, statutory, months: null, below: null, mayExempt, steps: [], cautions };
  const grown = grow(charge, tier, first, options);
  const chain = multiplyFirstLayer(grown.span, counting.counted);
  const sum = addSecondLayer(chain.span, counting.counted);
  const steps = [first, ...grown.steps, ...chain.steps, ...sum.steps];
  const ended = intoLimits(charge, tier, sum, { counting, frame: options.frame });
  return {
    tier,
    statutory,
    months: ended.step.span,
    below: ended.below,
    mayExempt,
    steps: [...steps, ended.step],
    cautions: [...cautions, ...grown.cautions],
  };
}

/** Lowest and highest term of a tier in months; detention counts where it may be given. */
export function limitsOf(tier: Tier, frame: SentencingFrame): MonthSpan {
  return { least: tier.detention ? frame.detention.least : tier.months.least, most: tier.months.most };
}

function firstStep(tier: Tier, { base, frame }: RangeOptions): SentenceStep | undefined {
  if (base) {
    const what = { zh: "合议庭确定的基准刑", en: "Base sentence fixed by the bench" };
    return { what, expression: writeMonths(hundredfold(base)), span: hundredfold(base), rule: "AD-29", basis: [] };
  }
  if (!tier.start) return undefined;
  const { least, most, source } = tier.start;
  const span = hundredfold({ least, most });
  const what = { zh: `量刑起点（${source}）`, en: "Starting point of the guideline" };
  return { what, expression: writeMonths(span), span, rule: "AD-29", basis: frame.within };
}

const hundredfold = ({ least, most }: MonthSpan): MonthSpan => ({ least: least * 100, most: most * 100 });

interface Grown extends Adjusted {
  readonly cautions: readonly FailureText[];
}

/** Adds what the region adds for more than the tier asks; says so when nothing is entered. */
function grow(charge: Charge, tier: Tier, first: SentenceStep, options: RangeOptions): Grown {
  if (options.base) return { span: first.span, steps: [], cautions: [] };
  const rules = options.increments.filter(
    (one) => one.charge === charge.id && one.tier === tier.id && one.region === options.region,
  );
  let span = first.span;
  const steps = rules.flatMap((rule): SentenceStep[] => {
    const measure = charge.measures.find(({ id }) => id === rule.measure);
    const line = tierLine(rule.above, undefined, options);
    const value = options.alleged.measures[rule.measure];
    if (!measure || !line || line.kind === "band" || value === undefined || value <= line.most) return [];
    const times = Math.floor((value - line.most) / rule.per);
    if (times === 0) return [];
    const write = (number: number) => writeQuantity(number, measure.unit);
    span = {
      least: span.least + times * rule.months.least * 100,
      most: span.most + times * rule.months.most * 100,
    };
    const expression = `（${write(value)} − ${write(line.most)}）÷ ${write(rule.per)} = ${times}；${writeMonths(span)}`;
    const what = { zh: `${measure.name.zh}增加刑罚量（${rule.source}）`, en: `Increment for ${measure.name.en}` };
    return [{ what, expression, span, rule: "AD-29", basis: [] }];
  });
  return { span, steps, cautions: rules.length === 0 ? [NO_INCREMENTS] : [] };
}

const NO_INCREMENTS: FailureText = {
  zh: "本地区增加刑罚量的规则没有录入，幅度只由量刑起点得出；超过起点事实的部分须由合议庭另行增加，上限可能偏低。",
  en: "Increments of the region are not entered: the range rests on the starting point only, and facts beyond it must be added by the bench; the upper end may be too low.",
};

interface Limits {
  readonly counting: Counting;
  readonly frame: SentencingFrame;
}

/** Brings a span inside the tier; a mitigating circumstance opens the next lower tier, nothing else does (刑法 62, 63). */
function intoLimits(
  charge: Charge,
  tier: Tier,
  { span }: Adjusted,
  { counting, frame }: Limits,
): { step: SentenceStep; below: Tier | null } {
  const limits = limitsOf(tier, frame);
  const whole = { least: Math.floor(span.least / 100), most: Math.ceil(span.most / 100) };
  const mitigates = counting.counted.some(({ circumstance, band }) => band?.mitigates ?? circumstance.mitigates);
  const next = charge.tiers.filter(({ months }) => months.most <= tier.months.least).at(-1);
  const floor = mitigates ? floorBelow(next, frame, limits) : limits.least;
  const least = Math.min(Math.max(whole.least, floor), limits.most);
  const most = Math.min(Math.max(whole.most, least), limits.most);
  const isBelow = least < limits.least;
  const words = isBelow
    ? {
        zh: "有减轻处罚情节，低端可以在法定刑以下（下一幅度内）",
        en: "A mitigating circumstance opens the next lower tier",
      }
    : { zh: "在法定刑限度以内", en: "Inside the statutory limits" };
  const before = writeMonths(span);
  return {
    below: isBelow ? (next ?? null) : null,
    step: {
      what: words,
      expression: `${before} → ${least}个月至${most}个月（法定${limits.least}个月至${limits.most}个月）`,
      span: { least, most },
      rule: "AD-23",
      basis: isBelow ? frame.mitigation : frame.within,
    },
  };
}

/** Without a lower tier mitigation goes below the only one, down to the least fixed term or, where given, detention. */
function floorBelow(next: Tier | undefined, frame: SentencingFrame, limits: MonthSpan): number {
  return next ? limitsOf(next, frame).least : Math.min(frame.fixedTerm.least, limits.least);
}

function cautionsOf(tier: Tier, { counted, covered }: Counting, hasStart: boolean): FailureText[] {
  const open = counted.filter(({ band }) => band === undefined).map(({ circumstance }) => circumstance.name);
  const list = (names: readonly FailureText[], language: "zh" | "en") => names.map((name) => name[language]).join("、");
  const cautions: FailureText[] = [];
  if (!hasStart)
    cautions.push({
      zh: "量刑指导意见没有这一档的量刑起点，只给出法定刑幅度，不作推算。",
      en: "The guideline has no starting point for this tier; only the statutory limits are given.",
    });
  if (open.length > 0)
    cautions.push({
      zh: `下列情节没有全国统一的调节比例，未计入，由合议庭酌定：${list(open, "zh")}。`,
      en: `No national range for: ${list(open, "en")}; not counted, for the bench to weigh.`,
    });
  for (const { circumstance, by } of covered)
    cautions.push({
      zh: `${circumstance.name.zh}与${by.name.zh}不作重复评价，按${by.name.zh}计。`,
      en: `${circumstance.name.en} is not counted besides ${by.name.en}.`,
    });
  if (tier.life || tier.death)
    cautions.push({
      zh: "这一档还可以判处无期徒刑" + (tier.death ? "或者死刑" : "") + "，不在本幅度内。",
      en: `Life imprisonment${tier.death ? " or death" : ""} is possible in this tier and lies outside the range.`,
    });
  return cautions;
}
