import { chatSign } from "./chat-layout.ts";
import { compact } from "./compact.ts";
import type { Sheet } from "./sheet.ts";

/** What a page without a title shows by its layout (版式): FC-10 (4). */
export type Layout = "blank" | "chat" | "transactions" | "identity-front" | "identity-back" | "picture" | "text";

/** A layout and the words that gave it away; end exclusive. */
export interface FoundLayout {
  readonly layout: Layout;
  readonly sign?: { readonly start: number; readonly end: number };
}

const EMPTY = /^(?:第?\d{1,4}页?|[(（]?(?:此页无正文|本页无正文|本页空白|空白页|此页空白)[)）]?)?$/u;
const LITTLE_INK = 0.02;
const PICTURE_INK = 0.2;

/** Layout of a page by its words and where they stand. */
export function layoutOf(sheet: Sheet): FoundLayout {
  const text = compact(sheet.text);
  if (EMPTY.test(text) && sheet.ink < LITTLE_INK) return { layout: "blank" };
  const identity = identityOf(sheet, text);
  if (identity) return identity;
  const chat = chatSign(sheet);
  if (chat) return { layout: "chat", sign: chat };
  const transactions = transactionSign(sheet);
  if (transactions) return { layout: "transactions", sign: transactions };
  return text.length < 24 && sheet.ink > PICTURE_INK ? { layout: "picture" } : { layout: "text" };
}

function placeOf(sheet: Sheet, pattern: RegExp): { start: number; end: number } | undefined {
  return sheet.lines.find(({ start, end }) => pattern.test(compact(sheet.text.slice(start, end))));
}

function identityOf(sheet: Sheet, text: string): FoundLayout | undefined {
  if (text.length > 260) return undefined;
  const front = [/姓名/u, /性别/u, /民族/u, /住址/u, /公民身份号码/u].filter((word) => word.test(text)).length;
  const back = [/签发机关/u, /有效期限/u].filter((word) => word.test(text)).length;
  if (front >= 4 && !/户主|结婚|执业|驾驶|案由/u.test(text))
    return withSign("identity-front", placeOf(sheet, /公民身份号码/u));
  return back === 2 && /居民身份证|中华人民共和国|公安局/u.test(text) && front <= 1
    ? withSign("identity-back", placeOf(sheet, /签发机关/u))
    : undefined;
}

function withSign(layout: Layout, sign: { start: number; end: number } | undefined): FoundLayout {
  return sign ? { layout, sign: { start: sign.start, end: sign.end } } : { layout };
}

const COLUMN =
  /交易日期|记账日期|交易时间|账户余额|余额|对方户名|对方账户|对手户名|借方发生额|贷方发生额|交易金额|发生额|摘要|收入|支出|交易类型/gu;
const TRANSACTION =
  /^\d{0,5}(?:(?:19|20)\d{2}[-/.年]?\d{2}[-/.月]?\d{2}日?)(?:\d{1,2}:\d{2}(?::\d{2})?)?.*[-+]?\d[\d,]*\.\d{2}/u;

/** The head or first row of a table of account movements. */
function transactionSign(sheet: Sheet): { start: number; end: number } | undefined {
  const words = (at: { start: number; end: number }): string => compact(sheet.text.slice(at.start, at.end));
  const head = sheet.lines.find((line) => new Set(words(line).match(COLUMN) ?? []).size >= 3);
  const rows = sheet.lines.filter((line) => TRANSACTION.test(words(line)));
  const share = rows.length / Math.max(1, sheet.lines.length);
  return (head && rows.length >= 2) || (rows.length >= 5 && share > 0.5) ? (head ?? rows[0]) : undefined;
}
