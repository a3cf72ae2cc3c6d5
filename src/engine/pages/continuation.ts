import type { CataloguingRules } from "./cataloguing-rules.ts";
import { compact } from "./compact.ts";
import { layoutSignals } from "./layout-signals.ts";
import { numberSignals } from "./number-signals.ts";
import type { PageView } from "./page-view.ts";
import { type SplitSignal, signal } from "./split-signal.ts";

/** The paper so far: its pages in order, and what is known of it. */
export interface OpenPaper {
  readonly pages: readonly PageView[];
  readonly kind: string;
  readonly caseNumber: string | undefined;
}

/** All signals for the page that follows an open paper; the sum decides, more than zero is a new paper. */
export function splitSignals(
  paper: OpenPaper,
  page: PageView,
  context: { rules: CataloguingRules; pagesOf: (original: string) => number },
): SplitSignal[] {
  const last = paper.pages.at(-1);
  if (!last) return [{ weight: 9, note: "首页" }];
  const numbers = numberSignals(paper.pages, page);
  const continued = numbers.some(({ weight }) => weight <= -5);
  return [
    ...numbers,
    ...(continued ? [] : titleSignals(paper, last, page)),
    ...layoutSignals(last, page),
    ...fileSignals(last, page, context.pagesOf),
    ...caseNumberSignals(paper, page),
    ...flowSignals(last, page, context.rules),
    ...kindSignals(paper, page),
    ...signal(context.rules.singlePage.includes(paper.kind) && !continued, 2, "前一份通常只有一页"),
    { weight: -1, note: "无新文书迹象时连续归入前一份" },
  ];
}

function titleSignals(paper: OpenPaper, last: PageView, page: PageView): SplitSignal[] {
  const [title] = page.titles;
  if (!title) return untitledSignals(page);
  if (title.kind === paper.kind && isRunningTitle(last, page)) return signal(true, -5, "标题是每页重复的页眉");
  // At the left edge it may be a heading inside a paper.
  const weight = title.line.prominence < CENTRED ? 3 : title.manner === "near" ? 4 : 5;
  return signal(true, weight, `新的标题“${title.text}”`);
}

function untitledSignals({ heading, letterhead, opening }: PageView): SplitSignal[] {
  if (heading) return signal(true, 4, `新的标题“${heading.text}”`);
  return [...signal(letterhead, 3, "新的机关名称抬头"), ...signal(opening !== undefined, 5, "新的开头语")];
}

/** Tables and records repeat their title on every page: the account, or number and speech, show that they go on. */
function isRunningTitle(last: PageView, page: PageView): boolean {
  if (last.layout.layout === "transactions") return sameAccount(last, page);
  return isNextBare(last, page) && talks(last) && talks(page);
}

/** Prominence from which a title stands in the middle of the page. */
const CENTRED = 0.5;

function isNextBare(last: PageView, page: PageView): boolean {
  return last.number !== undefined && page.number?.number === last.number.number + 1;
}

/** Questions and answers as a record has them. */
function talks({ rows }: PageView): boolean {
  return rows.filter(({ text }) => SPEECH.test(text)).length >= 3;
}

const SPEECH = /^[\u4e00-\u9fff]{1,4}[:：]/u;
const ACCOUNT = /(?:账号|卡号|账户)[::]?(\d[\d*]{7,})/u;

function accountOf({ sheet }: PageView): string | undefined {
  return ACCOUNT.exec(compact(sheet.text))?.[1];
}

function sameAccount(last: PageView, page: PageView): boolean {
  const account = accountOf(page);
  return account !== undefined && account === accountOf(last);
}

function fileSignals(last: PageView, page: PageView, pagesOf: (original: string) => number): SplitSignal[] {
  if (last.sheet.original === page.sheet.original) return signal(true, -1, "同一文件内的下一页");
  if (last.sheet.written || page.sheet.written) return signal(true, 9, "另一文字文件");
  const isBundle = pagesOf(last.sheet.original) > 1 || pagesOf(page.sheet.original) > 1;
  return signal(isBundle, 4, "另一文件");
}

function caseNumberSignals(paper: OpenPaper, page: PageView): SplitSignal[] {
  const other = page.caseNumber?.caseNumber;
  // A page that only mentions another case has no such number at its head and no letterhead.
  return signal(
    other !== undefined && paper.caseNumber !== undefined && other !== paper.caseNumber && page.letterhead,
    5,
    `案号不同（${other}）`,
  );
}

const UNFINISHED = /[\u4e00-\u9fffA-Za-z0-9,，、:：（(]$/u;
const ARTICLE = /^第([一二三四五六七八九十百]{1,4}|\d{1,3})条/u;
const POINT = /^[(（]?([一二三四五六七八九十]{1,3}|\d{1,2})[)）]?[、.．]/u;

/** Nothing in the look of the pages keeps a sentence from running over. */
function goesOn(last: PageView, page: PageView): boolean {
  const sameLook = last.layout.layout === page.layout.layout && last.sheet.wide === page.sheet.wide;
  return sameLook && !page.letterhead && page.heading === undefined && page.opening === undefined;
}

/** A full line of prose that breaks off; a signature on the right is none. */
function isCut({ text, left, right }: PageView["rows"][number]): boolean {
  return UNFINISHED.test(text) && left < 0.25 && right > 0.7 && text.length >= 12;
}

/** A record of questions and answers goes on, unless a new title stands over the page. */
function speaksOn(last: PageView, page: PageView): boolean {
  return page.titles.length === 0 && talks(last) && talks(page);
}

/** A page that only takes the signatures of the paper before says so at its head. */
function isSignaturePage({ rows }: PageView): boolean {
  const head = rows.slice(0, 3).map((row) => row.text);
  return /签署页|签字页|签章页/u.test(head.join(""));
}

function flowSignals(last: PageView, page: PageView, rules: CataloguingRules): SplitSignal[] {
  const body = last.rows.filter(({ top }) => top < 0.93);
  const [end, first] = [body.at(-1), page.rows[0]];
  if (!end || !first || (page.titles[0]?.line.prominence ?? 0) >= CENTRED) return [];
  const signs = rules.signatures.some((word) => first.text.startsWith(compact(word)));
  return [
    ...signal(goesOn(last, page) && isCut(end), -4, "上页末句未完"),
    ...signal(signs || isSignaturePage(page), -4, "签署部分接续上页"),
    ...signal(ARTICLE.test(first.text) && body.some(({ text }) => ARTICLE.test(text)), -4, "条文接续"),
    ...signal(POINT.test(first.text) && body.some(({ text }) => POINT.test(text)), -2, "序号接续"),
    ...signal(speaksOn(last, page), -4, "笔录问答接续"),
    ...signal(/^(?:\d{4}|[一二][〇零○oO0①二])\S{0,6}年\S{1,8}日$/u.test(end.text) && !signs, 2, "上页已落款"),
  ];
}

/** A page whose words clearly belong to another kind than the paper so far. */
function kindSignals(paper: OpenPaper, page: PageView): SplitSignal[] {
  if (page.titles.length > 0 || page.layout.layout !== "text") return [];
  const own = page.body.get(paper.kind) ?? 0;
  const [best] = [...page.body].sort((a, b) => b[1] - a[1]);
  return signal(best !== undefined && best[0] !== paper.kind && best[1] >= own + 2.5, 2, "内容属于另一种类");
}
