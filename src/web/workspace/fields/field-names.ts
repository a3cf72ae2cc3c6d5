import type { WordKey } from "../../i18n/languages.ts";
import { words } from "../../i18n/languages.ts";
import type { Words } from "../../i18n/use-words.ts";

/** The groups in which fields are shown. */
export const GROUPS = ["case", "parties", "claims", "loan", "procedure", "other"] as const;
export type FieldGroup = (typeof GROUPS)[number];

const groupsByRoot: Readonly<Record<string, FieldGroup>> = {
  court: "case",
  caseNumber: "case",
  cause: "case",
  amount: "case",
  plaintiffs: "parties",
  defendants: "parties",
  thirdParties: "parties",
  claims: "claims",
  defence: "claims",
  loan: "loan",
  guarantors: "loan",
  contract: "case",
  accident: "case",
  employment: "case",
  marriage: "case",
  procedure: "procedure",
  filingDate: "procedure",
  hearingDate: "procedure",
  judge: "procedure",
  clerk: "procedure",
  feePaid: "procedure",
  preservation: "procedure",
};

/** The group of a field by the first part of its name. */
export function groupOf(name: string): FieldGroup {
  return groupsByRoot[name.split(".")[0] ?? ""] ?? "other";
}

function known(key: string): WordKey | undefined {
  return key in words.zh ? (key as WordKey) : undefined;
}

/** The name of a field for people, for example 原告1 · 姓名或名称; a part that has no word stands as it is. */
export function fieldLabel(name: string, t: Words["t"]): string {
  const whole = known(`whole.${name}`);
  if (whole) return t(whole);
  const parts = name.split(".");
  const said: string[] = [];
  parts.forEach((part, at) => {
    const number = parts[at + 1];
    const list = known(`list.${part}`);
    const key = known(at === parts.length - 1 ? `leaf.${part}` : `part.${part}`);
    if (/^\d+$/.test(part)) return;
    if (list && number) said.push(t(list, { n: number }));
    else said.push(key ? t(key) : part);
  });
  return said.join(" · ");
}

/** Fields of a person or organisation that are offered for typing when the papers do not give them. */
const PERSON = ["name", "idNumber", "address", "phone"] as const;
const ALWAYS = [
  "court",
  "caseNumber",
  "cause",
  "amount",
  "procedure",
  "filingDate",
  "hearingDate",
  "judge",
  "clerk",
  "feePaid",
];
const LOAN = ["principal", "signedOn", "deliveredOn", "dueOn", "rate", "method"] as const;

/** Names of the fields of one more plaintiff, defendant or claim. */
export function fieldsOfOne(list: "plaintiffs" | "defendants" | "claims", number: number): string[] {
  const leaves = list === "claims" ? ["text", "amount"] : PERSON;
  return leaves.map((leaf) => `${list}.${number}.${leaf}`);
}

/** Largest list position of a list among field names; 0 when there is none. */
export function countOf(list: string, names: readonly string[]): number {
  const numbers = names.flatMap((name) => {
    const [root, number] = name.split(".");
    return root === list && number && /^\d+$/.test(number) ? [Number(number)] : [];
  });
  return Math.max(0, ...numbers);
}

/** Fields that are shown even when nothing was found, so that a case can be filled in by hand (UX 5). */
export function standardFields(found: readonly string[], cause: string): string[] {
  const people = (["plaintiffs", "defendants", "claims"] as const).flatMap((list) =>
    countOf(list, found) === 0 ? fieldsOfOne(list, 1) : [],
  );
  const isLoan = cause.includes("借贷") || cause.includes("借款") || found.some((name) => name.startsWith("loan."));
  return [...ALWAYS, ...people, ...(isLoan ? LOAN.map((leaf) => `loan.${leaf}`) : [])];
}

/** Orders names as people expect: by the standard order of their group, list positions by number. */
export function inReadingOrder(names: readonly string[]): string[] {
  const roots = Object.keys(groupsByRoot);
  const leaves = [...ALWAYS, "name", "sex", "birth", "ethnicity", ...PERSON, ...LOAN, "text", "amount"];
  const rank = (list: readonly string[], part: string) => (list.includes(part) ? list.indexOf(part) : list.length);
  const key = (name: string) => {
    const parts = name.split(".");
    return {
      root: rank(roots, parts[0] ?? ""),
      number: Number(parts[1]) || 0,
      leaf: rank(leaves, parts.at(-1) ?? ""),
      name,
    };
  };
  return names
    .map(key)
    .sort(
      (one, other) =>
        one.root - other.root ||
        one.number - other.number ||
        one.leaf - other.leaf ||
        one.name.localeCompare(other.name, "en", { numeric: true }),
    )
    .map((one) => one.name);
}
