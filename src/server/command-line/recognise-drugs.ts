import { drugFacts } from "../../engine/reasoning/drug-facts.ts";
import { drugWeights } from "../../engine/reasoning/drug-facts-weights.ts";
import type { DrugRelationKind } from "../../vocabulary/recognition.ts";
import type { Recogniser } from "./recogniser.ts";

const NAMES: Readonly<Record<DrugRelationKind, string>> = {
  "sells-to": "贩卖给 sold to",
  "deals-in": "贩卖 dealt in",
  keeps: "持有 kept",
  shelters: "容留 sheltered",
};

/** What the papers of a drug case say (毒品案件事实): who sold to whom, dealt in, kept, sheltered; and weights in milligrams. */
export const recogniseDrugs: Recogniser = (text, { base }) => {
  const facts = drugFacts(text, base.recognition());
  const weights = drugWeights(text, facts.mentions);
  const said = facts.relations.map(
    ({ kind, head, tail }) =>
      `[${head.start}–${head.end}] ${head.text}  ${NAMES[kind]}  ${tail.text} [${tail.start}–${tail.end}]`,
  );
  const weighed = weights.map(
    ({ start, end, text: written, value, drug }) => `[${start}–${end}] ${written}  ${value} mg ${drug}`,
  );
  const sum = `${said.length} 项关系 relation(s)，${weighed.length} 项重量 weight(s)`;
  return { value: { ...facts, weights }, text: [...said, ...weighed, sum].join("\n") };
};
