import type { DrugMention } from "./drug-facts-mentions.ts";
import type { FoundQuantity } from "./sentencing/find-quantities.ts";

const MILLIGRAMS: Readonly<Record<string, number>> = {
  毫克: 1,
  mg: 1,
  克: 1000,
  g: 1000,
  千克: 1_000_000,
  公斤: 1_000_000,
  kg: 1_000_000,
};

/**
 * Weights of a drug case as quantities of the sentencing rules (毒品数量), in milligrams with the id of sentencing/drugs.yaml:
 * each weight belongs to the drug named nearest to it in its sentence. A weight beside which no known drug stands, and a
 * street name that does not tell the drug, give none.
 */
export function drugWeights(text: string, mentions: readonly DrugMention[]): FoundQuantity[] {
  const drugs = mentions.filter(({ kind, drug }) => kind === "drug" && drug);
  return mentions.flatMap((weight): FoundQuantity[] => {
    if (weight.kind !== "weight") return [];
    const inSentence = drugs.filter(({ start }) => !/[。；]/u.test(between(text, weight, start)));
    const nearest = inSentence.sort((a, b) => gap(weight, a) - gap(weight, b))[0];
    const [, digits = "", unit = ""] = /^([\d.]+)(.+)$/u.exec(weight.text) ?? [];
    const value = Math.round(Number(digits) * (MILLIGRAMS[unit.toLowerCase()] ?? Number.NaN));
    const { start, end } = weight;
    return nearest?.drug && Number.isFinite(value)
      ? [{ kind: "drug", value, drug: nearest.drug, start, end, text: weight.text }]
      : [];
  });
}

function between(text: string, { start, end }: DrugMention, other: number): string {
  return other < start ? text.slice(other, start) : text.slice(end, other);
}

function gap(weight: DrugMention, drug: DrugMention): number {
  return drug.end <= weight.start ? weight.start - drug.end : drug.start - weight.end;
}
