import type { DrugLine } from "../../../vocabulary/charge.ts";

/** A weighed drug (毒品): id of drugs.yaml and milligrams. */
export interface DrugQuantity {
  readonly drug: string;
  readonly milligrams: number;
}

/**
 * Quantities of several drugs as milligrams of heroin (折算), each by the ratio of its line in the table, never by purity
 * (刑法 347, 357; 毒品解释 1, 2). Rounded down; a drug that is not in the table is left out and named.
 */
export function drugEquivalent(
  quantities: readonly DrugQuantity[],
  table: readonly DrugLine[],
): { readonly milligrams: number; readonly unknown: readonly string[] } {
  const heroin = table.find(({ id }) => id === "heroin");
  const unknown: string[] = [];
  let milligrams = 0;
  for (const { drug, milligrams: weight } of quantities) {
    const line = table.find(({ id }) => id === drug);
    if (!line || !heroin) unknown.push(drug);
    else milligrams += Number((BigInt(Math.round(weight)) * BigInt(heroin.large)) / BigInt(line.large));
  }
  return { milligrams, unknown };
}
