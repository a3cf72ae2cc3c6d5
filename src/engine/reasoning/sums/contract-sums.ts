import { formatYuan } from "../../text/amounts.ts";
import { amountStep, type ComputationStep, type Uncomputed } from "../computation-step.ts";
import {
  between,
  type Calculation,
  type DatedNumbers,
  exactly,
  isUncomputed,
  percentFactor,
  productStep,
  sumStep,
  take,
} from "./calculation.ts";

/** Balance of a price (尚欠价款; 民法典 579, 626): price and additions less payments and deductions. */
export function priceBalance(given: {
  readonly priceFen: number;
  readonly addedFen: number;
  readonly paidFen: number;
  readonly deductedFen: number;
}): Calculation {
  const terms = [
    { words: "价款", fen: given.priceFen },
    ...(given.addedFen === 0 ? [] : [{ words: "增加", fen: given.addedFen }]),
    { words: "已付", fen: -given.paidFen },
    ...(given.deductedFen === 0 ? [] : [{ words: "扣减", fen: -given.deductedFen }]),
  ];
  return exactly([sumStep({ zh: "尚欠价款", en: "balance of the price" }, terms, "民法典579", true)]);
}

/** Rent or a periodic fee due (欠付租金、物业费; 民法典 721, 944): monthly sum × months and days, less what was paid. */
export function periodicDue(given: {
  readonly monthlyFen: number;
  readonly months: number;
  /** Days of a month not full, at a thirtieth each. */
  readonly days: number;
  readonly paidFen: number;
  readonly rule: string;
}): Calculation {
  const { monthlyFen, months, days, paidFen, rule } = given;
  const whole = productStep({
    what: { zh: "整月应付", en: "whole months" },
    baseFen: monthlyFen,
    factors: [{ by: months, words: `× ${months}个月` }],
    rule,
  });
  const part = productStep({
    what: { zh: "不足一个月的天数，按三十日折算", en: "days of a part of a month, by thirtieths" },
    baseFen: monthlyFen,
    factors: [{ by: days, over: 30, words: `÷ 30 × ${days}天` }],
    rule,
  });
  const steps = days === 0 ? [whole] : [whole, part];
  const terms = [...steps.map(({ resultFen }) => ({ words: "", fen: resultFen })), { words: "已付", fen: -paidFen }];
  return exactly([...steps, sumStep({ zh: "尚欠", en: "still due" }, terms, rule, true)]);
}

/** Monthly fee of a floor area (物业费单价 × 面积): area in hundredths of a square metre. */
export function feeOfArea(unitFen: number, hundredths: number): ComputationStep {
  const factors = [{ by: hundredths, over: 100, words: `× ${hundredths / 100}平方米` }];
  return productStep({ what: { zh: "每月物业费", en: "fee a month" }, baseFen: unitFen, factors, rule: "民法典944" });
}

/** What is to be given back after termination or unspent (应退款项; 民法典 566): paid, less what was used or performed. */
export function refund(given: {
  readonly paidFen: number;
  readonly usedFen: number;
  readonly deductedFen: number;
}): Calculation {
  const terms = [
    { words: "已付", fen: given.paidFen },
    { words: "已消费或者已履行", fen: -given.usedFen },
    ...(given.deductedFen === 0 ? [] : [{ words: "其他应扣", fen: -given.deductedFen }]),
  ];
  return exactly([sumStep({ zh: "应退余额", en: "to be given back" }, terms, "民法典566", true)]);
}

/**
 * Deposit (定金; 民法典 586, 587): given back double by the side that broke the contract after receiving it, within a fifth of
 * the price; what is above is no deposit and is given back once.
 */
export function depositDouble(
  given: { readonly depositFen: number; readonly priceFen: number },
  numbers: DatedNumbers,
): Calculation | Uncomputed {
  const known = take(numbers, ["deposit-most-percent"]);
  if (isUncomputed(known)) return known;
  const percent = known["deposit-most-percent"];
  const limit = productStep({
    what: { zh: "定金上限", en: "highest deposit" },
    baseFen: given.priceFen,
    factors: [percentFactor(percent)],
    rule: "民法典586",
  });
  const valid = Math.min(given.depositFen, limit.resultFen);
  const effective = amountStep(
    { zh: "具有定金效力的部分", en: "part that works as a deposit" },
    `${formatYuan(given.depositFen)} 与上限 ${formatYuan(limit.resultFen)} 取小者 = ${formatYuan(valid)}`,
    valid,
    "民法典586",
  );
  const total = sumStep(
    { zh: "收受定金一方根本违约时应返还", en: "what the receiver in breach gives back" },
    [
      { words: "定金双倍 ", fen: valid * 2 },
      ...(given.depositFen > valid ? [{ words: "超出部分 ", fen: given.depositFen - valid }] : []),
    ],
    "民法典587",
  );
  return exactly(
    [limit, effective, total],
    [
      {
        zh: "给付定金一方根本违约的，无权请求返还具有定金效力的部分；违约金与定金择一适用（民法典588）。",
        en: "The giver in breach loses the deposit; penalty and deposit exclude each other.",
      },
    ],
  );
}

/** An agreed penalty (违约金) and the loss found. */
export interface Penalty {
  readonly agreedFen: number;
  /** Loss the breach caused, as found; null while nobody has shown any. */
  readonly lossFen: number | null;
  /** True only when the party in breach has asked for less (AD-07): a court does not reduce by itself. */
  readonly reductionAsked: boolean;
}

/**
 * An agreed penalty against the loss (违约金调整; 民法典 585; 合同通则解释 64–66): the agreed sum stands unless reduction is
 * asked; above the loss by thirty per cent it is generally excessive and the judge may go down as far as the loss.
 */
export function penalty(given: Penalty, numbers: DatedNumbers): Calculation | Uncomputed {
  const known = take(numbers, ["penalty-excess-percent"]);
  if (isUncomputed(known)) return known;
  const agreed = amountStep(
    { zh: "约定的违约金", en: "penalty as agreed" },
    formatYuan(given.agreedFen),
    given.agreedFen,
    "民法典585",
  );
  if (!given.reductionAsked) return exactly([agreed], [NOT_ASKED]);
  if (given.lossFen === null) return between([0, given.agreedFen], [agreed], [NO_LOSS]);
  const line = productStep({
    what: { zh: "一般可认定过高的界线", en: "line above which it is generally excessive" },
    baseFen: given.lossFen,
    factors: [percentFactor(100 + known["penalty-excess-percent"])],
    rule: "合同通则解释65",
  });
  if (given.agreedFen <= line.resultFen) return exactly([line, agreed], [WITHIN]);
  const range: [number, number] = [Math.min(given.lossFen, given.agreedFen), given.agreedFen];
  return between(range, [agreed, line], [ABOVE]);
}

const NOT_ASKED = {
  zh: "没有当事人请求减少，按约定列示；不主动调整。",
  en: "Nobody asked for less: shown as agreed; a court does not reduce of its own motion.",
};
const NO_LOSS = {
  zh: "已请求减少，但卷内未见损失数额；由违约方证明过分高于损失，无法与界线比较。",
  en: "Less was asked, but no loss is in the file: the side in breach proves the excess.",
};
const WITHIN = {
  zh: "未超过损失的百分之一百三十，一般不属于过分高于造成的损失。",
  en: "Not above the loss by more than thirty per cent: in general not excessive.",
};
const ABOVE = {
  zh: "超过损失的百分之一百三十，一般可认定过分高于；是否减少、减到多少，兼顾履行情况、过错和预期利益，恶意违约的一般不减。",
  en: "Above that line: generally excessive; whether and how far is for the judge, bad faith is in general not helped.",
};

/** Recourse (追偿; 民法典 700, 519, 699): what was paid for the debtor less what came back, or the share beyond one's own. */
export function recourse(given: {
  readonly paidFen: number;
  readonly recoveredFen: number;
  /** Own share among several guarantors or debtors, in parts per million; 0 against the principal debtor. */
  readonly ownPpm: number;
}): Calculation {
  const own = productStep({
    what: { zh: "自己应当负担的份额", en: "one's own share" },
    baseFen: given.paidFen,
    factors: [{ by: given.ownPpm, over: 1_000_000, words: `× ${given.ownPpm / 10_000}%` }],
    rule: "民法典519、699",
  });
  const steps = given.ownPpm === 0 ? [] : [own];
  const rest = sumStep(
    { zh: "可以追偿的数额", en: "recourse" },
    [
      { words: "已代偿", fen: given.paidFen },
      { words: "已收回", fen: -given.recoveredFen },
      ...(given.ownPpm === 0 ? [] : [{ words: "自担", fen: -own.resultFen }]),
    ],
    "民法典700",
    true,
  );
  return exactly([...steps, rest]);
}
