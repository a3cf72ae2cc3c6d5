import { isPersonName, ORGANISATION } from "../../engine/text/party-labels.ts";
import { type LoanPaper, readLoanPaper } from "./loan-paper.ts";
import { toldRepayments, toldTerms } from "./loan-told.ts";
import type { OwnPapers } from "./own-papers.ts";
import { receiptTransfers } from "./receipts.ts";
import { type Member, memberBy } from "./roster.ts";
import type { Facts } from "./schema.ts";
import type { Reading, SourcePaper } from "./source-paper.ts";
import { statementTransfers, type Transfer, voucherTransfers } from "./transfers.ts";

/** The loan (借贷事实) from IOUs, contracts, vouchers and statements; of a renewed loan the first one (docs/case-schema.md). */
export function loanReadings(own: OwnPapers, facts: Facts): Reading[] {
  const { rules } = facts;
  const loanPapers = firstLoan(own.papers.filter(({ kind }) => rules.loanPapers.includes(kind)).map(readLoanPaper));
  const transfers = withReceipts(transfersIn(own, facts), own);
  const begun = loanPapers.map(({ signedOn }) => signedOn ?? "9").sort()[0] ?? "";
  const deliveries = transfers.filter(
    ({ from, to, day }) => from.side === "plaintiffs" && to.side === "defendants" && day >= monthBefore(begun),
  );
  const lent = deliveries[0]?.day ?? begun;
  const repayments = transfers.filter(
    ({ from, to, day }) => from.side === "defendants" && to.side === "plaintiffs" && day >= lent,
  );
  return [
    ...loanPapers.flatMap(({ readings }) =>
      readings.filter(({ field }) => field !== "loan.method" || deliveries.length === 0),
    ),
    ...listed("loan.deliveries", deliveries),
    ...deliveredOn(deliveries),
    ...methodOf(deliveries),
    ...listed("loan.repayments", repayments),
    ...toldTerms(own, facts),
    ...(repayments.length === 0 ? toldRepayments(own, facts) : []),
    ...guarantors(own),
  ];
}

/** Papers of the first loan: renewals are left out where an earlier paper is in the file. */
function firstLoan(papers: readonly LoanPaper[]): LoanPaper[] {
  const originals = papers.filter(({ isRenewal }) => !isRenewal);
  return originals.length > 0 ? originals : [...papers];
}

/** A transfer a little before the paper was signed belongs to the loan; one of last year does not. */
function monthBefore(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  if (year < 1900) return "";
  const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return `${y}-${String(m).padStart(2, "0")}-${day.slice(8)}`;
}

const OTHER_DEALINGS = /货款|工资|退款|红包|保险|报销|租金|房租|工程款/u;

function transfersIn({ papers, roster }: OwnPapers, { rules }: Facts): Transfer[] {
  const vouchers = papers
    .filter(({ kind }) => rules.transfers.includes(kind))
    .flatMap((paper) => voucherTransfers(paper, roster));
  const rows = papers
    .filter(({ kind }) => rules.statements.includes(kind))
    .flatMap((paper) => statementTransfers(paper, roster));
  return byDay([...vouchers, ...rows.filter(({ words }) => !OTHER_DEALINGS.test(words))]);
}

/** Receipts (收条) add what no voucher shows: cash, or the whole payment where there is no voucher at all. */
function withReceipts(transfers: readonly Transfer[], { papers, roster }: OwnPapers): Transfer[] {
  const receipts = papers.filter(({ kind }) => kind === "receipt").flatMap((paper) => receiptTransfers(paper, roster));
  const added = receipts.filter(
    (one) =>
      !transfers.some(
        ({ from, to, fen, day }) => from === one.from && to === one.to && fen === one.fen && day === one.day,
      ) &&
      (/现金/u.test(one.words) || !transfers.some(({ from, to }) => from === one.from && to === one.to)),
  );
  return byDay([...transfers, ...added]);
}

function byDay(transfers: readonly Transfer[]): Transfer[] {
  return [...transfers].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Each transfer once, by day and sum: the slip and the row of the statement agree on one payment. */
function listed(field: string, transfers: readonly Transfer[]): Reading[] {
  const keys: string[] = [];
  const seen = new Map<string, number>();
  return transfers.flatMap(({ fen, day, amountAt, dayAt, paper }) => {
    // Two equal payments on one day in one statement are two payments.
    const times = (seen.get(`${paper.id}|${day}|${fen}`) ?? 0) + 1;
    seen.set(`${paper.id}|${day}|${fen}`, times);
    const key = `${day}|${fen}|${times}`;
    if (!keys.includes(key)) keys.push(key);
    const at = `${field}.${keys.indexOf(key) + 1}`;
    return [
      { field: `${at}.amount`, value: String(fen), passages: amountAt, paper, certainty: 0.93 },
      { field: `${at}.on`, value: day, passages: dayAt, paper, certainty: 0.93 },
    ];
  });
}

function deliveredOn(deliveries: readonly Transfer[]): Reading[] {
  const first = deliveries[0]?.day;
  return deliveries
    .filter(({ day }) => day === first)
    .map(({ day, dayAt, paper }) => ({
      field: "loan.deliveredOn",
      value: day,
      passages: dayAt,
      paper,
      certainty: 0.92,
    }));
}

/** How the money came, as vouchers and receipts show (转账, 现金). */
function methodOf(deliveries: readonly Transfer[]): Reading[] {
  const isCash = ({ paper, words }: Transfer): boolean => paper.kind === "receipt" && /现金/u.test(words);
  const [cash, transferred] = [deliveries.some(isCash), deliveries.some((one) => !isCash(one))];
  const value = cash && transferred ? "转账及现金" : cash ? "现金" : "转账";
  return deliveries.map(({ amountAt, paper }) => ({
    field: "loan.method",
    value,
    passages: amountAt,
    paper,
    certainty: 0.9,
  }));
}

const GUARANTOR =
  /(?:连带责任)?(?:保证人|担保人)(?:[（(][^（）()]{1,6}[）)])?[:：](?<name>[\u4e00-\u9fff（）()·]{2,30}?)(?=[，,。；;、\s]|$|公民|身份|统一社会|住|法定|借款人|日期)/gu;

/** Guarantors (保证人) who signed as such in a guarantee, an IOU or a loan contract. */
function guarantors({ papers, roster }: OwnPapers): Reading[] {
  const named = papers
    .filter(({ kind }) => ["guarantee", "iou", "loan-contract"].includes(kind))
    .flatMap((paper) => guarantorsIn(paper, roster));
  const order: (Member | string)[] = [];
  return named.map(({ who, reading }) => {
    if (!order.includes(who)) order.push(who);
    return { ...reading, field: `guarantors.${order.indexOf(who) + 1}.name` };
  });
}

function guarantorsIn(paper: SourcePaper, roster: readonly Member[]): { who: Member | string; reading: Reading }[] {
  return [...paper.lines.text.matchAll(GUARANTOR)].flatMap((match) => {
    const name = match.groups?.name ?? "";
    const member = memberBy(roster, name);
    if (!member && !isPersonName(name) && !ORGANISATION.test(name)) return [];
    const start = match.index + match[0].length - name.length;
    const passages = paper.lines.passages(start, start + name.length);
    return [
      { who: member ?? name, reading: { field: "", value: member?.name ?? name, passages, paper, certainty: 0.88 } },
    ];
  });
}
