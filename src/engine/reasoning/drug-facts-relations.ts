import type { DrugRelationKind, DrugWords } from "../../vocabulary/recognition.ts";
import { anyOf } from "../text/entities/entity.ts";
import type { DrugMention } from "./drug-facts-mentions.ts";
import { accusedAt, type Reading, sentenceEnd, sentenceStart, within } from "./drug-facts-reading.ts";
import { type Sale, salesIn } from "./drug-facts-sales.ts";

/** What one did with a drug or for another (毒品案件关系): who, to whom or with what, and the sentence that says so. */
export interface DrugRelation {
  readonly kind: DrugRelationKind;
  readonly head: DrugMention;
  readonly tail: DrugMention;
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
  return once([...shelters, ...sold, ...byName(text, dealt), ...kept]);
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

const SHELTER =
  /容留(?!他人吸毒|吸毒罪|吸毒他人)|(?:提供[^。；]{0,20}?给|邀请|邀约|招揽|明知)(?=[^。；]{0,60}(?:吸食|吸毒))/gu;

const TOGETHER =
  /(?:与|和|伙同|叫来|邀请|邀约|明知|喊来|召集)(?=[^。；]{2,60}(?:一起|共同|一同|先后)?[^。；]{0,14}(?:吸食|吸毒))/gu;

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
  const plain = named.filter((drug) => !isAnalysed(text, drug));
  return plain.length > 0 ? plain : named;
}

/** True where the words around a drug say what the laboratory found in it, not what it was called. */
function isAnalysed(text: string, { start, end }: DrugMention): boolean {
  const lead = text.slice(sentenceStart(text, start), start);
  return (
    /(?:检[出测验]|含|鉴定[^。；]{0,30}为(?:毒品)?)[^，。；（(]*$/u.test(lead) ||
    /^(?:含量|成[分份])/u.test(text.slice(end))
  );
}

/** Where one is said to deal in or keep a thing under the name it went by, its analysis adds nothing. */
function byName(text: string, relations: readonly DrugRelation[]): DrugRelation[] {
  const plain = relations.filter(({ tail }) => !isAnalysed(text, tail)).map(({ head }) => head.text);
  return relations.filter(({ head, tail }) => !plain.includes(head.text) || !isAnalysed(text, tail));
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
