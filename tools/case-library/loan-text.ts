import { formatYuan } from "../../src/engine/text/amounts.ts";
import { formatDay } from "../../src/engine/text/dates.ts";
import { Day } from "../../src/vocabulary/day.ts";
import type { DecidedCase } from "../../src/vocabulary/decided-case.ts";
import type { InterestStep, Reckoning } from "./loan-law.ts";
import type { LoanStory } from "./loan-story.ts";

const day = (text: string) => formatDay(Day.parse(text));
const percent = (ppm: number) => `${Number((ppm / 10_000).toFixed(4))}%`;
const monthly = (ppm: number) => `${Number((ppm / 120_000).toFixed(4))}%`;

/** What the court found, as a judgment tells it. */
export function factsOf(story: LoanStory): string {
  return [parties(story), loan(story), terms(story), security(story), course(story), answer(story)]
    .filter((part) => part !== "")
    .join("");
}

function parties({ lender, borrower, relation, spouse }: LoanStory): string {
  const couple = spouse === undefined ? "" : `被告${borrower}与被告${spouse}系夫妻，借款发生在夫妻关系存续期间。`;
  return `经审理查明：原告${lender}与被告${borrower}${relation}。${couple}`;
}

function loan(story: LoanStory): string {
  const { lender, borrower, purpose, principal, deducted, lentOn, paper, delivery, repaid } = story;
  const asked = `${day(lentOn)}，被告${borrower}因${purpose}向原告${lender}借款${formatYuan(principal)}`;
  const papers = {
    iou: "，并出具借条一张",
    contract: "，双方签订借款合同",
    none: "，双方未签订书面借款合同，被告也未出具借条",
    "re-signed": "，后双方对账结算，被告重新出具借条，载明尚欠本金与结算日期",
  };
  const means = {
    transfer: `原告通过银行转账向被告交付${formatYuan(principal - deducted)}。`,
    cash: "原告主张以现金方式交付。",
    mixed: `原告通过银行转账交付${formatYuan(principal - Math.floor(principal / 300) * 100)}，另以现金交付${formatYuan(Math.floor(principal / 300) * 100)}。`,
  };
  const cut = deducted > 0 ? `出借当日原告预先扣除首月利息${formatYuan(deducted)}。` : "";
  const back = repaid > 0 ? `被告已归还${formatYuan(repaid)}，原告对此无异议。` : "";
  return `${asked}${papers[paper]}。${means[delivery]}${cut}${back}`;
}

function terms({ rate, dueOn }: LoanStory): string {
  const interest = rate === 0 ? "双方未约定利息" : `双方约定月利率${monthly(rate)}（年利率${percent(rate)}）`;
  return `${interest}，${dueOn === undefined ? "未约定还款期限" : `约定于${day(dueOn)}前归还`}。`;
}

function security({ guarantor, paper, ending }: LoanStory): string {
  if (guarantor === undefined) return "";
  const late =
    ending === "guarantor-free"
      ? "，未约定保证期间，原告在保证期间内未向其主张权利"
      : "，约定承担连带责任保证，保证期间至债务清偿之日止";
  return `被告${guarantor}在${paper === "contract" ? "借款合同" : "借条"}上以保证人身份签名${late}。`;
}

function course({ chat, filedOn, ending }: LoanStory): string {
  const messages = chat ? "原告提交的微信聊天记录显示，原告多次催要借款，被告回复“过段时间还你”。" : "";
  const after = ending === "limitation" ? "借款到期后至起诉前，原告未提交其向被告催款的证据。" : "";
  return `${messages}${after}原告于${day(filedOn)}向本院起诉。`;
}

function answer(story: LoanStory): string {
  const { borrower, spouse, guarantor, appears } = story;
  if (!appears) return `被告${borrower}经传票传唤无正当理由拒不到庭，也未提交答辩状。`;
  const words: Partial<Record<LoanStory["ending"], string>> = {
    granted: `被告${borrower}辩称：借款属实，但目前无力偿还。`,
    "rate-cut": `被告${borrower}辩称：借款属实，但约定利率过高，超过法定上限部分不应支持。`,
    "advance-interest": `被告${borrower}辩称：原告预扣利息，实际收到的款项少于借条金额。`,
    "partly-repaid": `被告${borrower}辩称：已归还部分借款，应从本金中扣除。`,
    "spouse-free": `被告${spouse}辩称：对借款不知情，借款未用于夫妻共同生活，不是夫妻共同债务。`,
    "guarantor-free": `被告${guarantor}辩称：保证期间已过，不再承担保证责任。`,
    limitation: `被告${borrower}辩称：原告起诉已超过诉讼时效，请求驳回。`,
    "not-delivered": `被告${borrower}辩称：出具借条后并未实际收到借款，原告没有交付现金。`,
    "other-relation": `被告${borrower}辩称：该转账系双方合伙经营的投资款，并非借款。`,
    "transfer-proved": `被告${borrower}辩称：该转账系原告归还此前欠款，但未提交证据。`,
  };
  return words[story.ending] ?? "";
}

/** Why the court decided so, with the law of the day and the reckoning step by step. */
export function reasoningOf(story: LoanStory, reckoning: Reckoning): string {
  const review =
    {
      民初: "",
      民终: "一审认定事实清楚，适用法律正确。",
      民再: "原审认定事实清楚，适用法律正确，再审申请理由不能成立。",
    }[story.court.type] ?? "";
  return `本院认为，${review}${grounds(story)}${rateGrounds(story, reckoning)}${reckoningText(story, reckoning)}${lawOf(story, reckoning)}`;
}

function grounds({ ending, lender, borrower, spouse, guarantor }: LoanStory): string {
  const proved = `原告${lender}与被告${borrower}之间的民间借贷关系有债权凭证与交付凭证为证，合法有效，被告应当按约还款。`;
  const own: Partial<Record<LoanStory["ending"], string>> = {
    "advance-interest": "利息预先在本金中扣除的，应当按照实际出借的金额认定本金。",
    "partly-repaid": "被告已归还的款项，因双方未约定利息，应当抵充本金。",
    "spouse-free": `借款由被告${borrower}一人签名，数额超出家庭日常生活需要，原告未举证证明用于夫妻共同生活、共同生产经营或者基于夫妻共同意思表示，被告${spouse}不承担共同还款责任。`,
    "guarantor-free": `未约定保证期间的，保证期间为主债务履行期限届满之日起六个月，原告未在此期间内依法主张权利，被告${guarantor}的保证责任消灭。`,
  };
  const instead: Partial<Record<LoanStory["ending"], string>> = {
    limitation:
      "还款期限届满后诉讼时效期间已经过，原告未能证明存在中止、中断的事由，被告提出诉讼时效抗辩成立，对原告的诉讼请求不予支持。",
    "not-delivered":
      "自然人之间的借款合同自贷款人提供借款时成立。被告抗辩借款未实际发生并作出合理说明，原告对大额现金的来源、交付时间和地点陈述前后不一，又未提交取款凭证，不能证明已经交付，应当承担举证不能的后果。",
    "other-relation":
      "原告仅依据转账凭证起诉，被告抗辩转账系合伙投资款，并提交合伙协议、账目与分红记录。原告未能进一步证明借贷关系成立，对其诉讼请求不予支持。",
    "transfer-proved":
      "原告仅依据转账凭证提起诉讼，被告抗辩转账系偿还此前债务，但未提交证据证明；结合微信聊天记录中被告承诺还款的内容，可以认定借贷关系成立。",
    mediation: "本案在审理过程中，经本院主持调解，双方自愿达成协议。",
    withdrawal: "原告以双方自行和解为由申请撤诉，不违反法律规定，应予准许。",
  };
  return instead[ending] ?? proved + (own[ending] ?? "");
}

function rateGrounds({ rate, ending }: LoanStory, { regime, cut, onward }: Reckoning): string {
  if (!isPaid(ending)) return "";
  if (rate === 0) return "双方未约定利息，原告主张借期内利息的不予支持，逾期利息依法计算。";
  if (!cut) return `双方约定的年利率${percent(rate)}未超过法定上限，予以支持。`;
  const limits = {
    "protected-rate": "约定利率超过年利率24%的部分不予支持",
    "four-lpr": `约定利率超过合同成立时一年期贷款市场报价利率四倍（年利率${percent(onward)}）的部分不予支持`,
    both: `2020年8月19日前的利息按不超过年利率24%计算，自2020年8月20日起超过起诉时一年期贷款市场报价利率四倍（年利率${percent(onward)}）的部分不予支持`,
  };
  return `${limits[regime]}。`;
}

function reckoningText({ ending, filedOn }: LoanStory, { principal, steps, interest }: Reckoning): string {
  if (!isPaid(ending)) return "";
  const each = steps.map(stepText).join("；");
  const sum =
    steps.length === 0 ? "" : `截至${day(filedOn)}（不含当日）的利息为：${each}，合计${formatYuan(interest)}。`;
  return `被告尚欠本金${formatYuan(principal)}。${sum}`;
}

function stepText({ from, to, days, rate, interest }: InterestStep): string {
  return `自${day(from)}至${day(to)}共${days}天，按年利率${percent(rate)}计${formatYuan(interest)}`;
}

/** Articles as they were numbered on the day; contracts of before 2021 that ended before it stay under 合同法 (时间效力规定). */
function lawOf(story: LoanStory, { regime }: Reckoning): string {
  if (story.ending === "mediation" || story.ending === "withdrawal") return "";
  const isCode = story.decidedOn >= "2021-01-01" && (story.dueOn ?? story.filedOn) >= "2021-01-01";
  const base = isCode
    ? "《中华人民共和国民法典》第六百六十七条、第六百七十五条"
    : "《中华人民共和国合同法》第二百零六条、第二百零七条";
  // The interest article moved from 26 to 25 when the interpretation was renumbered for the Civil Code.
  const article = regime === "protected-rate" || story.filedOn < "2021-01-01" ? "第二十六条" : "第二十五条";
  const interpretation = `《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》${article}`;
  const cited = [base, ownLaw(story, isCode), story.rate > 0 && isPaid(story.ending) ? interpretation : undefined];
  return `依照${cited.filter((law) => law !== undefined).join("、")}之规定，判决如下：`;
}

/** The provision that decides the special question of a case. */
function ownLaw({ ending, decidedOn }: LoanStory, isCode: boolean): string | undefined {
  if (ending === "limitation") return limitationLaw(decidedOn);
  if (ending === "guarantor-free")
    return isCode ? "《中华人民共和国民法典》第六百九十二条、第六百九十三条" : "《中华人民共和国担保法》第二十六条";
  if (ending !== "spouse-free") return undefined;
  return isCode
    ? "《中华人民共和国民法典》第一千零六十四条"
    : "《最高人民法院关于审理涉及夫妻债务纠纷案件适用法律有关问题的解释》第三条";
}

/** 民法通则 until 1 October 2017, 民法总则 until 2021, then 民法典. */
function limitationLaw(decidedOn: string): string {
  if (decidedOn >= "2021-01-01") return "《中华人民共和国民法典》第一百八十八条、第一百九十二条";
  if (decidedOn >= "2017-10-01") return "《中华人民共和国民法总则》第一百八十八条、第一百九十二条";
  return "《中华人民共和国民法通则》第一百三十五条";
}

/** True when the ending makes the borrower pay. */
export function isPaid(ending: LoanStory["ending"]): boolean {
  return !["limitation", "not-delivered", "other-relation", "mediation", "withdrawal"].includes(ending);
}

/** The operative part; a court above the first upholds the judgment that is told after it. */
export function resultOf(story: LoanStory, reckoning: Reckoning): string {
  const first = firstResult(story, reckoning);
  const isReview = story.court.type !== "民初" && story.ending !== "mediation" && story.ending !== "withdrawal";
  if (!isReview) return first;
  return `${story.court.type === "民终" ? "驳回上诉，维持原判" : "维持原判决"}（原判决：${first}）。`;
}

function firstResult(story: LoanStory, reckoning: Reckoning): string {
  const { lender, borrower, filedOn, ending, spouse, guarantor } = story;
  if (ending === "mediation")
    return `被告${borrower}分期归还原告${lender}借款${formatYuan(reckoning.principal)}，原告放弃其他诉讼请求。`;
  if (ending === "withdrawal") return `准许原告${lender}撤回起诉。`;
  if (!isPaid(ending)) return `驳回原告${lender}的诉讼请求。`;
  const past = reckoning.interest > 0 ? `及截至${day(filedOn)}的利息${formatYuan(reckoning.interest)}，` : "";
  const paid = `一、被告${borrower}于本判决生效之日起十日内归还原告${lender}借款本金${formatYuan(reckoning.principal)}${past === "" ? "，" : past}并自${day(filedOn)}起以尚欠本金为基数按年利率${percent(reckoning.onward)}支付利息至实际清偿之日止`;
  const both = spouse !== undefined && ending !== "spouse-free" ? `；被告${spouse}承担共同还款责任` : "";
  const surety =
    guarantor !== undefined && ending !== "guarantor-free" ? `；二、被告${guarantor}对上述债务承担连带清偿责任` : "";
  return `${paid}${both}${surety}${outcomeOf(story, reckoning) === "partly" ? `；驳回原告${lender}的其他诉讼请求。` : "。"}`;
}

/** Outcome for the plaintiff, measured against what was claimed. */
export function outcomeOf(story: LoanStory, reckoning: Reckoning): DecidedCase["outcome"] {
  if (["mediation", "withdrawal"].includes(story.ending)) return "unknown";
  if (!isPaid(story.ending)) return "dismissed";
  const isLess = reckoning.principal + reckoning.interest < story.principal + reckoning.claimedInterest;
  return isLess || ["spouse-free", "guarantor-free"].includes(story.ending) ? "partly" : "granted";
}
