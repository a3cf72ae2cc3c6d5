import { yuan } from "../../vocabulary/money.ts";
import type { Facts, Value } from "./schema.ts";

type Found = Facts["found"][number];

/** What only one of the cases has: labels of this case first, then labels, charges and sums of the other (SC-13). */
export function differences(facts: Facts, found: Found): Value["different"] {
  const matched = new Set(found.matched.map(({ id }) => id));
  const onlyHere = facts.own.filter(({ label }) => !matched.has(label.id));
  return [
    ...onlyHere.map(({ label, passage }) => ({
      group: label.group,
      zh: `本案${label.zh}，该案未见`,
      en: `here: ${label.en}; not there`,
      passage,
    })),
    ...found.onlyThere.map((label) => ({
      group: label.group,
      zh: `该案${label.zh}，本案卷内未见`,
      en: `there: ${label.en}; not found in this file`,
      passage: null,
    })),
    ...otherCharges(facts, found),
    ...sums(facts, found),
  ];
}

function otherCharges({ cause }: Facts, { decided: { charges = [] } }: Found): Value["different"] {
  if (cause === null) return [];
  const others = charges.filter((charge) => charge !== cause);
  if (others.length === 0) return [];
  return [
    {
      group: "law",
      zh: `该案另认定${others.join("、")}`,
      en: `there also convicted of ${others.join(", ")}`,
      passage: null,
    },
  ];
}

function sums({ ownAmount, rules }: Facts, { decided }: Found): Value["different"] {
  const theirs = decided.amounts?.[0] ?? decided.claimed ?? 0;
  if (ownAmount === null || ownAmount <= 0 || theirs <= 0) return [];
  if (Math.max(ownAmount, theirs) / Math.min(ownAmount, theirs) <= rules.sumsApart) return [];
  return [
    {
      group: "facts",
      zh: `所涉最大金额不同：本案${yuan(ownAmount)}元，该案${yuan(theirs)}元`,
      en: `largest sums differ: here ${yuan(ownAmount)} yuan, there ${yuan(theirs)} yuan`,
      passage: null,
    },
  ];
}
