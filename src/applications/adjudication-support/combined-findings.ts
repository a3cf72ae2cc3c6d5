import { combineSentences, type Sentence } from "../../engine/reasoning/sentencing/combined-sentence.ts";
import { prosecutionLimit } from "../../engine/reasoning/sentencing/law-in-time.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { Day } from "../../vocabulary/day.ts";
import { criminalFinding } from "./criminal-citing.ts";
import type { ChargeOnFile, CriminalSheet } from "./criminal-reading.ts";
import type { Value } from "./schema.ts";

type RangeValue = Extract<Value, { kind: "range" }>;

/**
 * Several crimes of one accused (数罪并罚; CR-07): from the longest single term to the sum or the cap, on the same assumption
 * as the single ranges. Only for crimes whose tier is met and whose range is known, and only when there are two at least.
 */
export function combinedFindings(
  deep: readonly ChargeOnFile[],
  ranges: readonly Finding<Value>[],
  sheet: CriminalSheet,
): Finding<Value>[] {
  const certain = new Set(
    deep.flatMap(({ rules, tiers }) => (tiers.highest ? [`${rules.id}-${tiers.highest.id}`] : [])),
  );
  const values = ranges.flatMap(({ value }) => (value.kind === "range" && !value.id.includes(":wide") ? [value] : []));
  const firm = values.filter(({ id }) => certain.has(id.split(":")[0] ?? ""));
  const persons = [...new Set(firm.map(({ person }) => person))];
  return persons.flatMap((person) =>
    combinedOf(
      firm.filter((value) => value.person === person),
      sheet,
    ),
  );
}

function combinedOf(values: readonly RangeValue[], sheet: CriminalSheet): Finding<Value>[] {
  const { frame } = sheet.sentencing;
  const sentences = values.flatMap(({ least, most }): Sentence[] =>
    least === null || most === null
      ? []
      : [{ kind: most <= frame.detention.most ? "detention" : "fixed-term", months: { least, most } }],
  );
  const combined = sentences.length >= 2 ? combineSentences(sentences, frame) : undefined;
  const [first] = values;
  if (!combined || !first) return [];
  const { least, most } = combined.main.months;
  const names = values.map(({ charge }) => charge).join("、");
  const spans = sentences.map(({ months }) => `${months.least}至${months.most}个月`).join("；");
  const value: RangeValue = {
    kind: "range",
    id: ["combined", ...(first.person === null ? [] : [first.person])].join(":"),
    rule: "CR-07",
    charge: names,
    person: first.person,
    name: { zh: `数罪并罚：${names}`, en: "Several crimes combined" },
    assumptions: [
      {
        zh: `如果法院认定${names}均成立，各罪在上列幅度内量刑`,
        en: "If all crimes are found and each is sentenced inside its range",
      },
    ],
    least,
    most,
    statutory: { least, most },
    mayExempt: false,
    steps: [
      {
        what: {
          zh: "数刑中最高刑期以上、总和刑期或者上限以下",
          en: "From the longest single term to the sum or the cap",
        },
        expression: `${spans} → ${least}至${most}个月`,
        rule: "CR-07",
      },
    ],
    cautions: [...combined.notes],
    probation: { zh: "数罪并罚后超过三年的，不适用缓刑。", en: "No probation above three years after combination." },
  };
  const note = "数罪并罚的可能幅度，以各罪均成立为前提。";
  return [criminalFinding(value, 0.5, { rule: "CR-07", note, basis: combined.basis }, sheet.criminal.grounds)];
}

/** A reminder where the filing lies after the limitation of prosecution (AD-27); exceptions are for the court. */
export function limitationChecks(deep: readonly ChargeOnFile[], sheet: CriminalSheet): Finding<Value>[] {
  const { criminal, facts, sentencing } = sheet;
  const filed = Day.safeParse(facts.fields.find(({ name }) => name === "filingDate")?.value).data ?? facts.today;
  return deep.flatMap(({ rules, tiers }) => {
    if (!criminal.act || !tiers.highest) return [];
    const { years, barredFrom, rule, basis } = prosecutionLimit(tiers.highest, criminal.act, sentencing.frame);
    if (filed < barredFrom) return [];
    const message = {
      zh: `${rules.name}：按“${tiers.highest.name.zh}”的法定最高刑，追诉期限为${years}年，自${criminal.act}起算至${barredFrom}；请核对立案时间和不受追诉期限限制、中断的情形。`,
      en: `Limitation of ${years} years from ${criminal.act} ends on ${barredFrom}; check the day of filing and the exceptions.`,
    };
    const value: Value = { kind: "check", id: `${rules.id}-limitation`, rule, group: "flag", message, places: [] };
    return [criminalFinding(value, 0.6, { rule, note: message.zh, basis }, criminal.grounds)];
  });
}
