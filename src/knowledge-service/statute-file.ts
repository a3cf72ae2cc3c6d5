import { basename } from "node:path";
import { parseNumber } from "../engine/text/numerals.ts";
import { Day } from "../vocabulary/day.ts";
import type { LawRank } from "../vocabulary/law.ts";
import { LawVersion, lawKeyOf } from "./law-version.ts";
import { readStatuteText } from "./statute-text.ts";

/** Lines of a Markdown statute without its marks: headings, bold, comments, links, front matter. */
export function markdownLines(text: string): string[] {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/u, "")
    .replace(/<!--[\s\S]*?-->/gu, "")
    .split(/\r?\n/u)
    .map((line) =>
      line
        .replace(/^\s*(?:#{1,6}|>|[-*+](?=\s))\s*/u, "")
        .replace(/\*\*|__|`|\[\^?\d+\]/gu, "")
        .replace(/\[([^\]]*)\]\([^)]*\)/gu, "$1"),
    );
}

/** One statute from its lines: the first line that is no mark is the title. Undefined when no article is in it. */
export function readStatute(lines: readonly string[], file: string): LawVersion | undefined {
  const filled = lines.map((line) => line.replace(/[\u3000\u00a0\ufeff]/gu, " ").trim()).filter((line) => line !== "");
  const { title, rest } = takeTitle(filled);
  const { preamble, articles, appendix } = readStatuteText(rest);
  if (title === undefined || articles.length === 0) return undefined;
  const head = preamble.join("\n");
  const issuedOn = issueDay(head) ?? dayInName(file);
  const last = articles.slice(-3).map(({ text }) => text);
  const issuer = issuerOf(head, title);
  return LawVersion.parse({
    key: lawKeyOf(title),
    title: title.replace(/^《(.*)》$/u, "$1"),
    rank: rankOf(title, issuer),
    issuer,
    issuedOn,
    from: [head, ...last.reverse()].map((text) => firstDayInForce(text, issuedOn)).find((day) => day !== null) ?? null,
    until: null,
    status: "effective",
    source: basename(file),
    articles: [...articles],
    history: historyLines(head),
    preamble: preamble.slice(datedLines(preamble)).join("\n") || null,
    appendix: appendix.join("\n") || null,
  });
}

/** Lines of the head that say who passed, amended or published the text and when (公布、修正沿革). */
function historyLines(head: string): string[] {
  return head
    .replace(/[（()）]/gu, "\n")
    .split(/\n|(?<=(?:通过|修正|修订|公布|发布|施行))[\s；;，,]+(?=根据|自|\d{4})/u)
    .map((line) => line.trim())
    .filter((line) => new RegExp(DATE, "u").test(line) && ACT.test(line));
}

/** How many lines at the head are dates and acts: the preamble begins behind them. */
function datedLines(preamble: readonly string[]): number {
  return preamble.findLastIndex((line) => new RegExp(DATE, "u").test(line) && ACT.test(line) && line.length < 400) + 1;
}

/** A long title is set on several lines; they end where the bracket with the dates or the first heading begins. */
function takeTitle(lines: readonly string[]): { title: string | undefined; rest: readonly string[] } {
  const first = lines[0];
  if (first === undefined) return { title: undefined, rest: [] };
  const second = lines[1] ?? "";
  const goesOn = /(?:关于|适用|若干|问题|的)$/u.test(first) && !/^[(（\d目第]/u.test(second);
  const title = (goesOn ? first + second : first).replace(/\s+/gu, "");
  return { title, rest: lines.slice(goesOn ? 2 : 1) };
}

const DATE =
  "(\\d{4}|[〇零一二三四五六七八九]{4})\\s*年\\s*(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*月\\s*(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*日";

const ACT = /通过|修正|修订|修改|公布|发布|颁布|施行/u;

/** The last day on which the text was passed, amended or published: that act made this version. */
function issueDay(head: string): Day | null {
  const acts = [...head.matchAll(new RegExp(`${DATE}[^年]{0,80}?(?:通过|修正|修订|修改|公布|发布|颁布)`, "gu"))];
  return (
    acts
      .map(dayOf)
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}

function firstDayInForce(text: string, issuedOn: Day | null): Day | null {
  const dated = new RegExp(`自?${DATE}\\s*起?\\s*(?:施行|实施|生效)`, "u").exec(text);
  if (dated) return dayOf(dated);
  return /自(?:公布|发布|颁布)之日起(?:施行|实施|生效)/u.test(text) ? issuedOn : null;
}

function dayInName(file: string): Day | null {
  return Day.safeParse(/\d{4}-\d{2}-\d{2}/u.exec(basename(file))?.[0]).data ?? null;
}

function dayOf(match: RegExpMatchArray): Day | null {
  const [year, month, date] = match.slice(1, 4).map((part) => String(parseNumber(part) ?? 0));
  return Day.safeParse(`${year}-${month?.padStart(2, "0")}-${date?.padStart(2, "0")}`).data ?? null;
}

const ISSUER =
  /全国人民代表大会常务委员会|全国人民代表大会(?!常务)|最高人民法院、最高人民检察院|最高人民法院|最高人民检察院|国务院/u;

function issuerOf(head: string, title: string): string | null {
  return ISSUER.exec(title)?.[0] ?? ISSUER.exec(head)?.[0] ?? null;
}

/** Rank by title and issuer (立法法): a text that fits none is "other". */
export function rankOf(title: string, issuer: string | null): LawRank {
  const name = lawKeyOf(title);
  if (name.startsWith("宪法")) return "constitution";
  if (name.startsWith("最高人民") || issuer?.startsWith("最高人民")) return "judicial-interpretation";
  if (/(?:法|法典|决定|修正案.*)$/u.test(name) && !name.endsWith("办法")) return "law";
  if (issuer === "国务院" || name.endsWith("条例")) return "administrative-regulation";
  return /(?:规定|办法|规则|细则)$/u.test(name) ? "departmental-rule" : "other";
}
