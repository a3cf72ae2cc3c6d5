import { findAmounts } from "../../engine/text/amounts.ts";
import { findDates } from "../../engine/text/dates.ts";
import { foldWidth } from "../../engine/text/fold.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { isSameName, type Member } from "./roster.ts";
import type { SourcePaper } from "./source-paper.ts";

/** Money that went from one party to another as a voucher or an account statement shows it. */
export interface Transfer {
  readonly from: Member;
  readonly to: Member;
  readonly fen: number;
  readonly day: string;
  readonly amountAt: readonly Passage[];
  readonly dayAt: readonly Passage[];
  readonly paper: SourcePaper;
  readonly words: string;
}

const PAYER =
  /(?:付款|汇款|转出|转账|付|打款)(?:人|方|账户|账号名|户)(?:户?名称?|姓名|全称)?[:：]?|本方(?:户名|账户名)[:：]?/gu;
const PAYEE = /(?:收款|收|转入|对方)(?:人|方|账户|户)?(?:户?名称?|姓名|全称)[:：]?|收款(?:人|方)[:：]?|转账给|付款给/gu;

/** Transfers between parties in a bank slip or a screenshot of a payment; each page may show several. */
export function voucherTransfers(paper: SourcePaper, roster: readonly Member[]): Transfer[] {
  const { text } = paper.flat;
  const payers = namesAfter(text, PAYER, roster);
  const payees = namesAfter(text, PAYEE, roster);
  // Days are read line by line: without its blank, 2021-12-21 10:22 is no date.
  const { lines } = paper;
  const dates = findDates(lines.text).filter(
    ({ start, precision }) =>
      precision === "day" &&
      !/(?:打印|有效|截止)(?:日期|时间)?\s*[:：]?\s*$/u.test(lines.text.slice(Math.max(0, start - 10), start)),
  );
  const paid = dates.filter(({ start }) =>
    /(?:交易|转账|付款|汇款|入账|记账|支付|到账|创建)(?:日期|时间|日)\s*[:：]?\s*$/u.test(
      lines.text.slice(Math.max(0, start - 10), start),
    ),
  );
  const days = paid.length > 0 ? paid : dates;
  const sums = amountsOf(paper);
  // One slip names payer, payee, day and sum once; a page of slips names each as often as it has slips.
  return payers.flatMap(({ member: from }, at): Transfer[] => {
    const to = payees[at]?.member ?? (payees.length === 1 ? payees[0]?.member : undefined);
    const [day, sum] = [days[at] ?? days[0], sums[at]];
    if (!to || to === from || !day || !sum) return [];
    const dayAt = lines.passages(day.start, day.end);
    return [{ from, to, fen: sum.fen, day: day.day, amountAt: sum.at, dayAt, paper, words: text }];
  });
}

/** Distinct sums of a slip; figures and capitals of the same sum are one. */
function amountsOf(paper: SourcePaper): { fen: number; at: Passage[] }[] {
  const found = findAmounts(paper.lines.text).filter(({ fen }) => fen > 0);
  const distinct: { fen: number; at: Passage[] }[] = [];
  for (const { fen, start, end } of found) {
    if (distinct.at(-1)?.fen !== fen) distinct.push({ fen, at: paper.lines.passages(start, end) });
  }
  return distinct;
}

function namesAfter(text: string, label: RegExp, roster: readonly Member[]): { member: Member; at: number }[] {
  return [...text.matchAll(label)].flatMap((match) => {
    const at = match.index + match[0].length;
    const member = roster.find(({ name }) => startsWithName(text.slice(at, at + name.length + 2), name));
    return member ? [{ member, at }] : [];
  });
}

function startsWithName(text: string, name: string): boolean {
  return text.startsWith(name) || (text.charAt(0) === name.charAt(0) && isSameName(text.slice(0, name.length), name));
}

const MONEY = /(?<![\d.\-/:])[-+]?\d{1,3}(?:,\d{3})*\.\d{2}(?!\d)|(?<![\d.\-/:])[-+]?\d+\.\d{2}(?!\d)/gu;
const IN = /收入|转入|存入|贷|来账|入账/u;
const OUT = /支出|转出|支取|借(?!款)|往账|扣款/u;

interface Row {
  readonly start: number;
  readonly text: string;
  readonly day: string;
  readonly dayEnd: number;
  readonly dayStart: number;
  readonly sums: readonly { value: number; start: number; end: number }[];
}

/** Transfers between the holder of an account and another party in its statement (账户交易明细), row by row. */
export function statementTransfers(paper: SourcePaper, roster: readonly Member[]): Transfer[] {
  const { text } = paper.lines;
  const holder = holderOf(paper, roster);
  if (!holder) return [];
  const rows = rowsOf(text);
  const isSigned = rows.some(({ sums }) => (sums[0]?.value ?? 0) < 0);
  return rows.flatMap((row, at): Transfer[] => {
    const words = row.text.replace(/\s/gu, "");
    const other = roster.find((member) => member !== holder && hasName(words, member.name));
    const [sum] = row.sums;
    if (!other || !sum) return [];
    const direction = isSigned ? Math.sign(sum.value) : directionOf(row, rows[at - 1]);
    if (direction === 0) return [];
    const [from, to] = direction > 0 ? [other, holder] : [holder, other];
    return [
      {
        from,
        to,
        fen: Math.abs(sum.value),
        day: row.day,
        amountAt: paper.lines.passages(row.start + sum.start, row.start + sum.end),
        dayAt: paper.lines.passages(row.start + row.dayStart, row.start + row.dayEnd),
        paper,
        words,
      },
    ];
  });
}

function hasName(words: string, name: string): boolean {
  if (words.includes(name)) return true;
  if (name.length < 3) return false;
  return Array.from(words).some(
    (character, at) =>
      character === name.charAt(0) &&
      isSameName(words.slice(at, at + name.length), name) &&
      /[\u4e00-\u9fff]/u.test(words.charAt(at + 1)),
  );
}

function holderOf(paper: SourcePaper, roster: readonly Member[]): Member | undefined {
  const head = paper.flat.text.slice(0, 400);
  const [named] = namesAfter(head, /(?:客户|账户|卡|本方)?(?:户名|姓名|名称)[:：]?/gu, roster);
  return named?.member;
}

function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const folded = foldWidth(line);
    const [date] = findDates(line.replace(/(?<![\d])(20\d{2})(\d{2})(\d{2})(?!\d)/u, "$1-$2-$3"));
    const plain = /(?<!\d)(?:20\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?|20\d{6})(?!\d)/u.exec(folded);
    const sums = [...folded.matchAll(MONEY)].map((match) => ({
      value: Math.round(Number(match[0].replace(/[,+]/gu, "")) * 100),
      start: match.index,
      end: match.index + match[0].length,
    }));
    if (date && plain && plain.index < 24 && sums.length > 0)
      rows.push({
        start,
        text: line,
        day: date.day,
        dayStart: plain.index,
        dayEnd: plain.index + plain[0].length,
        sums,
      });
    start += line.length + 1;
  }
  return rows;
}

/** Where the statement has no signs: by the words of the row, or by how the balance moved since the row before. */
function directionOf(row: Row, before: Row | undefined): number {
  const [isIn, isOut] = [IN.test(row.text), OUT.test(row.text)];
  if (isIn !== isOut) return isIn ? 1 : -1;
  return before === undefined ? 0 : balanceMove(row.sums, before.sums);
}

/** 1 or -1 where the balance moved by exactly the sum of the row; 0 where that cannot be told. */
function balanceMove(sums: Row["sums"], earlier: Row["sums"]): number {
  const [sum, balance, last] = [sums[0]?.value ?? 0, sums.at(-1)?.value ?? 0, earlier.at(-1)?.value ?? 0];
  const moved = balance - last;
  return sums.length < 2 || Math.abs(moved) !== sum ? 0 : Math.sign(moved);
}
