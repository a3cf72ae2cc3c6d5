import { Day } from "../../vocabulary/day.ts";
import type { Facts } from "./schema.ts";

/** A field of the case as drafting reads it. */
export type Known = Facts["fields"][number];

/** A party with everything the fields say of it. */
export interface DraftParty {
  readonly role: "原告" | "被告" | "第三人";
  /** Name of the list and position, for example "defendants.1". */
  readonly at: string;
  readonly name: string;
  readonly isOrganisation: boolean;
  readonly agents: readonly { readonly at: string; readonly name: string }[];
}

/** A claim with its number, words and sum. */
export interface Claim {
  readonly number: number;
  readonly text: string;
  readonly amount: number | null;
  /** True for the claim that the other side bear the costs of the suit: answered in the costs, not in the order. */
  readonly isCosts: boolean;
}

const ORGANISATION = /(?:公司|银行|支行|分行|厂|店|行|社|中心|医院|学校|院|局|所|委员会|合伙|集团|部|会)$/u;
const COSTS = /(?:受理费|诉讼费|保全费|公告费|鉴定费).{0,12}(?:承担|负担)/u;

/** The field of this name; undefined when the file does not give it. */
export function fieldOf(facts: Facts, name: string): Known | undefined {
  return facts.fields.find((field) => field.name === name);
}

/** The fields of these names that are known. */
export function fieldsOf(facts: Facts, names: readonly string[]): Known[] {
  return names.flatMap((name) => fieldOf(facts, name) ?? []);
}

export function dayOfField(facts: Facts, name: string): Day | undefined {
  return Day.safeParse(fieldOf(facts, name)?.value).data;
}

/** Sum of a field in fen; undefined when it is absent or no whole number. */
export function fenOfField(facts: Facts, name: string): number | undefined {
  const value = fieldOf(facts, name)?.value;
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function positions(facts: Facts, pattern: RegExp): number[] {
  const found = facts.fields.flatMap(({ name }) => {
    const number = pattern.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

/** Parties of one side in the order of the complaint; one whose name is not settled stands as an open place. */
export function partiesOf(facts: Facts, side: "plaintiffs" | "defendants" | "thirdParties"): DraftParty[] {
  const role = side === "plaintiffs" ? "原告" : side === "defendants" ? "被告" : "第三人";
  return positions(facts, new RegExp(`^${side}\\.(\\d+)\\.`)).map((number) => {
    const at = `${side}.${number}`;
    // Papers that disagree on a name may leave the field empty: the party is there all the same.
    const name = fieldOf(facts, `${at}.name`)?.value ?? `【${role}姓名或者名称】`;
    const agents = positions(facts, new RegExp(`^${side}\\.${number}\\.agents\\.(\\d+)\\.name$`)).map((place) => ({
      at: `${at}.agents.${place}`,
      name: fieldOf(facts, `${at}.agents.${place}.name`)?.value ?? "",
    }));
    const isOrganisation =
      fieldOf(facts, `${at}.creditCode`) !== undefined ||
      fieldOf(facts, `${at}.legalRepresentative`) !== undefined ||
      (name.length > 4 && ORGANISATION.test(name));
    return { role, at, name, isOrganisation, agents };
  });
}

/** Names of one side joined by 、. */
export function namesOf(parties: readonly DraftParty[]): string {
  return parties.map(({ name }) => name).join("、");
}

/** Fields that carry the names of the parties. */
export function nameFields(facts: Facts, parties: readonly DraftParty[]): Known[] {
  return fieldsOf(
    facts,
    parties.map(({ at }) => `${at}.name`),
  );
}

/** Claims in their order. */
export function claimsOf(facts: Facts): Claim[] {
  return positions(facts, /^claims\.(\d+)\.text$/).map((number) => {
    const text = (fieldOf(facts, `claims.${number}.text`)?.value ?? "").replace(/[。；;]$/u, "");
    const amount = fenOfField(facts, `claims.${number}.amount`) ?? null;
    return { number, text, amount, isCosts: amount === null && COSTS.test(text) };
  });
}

/** Texts of a numbered list of fields, for example the points of the answer. */
export function textsOf(facts: Facts, list: string): Known[] {
  return fieldsOf(
    facts,
    positions(facts, new RegExp(`^${list}\\.(\\d+)\\.text$`)).map((number) => `${list}.${number}.text`),
  );
}

/** Sum in dispute in fen (FE-01, FE-06): the field, else the sum of the claims; null when no claim states a sum. */
export function disputedAmount(facts: Facts): number | null {
  const stated = fenOfField(facts, "amount");
  if (stated !== undefined) return stated;
  const sums = claimsOf(facts).flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return sums.length === 0 ? null : sums.reduce((sum, amount) => sum + amount, 0);
}
