import { findAmounts } from "../../engine/text/amounts.ts";
import { findDates } from "../../engine/text/dates.ts";
import type { Member } from "./roster.ts";
import type { SourcePaper } from "./source-paper.ts";
import type { Transfer } from "./transfers.ts";

const RECEIVED = /收到(?:了|出借人|借款人|原告|被告)?/gu;

/** Payments that a receipt (收条) acknowledges: its writer got them from the party it names. */
export function receiptTransfers(paper: SourcePaper, roster: readonly Member[]): Transfer[] {
  const { text } = paper.flat;
  const [received] = text.matchAll(RECEIVED);
  if (!received) return [];
  const at = received.index + received[0].length;
  const from = roster.find(({ name }) => text.startsWith(name, at));
  const to = writerOf(text, from, roster);
  if (!from || !to) return [];
  return paymentsIn(paper, at).map(({ fen, day, amount, date }) => ({
    from,
    to,
    fen,
    day,
    amountAt: paper.flat.passages(amount[0], amount[1]),
    dayAt: paper.flat.passages(date[0], date[1]),
    paper,
    words: text,
  }));
}

/** The one who signs: named last, on the other side. */
function writerOf(text: string, from: Member | undefined, roster: readonly Member[]): Member | undefined {
  const others = roster.filter((member) => member !== from && member.side !== from?.side && text.includes(member.name));
  return others.sort((a, b) => text.lastIndexOf(b.name) - text.lastIndexOf(a.name))[0];
}

interface Payment {
  readonly fen: number;
  readonly day: string;
  readonly amount: readonly [number, number];
  readonly date: readonly [number, number];
}

/** Each day with the sum that follows it; else the first sum on the day under the signature. */
function paymentsIn(paper: SourcePaper, from: number): Payment[] {
  const { text } = paper.flat;
  const amounts = findAmounts(text).filter(({ start, fen }) => start >= from && fen > 0);
  const days = findDates(text).filter(({ precision }) => precision === "day");
  const single = days.flatMap((date): Payment[] => {
    const amount = amounts.find(({ start }) => start >= date.end && start - date.end <= 8);
    return amount
      ? [{ fen: amount.fen, day: date.day, amount: [amount.start, amount.end], date: [date.start, date.end] }]
      : [];
  });
  if (single.length > 0) return single;
  const [first] = amounts;
  const last = days.at(-1);
  return first && last
    ? [{ fen: first.fen, day: last.day, amount: [first.start, first.end], date: [last.start, last.end] }]
    : [];
}
