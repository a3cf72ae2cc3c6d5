import type { Passage } from "../../vocabulary/page.ts";
import { isPersonName } from "../text/party-labels.ts";
import type { Paper, PaperPage } from "./paper.ts";

/** A paper in which another signs than the one it names (签名人与合同主体不一致). */
export interface OtherSigner {
  readonly paper: Paper;
  readonly label: string;
  readonly named: { readonly name: string; readonly passage: Passage };
  readonly signed: { readonly name: string; readonly passage: Passage };
}

const LABELS =
  "甲方|乙方|丙方|借款人|出借人|保证人|担保人|出租人|承租人|出租方|承租方|买受人|出卖人|买方|卖方|发包人|承包人|劳动者|收货人|欠款人|定作人|承揽人";
const SIGNED = new RegExp(
  String.raw`(?<label>${LABELS})[（(]?(?:签字|签名|签章|签字捺印|签名捺印)[^：:\n（）()]{0,8}[)）]?[ \t　]*[:：][ \t　]*(?<name>[\u4e00-\u9fff·]{2,4})(?=[\s，,。；]|$)`,
  "gu",
);
const NAMED = new RegExp(
  String.raw`(?<label>${LABELS})(?:[（(][^（）()\n]{0,12}[）)])?[ \t　]*[:：][ \t　]*(?<name>[\u4e00-\u9fff·]{2,4})(?=[\s，,。；（(]|$)`,
  "gu",
);
/** Who signs for another says so. */
const FOR_ANOTHER = /代签|代理人|委托代理|授权代表|法定代表人|经办人|受托人|代为签/u;

interface Written {
  readonly label: string;
  readonly name: string;
  readonly passage: Passage;
}

/** Papers in which the name signed under a label is not the name given under it; agents and slips of one character aside. */
export function otherSigners(papers: readonly Paper[]): OtherSigner[] {
  return papers.flatMap((paper) => {
    const signed = paper.pages.flatMap((page) => written(page, SIGNED));
    const named = paper.pages
      .flatMap((page) => written(page, NAMED))
      .filter(({ passage }) => !signed.some((one) => samePlace(one.passage, passage)));
    if (FOR_ANOTHER.test(paper.pages.map(({ text }) => text).join("\n"))) return [];
    return signed.flatMap((one): OtherSigner[] => {
      const own = named.filter(({ label }) => label === one.label);
      const [first] = own;
      if (!first || own.some(({ name }) => name === one.name || isSlip(name, one.name))) return [];
      return [{ paper, label: one.label, named: first, signed: one }];
    });
  });
}

function isSlip(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < 3) return false;
  return Array.from(one).filter((character, at) => character !== other.charAt(at)).length <= 1;
}

function written(page: PaperPage, pattern: RegExp): Written[] {
  return [...page.text.matchAll(pattern)].flatMap((match): Written[] => {
    const { label = "", name = "" } = match.groups ?? {};
    if (!isPersonName(name)) return [];
    const start = match.index + match[0].length - name.length;
    const end = start + name.length;
    const passage = { original: page.original, page: page.number, start, end, quote: page.text.slice(start, end) };
    return [{ label, name, passage }];
  });
}

function samePlace(one: Passage, other: Passage): boolean {
  return one.original === other.original && one.page === other.page && one.start === other.start;
}
