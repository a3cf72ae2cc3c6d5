import type { Paper, PaperPage } from "../../engine/evidence/paper.ts";
import { findInstructions } from "../../engine/text/injection.ts";
import { isPersonName } from "../../engine/text/party-labels.ts";
import { splitSentences } from "../../engine/text/sentences.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { Hearing, Quoted } from "./schema.ts";

const LONGEST_REASONS = 1500;
const LONGEST_PASSAGE = 400;

const compact = (text: string): string => text.replace(/\s+/gu, "");

function passage(page: PaperPage, start: number, end: number): Passage {
  const stop = Math.min(end, start + LONGEST_PASSAGE);
  return { original: page.original, page: page.number, start, end: stop, quote: page.text.slice(start, stop) };
}

interface Sentence {
  readonly page: PaperPage;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isOrder: boolean;
}

/** All sentences of a paper in order; those that speak to the system are marked and never written into a draft (XZ-01). */
function sentencesOf(paper: Paper): Sentence[] {
  return paper.pages.flatMap((page) => {
    const orders = findInstructions(page.text);
    return splitSentences(page.text).map(({ start, end, text }) => ({
      page,
      start,
      end,
      text: compact(text),
      isOrder: orders.some((order) => order.start < end && start < order.end),
    }));
  });
}

const REASONS = /事实(?:与|和|及)理由[:：]?/u;
const END_OF_REASONS = /^(?:此致|具状人|起诉人|附[:：]|证据清单)/u;
/** Address to the court, prayer and page numbers are no facts of the case. */
const NOT_A_FACT = /贵院|此致|^第\d+页|^\d+$|共\d+页$/u;

/** Facts and reasons (事实与理由) of the complaint in its words, and how many sentences were left out as orders to the system. */
export function readReasons(paper: Paper, isChecked: boolean): { reasons: Quoted | null; ordersLeftOut: number } {
  const sentences = sentencesOf(paper);
  const head = sentences.findIndex(({ text }) => REASONS.test(text));
  if (head < 0) return { reasons: null, ordersLeftOut: 0 };
  const kept: Sentence[] = [];
  let length = 0;
  let ordersLeftOut = 0;
  for (const [index, sentence] of sentences.slice(head).entries()) {
    const text = index === 0 ? sentence.text.slice(sentence.text.search(REASONS)).replace(REASONS, "") : sentence.text;
    if (END_OF_REASONS.test(text) || length + text.length > LONGEST_REASONS) break;
    if (sentence.isOrder) ordersLeftOut++;
    if (text === "" || sentence.isOrder || NOT_A_FACT.test(text)) continue;
    kept.push({ ...sentence, text });
    length += text.length;
  }
  if (kept.length === 0) return { reasons: null, ordersLeftOut };
  const text = kept
    .map((sentence) => sentence.text)
    .join("")
    .replace(/[【】]/gu, "");
  return { reasons: { text, passages: stretches(kept), isChecked }, ordersLeftOut };
}

/** One passage for each page that the sentences stand on. */
function stretches(sentences: readonly Sentence[]): Passage[] {
  const pages = [...new Set(sentences.map(({ page }) => page))];
  return pages.flatMap((page) => {
    const [first] = sentences.filter((sentence) => sentence.page === page);
    return first ? [passage(page, first.start, first.end)] : [];
  });
}

const BENCH: readonly (readonly [Hearing["bench"][number]["role"], RegExp])[] = [
  ["presiding", /审判长\s?[:：]?\s?([\u4e00-\u9fff]{2,4})(?=[、，,。；;\s]|$)/gu],
  ["judge", /(?<!代理)审判员\s?[:：]?\s?([\u4e00-\u9fff]{2,4})(?=[、，,。；;\s]|$)/gu],
  ["assessor", /人民陪审员\s?[:：]?\s?([\u4e00-\u9fff]{2,4})(?=[、，,。；;\s]|组成|$)/gu],
  ["assistant", /法官助理\s?[:：]?\s?([\u4e00-\u9fff]{2,4})(?=[、，,。；;\s]|$)/gu],
  ["clerk", /书记员\s?[:：]?\s?([\u4e00-\u9fff]{2,4})(?=[、，,。；;\s]|$)/gu],
];

function benchOf(paper: Paper): Hearing["bench"] {
  const named = paper.pages.flatMap((page) =>
    BENCH.flatMap(([role, pattern]) =>
      [...page.text.matchAll(pattern)].map((match) => ({
        role,
        name: match[1] ?? "",
        passages: [passage(page, match.index, match.index + match[0].length)],
      })),
    ),
  );
  const seats = named.filter(({ name }) => isPersonName(name));
  return seats.filter(({ name }, at) => seats.findIndex((other) => other.name === name) === at);
}

const ABSENT = /未到庭|没有到庭|拒不到庭|缺席/u;
const ISSUES = /(?:归纳|本案)?[^。；\n]{0,6}争议\s?焦点[^。：:]{0,6}[:：]\s?(?<issues>[^。]{4,400}。)/u;
const PUBLIC = /是否公开(?:审理)?\s?[:：]?\s?(?<no>不)?公开|(?<not>不)公开开庭|公开开庭/u;

/** What the record of the hearing says of its course (庭审经过); names that are looked for come from the case fields. */
export function readHearing(paper: Paper, names: readonly string[], isChecked: boolean): Hearing {
  const sentences = sentencesOf(paper).filter(({ isOrder }) => !isOrder);
  const text = compact(paper.pages.map((page) => page.text).join("\n"));
  const open = PUBLIC.exec(text);
  const groups = open?.groups ?? {};
  const [first] = paper.pages;
  return {
    isPublic: open ? groups["no"] === undefined && groups["not"] === undefined : null,
    named: names.filter((name) => name !== "" && text.includes(name)),
    absences: sentences
      .filter((sentence) => ABSENT.test(sentence.text))
      .map(({ page, start, end, text: said }) => ({ text: said, passages: [passage(page, start, end)], isChecked })),
    bench: benchOf(paper),
    issues: issuesOf(paper, isChecked),
    passages: first && first.text.trim() !== "" ? [headline(first)] : [],
  };
}

/** The first words of the record stand for the record as a whole. */
function headline(page: PaperPage): Passage {
  const start = page.text.length - page.text.trimStart().length;
  return passage(page, start, Math.min(page.text.trimEnd().length, start + 40));
}

function issuesOf(paper: Paper, isChecked: boolean): Quoted | null {
  for (const page of paper.pages) {
    const match = ISSUES.exec(page.text);
    const issues = match?.groups?.["issues"];
    if (!match || issues === undefined) continue;
    const start = match.index + match[0].indexOf(issues);
    const text = compact(issues).replace(/[【】]/gu, "");
    return { text, passages: [passage(page, start, start + issues.length)], isChecked };
  }
  return null;
}

const AGREED = /(?:达成|自愿达成)[^。：:]{0,10}协议[^。：:]{0,6}[:：]/u;
const ITEM =
  /(?:^|[\n。；;])\s*(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.．、])(?<item>[^\n]*(?:\n(?!\s*(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.．、]))[^\n]+)*)/gu;
const END_OF_AGREEMENT = /(?:上述|以上)(?:调解)?协议|双方(?:当事人)?(?:签名|签字)|审[:：]|书[:：]/u;

/** The numbered items of an agreement in a record of mediation (调解协议), as they are written there. */
export function readAgreement(paper: Paper, isChecked: boolean): Quoted[] {
  for (const page of paper.pages) {
    const opening = AGREED.exec(page.text);
    if (!opening) continue;
    const from = opening.index + opening[0].length;
    const rest = page.text.slice(from);
    const end = END_OF_AGREEMENT.exec(rest)?.index ?? rest.length;
    return [...rest.slice(0, end).matchAll(ITEM)].flatMap((match) => {
      const item = match.groups?.["item"] ?? "";
      const start = from + match.index + match[0].indexOf(item);
      const text = compact(item)
        .replace(/[。；;]$/u, "")
        .replace(/[【】]/gu, "");
      if (text === "" || findInstructions(item).length > 0) return [];
      return [{ text, passages: [passage(page, start, start + item.trimEnd().length)], isChecked }];
    });
  }
  return [];
}
