import { resolveCharge } from "../src/engine/reasoning/sentencing/charge-names.ts";
import type { TermQuestion } from "../src/engine/reasoning/sentencing/term-features.ts";
import { openKnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { Day } from "../src/vocabulary/day.ts";

/** The cases measured and learned from were decided between 2013 and 2019: the tiers of that time apply. */
const THEN = Day.parse("2018-01-01");
/** Words for circumstances are the same then and now; the entries of the knowledge base begin with the guideline of 2021. */
const NOW = Day.parse("2024-03-01");

/** Makes questions about terms from facts and charges as data sets write them (盗窃, 非法[持有、私藏][枪支、弹药]). */
export function openTermQuestions(): (text: string, written: readonly string[]) => TermQuestion {
  const base = openKnowledgeBase();
  const then = base.sentencing(THEN);
  if (!then) throw new Error("knowledge/sentencing holds no rules of 2018");
  const rules = { ...then, circumstances: [...base.circumstances(NOW)] };
  const names = base.chargeNames(THEN);
  return (text, written) => {
    const charges = written.flatMap((one) => {
      const plain = one.replace(/[[\]]/gu, "");
      return resolveCharge(plain.endsWith("罪") ? plain : `${plain}罪`, names)?.name ?? [];
    });
    const distinct = [...new Set(charges)];
    return {
      text,
      charges: distinct,
      deep: distinct.flatMap((name) => base.charge(name, THEN) ?? []),
      rules,
      on: THEN,
    };
  };
}
