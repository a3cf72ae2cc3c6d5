import type { Finding } from "../../vocabulary/advice.ts";
import { criminalFinding } from "./criminal-citing.ts";
import type { CriminalSheet } from "./criminal-reading.ts";
import type { Value } from "./schema.ts";

const WHY_NONE = {
  "several-accused": {
    zh: "被告人不止一名，学习所用的裁判均为单独被告人的案件，不列同类已决案件的刑期区间。",
    en: "There is more than one accused; the interval was learned from cases with a single one, so none is given.",
  },
  "too-few": {
    zh: "本罪名的已决案件太少或者未知，不列同类已决案件的刑期区间。",
    en: "Too few decided cases on this charge are known, so no interval of their terms is given.",
  },
  "no-story": {
    zh: "卷内没有读到指控事实，不列同类已决案件的刑期区间。",
    en: "No story of the offence was read, so no interval of terms of like cases is given.",
  },
} as const;

/** What the interval says and what it does not. */
const reachOf = (ofCharge: number) => ({
  zh: `同一罪名的已决案件 ${ofCharge} 件。区间只说明这些案件的宣告刑如何分布，不是量刑建议，也不说明本案应当如何裁判；裁判理由中才有的情节不在其中，区间因此较宽，也没有按本案可能的法定刑档限定。`,
  en: `${ofCharge} decided cases on the charge. The interval tells how their terms are spread; it is no proposal and says nothing of how this case should end. What only their reasons tell is not in it, so it is wide; nor is it bounded by the tiers that may apply here.`,
});

/** The interval of terms of decided cases like this one (AD-31), or why there is none. Never a single figure, never a proposal. */
export function decidedFindings({ criminal }: CriminalSheet): Finding<Value>[] {
  const { decided, charges, grounds } = criminal;
  if (!decided) return [];
  const basis = charges.flatMap(({ name }) => name.articles);
  const passages = charges.flatMap(({ places }) => places.slice(0, 1).map(({ passage }) => passage));
  const { terms, because } = decided;
  const message = terms ? reachOf(terms.ofCharge) : WHY_NONE[because ?? "too-few"];
  const names = charges.map(({ name }) => name.name);
  const value: Value = { kind: "decided", id: "decided-terms", rule: "AD-31", charges: names, terms, message };
  const grounded = { rule: "AD-31", note: message.zh, passages, basis };
  return [criminalFinding(value, terms ? 0.5 : 0.75, grounded, grounds)];
}
