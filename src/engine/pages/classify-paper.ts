import type { Passage } from "../../vocabulary/page.ts";
import { compact } from "./compact.ts";
import type { KindIndex } from "./kind-index.ts";
import type { TitleMatch } from "./match-title.ts";
import { type Eyes, endingOf, hasAny, type PageView } from "./page-view.ts";
import { passageOf } from "./sheet.ts";
import { isCentred } from "./title-lines.ts";

/** What a paper seems to be (文书种类判断), how sure, and by what. */
export interface KindGuess {
  readonly kind: string;
  readonly confidence: number;
  /** title and layout are strong; opening words strong; body and ending weak; none is not knowing. */
  readonly by: "title" | "layout" | "opening" | "ending" | "body" | "none";
  /** Title of the paper as far as it has one. */
  readonly title: string | undefined;
  /** The line that says so, if there is one. */
  readonly passage: Passage | undefined;
  readonly note: string;
  /** Other kinds it might be, best first. */
  readonly alternatives: readonly { readonly kind: string; readonly confidence: number }[];
}

const LAYOUT_KINDS = {
  blank: "blank",
  chat: "chat-record",
  transactions: "bank-statement",
  "identity-front": "identity-card",
  "identity-back": "identity-card",
  picture: "photo",
} as const;

/** Classifies a paper in the order of FC-10: title, layout, opening words, ending of an unknown title, words of the body. */
export function classifyPaper(pages: readonly PageView[], eyes: Eyes): KindGuess {
  const [first] = pages;
  if (!first) return unknown();
  const body = bodyOf(pages);
  const guess =
    (first.layout.layout === "blank" ? byLayout(first) : undefined) ??
    byTitle(first, body) ??
    byLayout(first) ??
    byOpening(first) ??
    byEnding(first, body, eyes) ??
    byBody(first, body) ??
    unplaced(first);
  const refined = refine(guess, pages, eyes);
  return withDoubt(withAlternatives(refined, first, body), pages);
}

function bodyOf(pages: readonly PageView[]): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  // The first two pages show the kind; later ones quote other papers.
  for (const { body } of pages.slice(0, 2)) {
    for (const [kind, score] of body) scores.set(kind, Math.max(score, scores.get(kind) ?? 0));
  }
  return scores;
}

const CONFIDENCE = {
  exact: { base: 0.9, supported: 0.97 },
  suffix: { base: 0.84, supported: 0.94 },
  near: { base: 0.55, supported: 0.82 },
} as const;
const SUPPORT = 0.6;

function byTitle({ sheet, titles }: PageView, body: ReadonlyMap<string, number>): KindGuess | undefined {
  const weighed = titles
    .map((match) => ({ match, support: body.get(match.kind) ?? 0 }))
    .map((one) => ({ ...one, value: one.match.score + 0.1 * Math.min(2, one.support) + nearness(one) }))
    .filter(({ match, support }) => match.manner !== "near" || support >= SUPPORT || match.title.length >= 6)
    .sort((a, b) => b.value - a.value);
  const best = weighed[0];
  if (!best) return undefined;
  const { match, support } = best;
  const confidence = CONFIDENCE[match.manner][support >= SUPPORT ? "supported" : "base"];
  return {
    kind: match.kind,
    confidence,
    by: "title",
    title: match.text,
    passage: passageOf(sheet, match.line.start, match.line.end),
    note: titleNote(match, support),
    alternatives: [],
  };
}

/** A whole line one character off a title beats the mere ending of a line when the body bears it out. */
function nearness({ match, support }: { match: TitleMatch; support: number }): number {
  return match.manner === "near" && match.whole && support >= SUPPORT ? 0.25 : 0;
}

function titleNote({ manner, title }: TitleMatch, support: number): string {
  const how = { exact: "标题为", suffix: "标题以此结尾：", near: "标题与此相近（个别字识别有误）：" }[manner];
  return `${how}“${title}”，${support >= SUPPORT ? "正文用语相符" : "正文用语未见佐证"}`;
}

function byLayout({ sheet, layout }: PageView): KindGuess | undefined {
  if (layout.layout === "text") return undefined;
  const kind = LAYOUT_KINDS[layout.layout];
  const sure = {
    blank: 0.98,
    chat: 0.93,
    transactions: 0.86,
    "identity-front": 0.95,
    "identity-back": 0.92,
    picture: 0.6,
  };
  const names = {
    blank: "空白",
    chat: "聊天界面",
    transactions: "交易明细表格",
    "identity-front": "居民身份证正面",
    "identity-back": "居民身份证背面",
    picture: "图片",
  };
  const { sign } = layout;
  return {
    kind,
    confidence: sure[layout.layout],
    by: "layout",
    title: undefined,
    passage: sign ? passageOf(sheet, sign.start, sign.end) : undefined,
    note: `版式为${names[layout.layout]}`,
    alternatives: [],
  };
}

function byOpening({ sheet, opening }: PageView): KindGuess | undefined {
  if (!opening) return undefined;
  const passage = passageOf(sheet, opening.start, opening.end);
  return {
    kind: opening.kind,
    confidence: 0.88,
    by: "opening",
    title: undefined,
    passage,
    note: "开头用语",
    alternatives: [],
  };
}

/** An unknown title still ends with a word for papers; the body chooses among the kinds that end so. */
function byEnding(page: PageView, body: ReadonlyMap<string, number>, eyes: Eyes): KindGuess | undefined {
  const { sheet, heading } = page;
  const ending = heading && endingOf(heading.text, eyes.rules);
  if (!heading || !ending) return undefined;
  const family = [...body].filter(([kind]) => endsAlike(kind, ending.words, eyes.index)).sort((a, b) => b[1] - a[1]);
  const [best] = family;
  const passage = passageOf(sheet, heading.start, heading.end);
  const shared = { by: "ending", title: heading.text, passage, alternatives: [] } as const;
  if (best && best[1] >= 1)
    return {
      ...shared,
      kind: best[0],
      confidence: 0.5 + Math.min(0.2, 0.07 * best[1]),
      note: `标题词典未收“${heading.text}”，按正文用语判断`,
    };
  const kind = ending.kind ?? unplaced(page).kind;
  return { ...shared, kind, confidence: ending.kind ? 0.5 : 0.3, note: `标题词典未收“${heading.text}”` };
}

function endsAlike(kind: string, endings: readonly string[], index: KindIndex): boolean {
  const titles = index.kinds.get(kind)?.titles ?? [];
  return titles.some((title) => endings.some((ending) => title.endsWith(ending)));
}

const LEAST_BODY = 1.9;
const LEAST_LEAD = 0.5;

function byBody({ sheet }: PageView, body: ReadonlyMap<string, number>): KindGuess | undefined {
  const [best, next] = [...body].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < LEAST_BODY || best[1] - (next?.[1] ?? 0) < LEAST_LEAD) return undefined;
  const line = sheet.lines[0];
  return {
    kind: best[0],
    confidence: Math.min(0.75, 0.35 + 0.09 * best[1]),
    by: "body",
    title: undefined,
    passage: line ? passageOf(sheet, line.start, line.end) : undefined,
    note: "未见标题，按正文用语判断",
    alternatives: [],
  };
}

/** What no sign tells: words that are not the court's are most likely evidence; a page without words stays unknown. */
function unplaced({ sheet, rows }: PageView): KindGuess {
  const line = rows[0];
  const isCourts = line !== undefined && isCentred(line) && line.text.endsWith("法院");
  return {
    ...unknown(),
    kind: isCourts || compact(sheet.text).length < LEAST_WORDS ? "unknown" : "other-evidence",
    passage: line && passageOf(sheet, line.start, line.end),
  };
}

const LEAST_WORDS = 16;

function unknown(): KindGuess {
  const note = "标题、版式和用语均不足以判断种类";
  return { kind: "unknown", confidence: 0.2, by: "none", title: undefined, passage: undefined, note, alternatives: [] };
}

function refine(guess: KindGuess, pages: readonly PageView[], { rules }: Eyes): KindGuess {
  const text = compact(
    pages
      .slice(0, 3)
      .map(({ sheet }) => sheet.text)
      .join(""),
  );
  const rule = rules.refinements.find(
    ({ from, words, least, unless }) =>
      from.includes(guess.kind) &&
      words.filter((word) => text.includes(compact(word))).length >= least &&
      !hasAny(text, unless ?? []),
  );
  if (!rule) return guess;
  const words = rule.words.filter((word) => text.includes(compact(word)));
  return { ...guess, kind: rule.to, note: `${guess.note}；正文有“${words.slice(0, 3).join("”“")}”，细分种类` };
}

function withAlternatives(guess: KindGuess, first: PageView, body: ReadonlyMap<string, number>): KindGuess {
  const others = new Map<string, number>();
  for (const { kind, score } of first.titles) others.set(kind, 0.5 * score);
  for (const [kind, score] of body)
    if (score >= 2) others.set(kind, Math.max(others.get(kind) ?? 0, Math.min(0.45, 0.1 * score)));
  const alternatives = [...others]
    .filter(([kind, confidence]) => kind !== guess.kind && confidence >= 0.15)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([kind, confidence]) => ({ kind, confidence: Math.round(confidence * 100) / 100 }));
  return { ...guess, alternatives };
}

/** A page that was read badly makes everything on it less sure. */
function withDoubt(guess: KindGuess, pages: readonly PageView[]): KindGuess {
  const read = pages[0]?.sheet.confidence ?? 1;
  const factor = guess.kind === "blank" || read >= 0.9 ? 1 : 0.7 + 0.3 * (read / 0.9);
  return { ...guess, confidence: Math.round(guess.confidence * factor * 100) / 100 };
}
