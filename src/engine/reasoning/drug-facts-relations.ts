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
    drugs: mentions.filter((one) => one.kind === "drug" && one.alias !== true && !isUrineTest(text, one)),
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

const SHELTER = /容留(?!他人吸毒|吸毒罪|吸毒他人)|(?:提供[^。；]{0,20}?给|邀请|招揽)(?=[^。；]{0,60}(?:吸食|吸毒))/gu;

const TOGETHER =
  /(?:与|和|伙同|叫来|邀请|喊来|召集)(?=[^。；]{2,60}(?:一起|共同|一同|先后)?[^。；]{0,14}(?:吸食|吸毒))/gu;

function sheltersIn(reading: Reading): DrugRelation[] {
  const isCharged = reading.text.includes("容留");
  const said = isCharged ? sheltered(reading, SHELTER) : [];
  // Where a paper tells of no sale and no keeping, using drugs together in one's own room is the shelter it means.
  const isOther = /卖|售|持有|查获|缴获|搜出/u.test(reading.text) && !isCharged;
  return said.length > 0 || isOther ? said : sheltered(reading, TOGETHER);
}

function sheltered(reading: Reading, pattern: RegExp): DrugRelation[] {
  const { text, persons } = reading;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const from = match.index + match[0].length;
    const stop = sentenceEnd(text, from);
    const use = text.slice(from, stop).search(/吸食|吸毒(?!人员|者)|注射|烫吸/u);
    const head = accusedAt(reading, match.index);
    const guests = within(persons, from, use < 0 ? stop : from + use).filter((guest) => guest.text !== head?.text);
    return head ? guests.map((tail) => ({ kind: "shelters" as const, head, tail })) : [];
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
  const pattern = RegExp(`${anyOf(words.hands)}(?:[^。；，]{0,24}[，]?[^。；，]{0,20})?(?:给(?:了)?|予)`, "gu");
  return [...text.matchAll(pattern)].flatMap((match) => {
    const from = match.index + match[0].length;
    return salesTo(reading, listBehind(text, persons, from), match.index, from);
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

/** Those of the persons who act in their sentence: not the ones behind 与, 向, 从, 为, 给. */
function subjects({ text }: Reading, persons: readonly DrugMention[]): DrugMention[] {
  return persons.filter(
    ({ start }) =>
      !/(?:与|和|向|从|给|为|找|跟|叫|经|系|联系|帮)(?:被告人|吸毒人员|购毒人员|朋友)?$/u.test(
        text.slice(Math.max(0, start - 8), start),
      ),
  );
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

/** The list of persons that begins directly at a place, a word of role before it allowed. */
function listBehind(text: string, persons: readonly DrugMention[], from: number): DrugMention[] {
  const list: DrugMention[] = [];
  let at = from;
  for (const person of within(persons, from, sentenceEnd(text, from))) {
    const gap = text.slice(at, person.start);
    const isNext =
      list.length === 0
        ? /^[^，。；、]{0,10}$/u.test(gap)
        : /^(?:[（(][^（）()]{1,30}[）)])?(?:等人)?(?:、|和|及|与|以及)[^，。；、]{0,8}$/u.test(gap);
    if (!isNext) break;
    list.push(person);
    at = person.end;
  }
  return list;
}

/** The drugs of a sale: those its sentence names, else those the laboratory found. */
function dealtIn({ seller, start, end }: Sale, reading: Reading): DrugRelation[] {
  const named = called(reading, start, end);
  return (named.length > 0 ? named : foundLater(reading, end)).map((tail) => ({
    kind: "deals-in",
    head: seller,
    tail,
  }));
}

/** The drugs a sentence names: as they were called, or as the laboratory found them where it calls them nothing else. */
function called({ text, drugs }: Reading, start: number, end: number): DrugMention[] {
  const named = within(drugs, start, end);
  const isAnalysed = (drug: DrugMention) => /(?:检[出测验]|含)[^，。；（(]*$/u.test(text.slice(start, drug.start));
  const plain = named.filter((drug) => !isAnalysed(drug));
  return plain.length > 0 ? plain : named;
}

/** The drugs of the first sentence behind a place that names any. */
function foundLater({ text, drugs }: Reading, at: number): DrugMention[] {
  const first = drugs.find((drug) => drug.start > at);
  return first ? within(drugs, first.start, Math.max(first.end, text.indexOf("。", first.start))) : [];
}

/** A test of urine finds what was taken, not what was kept or sold. */
function isUrineTest(text: string, { start }: DrugMention): boolean {
  const clause = text.slice(text.lastIndexOf("，", start), sentenceEnd(text, start));
  return /尿|检测试剂|联合检测|试剂|检测结果|阳性/u.test(clause);
}

/** Drugs seized from an accused whose papers tell of no sale of his (持有). */
function keptIn(
  reading: Reading,
  { sales, isShelter }: { sales: readonly Sale[]; isShelter: boolean },
): DrugRelation[] {
  const { text, drugs, words } = reading;
  const sellers = new Set(sales.map(({ seller }) => seller.text));
  const seizures = [...text.matchAll(RegExp(anyOf(words.seizes), "gu"))].flatMap((match) => {
    const head = accusedAt(reading, match.index);
    if (!head || sellers.has(head.text) || isShelter) return [];
    const [start, end] = [sentenceStart(text, match.index), sentenceEnd(text, match.index)];
    const behind = called(reading, match.index, end);
    return [{ head, end, found: behind.length > 0 ? behind : called(reading, start, end) }];
  });
  const first = seizures[0];
  if (!first) return [];
  const named = seizures.flatMap(({ head, found }) => found.map((tail) => ({ kind: "keeps" as const, head, tail })));
  if (named.length > 0) return named;
  const later = foundLater(reading, first.end);
  const isDrugSeized = /毒品|晶体|晶状|粉末|药丸|片剂|可疑物|疑似物|物质|检材/u.test(
    text.slice(first.end - 80, first.end + 80),
  );
  return (later.length > 0 ? later : isDrugSeized ? drugs : []).map((tail) => ({
    kind: "keeps" as const,
    head: first.head,
    tail,
  }));
}
