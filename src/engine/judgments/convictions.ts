import type { Sentence } from "../../vocabulary/decided-case.ts";
import { findAmounts } from "../text/amounts.ts";
import { parseNumber } from "../text/numerals.ts";
import { convictedCharges } from "./charges.ts";
import type { Conviction } from "./judgment.ts";

const HEAD =
  /(?:^|[。;:、)\]]|判决)(?:原审|一审)?(?:被告人|被告单位|上诉人|上诉单位|原审被告人|被告|罪犯)?(?:\([^()]{1,20}\))?(?<name>[\u4e00-\u9fff·某×*xX\dA-Za-z()]{2,40}?)(?:犯(?!罪)|无罪)/gu;

/** Convictions by defendant in the operative part, compact; an item that keeps or sets aside an earlier judgment holds none. */
export function readConvictions(items: readonly string[]): Conviction[] {
  const found: Conviction[] = [];
  for (const item of items) {
    const words = item.replace(/\([^()]{0,400}(?:刑期|考验期|折抵|缴纳|先行羁押)[^()]{0,400}\)/gu, "。");
    // 维持…的定罪部分 and 撤销…的量刑部分 speak of the judgment below; 维持…，即被告人… says again what stands.
    const isBelow = /^(?:[一二三四五六七八九十\d]{1,3}[、.])?(?:维持|撤销)/u.test(words);
    const again = isBelow && /维持/u.test(words.slice(0, 6)) ? words.search(/即:?(?=.{0,20}(?:被告|上诉))/u) : 0;
    if (isBelow && again <= 0) continue;
    const said = words.slice(again).replace(/^即:?/u, ":");
    const heads = [...said.matchAll(HEAD)].filter(({ groups }) => isName(groups?.["name"] ?? ""));
    for (const [order, head] of heads.entries()) {
      const part = said.slice(head.index, heads[order + 1]?.index ?? said.length);
      const defendant = (head.groups?.["name"] ?? "").replace(/^\([^()]*\)/u, "");
      const sentence = readSentence(part);
      if (sentence) add(found, { defendant, charges: convictedCharges(part), sentence });
    }
  }
  return found;
}

/** Several charges of one defendant in sentences of their own: the joint sentence (数罪并罚) is longer than each of them. */
function add(found: Conviction[], conviction: Conviction): void {
  const at = found.findIndex(({ defendant }) => defendant === conviction.defendant);
  const before = found[at];
  if (!before) {
    found.push(conviction);
    return;
  }
  const charges = [...new Set([...before.charges, ...conviction.charges])];
  const isLonger = (conviction.sentence.months ?? 0) >= (before.sentence.months ?? 0);
  found[at] = { ...(isLonger ? conviction : before), charges };
}

function isName(name: string): boolean {
  return !/因犯|曾因|因涉|所犯|曾犯|撤销|维持|决定|并处|数罪|缓刑|判处|宣告|罪|号|判决|^对/u.test(name);
}

const TERM =
  /(?<kind>有期徒刑|拘役|管制)(?<term>[一二三四五六七八九十零两\d]{1,4}(?:年|个?月)(?:零|又|另)?(?:[一二三四五六七八九十\d]{1,3}个?月)?)/gu;
const PROBATION =
  /缓刑(?:考验期(?:限)?)?(?:为)?(?<term>[一二三四五六七八九十两\d]{1,3}(?:年|个?月)(?:零|又|另)?(?:[一二三四五六七八九十\d]{1,3}个?月)?)/gu;
const KINDS: Readonly<Record<string, Sentence["kind"]>> = {
  有期徒刑: "fixed-term",
  拘役: "detention",
  管制: "control",
};
/** 决定执行 names the joint sentence; 合并尚未执行的…, without it, a part of it. */
const JOINED = [/决定[^。;]{0,6}执行/u, /(?:合并|并罚后?|总和刑期[^。]{0,40}?)[^。;]{0,6}?执行(?!的)/u];

/** The sentence that is to be served: after 决定执行 where several are joined. */
export function readSentence(part: string): Sentence | undefined {
  const joined = JOINED.map((words) => words.exec(part)).find((match) => match !== null);
  const text = joined ? part.slice(joined.index) : part;
  const fine = fineIn(text) ?? (joined ? fineIn(part) : null);
  const term = termIn(text);
  if (part.includes("无罪")) return { kind: "acquitted", ...NO_TERM, fine: null };
  const grave = GRAVE.find(([, words]) => words.test(text))?.[0];
  if (grave !== undefined) return { kind: grave, ...NO_TERM, fine };
  if (term) return { ...term, fine };
  if (/免(?:予|于|除)(?:刑事)?处罚/u.test(text)) return { kind: "exempted", ...NO_TERM, fine: null };
  return fine === null ? undefined : { kind: "fine-only", ...NO_TERM, fine };
}

const NO_TERM = { months: null, probationMonths: null } as const;
const GRAVE: readonly (readonly [Sentence["kind"], RegExp])[] = [
  ["death-suspended", /死刑,?缓期/u],
  ["death", /判处死刑|执行死刑/u],
  ["life", /无期徒刑/u],
];

function termIn(text: string): Pick<Sentence, "kind" | "months" | "probationMonths"> | undefined {
  const { kind = "", term } = [...text.matchAll(TERM)][0]?.groups ?? {};
  const months = monthsOf(term);
  if (months === undefined) return undefined;
  const probation = [...text.matchAll(PROBATION)][0]?.groups?.["term"];
  return { kind: KINDS[kind] ?? "fixed-term", months, probationMonths: monthsOf(probation) ?? null };
}

/** Months of a term: 三年六个月 is 42; undefined for anything else. */
export function monthsOf(term: string | undefined): number | undefined {
  const match = /^(?:(?<years>[^年月]{1,3})年)?(?:零|又|另)?(?:(?<months>[^年月]{1,3}?)个?月)?$/u.exec(term ?? "");
  if (!match || term === undefined || term === "") return undefined;
  const { years, months } = match.groups ?? {};
  const [y, m] = [years, months].map((text) => (text === undefined ? 0 : parseNumber(text.replace("两", "二"))));
  return y === undefined || m === undefined ? undefined : y * 12 + m;
}

function fineIn(text: string): number | null {
  const at = text.search(/罚金/u);
  if (at < 0) return null;
  const [first] = findAmounts(text.slice(at, at + 40));
  return first?.fen ?? null;
}
