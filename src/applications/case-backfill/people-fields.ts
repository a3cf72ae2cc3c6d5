import { checkCitizenNumber, checkCreditCode } from "../../engine/text/identity-numbers.ts";
import { findParties, type Party } from "../../engine/text/party-lines.ts";
import type { Spanned } from "../../engine/text/party-values.ts";
import { identityReadings } from "./identity-papers.ts";
import type { OwnPapers } from "./own-papers.ts";
import { isSameName, type Member, memberBy } from "./roster.ts";
import type { Facts } from "./schema.ts";
import { type Reading, readFlat, readLines, type SourcePaper } from "./source-paper.ts";
import type { SuitTitle } from "./suit-titles.ts";

/** What the papers say of the parties: complaint, answer (BF-02), rulings, identity papers, and how names are written elsewhere. */
export function peopleReadings({ papers, roster, titles }: OwnPapers, facts: Facts): Reading[] {
  const { rules } = facts;
  const described = papers
    .filter(({ kind }) => rules.describing.includes(kind))
    .flatMap((paper) => findParties(paper.lines.text).flatMap((party) => partyReadings(paper, party, roster)));
  const proven = papers
    .filter(({ kind }) => rules.identity.includes(kind))
    .flatMap((paper) => identityReadings(paper, roster));
  const written = papers.flatMap((paper) => writtenNames(paper, roster, rules.labels));
  const titled = titles.flatMap((title) => titledNames(title, roster));
  const readings = [...described, ...proven, ...titled, ...written];
  return [...readings, ...supports(readings, papers)];
}

function partyReadings(paper: SourcePaper, party: Party, roster: readonly Member[]): Reading[] {
  const number = party.idNumber?.value ?? party.creditCode?.value;
  const member = memberBy(roster, party.name.value, number);
  if (!member) return [];
  const read = (name: string, spanned: Spanned<string> | undefined, certainty: number): Reading[] =>
    spanned === undefined || spanned.value === ""
      ? []
      : [readLines(paper, `${member.field}.${name}`, spanned, certainty)];
  const birth = party.birth?.precision === "day" ? party.birth : undefined;
  const isPerson = !member.isOrganisation;
  return [
    ...read("name", party.name, 0.93),
    ...(isPerson
      ? [...read("sex", party.sex, 0.94), ...read("birth", birth, 0.94), ...read("ethnicity", party.ethnicity, 0.94)]
      : []),
    ...(isPerson
      ? read("idNumber", wholeNumber(party.idNumber), 0.9)
      : read("creditCode", wholeCode(party.creditCode), 0.9)),
    ...read("address", party.address, 0.9),
    ...read("phone", digitsOf(party.phone), 0.9),
    ...(isPerson ? [] : read("legalRepresentative", party.legalRepresentative?.name, 0.92)),
  ];
}

function titledNames({ paper, parties }: SuitTitle, roster: readonly Member[]): Reading[] {
  return parties.flatMap(({ name, start, end }) => {
    const member = memberBy(roster, name);
    return member ? [readFlat(paper, `${member.field}.name`, { value: name, start, end }, 0.8)] : [];
  });
}

const CONFUSED: Readonly<Record<string, string>> = {
  O: "0",
  Q: "0",
  D: "0",
  I: "1",
  L: "1",
  Z: "2",
  S: "5",
  B: "8",
  G: "6",
};

/** A citizen number of 18 characters; letters that a reader takes for digits are put right when the check digit then agrees (8.6 no. 2). */
function wholeNumber(spanned: Spanned<string> | undefined): Spanned<string> | undefined {
  if (!spanned || spanned.value.length !== 18) return undefined;
  return { ...spanned, value: repaired(spanned.value, (value) => checkCitizenNumber(value).valid, /[A-WYZ]/gu) };
}

function wholeCode(spanned: Spanned<string> | undefined): Spanned<string> | undefined {
  if (!spanned || spanned.value.length !== 18) return undefined;
  return { ...spanned, value: repaired(spanned.value, (value) => checkCreditCode(value).valid, /[OISZ]/gu) };
}

function repaired(value: string, isValid: (value: string) => boolean, letters: RegExp): string {
  if (isValid(value)) return value;
  const other = value.replace(letters, (letter) => CONFUSED[letter] ?? letter);
  return isValid(other) ? other : value;
}

function digitsOf(spanned: Spanned<string> | undefined): Spanned<string> | undefined {
  const value = spanned?.value.replace(/\D/gu, "");
  return spanned && value !== undefined && /^(?:1\d{10}|0\d{9,11}|400\d{7}|\d{7,8})$/u.test(value)
    ? { ...spanned, value }
    : undefined;
}

/** Names written after labels in contracts, vouchers and notices, near to the name of a party but not the same. */
function writtenNames(paper: SourcePaper, roster: readonly Member[], labels: readonly string[]): Reading[] {
  const { text } = paper.flat;
  const pattern = new RegExp(
    String.raw`(?:${labels.join("|")})(?:户名|名称|姓名)?(?:[（(][^（）()]{1,6}[）)])?[:：]?`,
    "gu",
  );
  const places = [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
  return roster.flatMap((member) => {
    const length = member.name.length;
    if (length < 3) return [];
    const near = places.filter((start) => {
      const written = text.slice(start, start + length);
      const isOther = roster.some((other) => other !== member && text.startsWith(other.name, start));
      return (
        written !== member.name && /^[\u4e00-\u9fff（）()]+$/u.test(written) && isMisspelt(written, member) && !isOther
      );
    });
    return near
      .slice(0, 1)
      .map((start) =>
        readFlat(
          paper,
          `${member.field}.name`,
          { value: text.slice(start, start + length), start, end: start + length },
          0.7,
        ),
      );
  });
}

/** Of a short name the surname must agree: 李四 and 王四 are two people. */
function isMisspelt(written: string, member: Member): boolean {
  return isSameName(written, member.name) && written.charAt(0) === member.name.charAt(0);
}

const SUPPORTED = /\.(?:name|idNumber|creditCode|address|phone)$/u;

/** Other papers in which a value that was read stands word for word: each agrees with it. */
function supports(readings: readonly Reading[], papers: readonly SourcePaper[]): Reading[] {
  const known = new Map<string, Reading[]>();
  for (const reading of readings) {
    if (!SUPPORTED.test(reading.field)) continue;
    const key = `${reading.field}|${reading.value}`;
    known.set(key, [...(known.get(key) ?? []), reading]);
  }
  return [...known.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const read = new Set(same.map(({ paper }) => paper.id));
    return papers
      .filter(({ id, kind }) => !read.has(id) && kind !== "chat-record")
      .flatMap((paper) => {
        const start = paper.flat.text.indexOf(first.value);
        if (start < 0) return [];
        return [readFlat(paper, first.field, { value: first.value, start, end: start + first.value.length }, 0.7)];
      });
  });
}
