import type { DocumentKind } from "../../vocabulary/document.ts";
import type { CataloguingRules } from "./cataloguing-rules.ts";
import { indexKinds } from "./kind-index.ts";
import type { Eyes } from "./page-view.ts";
import type { Sheet, SheetLine } from "./sheet.ts";

/** A sheet from rows of text for tests: "# " is centred and tall, "> " stands right, "_ " at the foot, the rest is body. */
export function testSheet(rows: readonly string[], more: Partial<Sheet> = {}): Sheet {
  let text = "";
  const lines = rows.map((row, at): SheetLine => {
    const [mark, words] = /^[#>_] /u.test(row) ? [row.charAt(0), row.slice(2)] : ["", row];
    const start = text.length + (text === "" ? 0 : 1);
    text = text === "" ? words : `${text}\n${words}`;
    const width = Math.min(0.7, words.length * 0.028);
    const left = mark === "#" || mark === "_" ? 0.5 - width / 2 : mark === ">" ? 0.85 - width : 0.14;
    const top = mark === "_" ? 0.95 : 0.1 + at * 0.035;
    return { start, end: text.length, left, right: left + width, top, height: mark === "#" ? 0.028 : 0.02 };
  });
  return { original: "o1", number: 1, text, lines, wide: false, confidence: 0.99, ink: 0.04, ...more };
}

const kind = (id: string, slot: string, titles: string[], anchors: string[]): DocumentKind => ({
  id,
  name: { zh: titles[0] ?? id, en: id },
  aliases: [],
  titles,
  anchors,
  volume: slot.startsWith("S") ? "side" : "main",
  slot,
  rank: 1,
  caseKinds: ["civil"],
  evidence: slot === "C08",
  source: "test",
});

/** A few kinds for tests. */
export const TEST_KINDS: readonly DocumentKind[] = [
  kind("complaint", "C03", ["民事起诉状", "起诉状"], ["诉讼请求", "事实与理由", "具状人"]),
  kind("answer", "C07", ["民事答辩状", "答辩状"], ["答辩人", "答辩如下"]),
  kind("iou", "C08", ["借条", "欠条"], ["今借到", "借款人"]),
  kind("loan-contract", "C08", ["借款合同"], ["借款金额", "出借人", "借款期限"]),
  kind("other-contract", "C08", ["合同", "协议书"], ["甲方", "乙方"]),
  kind("wage-record", "C08", ["误工证明", "工资表"], ["月平均工资", "未上班"]),
  kind("witness-statement", "C08", ["证明"], ["兹证明", "亲眼"]),
  kind("bank-statement", "C08", ["交易明细"], ["交易日期", "余额"]),
  kind("other-evidence", "C08", ["证据材料"], []),
  kind("summons", "C12", ["传票"], ["应到时间", "被传唤人"]),
  kind("hearing-record", "C14", ["法庭笔录"], ["法庭调查", "现在开庭"]),
  kind("judgment", "C18", ["民事判决书"], ["判决如下"]),
  kind("ruling", "C18", ["民事裁定书"], ["裁定如下"]),
  kind("preservation-ruling", "C09", ["财产保全裁定书"], []),
  kind("blank", "C27", [], []),
  kind("deliberation-record", "S05", ["评议笔录"], ["评议结论", "合议庭评议", "进行评议"]),
];

/** The test kinds and the given rules as pages are looked at with. */
export function testEyes(rules: CataloguingRules): Eyes {
  return { index: indexKinds(TEST_KINDS), rules };
}
