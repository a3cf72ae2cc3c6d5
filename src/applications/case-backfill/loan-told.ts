import { type Amount, findAmounts } from "../../engine/text/amounts.ts";
import { type FoundDate, findDates } from "../../engine/text/dates.ts";
import { findRates } from "../../engine/text/rates.ts";
import type { OwnPapers } from "./own-papers.ts";
import type { Facts } from "./schema.ts";
import { type Reading, readFlat, type SourcePaper } from "./source-paper.ts";

const TOLD = 0.6;
const LENT =
  /^[^。]{0,60}?(?:签订[^。，]{0,12}借款|出具[^。，]{0,10}(?:借条|借据|欠条)|(?:向|从)[^。，；]{2,20}?(?:借款|借到|借得|借)|借给|出借)/u;
const DUE_AFTER = /^(?:之?前|止)?[^，。；]{0,8}(?:归还|还清|偿还|还款|到期)/u;

/** Terms of the loan as the complaint tells them: weak beside IOU and contract, but a difference shows (BF-07). */
export function toldTerms({ papers }: OwnPapers, { rules }: Facts): Reading[] {
  const [complaint] = papers.filter(({ kind }) => rules.complaints.includes(kind));
  if (!complaint) return [];
  const story = storyOf(complaint);
  const dates = findDates(story.text).filter(({ precision }) => precision === "day");
  const signed = dates.find(({ end }) => LENT.test(story.text.slice(end)));
  if (!signed) return [];
  // Terms stand in the sentences after the day of the loan; a later renewal has its own day and is not read.
  const limit =
    dates.find(
      ({ start, end }) =>
        start > signed.end && /^[^。；]{0,12}(?:对账|换写|换据|重新出具|结算)/u.test(story.text.slice(end)),
    )?.start ?? story.text.length;
  const due = dates.find(
    ({ start, end, day }) =>
      start >= signed.end && end <= limit && day > signed.day && DUE_AFTER.test(story.text.slice(end)),
  );
  const amount = findAmounts(story.text).find(
    ({ start, end }) => start >= signed.end && end <= limit && start - signed.end < 90,
  );
  const rate = findRates(story.text).find(
    ({ start, end }) => start >= signed.end && end <= limit && start - signed.end < 120,
  );
  const read = (name: string, place: { start: number; end: number } | undefined, value: string): Reading[] =>
    place === undefined
      ? []
      : [readFlat(complaint, name, { value, start: place.start + story.from, end: place.end + story.from }, TOLD)];
  return [
    ...read("loan.signedOn", signed, signed.day),
    ...read("loan.dueOn", due, due?.day ?? ""),
    ...read("loan.principal", amount, String(amount?.fen)),
    ...read("loan.rate", rate, String(rate?.ppm)),
  ];
}

/** The part of the complaint that tells the facts; claims repeat sums that were claimed, not lent. */
function storyOf(complaint: SourcePaper): { text: string; from: number } {
  const at = complaint.flat.text.search(/事实[与和及、]?理由|事实经过/u);
  const from = at < 0 ? 0 : at;
  return { text: complaint.flat.text.slice(from), from };
}

const PAID = /^[^，。；]{0,10}(?:偿还|归还|还款|还了?|支付|付)(?:了)?(?:借款|利息|本金|部分|原告|本息)*(?:人民币)?$/u;

/** Payments that the complaint itself admits with day and sum, where neither slip nor statement shows any. */
export function toldRepayments({ papers }: OwnPapers, { rules }: Facts): Reading[] {
  const [complaint] = papers.filter(({ kind }) => rules.complaints.includes(kind));
  if (!complaint) return [];
  const { text } = complaint.flat;
  const amounts = findAmounts(text);
  const told = findDates(text).flatMap((date) => {
    const amount = amounts.find(({ start }) => start >= date.end && start - date.end < 24);
    return date.precision === "day" && amount && isPaid(text, date, amount) ? [{ date, amount }] : [];
  });
  return told.flatMap(({ date, amount }, at) => [
    readFlat(complaint, `loan.repayments.${at + 1}.amount`, { ...amount, value: String(amount.fen) }, TOLD),
    readFlat(complaint, `loan.repayments.${at + 1}.on`, { ...date, value: date.day }, TOLD),
  ]);
}

/** 被告于某日还款 says what was done; 应于某日前还款 and 原告于某日支付 do not. */
function isPaid(text: string, date: FoundDate, amount: Amount): boolean {
  const between = text.slice(date.end, amount.start);
  const subject = text.slice(Math.max(0, date.start - 12), date.start);
  return (
    PAID.test(between) &&
    !/原告(?:于|在)?$/u.test(subject) &&
    !/前|应|承诺|约定|原告/u.test(between.replace(/原告$/u, ""))
  );
}
