import type { Party } from "../text/party-lines.ts";
import { anyOf } from "./fold-numbers.ts";
import { isHidden, nameAt } from "./name-at.ts";
import { isMinorOn, type PublicationDocument } from "./read-document.ts";

/** Why a person's name is hidden: the number of article 8, or the strict profile. */
export type HidingRule = "G20.P2-1" | "G20.P2-2" | "G20.P2-3" | "G20.P2-4" | "G20.P5-STRICT";

/** The persons of a document (人物名册) by full name: whose names are hidden and why, and who is never hidden. */
export interface Persons {
  readonly hidden: ReadonlyMap<string, HidingRule>;
  readonly kept: ReadonlySet<string>;
  /** Names of judges, clerks and prosecutors (永不隐名): they stay where they stand behind their title. */
  readonly officers: ReadonlySet<string>;
}

const LIST_LINK = /^(?:\([^()\n]{1,60}\))?(?:、|和(?!解)|及|以及|与)(?:其)?/u;
const LEAD = String.raw`\s{0,3}(?:[:：]|[(（](?:系|化名|兼)?[^()（）\n]{0,12}[)）])?\s{0,3}[“"]?`;

/** Names listed behind any of the words: 证人王五、赵六. */
function namesBehind({ flat, rules }: PublicationDocument, words: readonly string[]): string[] {
  const found: string[] = [];
  for (const match of flat.matchAll(new RegExp(`(?:${anyOf(words)})${LEAD}`, "gu"))) {
    let at = match.index + match[0].length;
    for (;;) {
      const name = nameAt(flat, at, rules);
      if (name === undefined) break;
      found.push(name);
      const link = LIST_LINK.exec(flat.slice(at + name.length, at + name.length + 70));
      if (!link) break;
      at += name.length + link[0].length;
    }
  }
  return found;
}

/** Names before what only a witness or victim gives: 王五的证言, 赵六证实, 王五(被害人). */
function namesBefore({ flat, rules }: PublicationDocument): string[] {
  const statement = new RegExp(
    String.raw`(?<=^|[，,。；;、:\n)\d.]\s{0,3})(?=(?<name>[\u4e00-\u9fff·]{2,12}?)(?:\([^()\n]{0,40}\))?(?:的)?(?:证言|证实|陈述(?!事实|意见)|辨认笔录|询问笔录|\((?:系)?(?:被害人|证人|死者)))`,
    "gu",
  );
  return [...flat.matchAll(statement)].flatMap((match) => {
    const told = match.groups?.["name"] ?? "";
    const name = nameAt(flat, match.index, rules);
    return name !== undefined && told === name ? [name] : [];
  });
}

/** Persons whose birth, written behind the name, makes them minors on the day of the document. */
function minorsByBirth({ flat, rules, day }: PublicationDocument): string[] {
  const born =
    /(?<name>[\u4e00-\u9fff·]{2,12})(?:\(|,|，)(?:[男女][,，])?(?:[\u4e00-\u9fff]{1,4}族[,，])?(?:生于|出生于)?(?<year>\d{4})年(?<month>\d{1,2})月(?<date>\d{1,2})日(?:出?生|$|\)|[,，])/gu;
  return [...flat.matchAll(born)].flatMap((match) => {
    const { name: told = "", year = "", month = "", date = "" } = match.groups ?? {};
    const birth = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    if (day === undefined || !isMinorOn(birth as typeof day, day)) return [];
    const from = [4, 3, 2].find((length) => nameAt(flat, match.index + told.length - length, rules)?.length === length);
    return from === undefined ? [] : [told.slice(-from)];
  });
}

function partyRule(party: Party, document: PublicationDocument): HidingRule | undefined {
  if (party.kind === "organisation") return undefined;
  if (document.isFamily) return "G20.P2-1";
  if (party.birth !== undefined && isMinorOn(party.birth.value, document.day)) return "G20.P2-3";
  if (party.agents.some(({ kind }) => kind === "guardian")) return "G20.P2-3";
  const isVictim = document.isCriminal && /原告|被害人|自诉人/u.test(party.label.value);
  if (isVictim) return "G20.P2-2";
  return document.profile === "COURT_STRICT" ? "G20.P5-STRICT" : undefined;
}

/** Hidden and kept names of the parties and of those who act for them. */
function ofParties(document: PublicationDocument): { hidden: [string, HidingRule][]; kept: string[] } {
  const hidden: [string, HidingRule][] = [];
  const kept: string[] = [];
  const strict = document.profile === "COURT_STRICT" ? "G20.P5-STRICT" : undefined;
  for (const party of document.parties) {
    const rule = partyRule(party, document);
    if (rule !== undefined) hidden.push([party.name.value, rule]);
    else kept.push(party.name.value);
    const head = party.legalRepresentative?.name.value;
    if (head !== undefined)
      strict === undefined && rule === undefined ? kept.push(head) : hidden.push([head, rule ?? "G20.P5-STRICT"]);
    for (const agent of party.agents) {
      const isGuardian = agent.kind === "guardian" && party.kind !== "organisation";
      const isCounsel = agent.kind === "lawyer" || agent.kind === "legal-worker";
      if (isGuardian) hidden.push([agent.name.value, rule ?? "G20.P2-3"]);
      else if (isCounsel || strict === undefined) kept.push(agent.name.value);
      else hidden.push([agent.name.value, strict]);
    }
  }
  return { hidden, kept };
}

/**
 * Whose names are hidden (第八条, G20.P2): parties and legal representatives in family matters; victims, plaintiffs of the
 * attached civil action, witnesses and experts in criminal ones with their kin; minors and their legal representatives; with
 * the strict profile everyone but officers of the court and counsel. Who is hidden in one place is hidden everywhere.
 */
export function findPersons(document: PublicationDocument): Persons {
  const { rules, isCriminal, isFamily } = document;
  const isStrict = document.profile === "COURT_STRICT";
  const parties = ofParties(document);
  const hidden: [string, HidingRule][] = [...parties.hidden];
  const add = (names: readonly string[], rule: HidingRule): void => {
    for (const name of names) hidden.push([name, rule]);
  };
  add([...namesBehind(document, rules.minorRoles), ...minorsByBirth(document)], "G20.P2-3");
  add(namesBehind(document, rules.guardianRoles), "G20.P2-3");
  if (isCriminal) add([...namesBehind(document, rules.criminalRoles), ...namesBefore(document)], "G20.P2-2");
  if (isCriminal || isFamily || isStrict || hidden.some(([, rule]) => rule === "G20.P2-3"))
    add(namesBehind(document, rules.kinship), isFamily ? "G20.P2-1" : "G20.P2-4");
  if (isStrict) add([...namesBehind(document, [...rules.strictRoles, ...rules.criminalRoles])], "G20.P5-STRICT");
  const officers = new Set(namesBehind(document, rules.officers));
  const kept = new Set(parties.kept);
  const byName = new Map<string, HidingRule>();
  for (const [name, rule] of hidden) {
    const isCounselOrAccused = kept.has(name) && rule !== "G20.P2-3";
    if (!isCounselOrAccused && !isHidden(name) && !byName.has(name)) byName.set(name, rule);
  }
  for (const name of byName.keys()) kept.delete(name);
  return { hidden: byName, kept, officers };
}
