import { distance } from "../../engine/pages/compact.ts";
import { findParties, type Party } from "../../engine/text/party-lines.ts";
import type { Rules } from "./schema.ts";
import type { SourcePaper } from "./source-paper.ts";

/** The three lists of people in the case fields. */
export type Side = "plaintiffs" | "defendants" | "thirdParties";

/** A party of this case (当事人) as first named, with its place in the fields. */
export interface Member {
  readonly side: Side;
  readonly number: number;
  /** "defendants.1" */
  readonly field: string;
  readonly name: string;
  readonly idNumber: string | undefined;
  readonly creditCode: string | undefined;
  readonly isOrganisation: boolean;
}

const SIDES: Readonly<Record<string, Side>> = {
  plaintiff: "plaintiffs",
  "private-prosecutor": "plaintiffs",
  applicant: "plaintiffs",
  defendant: "defendants",
  respondent: "defendants",
  "third-party": "thirdParties",
};

/** Side of the case on which a described party stands; undefined for standings of other proceedings. */
export function sideOf(party: Party): Side | undefined {
  return SIDES[party.role];
}

/**
 * The parties of the case in the order of the complaint; where there is none, of the first paper that describes them.
 * Of several complaints the one counts whose parties the other papers name most.
 */
export function rosterOf(papers: readonly SourcePaper[], rules: Rules): Member[] {
  const complaints = papers.filter(({ kind }) => rules.complaints.includes(kind));
  const others = papers.filter(({ kind }) => rules.describing.includes(kind) && !rules.complaints.includes(kind));
  const candidates = [complaints, others].map((group) =>
    group
      .map((paper) => membersOf(findParties(paper.lines.text)))
      .filter((members) => members.length > 0)
      .map((members) => ({ members, named: namedIn(papers, members) })),
  );
  const [best] = (candidates.find((group) => group.length > 0) ?? []).sort((a, b) => b.named - a.named);
  return best?.members ?? [];
}

function membersOf(parties: readonly Party[]): Member[] {
  const counts: Record<Side, number> = { plaintiffs: 0, defendants: 0, thirdParties: 0 };
  const known: Member[] = [];
  for (const party of parties) {
    const side = sideOf(party);
    const name = party.name.value;
    if (side === undefined || known.some((member) => member.side === side && isSameName(member.name, name))) continue;
    const number = ++counts[side];
    known.push({
      side,
      number,
      field: `${side}.${number}`,
      name,
      idNumber: party.idNumber?.value,
      creditCode: party.creditCode?.value,
      isOrganisation: party.kind !== "natural",
    });
  }
  return known;
}

function namedIn(papers: readonly SourcePaper[], members: readonly Member[]): number {
  return papers.filter(({ flat }) => members.some(({ name }) => flat.text.includes(name))).length;
}

/** True for names of which one may be a misreading or slip of the pen for the other: one character in three or more, two in nine. */
export function isSameName(one: string, other: string): boolean {
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  if (shorter < 3) return false;
  const most = shorter >= 9 ? 2 : 1;
  if (shorter < 6 && one.length !== other.length) return false;
  return distance(one, other, most) <= most;
}

/** The party that a name or number means; a number decides where the name is a namesake's or misread (edge case 8.6 no. 1). */
export function memberBy(roster: readonly Member[], name: string, number?: string): Member | undefined {
  if (number !== undefined) {
    const byNumber = roster.find(({ idNumber, creditCode }) => number === idNumber || number === creditCode);
    if (byNumber) return byNumber;
  }
  const exact = roster.filter((member) => member.name === name);
  const [same] = exact.length > 0 ? exact : roster.filter((member) => isSameName(member.name, name));
  const isNamesake = number !== undefined && same?.idNumber !== undefined && distance(number, same.idNumber, 3) > 3;
  return isNamesake ? undefined : same;
}
