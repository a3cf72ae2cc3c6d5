import { provisionReasons } from "../../engine/evidence/grounds.ts";
import type { Finding, NonEmpty, Reason } from "../../vocabulary/advice.ts";
import type { TemplateBlock } from "../../vocabulary/document-template.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { Known } from "./known-fields.ts";
import type { Facts, Value } from "./schema.ts";

/** What a paragraph says and what it rests on. */
export interface Wording {
  readonly text: string;
  readonly style?: Value["style"];
  readonly origin?: Value["origin"];
  /** Fields whose values stand in the text; unconfirmed ones are named in an open place. */
  readonly from?: readonly Known[];
  readonly passages?: readonly Passage[];
  /** Rule of handbook T and what it asks here. */
  readonly rule?: readonly [id: string, note: string];
  /** Further things a person must compare with the papers. */
  readonly doubts?: readonly string[];
}

const MOST_PASSAGES = 8;
const OPEN = /【[^】]*】/u;

const LABELS: Readonly<Record<string, string>> = {
  court: "法院名称",
  caseNumber: "案号",
  cause: "案由",
  procedure: "适用程序",
  filingDate: "立案日期",
  hearingDate: "开庭日期",
  amount: "金额",
  judge: "承办法官",
  clerk: "书记员",
  feePaid: "预交受理费",
  name: "姓名或者名称",
  sex: "性别",
  birth: "出生日期",
  ethnicity: "民族",
  address: "住址",
  legalRepresentative: "法定代表人",
  firm: "律师事务所",
  text: "文字",
  principal: "借款本金",
  signedOn: "签订日期",
  deliveredOn: "交付日期",
  dueOn: "到期日",
  rate: "利率",
  method: "交付方式",
  on: "日期",
};

/** Name of a field or placeholder as the court says it. */
export function labelOf(name: string): string {
  if (/^claims\..*\.text$/.test(name)) return "诉讼请求";
  if (/^defence\..*\.text$/.test(name)) return "答辩意见";
  if (/\.agents\.\d+\.name$/.test(name)) return "代理人姓名";
  return LABELS[name.split(".").at(-1) ?? ""] ?? "案件信息";
}

/** Puts values into a phrase of the template; a placeholder without value becomes an open place with its name. */
export function fill(phrase: string, values: Readonly<Record<string, string | undefined>>): string {
  return phrase.replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? `【${PLACES[name] ?? labelOf(name)}】`);
}

const PLACES: Readonly<Record<string, string>> = {
  caseNumber: "案号",
  plaintiffs: "原告",
  defendants: "被告",
  filedOn: "立案日期",
  publicity: "公开或者不公开",
  attendants: "到庭情况",
  gender: "性别",
  birth: "出生日期",
  representative: "法定代表人",
  relation: "与委托人的关系",
  reasons: "事实与理由",
  claims: "诉讼请求",
  appealCourt: "上诉法院",
  bearer: "由法官决定负担",
  citations: "由法官确定引用的条文",
  procedure: "适用程序",
};

/** The phrase of a block by its id; empty when the template has none. */
export function phraseOf(block: TemplateBlock, id: string): string {
  return block.phrases.find((phrase) => phrase.id === id)?.text ?? "";
}

function doubtsOf({ from = [], doubts = [] }: Wording): string[] {
  const unconfirmed = from.filter(({ status }) => status === "proposed").map(({ name }) => labelOf(name));
  return [...new Set([...unconfirmed, ...doubts])];
}

/** A paragraph of the draft with its reasons; what is not confirmed is said in an open place at its end. */
export function write(facts: Facts, block: TemplateBlock, wording: Wording): Finding<Value> {
  const doubts = doubtsOf(wording);
  const text = doubts.length === 0 ? wording.text : `${wording.text}【待核对：${doubts.join("、")}】`;
  const fields = wording.from ?? [];
  const passages = [...(wording.passages ?? []), ...fields.flatMap((field) => field.passages.slice(0, 1))];
  const [rule, note] = wording.rule ?? ["DG-10", `${block.name.zh}：按文书样式拟写`];
  const reasons: NonEmpty<Reason> = [
    { kind: "rule", rule, note },
    ...passages.slice(0, MOST_PASSAGES).map((passage): Reason => ({ kind: "passage", passage })),
    ...provisionReasons(block.basis, facts.grounds),
  ];
  const open = OPEN.test(text);
  return {
    value: {
      block: block.key,
      style: wording.style ?? "body",
      text,
      origin: wording.origin ?? "template",
      open,
    },
    confidence: open ? 0.6 : 0.95,
    reasons,
  };
}
