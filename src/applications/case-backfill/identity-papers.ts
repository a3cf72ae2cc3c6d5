import { findDates } from "../../engine/text/dates.ts";
import { findCitizenNumbers, findCreditCodes } from "../../engine/text/identity-numbers.ts";
import { isPersonName } from "../../engine/text/party-labels.ts";
import { isSameName, type Member, memberBy } from "./roster.ts";
import { type Reading, readFlat, readLines, type SourcePaper } from "./source-paper.ts";

/** Values of the identity papers (身份证, 户口簿, 营业执照, 法定代表人身份证明书) of parties; of anybody else nothing is kept (BF-10). */
export function identityReadings(paper: SourcePaper, roster: readonly Member[]): Reading[] {
  if (paper.kind === "business-licence") return licenceReadings(paper, roster);
  if (paper.kind === "legal-representative-certificate") return certificateReadings(paper, roster);
  return cardReadings(paper, roster);
}

const PERSON = /姓名[:：]?(?<name>[\u4e00-\u9fff·]{2,15}?)(?=性别|[男女]|曾用名|民族|出生|与?户主)/gu;
const ADDRESS = /住址[:：]?(?<value>.{6,60}?)(?=公民身份|中华人民|居民身份证|签发机关|有效期限|姓名|出生|$)/u;

function cardReadings(paper: SourcePaper, roster: readonly Member[]): Reading[] {
  const { text } = paper.flat;
  const heads = [...text.matchAll(PERSON)];
  return heads.flatMap((head, at) => {
    const end = heads[at + 1]?.index ?? text.length;
    return personReadings(paper, { name: head.groups?.name ?? "", start: head.index, end }, roster);
  });
}

interface Block {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function personReadings(paper: SourcePaper, { name, start, end }: Block, roster: readonly Member[]): Reading[] {
  const block = paper.flat.text.slice(start, end);
  const [number] = findCitizenNumbers(block);
  const member = memberBy(roster, name, number?.number);
  if (!member || member.isOrganisation) return [];
  const birth = findDates(block).find((date) =>
    /出生(?:日期)?[:：]?$/u.test(block.slice(Math.max(0, date.start - 6), date.start)),
  );
  const folk = inBlock(block, /民族[:：]?(?<value>[\u4e00-\u9fff]{1,5}?)(?=族|出生|住址|\d|性别)/u);
  const places: readonly (readonly [string, Place | undefined])[] = [
    ["name", { value: name, start: block.indexOf(name), end: block.indexOf(name) + name.length }],
    ["sex", inBlock(block, /(?:性别|姓名.{2,6})[:：]?(?<value>[男女])/u)],
    ["ethnicity", folk && { ...folk, value: `${folk.value}族` }],
    ["birth", birth?.precision === "day" ? { ...birth, value: birth.day } : undefined],
    ["idNumber", number && { ...number, value: number.number }],
    ["address", inBlock(block, ADDRESS)],
  ];
  return places.flatMap(([field, place]) =>
    place === undefined
      ? []
      : [
          readFlat(
            paper,
            `${member.field}.${field}`,
            { ...place, start: start + place.start, end: start + place.end },
            0.95,
          ),
        ],
  );
}

interface Place {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The group `value` of a pattern and where it stands. */
function inBlock(block: string, pattern: RegExp): Place | undefined {
  const match = pattern.exec(block);
  const value = match?.groups?.value;
  if (!match || value === undefined) return undefined;
  const start = match.index + match[0].lastIndexOf(value);
  return { value, start, end: start + value.length };
}

const NEXT = String.raw`(?=\n\s*(?:统一社会|名\s*称|类\s*型|法定代表|负\s*责\s*人|经\s*营\s*者|注册资[本金]|成立日期|营业期限|住\s*所|经营场所|营业场所|经营范围|登记机关|组成形式|主要经营|注册日期)|\n\s*\n|$)`;
const LICENCE: Readonly<Record<"name" | "legalRepresentative" | "address", RegExp>> = {
  name: new RegExp(
    String.raw`(?:^|\n)[ \t]*(?:企业)?(?:名\s*称|字\s*号)[ \t]*[:：]?[ \t]*(?<value>[\s\S]{2,60}?)${NEXT}`,
    "u",
  ),
  legalRepresentative: new RegExp(
    String.raw`(?:法定代表人|负\s*责\s*人|经\s*营\s*者|执行事务合伙人)(?:姓名)?[ \t]*[:：]?[ \t]*(?<value>[\u4e00-\u9fff·]{2,12})(?=\s|$)`,
    "u",
  ),
  address: new RegExp(
    String.raw`(?:^|\n)[ \t]*(?:住\s*所|经营场所|营业场所)[ \t]*[:：]?[ \t]*(?<value>[\s\S]{6,80}?)${NEXT}`,
    "u",
  ),
};

function licenceReadings(paper: SourcePaper, roster: readonly Member[]): Reading[] {
  const { text } = paper.lines;
  const [code] = findCreditCodes(text);
  const name = LICENCE.name.exec(text)?.groups?.value?.replace(/\s/gu, "") ?? "";
  const member = memberBy(roster, name, code?.number);
  if (!member) return [];
  const readings = Object.entries(LICENCE).flatMap(([field, pattern]) => {
    const match = pattern.exec(text);
    const printed = match?.groups?.value;
    if (!match || printed === undefined) return [];
    const start = match.index + match[0].lastIndexOf(printed);
    const value = printed.replace(/\s/gu, "");
    return [readLines(paper, `${member.field}.${field}`, { value, start, end: start + printed.length }, 0.94)];
  });
  const coded = code ? [readLines(paper, `${member.field}.creditCode`, { ...code, value: code.number }, 0.95)] : [];
  return [...readings, ...coded];
}

const CERTIFIED: readonly RegExp[] = [
  /(?<name>[\u4e00-\u9fff·]{2,8}?)(?:同志|先生|女士)?[，,]?(?:现)?(?:在|系|为|任|担任)(?:我|本|该)?[^。；]{0,40}?(?:法定代表人|负责人)/u,
  /(?:法定代表人|负责人)(?:姓名)?[:：]?(?:为|是|系)?(?<name>[\u4e00-\u9fff·]{2,8}?)(?=[，,。；（(职性身]|同志|先生|女士|$)/u,
];

function certificateReadings(paper: SourcePaper, roster: readonly Member[]): Reading[] {
  const { text } = paper.flat;
  const member = roster.find(
    ({ name, isOrganisation }) => isOrganisation && (text.includes(name) || hasNear(text, name)),
  );
  if (!member) return [];
  const body = text.search(/身份证明书?/u);
  for (const pattern of CERTIFIED) {
    const from = body < 0 ? 0 : body + (/^身份证明书?/u.exec(text.slice(body))?.[0].length ?? 0);
    const match = pattern.exec(text.slice(from));
    const name = match?.groups?.name;
    if (!match || name === undefined || !isPersonName(name)) continue;
    const start = from + match.index + match[0].indexOf(name);
    return [
      readFlat(paper, `${member.field}.legalRepresentative`, { value: name, start, end: start + name.length }, 0.92),
    ];
  }
  return [];
}

function hasNear(text: string, name: string): boolean {
  return Array.from({ length: Math.max(0, text.length - name.length + 1) }, (_, at) => at).some(
    (at) => text.charAt(at) === name.charAt(0) && isSameName(text.slice(at, at + name.length), name),
  );
}
