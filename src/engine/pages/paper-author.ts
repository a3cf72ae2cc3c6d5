import { foldWidth } from "../text/fold.ts";
import { distance } from "./compact.ts";
import type { PageView } from "./page-view.ts";
import { isCentred } from "./title-lines.ts";

const SIGNED =
  /(?:^|\s)(?:具状人|起诉人|答辩人|反诉人|上诉人|申请人|申请执行人|委托人|委托单位|提交人|借款人|欠款人|出具人|证明人|说明人|担保人|保证人|承诺人|声明人|撤诉人|代理人|承办人|确认单位|登记机关|填表人)(?:\([^()]{0,6}\))?:\s*(?<name>[\u4e00-\u9fffA-Za-z·()]{2,40})/u;
const RECEIVED = /(?:^|\s)(?:收款人|领款人):\s*(?<name>[\u4e00-\u9fff·]{2,20})/u;
const SIGNING_ROWS = 12;
const OFFICE =
  /(?:公司|法院|事务所|医院|委员会|公证处|大队|支队|银行|支行|中心|派出所|公安局|民政局|监督管理局|服务所|检察院)$/u;

/**
 * Who made or handed in a paper (作者), as far as it says so: the office in its head, the signature, the unit under which
 * the date stands. A name that differs by one character from a party's is that party's; null when the paper does not say.
 */
export function paperAuthor(pages: readonly PageView[], kind: string, parties: readonly string[]): string | null {
  const [first] = pages;
  const last = [...pages].reverse().find(({ rows }) => rows.length > 0);
  if (!first || !last) return null;
  const name = headOffice(first) ?? signature(last, kind === "receipt" ? RECEIVED : SIGNED) ?? closingUnit(last);
  if (name === undefined) return null;
  return parties.find((party) => party.length >= 2 && isSameName(party, name)) ?? name;
}

/** True for the same name, give or take one misread character. */
export function isSameName(one: string, other: string): boolean {
  if (one === other) return true;
  return one.length >= 3 && distance(one, other, 1) <= 1;
}

function signature({ sheet, rows }: PageView, pattern: RegExp): string | undefined {
  const names = rows.slice(-SIGNING_ROWS).flatMap((row) => {
    const name = pattern.exec(foldWidth(sheet.text.slice(row.start, row.end)))?.groups?.name;
    return name && !/^(?:签名|签字|盖章|章|年|月)/u.test(name) ? [name] : [];
  });
  return names.at(-1);
}

function headOffice({ rows }: PageView): string | undefined {
  return rows.slice(0, 2).find((row) => isCentred(row) && OFFICE.test(row.text))?.text;
}

function closingUnit({ rows }: PageView): string | undefined {
  const row = rows.slice(-6).find(({ text, left }) => left > 0.35 && text.length <= 30 && OFFICE.test(text));
  return row?.text.replace(/^.{2,6}:/u, "");
}
