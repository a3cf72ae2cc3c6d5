import type { Passage } from "../../vocabulary/page.ts";
import { findCitizenNumbers } from "../text/identity-numbers.ts";
import { isPersonName } from "../text/party-labels.ts";
import { isDoubtful, type Paper, type PaperPage } from "./paper.ts";

/** A name that a paper gives under a label (借款人：某某), and the number that stands with it. */
export interface WrittenName {
  readonly paper: Paper;
  readonly label: string;
  readonly name: string;
  readonly passage: Passage;
  /** Recognised so unsurely that one character proves nothing. */
  readonly doubtful: boolean;
  readonly idNumber: { readonly number: string; readonly passage: Passage } | undefined;
}

const LABELS = [
  "付款人",
  "收款人",
  "付款方",
  "收款方",
  "户名",
  "出借人",
  "借款人",
  "贷款人",
  "债权人",
  "债务人",
  "保证人",
  "担保人",
  "欠款人",
  "甲方",
  "乙方",
  "丙方",
  "出卖人",
  "买受人",
  "卖方",
  "买方",
  "供方",
  "需方",
  "出租人",
  "承租人",
  "答辩人",
  "被答辩人",
  "具状人",
  "起诉人",
  "委托人",
  "被传唤人",
  "受送达人",
  "证明人",
  "说明人",
  "交款人",
  "提交人",
  "劳动者",
  "被讯问人",
  "被询问人",
  "被检查人",
  "辨认人",
  "报案人",
  "被害人",
  "被告人",
  "当事人",
  "患者",
  "持证人",
  "所有人",
  "定作人",
  "承揽人",
  "发包人",
  "承包人",
  "收货人",
  "交房人",
  "接房人",
  "姓名",
  "被申请人",
  "申请人",
  "被上诉人",
  "上诉人",
  "原告",
  "被告",
  "第三人",
];
const NAME = String.raw`(?<name>[\u4e00-\u9fff·（）()]{2,30}?)(?=[，,。；;、\s（(）)|]|$)`;
const WRITTEN = new RegExp(
  String.raw`(?<label>${LABELS.join("|")})(?:户名|名称|姓名)?(?:[（(][^（）()\n]{0,8}[）)])?(?:[ \t　]*[:：][ \t　]*|[ \t　]+)${NAME}`,
  "gu",
);
/** 被告人某某，男: prose that introduces a person; 本人某某欠: a paper that its maker begins. */
const INTRODUCED =
  /(?<label>被告人|被害人|原告|被告|第三人|申请人|村民|职工|员工|证明|本人)(?<name>[\u4e00-\u9fff·]{2,4}?)(?=[，,](?:男|女|\d{4}年|生于|公民身份|身份证)|(?<=本人[\u4e00-\u9fff·]{2,4})(?:[，,（(]|向|欠|于|因|今|借))/gu;
/** 今收到某某交来, 兹证明某某系: receipts and testimonials name a person in the middle of a sentence. */
const NAMED_IN_TEXT =
  /(?<label>今收到|今借到|现借到|兹证明)(?<name>[\u4e00-\u9fff·]{2,4}?)(?=交来|支付|交付|归还|人民币|现金|系|是我|为我|[，,\d])/gu;
/** 某某： on a line of its own opens a letter. */
const ADDRESSED = /(?<=\n)(?<label>)(?<name>[\u4e00-\u9fff·]{2,4})(?:先生|女士|同志)?[:：](?=[ \t　]*\n)/gu;
const LETTERS = new Set(["termination-notice", "demand-letter"]);
const ORGANISATION = /(?:公司|厂|店|行|社|中心|院|合作社|银行|部|局|委员会)$/u;
const ID_WITHIN = 90;

/** Names under labels on all pages of the papers, in order. */
export function writtenNames(papers: readonly Paper[]): WrittenName[] {
  return papers.flatMap((paper) => paper.pages.flatMap((page) => namesOn(paper, page)));
}

function namesOn(paper: Paper, page: PaperPage): WrittenName[] {
  const numbers = findCitizenNumbers(page.text);
  const matches = [
    ...page.text.matchAll(WRITTEN),
    ...page.text.matchAll(INTRODUCED),
    ...page.text.matchAll(NAMED_IN_TEXT),
    ...(LETTERS.has(paper.kind) ? page.text.matchAll(ADDRESSED) : []),
  ];
  const names = matches
    .sort((one, other) => one.index - other.index)
    .flatMap((match) => {
      const { label = "", name = "" } = match.groups ?? {};
      if (name.startsWith("人") || (!isPersonName(name) && !ORGANISATION.test(name))) return [];
      const start = match.index + match[0].lastIndexOf(name);
      return [{ label, name, start, end: start + name.length }];
    });
  return names.map(({ label, name, start, end }, at) => {
    const next = names[at + 1]?.start ?? page.text.length;
    const number = numbers.find(
      (known) =>
        known.start >= end && known.start < Math.min(next, end + ID_WITHIN) && isAloneInLine(page.text, known.start),
    );
    return {
      paper,
      label,
      name,
      passage: cut(page, start, end),
      doubtful: isDoubtful(page, start),
      idNumber: number && { number: number.number, passage: cut(page, number.start, number.end) },
    };
  });
}

/** A row with two numbers belongs to two persons side by side, and nothing tells which is whose. */
function isAloneInLine(text: string, at: number): boolean {
  const end = text.indexOf("\n", at);
  return findCitizenNumbers(text.slice(text.lastIndexOf("\n", at) + 1, end < 0 ? text.length : end)).length <= 1;
}

function cut(page: PaperPage, start: number, end: number): Passage {
  return { original: page.original, page: page.number, start, end, quote: page.text.slice(start, end) };
}

/** 张某某、陈某甲: names partly hidden for publication differ in what is left of them. */
const HIDDEN = /某|[×*○Xx]|[甲乙丙丁\d]$/u;

/** True for two names of which one may be a slip of the pen for the other: same length, one character apart, three or more. */
export function isSlipOf(one: string, other: string): boolean {
  if (one === other || one.length !== other.length || one.length < 3 || HIDDEN.test(one) || HIDDEN.test(other))
    return false;
  return Array.from(one).filter((character, at) => character !== other.charAt(at)).length === 1;
}
