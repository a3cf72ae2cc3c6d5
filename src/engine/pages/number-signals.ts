import type { PrintedNumber } from "./page-number.ts";
import type { PageView } from "./page-view.ts";
import { type SplitSignal, signal } from "./split-signal.ts";

/** Signals of printed page numbers (FC-11): a restart is a new paper, the next number the same one going on. */
export function numberSignals(pages: readonly PageView[], page: PageView): SplitSignal[] {
  const [before, now] = [pages.at(-1)?.number, page.number];
  if (!now) return before ? unnumberedAfter(before) : [];
  if (now.number === 1) return signal(true, now.total === null ? 4 : 6, "页码重新从1开始");
  if (!before) return signal(true, -1, "页码大于1");
  return isBundleNumber(now, pages.length, page) ? [] : numberedAfter(before, now);
}

/**
 * Bare numbers that do not begin with the paper count the sheets of the whole bundle and tell nothing; nor do they hold a
 * page back that bears a title of its own.
 */
function isBundleNumber({ number, total }: PrintedNumber, pagesBefore: number, { titles }: PageView): boolean {
  if (total !== null) return false;
  return number !== pagesBefore + 1 || (titles[0]?.line.prominence ?? 0) >= 0.5;
}

function unnumberedAfter({ number, total }: PrintedNumber): SplitSignal[] {
  if (total === null) return signal(true, 1, "前页有页码而本页没有");
  return number === total ? signal(true, 4, "前一份已到末页") : signal(true, -2, "前一份尚未到末页");
}

function numberedAfter(before: PrintedNumber, now: PrintedNumber): SplitSignal[] {
  const isNext = now.number === before.number + 1 && (now.total === before.total || now.total === null);
  if (isNext) return signal(true, now.total === null ? -4 : -7, `页码接续（第${now.number}页）`);
  const isOther = before.number === before.total || now.total !== before.total;
  return signal(true, isOther ? 4 : 1, "页码不接续");
}
