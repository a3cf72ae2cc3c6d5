import { anyOf } from "../text/entities/entity.ts";
import type { DrugMention } from "./drug-facts-mentions.ts";
import {
  accusedAt,
  listBehind,
  type Reading,
  sentenceEnd,
  sentenceStart,
  subjects,
  within,
} from "./drug-facts-reading.ts";

/** A sale of drugs and the sentences that tell it; no buyer where none is named. */
export interface Sale {
  readonly seller: DrugMention;
  readonly buyer: DrugMention | null;
  readonly start: number;
  readonly end: number;
}

/**
 * Sales of drugs (贩卖): 贩卖给 and 交给 hand over, 向…贩卖 offers, 从…购买 buys; and buyers named by their role where an accused
 * sells. A sale whose buyer is not named has none.
 */
export function salesIn(reading: Reading): Sale[] {
  const { text, words } = reading;
  if (!RegExp(anyOf([...words.sells, ...words.buys]), "u").test(text)) return [];
  return [
    ...handed(reading),
    ...offered(reading),
    ...traded(reading),
    ...bought(reading),
    ...boughtOfHim(reading),
    ...agreed(reading),
  ];
}

/** 贩卖…给某某, 交给某某: the persons listed behind 给 bought. */
function handed(reading: Reading): Sale[] {
  const { text, persons, words } = reading;
  const pattern = RegExp(`${anyOf(words.hands)}(?:[^。；，]{0,24}?[，]?[^。；，]{0,20}?)??(?:给(?:了)?|予)`, "gu");
  return [...text.matchAll(pattern)].flatMap((match) => {
    const from = match.index + match[0].length;
    const isMoney = /^[交付递送拿]/u.test(match[0]) && MONEY.test(text.slice(Math.max(0, match.index - 24), from));
    return isMoney ? [] : salesTo(reading, listBehind(text, persons, from), match.index, from);
  });
}

/** Money that is handed over (将毒资210元交给) is no sale; a price (以300元的价格) is not handed over. */
const MONEY =
  /(?:将|把)[^，。；价]{0,16}(?:元|毒资|现金|好处)[^，。；价]{0,10}$|[交付递送拿][^，。；价]{0,8}(?:元|现金|毒资)[^，。；]{0,4}给?$/u;

/** 与某某进行毒品交易: the persons behind 与 bought; where they are accused, the one named before did. */
function traded(reading: Reading): Sale[] {
  const { text, persons } = reading;
  return [...text.matchAll(/[与和](?=[^。；，]{2,20}(?:毒品交易|交易(?:毒品|完|时|，|。)))/gu)].flatMap((match) => {
    const from = match.index + 1;
    const isBuyer = ({ person }: DrugMention) => person?.role !== "accused";
    const before = subjects(reading, within(persons, sentenceStart(text, match.index), match.index)).filter(isBuyer);
    const behind = listBehind(text, persons, from);
    const buyers = behind.filter(isBuyer);
    return salesTo(reading, behind.length > 0 && buyers.length === 0 ? before.slice(-1) : buyers, match.index, from);
  });
}

/** 向某某贩卖: the persons between 向 and the verb bought. */
function offered(reading: Reading): Sale[] {
  const { text, persons, words } = reading;
  const pattern = RegExp(`(?:向|给)(?=[^。；]{0,60}?${anyOf(words.sells)})`, "gu");
  return [...text.matchAll(pattern)].flatMap((match) => {
    const from = match.index + 1;
    const verb = text.slice(from, sentenceEnd(text, from)).search(RegExp(anyOf(words.sells), "u"));
    const buyers = listBehind(text, persons, from).filter(({ end }) => end <= from + verb);
    if (RegExp(`${anyOf(words.buys)}|约定`, "u").test(text.slice(buyers.at(-1)?.end ?? from, from + verb))) return [];
    return salesTo(reading, buyers, match.index, from + verb);
  });
}

function salesTo(reading: Reading, buyers: readonly DrugMention[], start: number, end: number): Sale[] {
  const { text } = reading;
  const seller = sellerBefore(reading, start, buyers);
  return seller
    ? buyers.map((buyer) => ({ seller, buyer, start: sentenceStart(text, start), end: sentenceEnd(text, end) }))
    : [];
}

/** The subject of a sale: the accused of its sentence, else the one named last before it, else the accused of the text. */
function sellerBefore(reading: Reading, at: number, buyers: readonly DrugMention[]): DrugMention | undefined {
  const names = buyers.map(({ text }) => text);
  const others = reading.persons.filter(({ text }) => !names.includes(text));
  const before = subjects(reading, within(others, sentenceStart(reading.text, at), at));
  const accused = before.filter(({ person }) => person?.role === "accused");
  return accused.at(-1) ?? before.at(-1) ?? accusedAt({ ...reading, persons: others }, at);
}

/** Words between a name and a verb of buying that part them: things were seized from him, or bought from another. */
const BROKEN = /[从向]|身上|手中查|收缴|缴获|查获|搜|扣押|提取/u;

/** 从某某处购买, 向某某购买: the person behind 从 or 向 sold, the one named before bought. */
function bought(reading: Reading): Sale[] {
  const { text, persons, words } = reading;
  const pattern = RegExp(
    `(?:从|向|找|跟|在|由)(?:一名|一个)?(?:绰号|外号|名叫|叫)?(?=[^。；]{1,70}?${anyOf(words.buys)})`,
    "gu",
  );
  return [...text.matchAll(pattern)].flatMap((match): Sale[] => {
    const from = match.index + match[0].length;
    const stop = sentenceEnd(text, from);
    const verb = text.slice(from, stop).search(RegExp(anyOf(words.buys), "u"));
    const seller = listBehind(text, persons, from).find(({ end }) => end <= from + verb);
    const between = seller ? text.slice(seller.end, from + verb) : "";
    if (!seller || BROKEN.test(between) || RegExp(anyOf(words.sells), "u").test(between)) return [];
    const start = sentenceStart(text, match.index);
    const before = subjects(reading, within(persons, start, match.index));
    const accused = before.filter(({ person }) => person?.role === "accused");
    const subject = accused.at(-1) ?? before.at(-1) ?? accusedAt(reading, match.index);
    const buyer = subject && subject.text !== seller.text ? subject : undefined;
    return buyer ? [{ seller, buyer, start, end: stop }] : [];
  });
}

/** 向其购买, 从其手中购买: he is the accused named last, and who is named before bought. */
function boughtOfHim(reading: Reading): Sale[] {
  const { text, persons, words } = reading;
  const pattern = RegExp(`[向从](?:其|他)(?:手中|手里|处|那里)?(?=[^。；，]{0,6}${anyOf(words.buys)})`, "gu");
  return [...text.matchAll(pattern)].flatMap((match): Sale[] => {
    const start = sentenceStart(text, match.index);
    const isBuyer = ({ person }: DrugMention) => person?.role !== "accused";
    const buyer = subjects(reading, within(persons, start, match.index))
      .filter(isBuyer)
      .at(-1);
    const seller = accusedAt(reading, match.index);
    return buyer && seller && isBuyer(buyer) && !isBuyer(seller)
      ? [{ seller, buyer, start, end: sentenceEnd(text, match.index) }]
      : [];
  });
}

/** Buyers by their role (吸毒人员某某, 购毒人员某某) in a paper in which an accused sells; and sales without a named buyer. */
function agreed(reading: Reading): Sale[] {
  const { text, persons, words } = reading;
  const verb = RegExp(`(?<!抓获)${anyOf(words.sells)}(?!家|淫|毒品的)`, "u").exec(text);
  if (!verb || /容留/u.test(text)) return [];
  const start = sentenceStart(text, verb.index);
  const seller = accusedAt(reading, verb.index);
  if (!seller) return [];
  const isGuest = ({ start, end: until }: DrugMention) =>
    /(?:与|和|容留)[^，。；]{0,20}$/u.test(text.slice(Math.max(0, start - 20), start)) &&
    /^[^，。；]{0,20}吸食/u.test(text.slice(until, until + 30));
  const buyers = persons.filter((one) => one.person?.said === "buyer" && !isGuest(one));
  const end = sentenceEnd(text, verb.index);
  return [{ seller, buyer: null, start, end }, ...buyers.map((buyer) => sellerSale(reading, buyer))];
}

function sellerSale(reading: Reading, buyer: DrugMention): Sale {
  const seller = accusedAt(reading, sentenceEnd(reading.text, buyer.end)) ?? buyer;
  return {
    seller,
    buyer,
    start: sentenceStart(reading.text, buyer.start),
    end: sentenceEnd(reading.text, buyer.end),
  };
}
