import type { Day } from "../../../vocabulary/day.ts";
import { formatYuan } from "../../text/amounts.ts";
import { amountStep, type ComputationStep, roundedShare, type Uncomputed } from "../computation-step.ts";
import {
  between,
  type Calculation,
  type DatedNumbers,
  exactly,
  isUncomputed,
  percentFactor,
  productStep,
  shareFactor,
  sumStep,
  take,
} from "./calculation.ts";

/**
 * Range of support a month (抚养费; 婚姻解释一 49): 20–30 % of a fixed income for one child, for two or more a higher share
 * that in general stays within 50 % together. Needs of the child, other means and the local level are for the judge.
 */
export function childSupport(
  given: { readonly monthlyFen: number; readonly children: number },
  numbers: DatedNumbers,
): Calculation | Uncomputed {
  const known = take(numbers, [
    "child-support-least-percent",
    "child-support-most-percent",
    "child-support-several-percent",
  ]);
  if (isUncomputed(known)) return known;
  const several = given.children > 1;
  const top = several ? known["child-support-several-percent"] : known["child-support-most-percent"];
  const step = (zh: string, en: string, percent: number): ComputationStep =>
    productStep({
      what: { zh, en },
      baseFen: given.monthlyFen,
      factors: [percentFactor(percent)],
      rule: "婚姻解释一49",
    });
  const least = step("每月抚养费，比例下限", "support a month, lowest share", known["child-support-least-percent"]);
  const most = step(
    several ? `${given.children}名子女合计，一般不超过` : "每月抚养费，比例上限",
    several ? "all children together, in general at most" : "support a month, highest share",
    top,
  );
  return between(
    [least.resultFen, most.resultFen],
    [least, most],
    [
      {
        zh: "仅适用于有固定收入；无固定收入的依当年总收入或者同行业平均收入。有特殊情况的可以提高或者降低比例。",
        en: "For a fixed income; without one, the year's income or that of the trade. Special circumstances move the share.",
      },
    ],
  );
}

/** Support agreed or adjudged and not paid (欠付抚养费; 婚姻解释二 17): months × the monthly sum, less what was paid. */
export function supportArrears(monthlyFen: number, months: number, paidFen: number): Calculation {
  const due = productStep({
    what: { zh: "应付抚养费", en: "support due" },
    baseFen: monthlyFen,
    factors: [{ by: months, words: `× ${months}个月` }],
    rule: "婚姻解释二17",
  });
  const rest = sumStep(
    { zh: "欠付抚养费", en: "arrears" },
    [
      { words: "应付", fen: due.resultFen },
      { words: "已付", fen: -paidFen },
    ],
    "婚姻解释二17",
    true,
  );
  return exactly([due, rest]);
}

/** Months of support still to run until majority (抚养费给付至十八周岁; 婚姻解释一 53); 0 once of age. */
export function monthsOfSupport(birth: Day, from: Day, numbers: DatedNumbers): number | Uncomputed {
  const known = take(numbers, ["dependant-minor-until-age"]);
  if (isUncomputed(known)) return known;
  const [birthYear = 0, birthMonth = 0, birthDay = 0] = birth.split("-").map(Number);
  const [year = 0, month = 0, day = 0] = from.split("-").map(Number);
  const total = (birthYear + known["dependant-minor-until-age"] - year) * 12 + (birthMonth - month);
  return Math.max(0, total + (birthDay > day ? 1 : 0));
}

/** One thing that is divided (待分割的财产) and to whom it would go. */
export interface DividedThing {
  readonly name: string;
  readonly valueFen: number;
  /** What is still owed on it and goes with it. */
  readonly debtFen: number;
  /** True where it stays with the plaintiff. */
  readonly toPlaintiff: boolean;
}

/**
 * What the side that takes more pays the other (补偿款; 民法典 1087): net value of all, the plaintiff's share of it, less
 * what goes to the plaintiff. A negative figure is what the plaintiff pays. Lists and shares are the judge's findings.
 */
export function propertyDivision(things: readonly DividedThing[], plaintiffPpm: number): Calculation {
  const net = things.map((thing) => ({ words: thing.name, fen: thing.valueFen - thing.debtFen }));
  const total = sumStep({ zh: "共同财产净值", en: "net value of the common property" }, net, "民法典1087");
  const share = productStep({
    what: { zh: "原告应得份额", en: "the plaintiff's share" },
    baseFen: total.resultFen,
    factors: [shareFactor(plaintiffPpm)],
    rule: "民法典1087",
  });
  const kept = sumStep(
    { zh: "归原告的财产净值", en: "net value that goes to the plaintiff" },
    net.filter((_, at) => things[at]?.toPlaintiff === true),
    "民法典1087",
  );
  const owed = share.resultFen - kept.resultFen;
  const side = owed < 0 ? "由原告向被告补偿" : "由被告向原告补偿";
  const words = `${formatYuan(share.resultFen)} − ${formatYuan(kept.resultFen)} = ${formatYuan(owed)}，${side}${formatYuan(Math.abs(owed))}`;
  return exactly([
    total,
    share,
    kept,
    amountStep({ zh: "补偿款", en: "equalising payment" }, words, owed, "民法典1087"),
  ]);
}

/** Facts of an estate (遗产). */
export interface Estate {
  /** Value of what the deceased and the spouse had together. */
  readonly commonFen: number;
  /** Value of what was the deceased's alone. */
  readonly ownFen: number;
  /** Debts and taxes, paid first (民法典 1159, 1161). */
  readonly debtsFen: number;
  /** Part a valid will gives away. */
  readonly willFen: number;
  readonly hasSpouse: boolean;
  /** Heirs of the order that inherits, the spouse among them. */
  readonly heirs: number;
}

/** Shares of an estate (析产与继承份额; 民法典 1153, 1161, 1130): the spouse's half first, debts, the will, the rest alike. */
export function estateShares(estate: Estate): Calculation | Uncomputed {
  if (estate.heirs < 1)
    return {
      kind: "unknown",
      note: {
        zh: "继承人人数须为一人以上，请先认定继承人范围。",
        en: "Find the heirs first: there must be at least one.",
      },
    };
  const half = estate.hasSpouse ? roundedShare([estate.commonFen], [2]) : 0;
  const split = amountStep(
    { zh: "先析出配偶的一半", en: "the spouse's half first" },
    `${formatYuan(estate.commonFen)} ÷ 2 = ${formatYuan(half)}`,
    half,
    "民法典1153",
  );
  const left = sumStep(
    { zh: "可供法定继承的遗产", en: "what is left to inherit by law" },
    [
      { words: "共有", fen: estate.commonFen },
      { words: "个人", fen: estate.ownFen },
      ...(estate.hasSpouse ? [{ words: "配偶份额", fen: -half }] : []),
      { words: "债务和税款", fen: -estate.debtsFen },
      { words: "遗嘱处分", fen: -estate.willFen },
    ],
    "民法典1161",
    true,
  );
  const each = productStep({
    what: { zh: "每名同顺序继承人均等份额", en: "equal share of each heir" },
    baseFen: left.resultFen,
    factors: [{ by: 1, over: estate.heirs, words: `÷ ${estate.heirs}人` }],
    rule: "民法典1130",
  });
  const notes = [
    {
      zh: "特殊困难应照顾，尽主要扶养义务可多分，有能力而不尽扶养义务应不分或者少分；均等份额只是起点。",
      en: "Hardship, care given and care refused move the shares; equality is only the start.",
    },
  ];
  return exactly(estate.hasSpouse ? [split, left, each] : [left, each], notes);
}
