import { daysBetween, lastDayOfTerm } from "../../engine/reasoning/periods.ts";
import { findAmounts } from "../../engine/text/amounts.ts";
import { findDates, formatDay } from "../../engine/text/dates.ts";
import { parseNumber } from "../../engine/text/numerals.ts";
import type { Day } from "../../vocabulary/day.ts";
import { type OrderItem, orderItems } from "./check-claims.ts";
import type { Draftmark } from "./mark.ts";
import { type Paper, squeezed } from "./paper.ts";
import type { Facts } from "./schema.ts";

const DUTY = /(?:支付|给付|偿还|归还|返还|赔偿|付清|清偿|退还|交付|腾退|搬离)/u;
const NO_DUTY = /驳回|优先受偿|连带|追偿|补充|继续履行|解除|确认|撤销|有权|离婚|由.{1,12}抚养/u;
const WHEN = /日内|之前|日前|日起|立即|每月|每年|期限|于判决生效|时(?:一次性)?(?:支付|付清)|【/u;
const VAGUE = /按(?:照)?(?:法律|有关|相关|国家)(?:规定|标准)(?:支付|计算|给付)/u;
const RUNNING = /利息|违约金|滞纳金|罚息/u;
const RATE = /%|％|‰|利率|倍|每日|日万分之|标准/u;
const FROM = /自|从|起(?!诉)/u;
const TO = /止|清偿之日|付清之日|还清之日|履行完毕|给付之日|支付之日/u;

/** Items of a civil order can be performed: who owes what by when, running interest with base, rate, beginning and end (DR-23, DG-16). */
export function checkPerformable(paper: Paper): Draftmark[] {
  const { matter, form, instance } = paper;
  if (matter !== "civil" || form !== "judgment" || instance === 2) return [];
  return orderItems(paper).flatMap((item) => {
    const words = item.text.replace(/\s+/gu, "");
    if (words.includes("待法官裁判") || !DUTY.test(words) || NO_DUTY.test(words)) return [];
    const mark = (zh: string, en: string, rule = "DR-23"): Draftmark => ({ rule, ...place(item), zh, en });
    return [
      ...(WHEN.test(words) ? [] : [mark("没有写明履行期限", "No time for performance")]),
      ...(VAGUE.test(words)
        ? [mark("“按规定”不能执行，须写明金额或者计算方法", "Not performable: state sum or method")]
        : []),
      ...(/[被原]告|第三人|公司|[\u4e00-\u9fff]{2,4}于/u.test(words)
        ? []
        : [mark("没有写明履行义务人", "No debtor is named")]),
      ...(findAmounts(words).length > 0 || !/款|元|金|费/u.test(words) || RUNNING.test(words)
        ? []
        : [mark("没有写明金额", "No sum is stated")]),
      ...interestGaps(words).map((gap) => mark(`利息没有写明${gap}`, "The interest is not complete", "DR-10")),
    ];
  });
}

function place({ text, start, end }: OrderItem): { start: number; end: number } {
  const lead = text.length - text.trimStart().length;
  return { start: start + lead, end: Math.max(start + lead, end - (text.length - text.trimEnd().length)) };
}

function interestGaps(words: string): string[] {
  // A sum that is already computed, and a penalty of a fixed sum, run no further.
  const isRunning = RUNNING.test(words) && (/计算|基数|为本金|按/u.test(words) || TO.test(words));
  if (!isRunning) return [];
  return [
    ...(/基数|为本金|本金|以.{0,20}元/u.test(words) ? [] : ["计算基数"]),
    ...(RATE.test(words) ? [] : ["利率"]),
    ...(FROM.test(words) ? [] : ["起算日"]),
    ...(TO.test(words) || /至\d{4}年|至【/u.test(words) ? [] : ["止算日"]),
  ];
}

/** Guarantee orders in the right form: a general guarantor answers only for what enforcement cannot recover (DR-28, DG-15). */
export function checkGuarantee(paper: Paper): Draftmark[] {
  const reasons = squeezed(paper.reasoning);
  const isGeneral = /(?:系|为|属于?|承担)一般保证/u.test(reasons) && !/(?:系|为|属于?|承担)连带责任保证/u.test(reasons);
  if (paper.matter !== "civil" || !isGeneral) return [];
  return orderItems(paper).flatMap((item) => {
    if (!/保证|担保/u.test(item.text) || !/连带/u.test(item.text)) return [];
    const expected = "对债务人的财产依法强制执行后仍不能履行的部分承担保证责任";
    return [
      {
        rule: "DR-28",
        ...place(item),
        expected,
        zh: "理由认定为一般保证，主文却判连带责任",
        en: "Reasoned as a general guarantee, ordered as joint liability",
      },
    ];
  });
}

const TERM =
  /(?<kind>有期徒刑|拘役|管制)(?<term>[一二三四五六七八九十零又两\d个]{1,6}(?:年|个?月)(?:零|又)?(?:[一二三四五六七八九十\d]{1,3}个?月)?)/gu;
const SUSPENDED =
  /缓刑(?:考验期)?(?<term>[一二三四五六七八九十两\d]{1,3}(?:年|个?月)(?:零|又)?(?:[一二三四五六七八九十\d]{1,3}个?月)?)(?!的?(?:缓刑)?部分|的缓刑)/u;
const SERVED = /即?自(?<from>[^。；]{6,16}?日)起?(?:至|到)(?<to>[^。；]{6,16}?日)止?/u;
/** Days that were served or do not count move the last day: then only a person can say whether it is right. */
const SHIFTED = /扣除|折抵(?:后|刑期\d|[^一]{0,4}\d)|已(?:先行)?羁押|折抵[二三四五六七八九十\d]/u;

const PUT_OFF = /顺延|剩余|余刑|前罪|尚未执行|未执行完/u;

/** Months of a term: 三年六个月 is 42. */
function monthsOf(term: string): number | undefined {
  const match = /^(?:(?<years>[^年月]{1,4})年)?(?:零|又)?(?:(?<months>[^年月]{1,3}?)个?月)?$/u.exec(term);
  const years = match?.groups?.["years"];
  const months = match?.groups?.["months"];
  if (!match || (years === undefined && months === undefined)) return undefined;
  const [y, m] = [years === undefined ? 0 : parseNumber(years), months === undefined ? 0 : parseNumber(months)];
  return y === undefined || m === undefined ? undefined : y * 12 + m;
}

interface Term {
  readonly kind: string;
  readonly months: number;
  readonly start: number;
  readonly end: number;
  readonly isJoined: boolean;
}

function termsOf(item: OrderItem): Term[] {
  return [...item.text.matchAll(TERM)].flatMap((match) => {
    const months = monthsOf(match.groups?.["term"] ?? "");
    const kind = match.groups?.["kind"] ?? "";
    const isJoined = /(?:决定|合并|总和|共)[^，。；]{0,6}$/u.test(item.text.slice(0, match.index));
    const start = item.start + match.index;
    return months === undefined ? [] : [{ kind, months, start, end: start + match[0].length, isJoined }];
  });
}

const KIND = (word: string): string => (word === "有期徒刑" ? "fixed term" : word);

/** Terms of imprisonment: inside what the law allows, probation fits, and the stated days fit the term (DR-30, DT-05). */
export function checkTerms(paper: Paper, facts: Facts): Draftmark[] {
  const { matter, form } = paper;
  if (matter !== "criminal" || form !== "judgment") return [];
  return accusedItems(paper).flatMap((item) => {
    const terms = termsOf(item);
    const last = terms.findLast(({ isJoined }) => isJoined) ?? terms.at(-1);
    return [
      ...terms.flatMap((term) => rangeMarks(term, facts)),
      ...probationMarks(item, terms, facts),
      ...(last ? servedMarks(item, last, terms) : []),
    ];
  });
}

const EARLIER = /(?:判决书?|裁定书?|号)[^。；]{0,16}$/u;

/** Words about another judgment: one that is kept or set aside here, or an earlier sentence. */
function isEarlier(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const item = before.slice(
    Math.max(...[...before.matchAll(/[一二三四五六七八九十]{1,3}、/gu)].map(({ index }) => index), 0),
  );
  return EARLIER.test(before) || /维持|撤销/u.test(item);
}

/** Parts of the order by accused: each 被告人…犯 begins one. */
function accusedItems({ order }: Paper): OrderItem[] {
  if (!order) return [];
  const heads = [
    ...order.text.matchAll(/(?:[一二三四五六七八九十]{1,3}、\s?)?(?:原审)?(?:被告人|上诉人)[^，。；]{2,20}?犯/gu),
  ];
  const own = heads.filter((head) => !isEarlier(order.text, head.index + head[0].search(/[原被上]/u)));
  const starts = own.map(({ index }) => index);
  return starts.map((from, at) => {
    const to = starts[at + 1] ?? order.text.length;
    return { text: order.text.slice(from, to), start: order.start + from, end: order.start + to };
  });
}

function rangeMarks({ kind, months, start, end, isJoined }: Term, { rules }: Facts): Draftmark[] {
  const range = rules.terms[kind];
  const most = isJoined ? range?.mostJoined : range?.most;
  if (!range || most === undefined || (months >= range.least && months <= most)) return [];
  const zh = `${kind}应在${range.least}个月以上${most}个月以下`;
  return [{ rule: "DR-30", start, end, zh, en: `The ${KIND(kind)} lies outside ${range.least} to ${most} months` }];
}

/** Probation stands for the term just before it. */
function probationMarks(item: OrderItem, terms: readonly Term[], { rules }: Facts): Draftmark[] {
  const match = SUSPENDED.exec(item.text);
  if (!match) return [];
  const start = item.start + match.index;
  const term = terms.findLast(({ end }) => end <= start);
  const rule = term && rules.probation[term.kind];
  const months = monthsOf(match.groups?.["term"] ?? "");
  if (!rule || months === undefined) return [];
  const mark = (zh: string, en: string): Draftmark => ({ rule: "DR-30", start, end: start + match[0].length, zh, en });
  const least = Math.max(rule.least, term.months);
  const marks: Draftmark[] = [];
  if (term.months > rule.mostTerm)
    marks.push(mark(`${term.kind}超过${rule.mostTerm}个月，不得宣告缓刑`, "Too long a term for probation"));
  if (months < least || months > rule.most) {
    const zh = `缓刑考验期应在${least}个月以上${rule.most}个月以下`;
    marks.push(mark(zh, `Probation lies outside ${least} to ${rule.most} months`));
  }
  return marks;
}

function dayIn(text: string | undefined): Day | undefined {
  return text === undefined ? undefined : findDates(text).find(({ precision }) => precision === "day")?.day;
}

const TOLERATED_DAYS = 1;

function servedMarks(item: OrderItem, term: Term, terms: readonly Term[]): Draftmark[] {
  const match = SERVED.exec(item.text);
  const [from, to] = [dayIn(match?.groups?.["from"]), dayIn(match?.groups?.["to"])];
  if (!match || !from || !to) return [];
  const start = item.start + match.index;
  const place = { rule: "DR-30", start, end: start + match[0].length } as const;
  if (to <= from) return [{ ...place, zh: "刑期截止日不晚于起始日", en: "The term ends before it begins" }];
  return isClear(item, term, terms) ? lastDayMarks(place, { item, term, from, to }) : [];
}

/** One term runs, and nothing in the item puts off its end. Control (管制) counts custody twice (刑法 41). */
function isClear(item: OrderItem, term: Term, terms: readonly Term[]): boolean {
  return (terms.length === 1 || term.isJoined) && term.kind !== "管制" && !PUT_OFF.test(item.text);
}

function lastDayMarks(
  place: Pick<Draftmark, "rule" | "start" | "end">,
  { item, term, from, to }: { item: OrderItem; term: Term; from: Day; to: Day },
): Draftmark[] {
  const right = lastDayOfTerm(from, term.months);
  if (near(right, to) || isExplained(item.text, to, right)) return [];
  const length = `${Math.floor(term.months / 12)}年${term.months % 12}个月`;
  return [
    {
      ...place,
      severity: "error",
      expected: `自${formatDay(from)}起至${formatDay(right)}止`,
      zh: `按${length}计算，刑期应至${formatDay(right)}止；如有折抵，请写明`,
      en: "The last day does not fit the term; say so if custody is counted",
    },
  ];
}

/** Custody that was served and ended earlier brings the last day forward; it never puts it off. */
function isExplained(text: string, to: Day, right: Day): boolean {
  return to < right && (to.slice(5) !== right.slice(5) || SHIFTED.test(text));
}

function near(one: Day, other: Day): boolean {
  return Math.abs(daysBetween(one, other)) <= TOLERATED_DAYS;
}

const CHARGE = /犯(?<charge>[\u4e00-\u9fff、（）]{2,24}?罪)(?=[，,。；;、（(\s]|判处|免予|处)/gu;

/** A charge of the order was named in the reasoning (DR-30). */
export function checkCharges(paper: Paper): Draftmark[] {
  const { matter, form, order, reasoning } = paper;
  if (matter !== "criminal" || form !== "judgment" || !order || !reasoning) return [];
  const reasons = squeezed(reasoning);
  return [...order.text.matchAll(CHARGE)].flatMap((match): Draftmark[] => {
    const charge = match.groups?.["charge"] ?? "";
    const core = charge.replace(/罪$/u, "");
    const before = order.text.slice(0, match.index).replace(/(?:被告人|上诉人)[^，。；]{2,16}$/u, "");
    if (/(?:因|原|曾|前|所)$/u.test(before) || isEarlier(order.text, before.length)) return [];
    if (reasons.includes(core) || core.split("、").every((part) => reasons.includes(part))) return [];
    const start = order.start + match.index + 1;
    const zh = `主文的罪名“${charge}”在本院认为部分没有出现`;
    return [
      { rule: "DR-30", start, end: start + charge.length, zh, en: "The charge of the order is not in the reasoning" },
    ];
  });
}
