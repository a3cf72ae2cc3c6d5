import type { FailureText } from "../../../vocabulary/failure.ts";
import { formatYuan } from "../../text/amounts.ts";
import { amountStep, type ComputationStep, roundedShare, type Uncomputed } from "../computation-step.ts";
import {
  between,
  type Calculation,
  type DatedNumbers,
  exactly,
  isUncomputed,
  productStep,
  shareFactor,
  take,
} from "./calculation.ts";

/** An item counted by the day (按日计算的项目): nursing, meals in hospital, nutrition (人损解释 8, 10, 11). */
export function dailyItem(given: {
  readonly name: FailureText;
  readonly dailyFen: number;
  readonly days: number;
  readonly persons?: number;
  readonly rule: string;
}): Calculation {
  const { name, dailyFen, days, persons = 1, rule } = given;
  const people = persons === 1 ? [] : [{ by: persons, words: `× ${persons}人` }];
  const factors = [{ by: days, words: `× ${days}天` }, ...people];
  return exactly([productStep({ what: name, baseFen: dailyFen, factors, rule })]);
}

/** Lost income (误工费) by the month's income and the days out of work (人损解释 7); twelve months over the days of a year. */
export function lostIncome(monthlyFen: number, days: number): Calculation {
  const factors = [
    { by: 12, over: 365, words: "× 12 ÷ 365" },
    { by: days, words: `× ${days}天` },
  ];
  const what = { zh: "误工费", en: "lost income" };
  return exactly(
    [productStep({ what, baseFen: monthlyFen, factors, rule: "人损解释7" })],
    [
      {
        zh: "有固定收入的按实际减少的收入；没有的按最近三年平均收入，举证不能的参照相近行业上一年度平均工资。",
        en: "With fixed income: what was really lost; else the average of three years, else of the trade.",
      },
    ],
  );
}

const AGES = [
  "injury-years",
  "injury-years-fall-after-age",
  "injury-years-least-from-age",
  "injury-years-least",
] as const;

/** Years of compensation by age (赔偿年限): twenty, one less for each year above sixty, five from seventy-five (人损解释 12, 15). */
export function compensationYears(age: number, numbers: DatedNumbers): number | Uncomputed {
  const known = take(numbers, AGES);
  if (isUncomputed(known)) return known;
  if (age >= known["injury-years-least-from-age"]) return known["injury-years-least"];
  return known["injury-years"] - Math.max(0, age - known["injury-years-fall-after-age"]);
}

/** Share of disability by grade (伤残赔偿系数), in parts per million: the first grade is the whole; undefined outside 1–10. */
export function disabilityShare(grade: number, numbers: DatedNumbers): number | Uncomputed | undefined {
  if (!Number.isInteger(grade) || grade < 1 || grade > 10) return undefined;
  const known = take(numbers, ["disability-percent-per-grade"]);
  return isUncomputed(known) ? known : 1_000_000 - (grade - 1) * known["disability-percent-per-grade"] * 10_000;
}

/** Disability compensation (残疾赔偿金; 人损解释 12): income per head × years by age × share of disability. */
export function disabilityCompensation(
  given: { readonly incomeFen: number; readonly age: number; readonly sharePpm: number },
  numbers: DatedNumbers,
): Calculation | Uncomputed {
  return compensation({ zh: "残疾赔偿金", en: "disability compensation" }, "人损解释12", given, numbers);
}

/** Death compensation (死亡赔偿金; 人损解释 15): income per head × years by age. */
export function deathCompensation(
  given: { readonly incomeFen: number; readonly age: number },
  numbers: DatedNumbers,
): Calculation | Uncomputed {
  const whole = { ...given, sharePpm: 1_000_000 };
  return compensation({ zh: "死亡赔偿金", en: "death compensation" }, "人损解释15", whole, numbers);
}

function compensation(
  what: FailureText,
  rule: string,
  { incomeFen, age, sharePpm }: { incomeFen: number; age: number; sharePpm: number },
  numbers: DatedNumbers,
): Calculation | Uncomputed {
  const years = compensationYears(age, numbers);
  if (typeof years !== "number") return years;
  const share = sharePpm === 1_000_000 ? [] : [shareFactor(sharePpm)];
  const factors = [{ by: years, words: `× ${years}年（${age}周岁）` }, ...share];
  return exactly([productStep({ what, baseFen: incomeFen, factors, rule })]);
}

/** Funeral costs (丧葬费; 人损解释 14): six months of the local average wage. */
export function funeralCosts(monthlyWageFen: number, numbers: DatedNumbers): Calculation | Uncomputed {
  const known = take(numbers, ["funeral-months"]);
  if (isUncomputed(known)) return known;
  const months = known["funeral-months"];
  const factors = [{ by: months, words: `× ${months}个月` }];
  const what = { zh: "丧葬费", en: "funeral costs" };
  return exactly([productStep({ what, baseFen: monthlyWageFen, factors, rule: "人损解释14" })]);
}

/** Somebody the victim kept (被扶养人). */
export interface Dependant {
  readonly age: number;
  /** How many people keep this person in law, the victim among them. */
  readonly supporters: number;
}

/**
 * Living costs of dependants (被扶养人生活费; 人损解释 17): spending per head × share of disability ÷ supporters for every
 * year, a minor to eighteen, others by age; in no year more than the spending per head for all of them together.
 */
export function dependantsLiving(
  given: { readonly dependants: readonly Dependant[]; readonly spendingFen: number; readonly sharePpm: number },
  numbers: DatedNumbers,
): Calculation | Uncomputed {
  const known = take(numbers, ["dependant-minor-until-age"]);
  if (isUncomputed(known)) return known;
  const kept: (Dependant & { years: number })[] = [];
  for (const dependant of given.dependants) {
    const minor = known["dependant-minor-until-age"] - dependant.age;
    const years = minor > 0 ? minor : compensationYears(dependant.age, numbers);
    if (typeof years !== "number") return years;
    kept.push({ ...dependant, years });
  }
  return exactly(livingSteps(kept, given));
}

function livingSteps(
  kept: readonly (Dependant & { years: number })[],
  { spendingFen, sharePpm }: { spendingFen: number; sharePpm: number },
): ComputationStep[] {
  const ends = [...new Set(kept.map(({ years }) => years))].sort((a, b) => a - b);
  const steps = ends.map((end, at) => {
    const start = ends[at - 1] ?? 0;
    const alive = kept.filter(({ years }) => years >= end);
    const yearly = alive.map(({ supporters }) => roundedShare([spendingFen, sharePpm], [1_000_000, supporters]));
    const sum = yearly.reduce((total, fen) => total + fen, 0);
    const capped = Math.min(sum, spendingFen);
    const result = capped * (end - start);
    const cap = capped < sum ? `，不超过年人均消费支出${formatYuan(spendingFen)}` : "";
    const words = `每年 ${yearly.map(formatYuan).join(" + ")}${cap}；× ${end - start}年 = ${formatYuan(result)}`;
    const what = { zh: `第${start + 1}年至第${end}年，被扶养人${alive.length}人`, en: `years ${start + 1} to ${end}` };
    return amountStep(what, words, result, "人损解释17");
  });
  const total = steps.reduce((sum, { resultFen }) => sum + resultFen, 0);
  const what = { zh: "被扶养人生活费合计（计入残疾或者死亡赔偿金）", en: "living costs of dependants" };
  return [
    ...steps,
    amountStep(what, steps.map(({ resultFen }) => formatYuan(resultFen)).join(" + ") || "无", total, "人损解释16、17"),
  ];
}

/** Moral damages (精神损害抚慰金): no formula; the range is the judge's own, with the factors of 精损解释 5. */
export function moralDamages(leastFen: number, mostFen: number): Calculation {
  const what = { zh: "精神损害抚慰金（由审判组织酌定）", en: "moral damages, for the bench" };
  const words = leastFen === mostFen ? formatYuan(leastFen) : `${formatYuan(leastFen)} 至 ${formatYuan(mostFen)}`;
  return between(
    [leastFen, mostFen],
    [amountStep(what, words, mostFen, "精损解释5")],
    [
      {
        zh: "没有算式：考虑过错程度、侵害的目的方式场合、后果、获利、承担责任的能力和当地平均生活水平。",
        en: "No formula: fault, manner, consequences, gain, means and local standard of living are weighed.",
      },
    ],
  );
}

/** What of a total falls on one side by its share of fault (责任比例; 民法典 1165, 1173). */
export function shareOfLoss(totalFen: number, sharePpm: number): Calculation {
  const what = { zh: "按责任比例承担", en: "by share of fault" };
  return exactly([
    productStep({ what, baseFen: totalFen, factors: [shareFactor(sharePpm)], rule: "民法典1165、1173" }),
  ]);
}
