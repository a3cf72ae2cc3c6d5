import type { Finding } from "../../vocabulary/advice.ts";
import { type Because, findingOf } from "./citing.ts";
import type { Facts, Value } from "./schema.ts";

/** Hand-written rules read them; measured on sentences of judgments only. */
const CONFIDENCE = 0.7;

const RULE = { family: "AD-01", property: "AD-20", drug: "AD-20" } as const;

/** The usual points of this kind of case that the papers tell (案件要素), each with its places; none is found proved. */
export function traitFindings({ traits, grounds }: Facts): Finding<Value>[] {
  return traits.map(({ places, ...trait }) => {
    const rule = RULE[trait.group];
    const says = trait.says.length > 0 ? `：${trait.says.join("、")}` : "";
    const because: Because = {
      rule,
      note: `材料写有“${trait.name.zh}”${says}。只列材料怎么写，不认定事实。`,
      passages: places.map(({ passage }) => passage),
    };
    return findingOf({ kind: "trait", ...trait, rule }, CONFIDENCE, because, grounds);
  });
}
