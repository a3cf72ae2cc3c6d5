import { type Amount, findAmounts } from "../../engine/text/amounts.ts";
import { findDates } from "../../engine/text/dates.ts";
import { findRates } from "../../engine/text/rates.ts";
import { signingDay } from "./key-days.ts";
import { type Reading, readFlat, readLines, type SourcePaper } from "./source-paper.ts";

/** What an IOU or loan contract says of the loan: sum, day, due day, rate and way of delivery. */
export interface LoanPaper {
  readonly paper: SourcePaper;
  readonly signedOn: string | undefined;
  readonly isRenewal: boolean;
  readonly readings: readonly Reading[];
}

const RENEWED = /结欠|换据|换写|换条|重新出具|作废|经(?:双方)?(?:对账|结算|核算)|转为(?:本条)?借款/u;
const PRINCIPAL_BEFORE = /(?:借款(?:金额|本金|数额|总额)|借到|借得|借给|出借|借款|欠款?|借|贷款)[^。；]{0,40}$/u;

/** Reads an IOU or a loan contract (借条, 借款合同). */
export function readLoanPaper(paper: SourcePaper): LoanPaper {
  const signed = signingDay(paper);
  const readings = [
    ...principals(paper),
    ...(signed ? [readLines(paper, "loan.signedOn", { ...signed, value: signed.day }, 0.9)] : []),
    ...dueDays(paper, signed?.day),
    ...rates(paper),
    ...methods(paper),
  ];
  return { paper, signedOn: signed?.day, isRenewal: RENEWED.test(paper.flat.text), readings };
}

function principals(paper: SourcePaper): Reading[] {
  const { text } = paper.flat;
  const amounts = findAmounts(text).filter(({ fen }) => fen > 0);
  const clause = text.search(/借款(?:金额|本金|数额)/u);
  const at = amounts.findIndex(
    ({ start }) => start >= Math.max(0, clause) && PRINCIPAL_BEFORE.test(text.slice(0, start)),
  );
  const first = amounts[at];
  if (!first) return [];
  const second = amounts[at + 1];
  const pair = second && isOtherSpelling(text, first, second) ? [first, second] : [first];
  // ￥ read as 4 puts a digit before the figure: 4300000 beside 叁拾万 is no second sum.
  const sums = pair.filter((one) => !pair.some((other) => one !== other && isMisreadSign(one, other)));
  return sums.map((sum) =>
    readFlat(paper, "loan.principal", { ...sum, value: String(sum.fen) }, sum.form === "capitals" ? 0.9 : 0.88),
  );
}

function isOtherSpelling(text: string, first: Amount, second: Amount): boolean {
  const between = text.slice(first.end, second.start);
  return (
    (first.form === "capitals") !== (second.form === "capitals") &&
    /^[（(，,：:、￥¥整即]*(?:大写|小写|人民币|RMB|计)*[：:￥¥（(]*$/u.test(between)
  );
}

function isMisreadSign(one: Amount, other: Amount): boolean {
  return (
    one.form === "figures" && other.form === "capitals" && one.text.replace(/[,元\s]/gu, "") === `4${other.fen / 100}`
  );
}

const BEFORE_DUE =
  /(?:至|到|止于|还款(?:日期|时间|日)(?:为|是)?[:：]?|于|定于|在|到期日(?:为|是)?[:：]?|，|；|。|期限[:：为]?)$/u;

function dueDays(paper: SourcePaper, signedOn: string | undefined): Reading[] {
  const { text } = paper.flat;
  const dates = findDates(text).filter(
    ({ precision, day }) => precision === "day" && (signedOn === undefined || day > signedOn),
  );
  const found = dates.find(({ start, end }) => {
    const before = text.slice(Math.max(0, start - 12), start);
    const after = text.slice(end, end + 16);
    const isEnd =
      /(?:至|到)$/u.test(before) && /期限|起|自|从|\d日?[-—至到]?$/u.test(text.slice(Math.max(0, start - 40), start));
    const isPayBack =
      BEFORE_DUE.test(before) && /^(?:之?前|止|内)?[^。；]{0,12}(?:还|偿|付清|结清|涛|到期)/u.test(after);
    return isEnd || isPayBack || /(?:还款|到期)(?:日期|日|时间)(?:为|是)?[:：]?$/u.test(before);
  });
  return found ? [readFlat(paper, "loan.dueOn", { ...found, value: found.day }, 0.88)] : [];
}

function rates(paper: SourcePaper): Reading[] {
  const { text } = paper.flat;
  // Penalties for late payment are no rate of the term.
  const found = findRates(text).find(
    ({ start }) => !/(?:逾期|违约|罚息|滞纳)[^。；]{0,20}$/u.test(text.slice(Math.max(0, start - 26), start)),
  );
  return found ? [readFlat(paper, "loan.rate", { ...found, value: String(found.ppm) }, 0.9)] : [];
}

function methods(paper: SourcePaper): Reading[] {
  const { text } = paper.flat;
  const transfer = /(?:银行|微信|支付宝)?(?:转账|转帐|汇款|汇入)/u.exec(text);
  const cash = /现金/u.exec(text);
  const [first, value] = transfer && cash ? [transfer, "转账及现金"] : transfer ? [transfer, "转账"] : [cash, "现金"];
  return first
    ? [readFlat(paper, "loan.method", { value, start: first.index, end: first.index + first[0].length }, 0.75)]
    : [];
}
