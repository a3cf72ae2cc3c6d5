import { createHash } from "node:crypto";
import { formatDay } from "../../engine/text/dates.ts";
import type { GuidanceRow, GuidanceSheet } from "../../vocabulary/evidence-guidance.ts";
import type { CourtPaper } from "./court-paper.ts";

/** What a guidance sheet on paper is made of. */
export interface GuidanceGiven {
  readonly case: { readonly number: string; readonly title: string; readonly court: string };
  readonly ledgerEntry: number;
  readonly sheet: GuidanceSheet;
}

type Line = CourtPaper["paragraphs"][number];

const body = (text: string): Line => ({ block: "body", style: "body", text, open: false });
const heading = (text: string): Line => ({ block: text, style: "body", text, open: false });

const ORDINALS = "一二三四五六七八九十";

/** How evidence is handed in, for people who have never done it (民诉法 73, 证据规定 11、14、15、19, EV-30 to EV-41). */
const HOW_TO = [
  "提交证据请写明编号、名称、来源和想证明什么，签名并写上日期，按对方人数准备副本。",
  "书面材料带原件来核对；聊天记录、录音、照片请保留手机等原始载体，不要删除、剪辑。",
  "证人一般要出庭；证据在对方、银行或者机关那里，自己拿不到的，可以在举证期限内书面申请法院调取。",
  "确实来不及的，在期限届满前书面申请延长，并说明原因。",
];

/** The guidance sheet for one party as a paper (举证指引单): plain words, only that party's own burden. Pure. */
export function guidancePaper({ case: about, ledgerEntry, sheet }: GuidanceGiven): CourtPaper {
  const title = `举证指引（${sheet.name.zh}）`;
  const paragraphs: Line[] = [
    { block: "court", style: "court-name", text: about.court || "人民法院", open: false },
    { block: "title", style: "document-name", text: title, open: false },
    ...(about.number === ""
      ? []
      : [{ block: "number", style: "case-number", text: about.number, open: false } as const]),
    body(`案件：${about.title}　　致：${sheet.name.zh}`),
    body(
      "这份指引告诉您：按照法律规定，哪些事实要由您一方提供证据，通常可以用什么材料证明。它不是法院对事实的认定，也不预测案件结果。",
    ),
    ...sheet.rows.flatMap(rowLines),
    heading("怎样提交"),
    ...HOW_TO.map(body),
    body(`本指引由系统根据目前卷内材料整理，经审判人员核对后提供；存证第 ${ledgerEntry} 号。`),
    { block: "sign", style: "signature", text: "核对人：＿＿＿＿＿＿", open: true },
    { block: "day", style: "date", text: "　　　　年　　月　　日", open: true },
  ];
  const text = paragraphs.map((paragraph) => paragraph.text).join("\n");
  const textSm3 = createHash("sm3").update(text).digest("hex");
  return {
    title,
    caseNumber: about.number,
    paragraphs,
    state: "draft",
    seal: { ledgerEntry, textSm3, verifyAt: "/verify" },
  };
}

function rowLines({ fact, standing, proofs, hint, by, noProof }: GuidanceRow, at: number): Line[] {
  const usual = proofs.map(({ zh }) => zh).join("、");
  return [
    heading(`${ORDINALS[at] ?? at + 1}、${fact.zh}`),
    body(`目前情况：${standing.zh}`),
    ...(usual === "" ? [] : [body(`通常可以用这些材料证明：${usual}。其他能够说明问题的材料也可以提交。`)]),
    ...(hint.zh === "" ? [] : [body(`提示：${hint.zh}`)]),
    body(
      by === null
        ? "什么时候提交：以法院的举证通知书为准；没有收到的，请尽快询问承办人。"
        : `什么时候提交：${formatDay(by)}前。`,
    ),
    ...(noProof.zh === "" ? [] : [body(`没有证据会怎样：${noProof.zh}`)]),
  ];
}
