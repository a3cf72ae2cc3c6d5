import type { Draft, Finding } from "../../vocabulary/advice.ts";
import type { TemplateBlock } from "../../vocabulary/document-template.ts";
import { fees } from "./cost-blocks.ts";
import { evidence, factsFound, reasoning } from "./found-blocks.ts";
import { origin, parties, title } from "./head-blocks.ts";
import { claimsOf, partiesOf } from "./known-fields.ts";
import { agreement, confirmation, mediatedFacts } from "./mediation-blocks.ts";
import { basis, lateInterest, order } from "./order-blocks.ts";
import { claims, defence, thirdParty } from "./pleading-blocks.ts";
import type { Facts, Input, Value } from "./schema.ts";
import { annex, remedy, signature } from "./tail-blocks.ts";

type Writer = (facts: Facts, block: TemplateBlock) => Finding<Value>[];

/** Who writes which part of a template, by the key of its block. */
const WRITERS: Readonly<Record<string, Writer>> = {
  title,
  parties,
  origin,
  claims,
  defence,
  "third-party": thirdParty,
  evidence,
  facts: (facts, block) =>
    facts.template?.documentKind === "mediation-paper" ? mediatedFacts(facts, block) : factsFound(facts, block),
  reasoning,
  basis,
  order,
  "late-interest": lateInterest,
  fees,
  remedy,
  signature,
  annex,
  agreement,
  confirmation,
};

const NO_TEMPLATE = {
  kind: "abstention",
  because: "out_of_scope",
  note: {
    zh: "没有适用于本案的文书样式（目前只有一审民事判决书和调解书）；请新建空白文书手工拟写。",
    en: "No template fits this case (there are civil judgments of first instance and mediation papers only); start a blank document.",
  },
} as const;

const NOTHING_KNOWN = {
  kind: "abstention",
  because: "facts_missing",
  note: {
    zh: "案件信息中没有双方当事人和诉讼请求，无法拟写；请先在“案件信息”中录入或者核对。",
    en: "The case fields name neither both parties nor a claim; enter or check them first.",
  },
} as const;

/**
 * Writes the document block by block in reading order (handbook T §5.4.7). Nothing here decides: results come from the
 * judge's rulings, and what is missing stands as an open place in 【】.
 */
export function advise(_input: Input, facts: Facts): Draft<Value> {
  const { template } = facts;
  if (!template || template.caseKind !== facts.caseKind) return NO_TEMPLATE;
  const isKnown = partiesOf(facts, "plaintiffs").length > 0 && partiesOf(facts, "defendants").length > 0;
  if (!isKnown || claimsOf(facts).length === 0) return NOTHING_KNOWN;
  const findings = template.blocks.flatMap((block) => WRITERS[block.key]?.(facts, block) ?? []);
  const [first, ...others] = findings;
  if (!first) return NO_TEMPLATE;
  const open = findings.filter(({ value }) => value.open).length;
  return {
    kind: "findings",
    findings: [first, ...others],
    summary: {
      zh: `${template.name.zh}草稿，共${findings.length}段，其中${open}段有待核对或者由法官决定的“【】”。`,
      en: `${template.name.en}: ${findings.length} paragraphs, ${open} of them with a place in 【】 to check or to decide.`,
    },
  };
}
