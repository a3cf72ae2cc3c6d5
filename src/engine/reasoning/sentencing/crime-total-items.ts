import { type PaperSentence, readPaperSentences } from "./crime-total-parts.ts";
import { type AmountWords, type CrimeAmount, findCrimeAmounts } from "./find-crime-amounts.ts";

/** What became of a sum when the amount of the crime was made up (金额取舍). */
export type AmountUse =
  | "total"
  | "appraised"
  | "taken"
  | "in-total"
  | "repeated"
  | "other-role"
  | "resale"
  | "unit-price"
  | "elsewhere";

/** A sum of a paper with its sentence and with what its own words make of it. */
export interface AmountItem extends CrimeAmount {
  readonly sentence: PaperSentence;
  /** True when an appraisal or a price tells it, not cash. */
  readonly appraised: boolean;
  readonly use: AmountUse;
  /** Text since the sum before, or since the sentence began, without blanks. */
  readonly between: string;
  /** The few characters behind it. */
  readonly following: string;
}

const APPRAISED = /(?:价值|鉴定|认定|评估|估价|核价|价格|折价|共值|总值|作价|定价|价款|值)[^，,。；;（(]*$/u;
const UNIT_PRICE =
  /(?:每(?:人|个|条|包|次|月|天|组|部|台|斤|公斤|吨|米|克|瓶|盒|张|箱|只|辆|公里|小时|晚|套|件|名|份|股)?|单价)(?:为|人民币|约|的|:)*$/u;
const PER_UNIT = /^\s*(?:[/／]\s*[\u4e00-\u9fff]|[一每](?:个|条|包|斤|组)|硬币)/u;
const OTHER_CURRENCY = /^\s*(?:美元|港币|欧元|日元|英镑|韩元|澳元)/u;
/** 地板砖48箱144块 are tiles, not money. */
const COUNTED = /^\d+块.*(?:箱|砖|板|瓦|电瓶|电池|石|手表|玉|木)/u;
/** Money found on somebody for a later crime, not taken in this one. */
const PREPARED = /(?:查获|缴获|扣押)[^，,]*(?:准备|用于|预备)/u;
const LISTED = /^(?:、|和|及|，|,)$/u;
/** Words beside a sum that show that it was taken, though none of them names a role. */
const TAKING = /现金|盗|窃|偷|骗|刷|拿|抢|勒索|借钱|收取|收到|给了|内有|里的|内的|转账|转走|转入|共计|一共/u;
/** 以办理入学需要4000元为由: what was asked for under a pretext, before it was paid. */
const PRETEXT = /^[^，,。]{0,8}为由/u;
const LATER_PARTS = new Set(["after", "proof", "opinion"]);

/** All sums of a paper with their uses; `role` is the one that counts for the crime. */
export function readAmountItems(text: string, words: AmountWords, role: string): AmountItem[] {
  const sentences = readPaperSentences(text);
  const items: AmountItem[] = [];
  for (const amount of findCrimeAmounts(text, words)) {
    const sentence = sentences.find(({ start, end }) => start <= amount.start && amount.start < end);
    if (!sentence) continue;
    const before = text.slice(sentence.start, amount.start).replace(/\s+/gu, "");
    const from = Math.max(items.at(-1)?.end ?? 0, sentence.start);
    const between = text.slice(from, amount.start).replace(/\s+/gu, "");
    const following = text.slice(amount.end, amount.end + 12);
    const appraised = APPRAISED.test(before.slice(-40));
    const item: AmountItem = { ...amount, sentence, appraised, between, following, use: "other-role" };
    items.push({ ...item, use: useOf(item, before, role) });
  }
  return withListRoles(items);
}

/** True of a sum that counts by its own words. */
export function isCounting({ use }: AmountItem): boolean {
  return use === "appraised" || use === "taken";
}

function useOf(item: AmountItem, before: string, role: string): AmountUse {
  if (isNoSum(item, before)) return "unit-price";
  if (item.role === "gain" && role !== "gain") return "resale";
  if (!isOfRole(item, role) || (!item.appraised && PREPARED.test(item.between))) return "other-role";
  return item.appraised ? "appraised" : "taken";
}

/** A price per unit, a count of things or foreign money. */
function isNoSum({ text, following }: AmountItem, before: string): boolean {
  if (COUNTED.test(text + before) || UNIT_PRICE.test(before)) return true;
  return PER_UNIT.test(following) || OTHER_CURRENCY.test(following);
}

/** A sum without a word of its own may be what was taken, as long as the paper tells of the taking. */
function isOfRole(item: AmountItem, role: string): boolean {
  if (item.role !== null) return item.role === role;
  return role === "taken" && !LATER_PARTS.has(item.sentence.part);
}

/** 分别以300元、200元的价格卖给…: the last word tells what all sums of a list are. */
function withListRoles(items: readonly AmountItem[]): AmountItem[] {
  const result = [...items];
  for (let at = result.length - 2; at >= 0; at -= 1) {
    const [one, next] = [result[at], result[at + 1]];
    if (!one || next?.use !== "resale" || !LISTED.test(next.between)) continue;
    if (one.role === null || /以(?:人民币)?$/u.test(one.between)) result[at] = { ...one, use: "resale" };
  }
  return result;
}

/** Where an incident has sums whose role a word tells, those without such a word beside them do not count. */
export function withoutVague(items: readonly AmountItem[]): AmountItem[] {
  return items.filter(
    (item) =>
      item.role !== null ||
      (!PRETEXT.test(item.following) && TAKING.test(item.between.slice(-30) + item.following)) ||
      !items.some((other) => other.role !== null && other.sentence.incident === item.sentence.incident),
  );
}
