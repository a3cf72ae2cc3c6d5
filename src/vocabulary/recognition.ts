import { z } from "zod";
import { Day } from "./day.ts";

const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/**
 * One way to say an element (表述方式): a `says` that no `denied` touches, with a `needs` where there are any, and no `unless`
 * anywhere in the sentence.
 */
export const ElementCue = z.strictObject({
  says: z.array(z.string().min(1)).min(1),
  denied: z.array(z.string().min(1)).default([]),
  needs: z.array(z.string().min(1)).default([]),
  unless: z.array(z.string().min(1)).default([]),
});

/** An element of a case (案件要素) and the ways in which a sentence says it; `implies` names elements that go with it. */
export const ElementRule = z.strictObject({
  id: z.string().regex(/^[A-Z]{2}\d{1,2}$/u),
  name: Both,
  cues: z.array(ElementCue).min(1),
  implies: z.array(z.string()).default([]),
});
export type ElementRule = z.infer<typeof ElementRule>;

/** Elements of a kind of case (要素表); 〈组〉 in a pattern stands for the words of that group. */
export const ElementRules = z.strictObject({
  from: Day,
  until: Day.nullable(),
  source: z.string().min(1),
  groups: z.record(z.string(), z.array(z.string().min(1)).min(1)),
  elements: z.array(ElementRule).min(1),
});
export type ElementRules = z.infer<typeof ElementRules>;

/** Parts a person plays in an offence (人物角色), as the word before the name says. */
export const PersonRole = z.enum(["accused", "accomplice", "victim", "buyer", "other"]);
export type PersonRole = z.infer<typeof PersonRole>;

/** How persons are written (姓名写法): surnames, words of role, and characters that end a name. */
export const PersonWords = z.strictObject({
  from: Day,
  until: Day.nullable(),
  source: z.string().min(1),
  /** One-character surnames in one string; white space does not count. */
  surnames: z.string().min(1),
  compound: z.array(z.string().length(2)),
  roles: z.record(PersonRole, z.array(z.string().min(2)).min(1)),
  ends: z.string().min(1),
  /** Characters that begin a verb or a place behind a half veiled name, never its last character. */
  verbs: z.string().min(1),
  /** Characters before 某某 that are no surname. */
  notSurnames: z.string().min(1),
});
export type PersonWords = z.infer<typeof PersonWords>;

/** Words of the entities of property offences (侵财案件要素词); knowledge/entities/theft.yaml. */
export const OffenceWords = z.strictObject({
  from: Day,
  until: Day.nullable(),
  source: z.string().min(1),
  /** Head nouns of things that are taken. */
  goods: z.array(z.string().min(1)).min(1),
  /** Measure words: behind a number they count things. */
  classifiers: z.array(z.string().min(1)).min(1),
  tools: z.array(z.string().min(1)).min(1),
  /** What offenders drive. */
  vehicles: z.array(z.string().min(1)).min(1),
  /** Verbs of taking. */
  takes: z.array(z.string().min(1)).min(1),
  /** Endings of the names of places. */
  places: z.array(z.string().min(1)).min(1),
  /** Endings of the names of authorities. */
  bodies: z.array(z.string().min(1)).min(1),
});
export type OffenceWords = z.infer<typeof OffenceWords>;

/** Kinds of entity in a property offence (侵财案件实体), by their Chinese names in LawBench 2-6. */
export const OffenceEntityKind = z.enum([
  "suspect",
  "victim",
  "money-taken",
  "value",
  "gain",
  "goods",
  "tool",
  "time",
  "place",
  "body",
]);
export type OffenceEntityKind = z.infer<typeof OffenceEntityKind>;

/** Words of drug cases (毒品案件用语); knowledge/entities/drugs.yaml. */
export const DrugWords = z.strictObject({
  from: Day,
  until: Day.nullable(),
  source: z.string().min(1),
  /** Names as papers write them, by the drug of sentencing/drugs.yaml; null for a street name that tells none. */
  names: z.array(z.strictObject({ drug: z.string().nullable(), names: z.array(z.string().min(2)).min(1) })).min(1),
  sells: z.array(z.string().min(1)).min(1),
  buys: z.array(z.string().min(1)).min(1),
  /** Verbs that with 给 hand something over. */
  hands: z.array(z.string().min(1)).min(1),
  seizes: z.array(z.string().min(1)).min(1),
});
export type DrugWords = z.infer<typeof DrugWords>;

/** Kinds of thing named in a drug case (毒品案件实体). */
export const DrugEntityKind = z.enum(["person", "time", "place", "drug", "weight"]);
export type DrugEntityKind = z.infer<typeof DrugEntityKind>;

/** What one did with a drug or for another (毒品案件关系): sold to, dealt in, kept, sheltered. */
export const DrugRelationKind = z.enum(["sells-to", "deals-in", "keeps", "shelters"]);
export type DrugRelationKind = z.infer<typeof DrugRelationKind>;
