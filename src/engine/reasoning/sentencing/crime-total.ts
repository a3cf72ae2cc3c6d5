import type { FailureText } from "../../../vocabulary/failure.ts";
import { type AmountItem, type AmountUse, isCounting, readAmountItems, withoutVague } from "./crime-total-items.ts";
import type { AmountWords, CrimeAmount } from "./find-crime-amounts.ts";

/** A sum with what became of it when the amount was made up. */
export interface UsedAmount extends CrimeAmount {
  readonly use: AmountUse;
  /** Why it counts, or why it does not. */
  readonly because: FailureText;
}

/** The amount of a crime (犯罪数额) as a text gives it, in fen, with every sum that counted and every one that did not. */
export interface CrimeTotal {
  readonly fen: number;
  /** "sum" is for the court to check; the others stand in the text. */
  readonly how: "stated-total" | "single" | "sum";
  readonly counted: readonly UsedAmount[];
  readonly left: readonly UsedAmount[];
}

const REASONS: Readonly<Record<AmountUse, FailureText>> = {
  total: { zh: "文书载明的合计数，代表其所涵盖的各笔金额", en: "stated as a total; stands for the sums it covers" },
  appraised: { zh: "经鉴定、认定或者载明的价值", en: "appraised or stated value" },
  taken: { zh: "直接取得的款项", en: "money taken" },
  "in-total": {
    zh: "已包含在另一合计数或者另一笔金额之内，不重复计算",
    en: "part of a total or of another sum, not counted twice",
  },
  repeated: { zh: "同一笔金额的再次表述，不重复计算", en: "the same sum told again" },
  "other-role": {
    zh: "不是犯罪数额（退赔、罚金、查获、余额等，或者没有指明性质）",
    en: "not the amount of the crime: returned, fined, seized, a balance, or not told",
  },
  resale: {
    zh: "销赃所得；已有价值认定的，以认定价值为准",
    en: "price got for the loot; an appraised value outranks it",
  },
  "unit-price": {
    zh: "单价、外币或者物品的数量，不直接相加",
    en: "a price per unit, foreign money or a count of things",
  },
  elsewhere: {
    zh: "在文书的其他部分（如证据、指控）出现，以认定事实部分为准",
    en: "told in another part of the paper; the facts found outrank it",
  },
};

/**
 * Amount of the crime as a text tells it: a stated total (共计) stands for the sums it covers, an appraised value outranks the
 * price got for the loot, sums of separate incidents add up, one that is told again counts once. What was returned, paid in
 * compensation, fined or seized is left out. The part in which the court finds the facts outranks the charge, the charge
 * outranks proofs. Undefined when the text states no sum that could be it.
 */
export function crimeTotal(text: string, words: AmountWords, role = "taken"): CrimeTotal | undefined {
  const items = readAmountItems(text, words, role);
  const used = itemsOfPart(items);
  if (used.length === 0) return undefined;
  const tally = addUp(used, items);
  return writeTotal(withHeading(withOpinion(tally, items)), items);
}

/** Sums that still count, and what became of those that no longer do. */
interface Tally {
  readonly running: readonly AmountItem[];
  readonly settled: ReadonlyMap<AmountItem, AmountUse>;
  /** Totals that stand for sums told before them. */
  readonly covering: ReadonlySet<AmountItem>;
}

function itemsOfPart(items: readonly AmountItem[]): AmountItem[] {
  for (const part of ["found", "alleged", "open", "proof", "defence"] as const) {
    const isOwn = (item: AmountItem) => isCounting(item) && item.sentence.part === part;
    if (!items.some(isOwn)) continue;
    const isLaterAppraisal = (item: AmountItem) => isCounting(item) && item.sentence.part === "after" && item.appraised;
    return withoutVague(items.filter((item) => isOwn(item) || isLaterAppraisal(item)));
  }
  const rest = items.filter(isCounting);
  return rest.length > 0 ? rest : items.filter(({ use }) => use === "resale");
}

function addUp(used: readonly AmountItem[], items: readonly AmountItem[]): Tally {
  const settled = new Map<AmountItem, AmountUse>();
  const covering = new Set<AmountItem>();
  let running: AmountItem[] = [];
  for (const item of used) {
    const covered = item.total || isNet(item) ? coveredBy(item, running, returnedBefore(item, items)) : [];
    for (const one of covered) settled.set(one, "in-total");
    if (covered.length > 0) covering.add(item);
    running = running.filter((one) => !covered.includes(one));
    if (covered.length === 0 && running.some((one) => isRepeated(one, item))) {
      settled.set(item, "repeated");
      continue;
    }
    running.push(item);
    const parts = covered.length > 0 ? [] : partsAtEnd(running);
    for (const one of parts) settled.set(one, "in-total");
    running = running.filter((one) => !parts.includes(one));
  }
  return { running, settled, covering };
}

const sumOf = (items: readonly AmountItem[]): number => items.reduce((sum, { fen }) => sum + fen, 0);
const isNear = (sum: number, total: number, share = 0.005): boolean => Math.abs(sum - total) <= total * share;
/** 实际骗取15.2万元: what remains after returns replaces what was told before in its incident. */
const isNet = ({ between }: AmountItem): boolean => /实际(?:骗|诈|取|侵|得|损|造成|占)/u.test(between.slice(-16));

function returnedBefore(total: AmountItem, items: readonly AmountItem[]): number {
  return sumOf(items.filter(({ role, start }) => role === "returned" && start < total.start));
}

const OWN_VERB = /(?:取走|取出|转走|转账|转款|盗刷|刷卡|骗取|骗得|窃得|盗窃|盗走|消费|取现|取款|借(?:钱|款|得))/u;
const OVER_ALL = /综上|上述|以上|先后|总计|累计|[多数两二三四五六七八九十\d]次/u;

/** The sums before a total for which it stands: those that come to it, else those of its sentence, else of its incident. */
function coveredBy(total: AmountItem, running: readonly AmountItem[], returned: number): readonly AmountItem[] {
  const own = running.filter(({ sentence }) => sentence.incident === total.sentence.incident);
  const comesTo = (some: readonly AmountItem[]) => isNear(sumOf(some), total.fen);
  if (running.length > 1 && comesTo(running)) return running;
  if (returned > 0 && isNear(sumOf(running) - returned, total.fen)) return running;
  const tail = own.findIndex((_, at) => comesTo(own.slice(at)));
  return tail >= 0 ? own.slice(tail) : coveredByPlace(total, own, running);
}

/** What a total stands for when no sums come to it, as where some things have no price of their own. */
function coveredByPlace(
  total: AmountItem,
  own: readonly AmountItem[],
  running: readonly AmountItem[],
): readonly AmountItem[] {
  if (isNet(total)) return own;
  const inSentence = own.filter(({ sentence }) => sentence.start === total.sentence.start);
  if (inSentence.length > 0) return isOfItsOwn(total) ? [] : inSentence;
  if (total.appraised) return own.filter(({ appraised, fen }) => appraised && fen < total.fen);
  if (OVER_ALL.test(total.sentence.text) && running.every(({ fen }) => fen < total.fen)) return running;
  return own.every(({ fen }) => fen <= total.fen) ? own : [];
}

/** 现金200元…后取走卡内存款共计23216元: the total is of other things than the sum before it. */
function isOfItsOwn({ between, appraised }: AmountItem): boolean {
  return /^(?:及|和|以及|与)/u.test(between) || (OWN_VERB.test(between) && !appraised);
}

const AGAIN = /又|再|另|第二|、|分别|各|后|先|被害人|失主/u;

/** The same sum told again in its incident; two appraisals are two things, and 又骗取 is another taking. */
function isRepeated(one: AmountItem, other: AmountItem): boolean {
  if (one.fen !== other.fen || one.sentence.incident !== other.sentence.incident) return false;
  if (one.appraised && other.appraised) return false;
  const isAnother =
    other.between.length < 16 ? AGAIN.test(other.between) : /再次|又(?:骗|以|转|窃|盗|向)/u.test(other.between);
  return !isAnother;
}

const MOST_PARTS = 4;

/** Sums at the end that are parts of the one before them: 3707元…后将3700元…将7元藏匿; 其中3000元. */
function partsAtEnd(running: readonly AmountItem[]): readonly AmountItem[] {
  const last = running.at(-1);
  if (last && running.length > 1 && /其中[^，,。]{0,12}$/u.test(last.between)) return [last];
  for (let at = running.length - 3; at >= Math.max(0, running.length - 1 - MOST_PARTS); at -= 1) {
    const [whole, parts] = [running[at], running.slice(at + 1)];
    const isWhole = whole !== undefined && sumOf(parts) === whole.fen;
    if (isWhole && parts.every((one) => one.sentence.incident === whole.sentence.incident && !one.appraised))
      return parts;
  }
  return [];
}

const HEADING = /如下|分述|其中|具体|[:：]\s*$/u;
const TIMES = /\d+次|[多数两二三四五六七八九十]次|起/u;

/** A total told first (共计…，具体事实如下) stands for the incidents after it; where it is only a round figure they stand for it. */
function withHeading({ running, settled, covering }: Tally): Tally {
  const at = running.findIndex((one) => one.total && !covering.has(one));
  const [total, before, later] = [running[at], running.slice(0, Math.max(at, 0)), running.slice(at + 1)];
  if (!total || before.some(({ role }) => role !== null) || !headsOver(total, later))
    return { running, settled, covering };
  const isRound = total.approximate && sumOf(later) >= total.fen && sumOf(later) < total.fen * 1.1;
  const gone = isRound ? [total, ...before] : [...before, ...later];
  return {
    running: isRound ? later : [total],
    settled: new Map([...settled, ...gone.map((one) => [one, "in-total"] as const)]),
    covering,
  };
}

function headsOver(total: AmountItem, later: readonly AmountItem[]): boolean {
  const [next, second] = later;
  if (!next) return false;
  if (isNear(sumOf(later), total.fen, 0.02)) return second !== undefined || HEADING.test(total.sentence.text);
  const announces = HEADING.test(total.sentence.text) || TIMES.test(total.sentence.text);
  return announces && total.sentence.incident < next.sentence.incident && later.every(({ fen }) => fen < total.fen);
}

/** The prosecutor's or the court's own total (价值共计…，数额较大) stands for all where it is not less than any part. */
function withOpinion(tally: Tally, items: readonly AmountItem[]): Tally {
  const opinion = items.findLast((item) => item.sentence.part === "opinion" && item.total && isCounting(item));
  if (!opinion || tally.running.some(({ fen }) => fen > opinion.fen)) return tally;
  const gone = tally.running.filter((one) => one !== opinion).map((one) => [one, "in-total"] as const);
  return { ...tally, running: [opinion], settled: new Map([...tally.settled, ...gone]) };
}

function writeTotal({ running, settled }: Tally, items: readonly AmountItem[]): CrimeTotal {
  const [first] = running;
  const usedAs = (item: AmountItem, use: AmountUse): UsedAmount => {
    const { fen, role, total, approximate, start, end, text } = item;
    return { fen, role, total, approximate, start, end, text, use, because: REASONS[use] };
  };
  const left = items.filter((item) => !running.includes(item));
  return {
    fen: sumOf(running),
    how: running.length > 1 ? "sum" : first?.total ? "stated-total" : "single",
    counted: running.map((item) => usedAs(item, item.total ? "total" : item.use)),
    left: left.map((item) => usedAs(item, settled.get(item) ?? (isCounting(item) ? "elsewhere" : item.use))),
  };
}
