import type { Finding } from "../../vocabulary/advice.ts";
import type { TemplateBlock } from "../../vocabulary/document-template.ts";
import { claimsOf, fieldsOf, nameFields, namesOf, partiesOf, textsOf } from "./known-fields.ts";
import type { Facts, Value } from "./schema.ts";
import { fill, phraseOf, write } from "./write-paragraph.ts";

const trimmed = (text: string): string => text.replace(/[。；;，,]+$/u, "");

/** 1.甲；2.乙。 — a single item stands without a number. */
function numbered(texts: readonly string[]): string {
  if (texts.length <= 1) return `${trimmed(texts[0] ?? "")}。`;
  return `${texts.map((text, index) => `${index + 1}.${trimmed(text)}`).join("；")}。`;
}

/** The claims, each with its number and in the plaintiff's words, then facts and reasons (诉讼请求、事实和理由). */
export function claims(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const known = claimsOf(facts);
  const plaintiffs = partiesOf(facts, "plaintiffs");
  const text = fill(phraseOf(block, "claims"), {
    plaintiffs: plaintiffs.length === 0 ? undefined : `原告${namesOf(plaintiffs)}`,
    claims: known.length === 0 ? undefined : numbered(known.map((claim) => claim.text)),
  });
  const from = [
    ...nameFields(facts, plaintiffs),
    ...fieldsOf(
      facts,
      known.map(({ number }) => `claims.${number}.text`),
    ),
  ];
  const asked = write(facts, block, {
    text,
    origin: "field",
    from,
    rule: ["DG-10", "诉讼请求按原告的表述逐项列明，金额用数字"],
  });
  return phraseOf(block, "reasons") === "" ? [asked] : [asked, reasons(facts, block, "reasons")];
}

/** Facts and reasons of the complaint in its own words (事实与理由). Sentences that speak to the system were left out (XZ-01). */
export function reasons(facts: Facts, block: TemplateBlock, phrase: string): Finding<Value> {
  const said = facts.reasons;
  const doubts = [
    ...(said && !said.isChecked ? ["摘自起诉状，请与原件核对并酌情概括"] : []),
    ...(facts.ordersLeftOut > 0 ? [`材料中有${facts.ordersLeftOut}句指向系统的文字，未写入`] : []),
  ];
  return write(facts, block, {
    text: fill(phraseOf(block, phrase), { reasons: said?.text }),
    origin: said ? "paper" : "choice",
    passages: said?.passages ?? [],
    doubts,
    rule: ["DG-10", "事实与理由摘自起诉状"],
  });
}

/** The answer, point by point; with several defendants a person says whose point it is (答辩意见). */
export function defence(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const points = textsOf(facts, "defence");
  const defendants = partiesOf(facts, "defendants");
  const who = `被告${namesOf(defendants)}`;
  if (points.length === 0) {
    const text = `${who}【未作答辩，或者由书记员写明答辩意见】。`;
    return [write(facts, block, { text, origin: "choice", from: nameFields(facts, defendants) })];
  }
  const answer = numbered(points.map(({ value }) => value));
  return [
    write(facts, block, {
      text: fill(phraseOf(block, "answered"), { defendant: who, answer }),
      origin: "field",
      from: [...nameFields(facts, defendants), ...points],
      doubts: defendants.length > 1 ? ["各项意见由哪一被告提出"] : [],
      rule: ["DG-10", "双方意见先于裁判理由列明（民诉法155）"],
    }),
  ];
}

/** What a third party says (第三人意见): no field holds it, so it is asked for when there is a third party. */
export function thirdParty(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  return partiesOf(facts, "thirdParties").map((party) =>
    write(facts, block, {
      text: fill(phraseOf(block, "stated"), {
        thirdParty: `第三人${party.name}`,
        statement: "【由书记员写明第三人意见】。",
      }),
      origin: "choice",
      from: nameFields(facts, [party]),
    }),
  );
}
