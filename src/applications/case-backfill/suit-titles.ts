import { isPersonName, ORGANISATION } from "../../engine/text/party-labels.ts";
import { isSameName, type Member, type Side } from "./roster.ts";
import type { SourcePaper } from "./source-paper.ts";

/** A party as the title of the suit names it (甲诉乙、丙民间借贷纠纷一案) and its place in the paper's text without blanks. */
export interface TitledParty {
  readonly side: "plaintiffs" | "defendants";
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The two lists of a title in one paper. */
export interface SuitTitle {
  readonly paper: SourcePaper;
  readonly parties: readonly TitledParty[];
}

const TITLE =
  /(?<p>[\u4e00-\u9fff·、（）()]{2,60}?)(?:起?诉|与)(?<d>[\u4e00-\u9fff·、（）()]{2,80}?)(?:一案|，(?:一)?案)/gu;
/** Words that stand before the first name. */
const LEAD = /^号|^.*(?:受理的|受理|审理的?|关于|办理|申请人|原告|就|在|因|对|委托)/u;

/** The titles of the suit that papers of the suit state; `causes` are names of causes, the longest first. */
export function suitTitles(papers: readonly SourcePaper[], causes: readonly string[]): SuitTitle[] {
  return papers.flatMap((paper) => {
    for (const match of paper.flat.text.matchAll(TITLE)) {
      const { p = "", d = "" } = match.groups ?? {};
      const cause = causes.find((name) => d.endsWith(name));
      if (cause === undefined) continue;
      const plaintiffs = p.replace(LEAD, "");
      const defendants = d.slice(0, -cause.length).replace(/^(?:被告|被申请人)/u, "");
      const at = match.index + p.length - plaintiffs.length;
      const from = match.index + match[0].indexOf(d, p.length) + d.indexOf(defendants);
      const parties = [...listed(plaintiffs, at, "plaintiffs"), ...listed(defendants, from, "defendants")];
      if (parties.some(({ side }) => side === "plaintiffs") && parties.some(({ side }) => side === "defendants"))
        return [{ paper, parties }];
    }
    return [];
  });
}

/** Names joined by 、; none when one of them is no name, since the words then are no list of parties. */
function listed(words: string, at: number, side: TitledParty["side"]): TitledParty[] {
  let start = at;
  const found: TitledParty[] = [];
  for (const name of words.split("、")) {
    if (!isPersonName(name) && !(name.length >= 4 && ORGANISATION.test(name))) return [];
    found.push({ side, name, start, end: start + name.length });
    start += name.length + 1;
  }
  return found;
}

/**
 * The roster with the parties that the complaint's head does not give legibly: a side takes the order of the title that
 * most papers state, when that title holds everyone known of the side and more.
 */
export function completed(roster: readonly Member[], titles: readonly SuitTitle[]): Member[] {
  const sides = ["plaintiffs", "defendants"] as const;
  const whole = sides.flatMap((side) => sideOf(side, roster, titles));
  return [...whole, ...roster.filter(({ side }) => side === "thirdParties")];
}

function sideOf(side: "plaintiffs" | "defendants", roster: readonly Member[], titles: readonly SuitTitle[]): Member[] {
  const known = roster.filter((member) => member.side === side);
  const names = commonestList(
    titles.filter((title) => isOwn(title, roster)).map(({ parties }) => parties.filter((party) => party.side === side)),
  );
  const isFuller =
    names.length > known.length && known.every(({ name }) => names.some((other) => isSameName(name, other)));
  return isFuller ? names.map((name, at) => memberOf(side, at + 1, name, known)) : known;
}

/** A title of this suit names someone already known; with nobody known any title may be it. */
function isOwn({ parties }: SuitTitle, roster: readonly Member[]): boolean {
  return roster.length === 0 || parties.some(({ name }) => roster.some((member) => isSameName(member.name, name)));
}

function commonestList(lists: readonly (readonly TitledParty[])[]): string[] {
  const counts = new Map<string, number>();
  for (const list of lists) {
    const key = list.map(({ name }) => name).join("、");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best ? best[0].split("、") : [];
}

function memberOf(side: Side, number: number, name: string, known: readonly Member[]): Member {
  const same = known.find((member) => isSameName(member.name, name));
  const fresh = { name, idNumber: undefined, creditCode: undefined, isOrganisation: !isPersonName(name) };
  return { ...(same ?? fresh), side, number, field: `${side}.${number}` };
}
