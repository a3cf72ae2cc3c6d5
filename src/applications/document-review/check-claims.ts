import { findAmounts, formatYuan } from "../../engine/text/amounts.ts";
import { toChineseNumber } from "../../engine/text/numerals.ts";
import type { Draftmark } from "./mark.ts";
import { isCivilFirst, type Paper, squeezed } from "./paper.ts";
import type { Facts } from "./schema.ts";

interface Claim {
  readonly number: number;
  readonly text: string;
  readonly amount: number | null;
}

const COSTS = /(?:受理费|诉讼费|保全费|公告费).{0,14}(?:承担|负担)/u;
const DISMISSAL = /驳回.{0,40}?诉讼请求/u;
const CLAIMS = /诉讼请求[^：:]{0,8}[:：](?<claims>[^。]{6,1500}。)/u;
const ITEM = /(?:^|[；;。])\s?(?:\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、|[（(]\d{1,2}[）)])/u;

/** Claims of the case record, else those that the text itself lists. */
export function claimsOf(paper: Paper, facts: Facts): Claim[] {
  if (facts.isOwn) {
    const recorded = recordedClaims(facts);
    if (recorded.length > 0) return recorded;
  }
  if (paper.matter !== "civil" || paper.instance === 2) return [];
  const listed = CLAIMS.exec(paper.text.slice(0, paper.reasoning?.start ?? paper.text.length))?.groups?.["claims"];
  const items = (listed ?? "").split(ITEM).filter((text) => text.trim().length > 3);
  return items.map((text, index) => ({ number: index + 1, text: text.trim(), amount: firstAmount(text) }));
}

function recordedClaims(facts: Facts): Claim[] {
  return facts.fields
    .flatMap(({ name, value }) => {
      const number = /^claims\.(\d+)\.text$/.exec(name)?.[1];
      if (number === undefined) return [];
      const amount = facts.fields.find((field) => field.name === `claims.${number}.amount`)?.value;
      return [{ number: Number(number), text: value, amount: amount === undefined ? null : Number(amount) }];
    })
    .sort((a, b) => a.number - b.number);
}

function firstAmount(text: string): number | null {
  return findAmounts(text)[0]?.fen ?? null;
}

/** An item of the order and its place. */
export interface OrderItem {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ITEM_MARK = /(?:^|(?<=[；;。\n）)\s]))\s*(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d))/gu;

/** Items of the order (判决项) by their numbers; an order without numbers is one item. */
export function orderItems({ order }: Paper): OrderItem[] {
  if (!order) return [];
  const starts = [...order.text.matchAll(ITEM_MARK)].map((match) => match.index);
  const cuts = starts.length === 0 ? [0] : starts;
  return cuts.map((from, at) => {
    const to = cuts[at + 1] ?? order.text.length;
    return { text: order.text.slice(from, to), start: order.start + from, end: order.start + to };
  });
}

function wordsIn(text: string, facts: Facts): string[] {
  return facts.rules.claimWords.filter((word) => text.includes(word));
}

function likeness(claim: Claim, text: string, facts: Facts): number {
  const words = wordsIn(claim.text, facts);
  const shared = words.filter((word) => text.includes(word)).length;
  const sums = claim.amount !== null && findAmounts(text).some(({ fen }) => fen === claim.amount) ? 2 : 0;
  return shared + sums;
}

/** Every claim is reasoned on and ordered or dismissed (DR-07). A draft whose places are still open is not blamed for them. */
export function checkCoverage(paper: Paper, facts: Facts): Draftmark[] {
  const { order, reasoning } = paper;
  if (!isCivilFirst(paper) || !order) return [];
  const [orderWords, reasons] = [squeezed(order), squeezed(reasoning)];
  const claims = claimsOf(paper, facts).filter(({ text, amount }) => !(amount === null && COSTS.test(text)));
  // A single claim is answered by whatever stands there; one without telling words cannot be looked for.
  const sought = claims.length === 1 ? [] : claims.filter(({ text }) => wordsIn(text, facts).length > 0);
  return sought.flatMap((claim): Draftmark[] => {
    if (orderWords.includes(`第${claim.number}项诉讼请求`) || reasons.includes("【由法官")) return [];
    const isOrdered = DISMISSAL.test(orderWords) || likeness(claim, orderWords, facts) > 0;
    const isReasoned =
      reasons.includes(`第${toChineseNumber(claim.number)}项诉讼请求`) || likeness(claim, reasons, facts) > 0;
    return [
      ...(isOrdered ? [] : [unanswered(claim, order.start, "order")]),
      ...(isReasoned || !reasoning ? [] : [unanswered(claim, reasoning.start, "reasoning")]),
    ];
  });
}

function unanswered({ number, text }: Claim, at: number, where: "order" | "reasoning"): Draftmark {
  const zh = where === "order" ? "主文没有裁判" : "本院认为部分没有说理";
  const en = where === "order" ? "is neither ordered nor dismissed" : "is not reasoned on";
  return {
    rule: "DR-07",
    start: at,
    end: at,
    expected: text,
    zh: `第${number}项诉讼请求“${text.slice(0, 60)}”${zh}`,
    en: `Claim ${number} ${en}`,
  };
}

/** What is ordered against what was claimed and what the judge decided (DR-10). */
export function checkOrderedSums(paper: Paper, facts: Facts): Draftmark[] {
  if (!isCivilFirst(paper)) return [];
  const claims = claimsOf(paper, facts).filter(({ amount }) => amount !== null);
  const items = orderItems(paper).filter(({ text }) => !DISMISSAL.test(text));
  const beyond = items.flatMap((item) => beyondClaim(item, claims, facts));
  return [...beyond, ...(facts.isOwn ? againstRulings(paper, facts) : [])];
}

/** The main sum of an item: the first that stands outside brackets. */
function mainSum({ text, start }: OrderItem): { fen: number; start: number; end: number } | undefined {
  const plain = text.replace(/[（(][^）)]*[）)]/gu, (inner) => "　".repeat(inner.length));
  const sum = findAmounts(plain)[0];
  return sum && { fen: sum.fen, start: start + sum.start, end: start + sum.end };
}

function beyondClaim(item: OrderItem, claims: readonly Claim[], facts: Facts): Draftmark[] {
  const sum = mainSum(item);
  if (!sum) return [];
  const [best] = claims
    .map((claim) => ({ claim, score: likeness(claim, item.text, facts) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const total = claims.reduce((all, { amount }) => all + (amount ?? 0), 0);
  const limit = best?.claim.amount ?? (claims.length > 0 ? total : undefined);
  // Items may join several claims: only what exceeds them all, or the one it plainly answers, is beyond the claims.
  const isBeyond =
    limit !== undefined && sum.fen > limit && (sum.fen > total || wordsIn(item.text, facts).length === 1);
  if (!isBeyond) return [];
  return [
    {
      rule: "DR-10",
      start: sum.start,
      end: sum.end,
      expected: `不超过${formatYuan(limit)}`,
      zh: `判决金额${formatYuan(sum.fen)}超出诉讼请求${formatYuan(limit)}`,
      en: `The sum ordered exceeds what was claimed (${limit / 100} yuan)`,
    },
  ];
}

function againstRulings(paper: Paper, facts: Facts): Draftmark[] {
  const { order } = paper;
  if (!order || facts.rulings.length === 0) return [];
  const sums = findAmounts(order.text).map(({ fen }) => fen);
  const lost = facts.rulings.some(({ result }) => result !== "granted");
  const unsaid = facts.rulings.filter(
    ({ result, amount }) => result !== "dismissed" && amount !== null && amount > 0 && !sums.includes(amount),
  );
  const place = { start: order.start, end: order.start } as const;
  return [
    ...unsaid.map(({ claim, amount }) => ({
      rule: "DR-10",
      ...place,
      expected: formatYuan(amount ?? 0),
      zh: `主文没有法官对第${claim}项请求裁判的金额${formatYuan(amount ?? 0)}`,
      en: `The order lacks the sum the judge granted on claim ${claim}`,
    })),
    ...(lost && !DISMISSAL.test(order.text)
      ? [
          {
            rule: "DR-07",
            ...place,
            expected: "驳回原告的其他诉讼请求",
            zh: "有诉讼请求未获全部支持，主文没有驳回其余请求",
            en: "Not everything was granted, yet the order dismisses nothing",
          },
        ]
      : []),
  ];
}

/** Main defences of the record that the reasoning does not take up (DR-08). */
export function checkDefences(paper: Paper, facts: Facts): Draftmark[] {
  const { reasoning } = paper;
  if (!facts.isOwn || !reasoning) return [];
  const reasons = squeezed(reasoning);
  if (reasons.includes("【由法官回应答辩意见")) return [];
  return facts.fields
    .filter(({ name }) => /^defence\.\d+\.text$/.test(name))
    .flatMap(({ value }): Draftmark[] => {
      const words = facts.rules.defenceWords.filter((word) => value.includes(word));
      if (words.length === 0 || words.some((word) => reasons.includes(word))) return [];
      return [
        {
          rule: "DR-08",
          start: reasoning.start,
          end: reasoning.start,
          expected: value,
          zh: `本院认为部分没有回应答辩意见“${value.slice(0, 60)}”`,
          en: "A defence is not answered in the reasoning",
        },
      ];
    });
}
