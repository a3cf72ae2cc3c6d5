import { toChineseNumber } from "../../engine/text/numerals.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { TemplateBlock } from "../../vocabulary/document-template.ts";
import { reasons } from "./pleading-blocks.ts";
import type { Facts, Value } from "./schema.ts";
import { phraseOf, write } from "./write-paragraph.ts";

/** The facts of a mediation paper (案件事实) are those of the complaint. */
export function mediatedFacts(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  return [reasons(facts, block, "opening")];
}

/** What the parties agreed, word for word from the record of mediation; the court adds nothing (协议内容, DG-40; 民诉法 99). */
export function agreement(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const rule = ["DG-40", "协议由当事人自愿达成，内容以调解笔录或者调解协议为准（民诉法99、100）"] as const;
  const opening = write(facts, block, { text: phraseOf(block, "opening"), rule });
  if (facts.agreement.length === 0) {
    const text = "【按当事人签名的调解协议逐项写明：谁、向谁、给付什么、何时履行】";
    return [opening, write(facts, block, { text, style: "order-item", origin: "choice", rule })];
  }
  const last = facts.agreement.length - 1;
  return [
    opening,
    ...facts.agreement.map((item, index) =>
      write(facts, block, {
        text: `${toChineseNumber(index + 1)}、${item.text}${index === last ? "。" : "；"}`,
        style: "order-item",
        origin: "paper",
        passages: item.passages,
        doubts: item.isChecked ? [] : ["与当事人签名的协议一致"],
        rule,
      }),
    ),
  ];
}

/** The agreement is confirmed and takes effect when all have signed for the paper; there is no appeal (DG-40; 民诉法 100). */
export function confirmation(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  return [
    write(facts, block, {
      text: `${phraseOf(block, "confirmed")}【由法官审查：协议自愿、合法，不损害他人】`,
      origin: "choice",
      rule: ["DG-40", "调解协议不得违反法律规定（民诉法99）"],
    }),
    write(facts, block, {
      text: phraseOf(block, "effect"),
      rule: ["DG-40", "各方当事人签收后即具有法律效力（民诉法100；民诉解释149）"],
    }),
  ];
}
