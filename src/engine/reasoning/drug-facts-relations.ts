import type { DrugRelationKind, DrugWords } from "../../vocabulary/recognition.ts";
import { anyOf } from "../text/entities/entity.ts";
import type { DrugMention } from "./drug-facts-mentions.ts";

/** What one did with a drug or for another (毒品案件关系): who, to whom or with what, and the sentence that says so. */
export interface DrugRelation {
  readonly kind: DrugRelationKind;
  readonly head: DrugMention;
  readonly tail: DrugMention;
}

interface Reading {
  readonly text: string;
  readonly persons: readonly DrugMention[];
  readonly drugs: readonly DrugMention[];
  readonly words: DrugWords;
}

interface Sale {
  readonly seller: DrugMention;
  readonly buyer: DrugMention | null;
  readonly start: number;
  readonly end: number;
}

/**
 * Who sold to whom, dealt in what, kept what and sheltered whom (毒品案件关系). The sentences of the allegation are read
 * one by one: 容留 gives shelter, 贩卖给, 向…贩卖 and 向…购买 give sales with both sides, and drugs seized from one whose
 * papers tell of no sale are kept. One relation is given once.
 */
export function drugRelations(text: string, mentions: readonly DrugMention[], words: DrugWords): DrugRelation[] {
  const reading: Reading = {
    text,
    persons: mentions.filter(({ kind }) => kind === "person"),
    drugs: mentions.filter(({ kind, alias }) => kind === "drug" && alias !== true),
    words,
  };
  const shelters = sheltersIn(reading);
  const sales = salesIn(reading);
  const sold = sales.flatMap(({ seller, buyer }): DrugRelation[] =>
    buyer && buyer.text !== seller.text ? [{ kind: "sells-to", head: seller, tail: buyer }] : [],
  );
  const dealt = sales.flatMap((sale) => dealtIn(sale, reading));
  const kept = keptIn(reading, { sales, isShelter: shelters.length > 0 });
  return once([...shelters, ...sold, ...dealt, ...kept]);
}

function once(relations: readonly DrugRelation[]): DrugRelation[] {
  const seen = new Set<string>();
  return relations.filter(({ kind, head, tail }) => {
    const key = `${kind} ${head.text} ${tail.text}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** The accused named last before a place, else the first accused of the text, else the person named last before. */
function accusedAt({ persons }: Reading, at: number): DrugMention | undefined {
  const accused = persons.filter(({ person }) => person?.role === "accused");
  const before = accused.filter(({ end }) => end <= at);
  return before.at(-1) ?? accused[0] ?? persons.filter(({ end }) => end <= at).at(-1) ?? persons[0];
}

function within(mentions: readonly DrugMention[], start: number, end: number): DrugMention[] {
  return mentions.filter((mention) => mention.start >= start && mention.end <= end);
}

function sentenceEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[。；\n]/u);
  return end < 0 ? text.length : at + end;
}

function sentenceStart(text: string, at: number): number {
  return Math.max(...["。", "；", "\n"].map((mark) => text.lastIndexOf(mark, at - 1))) + 1;
}

const SHELTER = /容留(?!他人吸毒|吸毒罪|吸毒他人)|(?:提供(?:场所|吸毒场所)[^。；]{0,10}?给|邀请|招揽)(?=[^。；]{0,60}(?:吸食|吸毒))/gu;

function sheltersIn(reading: Reading): DrugRelation[] {
  const { text, persons } = reading;
  if (!/容留/u.test(text)) return [];
  return [...text.matchAll(SHELTER)].flatMap((match) => {
    const from = match.index + match[0].length;
    const stop = sentenceEnd(text, from);
    const use = text.slice(from, stop).search(/吸食|吸毒(?!人员|者)|注射|烫吸/u);
    const head = accusedAt(reading, match.index);
    const guests = within(persons, from, use < 0 ? stop : from + use);
    return head ? guests.filter((guest) => guest.text !== head.text).map((tail) => ({ kind: "shelters" as const, head, tail })) : [];
  });
}

function salesIn(reading: Reading): Sale[] {
  const { text, words } = reading;
  if (!RegExp(anyOf([...words.sells, ...words.buys]), "u").test(text)) return [];
  return [...handed(reading), ...offered(reading), ...bought(reading), ...agreed(reading)];
}

/** 贩卖…给某某, 交给某某: the persons listed behind 给 bought. */
function handed(reading: Reading): Sale[] {
  const { text, persons, words } = reading;
  const pattern = RegExp(`${anyOf(words.hands)}(?:[^。；，]{0,24}[，]?[^。；，]{0,20})?给(?:了)?`, "gu");
  return [...text.matchAll(pattern)].flatMap((match) => {
    const from = match.index + match[0].length;
    const isSale = /卖|售/u.test(match[0]) || RegExp(anyOf(words.sells), "u").test(text);
    return isSale ? salesTo(reading, listBehind(text, persons, from), match.index, from) : [];
  });
}

/** 向某某贩卖: the persons between 向 and the verb bought. */
function offered(reading: Reading): Sale[] {
  const { text, persons, words } = reading;
  const pattern = RegExp(`(?:向|给|对)(?=[^。；]{0,60}?${anyOf(words.sells)})`, "gu");
  return [...text.matchAll(pattern)].flatMap((match) => {
    const from = match.index + 1;
    const verb = text.slice(from, sentenceEnd(text, from)).search(RegExp(anyOf(words.sells), "u"));
    const buyers = listBehind(text, persons, from).filter(({ end }) => end <= from + verb);
    return salesTo(reading, buyers, match.index, from + verb);
  });
}

function salesTo(reading: Reading, buyers: readonly DrugMention[], start: number, end: number): Sale[] {
  const { text } = reading;
  const seller = sellerBefore(reading, start, buyers);
  return seller ? buyers.map((buyer) => ({ seller, buyer, start: sentenceStart(text, start), end: sentenceEnd(text, end) })) : [];
}

/** The subject of a sale: the accused named last before it who is not the buyer. */
function sellerBefore(reading: Reading, at: number, buyers: readonly DrugMention[]): DrugMention | undefined {
  const names = buyers.map(({ text }) => text);
  const others = reading.persons.filter(({ text }) => !names.includes(text));
  return accusedAt({ ...reading, persons: others }, at);
}

/** 从某某处购买, 向某某购买: the person behind 从 or 向 sold, the one named before bought. */
function bought(reading: Reading): Sale[] {
  const { text, persons, words } = reading;
  const pattern = RegExp(`(?:从|向|找|跟|在|由)(?:一名|一个)?(?:绰号|外号|名叫|叫)?(?=[^。；]{1,70}?${anyOf(words.buys)})`, "gu");
  return [...text.matchAll(pattern)].flatMap((match): Sale[] => {
    const from = match.index + match[0].length;
    const stop = sentenceEnd(text, from);
    const verb = text.slice(from, stop).search(RegExp(anyOf(words.buys), "u"));
    const seller = listBehind(text, persons, from).find(({ end }) => end <= from + verb);
    const between = seller ? text.slice(seller.end, from + verb) : "";
    if (!seller || RegExp(anyOf(words.sells), "u").test(between)) return [];
    const start = sentenceStart(text, match.index);
    const subject = within(persons, start, match.index).at(-1) ?? accusedAt(reading, match.index);
    const buyer = subject && subject.text !== seller.text ? subject : undefined;
    return buyer ? [{ seller, buyer, start, end: stop }] : [];
  });
}

/** Buyers by their role (吸毒人员某某, 购毒人员某某) in a paper in which an accused sells; and sales without a named buyer. */
function agreed(reading: Reading): Sale[] {
  const { text, persons, words } = reading;
  const verb = RegExp(`(?:${anyOf(words.sells)})`, "u").exec(text);
  if (!verb || /容留/u.test(text)) return [];
  const start = sentenceStart(text, verb.index);
  const seller = accusedAt(reading, text.length);
  if (!seller) return [];
  const buyers = persons.filter(({ person }) => person?.said === "buyer");
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

/** The list of persons that begins directly at a place, a word of role before it allowed. */
function listBehind(text: string, persons: readonly DrugMention[], from: number): DrugMention[] {
  const list: DrugMention[] = [];
  let at = from;
  for (const person of within(persons, from, sentenceEnd(text, from))) {
    const gap = text.slice(at, person.start);
    const isNext = list.length === 0 ? /^[^，。；、]{0,10}$/u.test(gap) : /^(?:[（(][^（）()]{1,30}[）)])?(?:等人)?(?:、|和|及|与|以及)[^，。；、]{0,8}$/u.test(gap);
    if (!isNext) break;
    list.push(person);
    at = person.end;
  }
  return list;
}

/** The drugs of a sale: those its sentence names, else those the paper names behind it, as found by the laboratory. */
function dealtIn({ seller, start, end }: Sale, { drugs }: Reading): DrugRelation[] {
  const named = within(drugs, start, end);
  const later = drugs.filter((drug) => drug.start > end);
  return (named.length > 0 ? named : later.slice(0, 1)).map((tail) => ({ kind: "deals-in", head: seller, tail }));
}

/** Drugs seized from an accused whose papers tell of no sale of his (持有). */
function keptIn(reading: Reading, { sales, isShelter }: { sales: readonly Sale[]; isShelter: boolean }): DrugRelation[] {
  const { text, drugs, words } = reading;
  const seize = RegExp(anyOf(words.seizes), "gu");
  const sellers = new Set(sales.map(({ seller }) => seller.text));
  return [...text.matchAll(seize)].flatMap((match) => {
    const head = accusedAt(reading, match.index);
    if (!head || sellers.has(head.text) || isShelter) return [];
    const [start, end] = [sentenceStart(text, match.index), sentenceEnd(text, match.index)];
    const named = within(drugs, match.index, end);
    const later = drugs.filter((drug) => drug.start > end);
    const found = named.length > 0 ? named : within(drugs, start, end).length > 0 ? within(drugs, start, end) : later.slice(0, 1);
    return found.map((tail) => ({ kind: "keeps" as const, head, tail }));
  });
}
