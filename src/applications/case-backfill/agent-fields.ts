import type { Agent } from "../../engine/text/party-agents.ts";
import { isPersonName } from "../../engine/text/party-labels.ts";
import { findParties } from "../../engine/text/party-lines.ts";
import type { OwnPapers } from "./own-papers.ts";
import { isSameName, type Member, memberBy } from "./roster.ts";
import type { Facts } from "./schema.ts";
import { type Reading, readFlat, readLines, type SourcePaper } from "./source-paper.ts";

/** A person who acts for a party as one paper says, with readings of name, firm and authority still without their place in the fields. */
interface Acting {
  readonly member: Member;
  readonly name: string;
  readonly readings: readonly { readonly part: "name" | "firm" | "authority"; readonly reading: Reading }[];
}

/** Agents of the parties (委托诉讼代理人) from complaints, answers, powers of attorney and letters of law firms, numbered as they first occur. */
export function agentReadings({ papers, roster }: OwnPapers, facts: Facts): Reading[] {
  const acting = papers.flatMap((paper) => {
    if (paper.kind === "power-of-attorney") return fromPower(paper, roster);
    if (paper.kind === "law-firm-letter") return fromLetter(paper, roster);
    return facts.rules.describing.includes(paper.kind) ? fromParties(paper, roster) : [];
  });
  const people = grouped([...acting, ...fromRecords(papers, acting, facts)]);
  return people.flatMap(({ field, members }) =>
    members.flatMap(({ readings }) => readings.map(({ part, reading }) => ({ ...reading, field: `${field}.${part}` }))),
  );
}

/** Mentions of one agent of one party, wherever they stand; numbered by party in the order of papers. */
function grouped(acting: readonly Acting[]): { field: string; members: Acting[] }[] {
  const people: { field: string; member: Member; name: string; members: Acting[] }[] = [];
  for (const one of acting) {
    const known = people.find(({ member, name }) => member === one.member && isSameName(name, one.name));
    if (known) known.members.push(one);
    else {
      const number = people.filter(({ member }) => member === one.member).length + 1;
      people.push({
        field: `${one.member.field}.agents.${number}`,
        member: one.member,
        name: one.name,
        members: [one],
      });
    }
  }
  return people;
}

function fromParties(paper: SourcePaper, roster: readonly Member[]): Acting[] {
  const parties = findParties(paper.lines.text);
  return parties.flatMap((party) => {
    const member = memberBy(roster, party.name.value, party.idNumber?.value ?? party.creditCode?.value);
    if (!member) return [];
    return party.agents
      .filter(({ kind }) => kind !== "guardian")
      .flatMap((agent) => {
        const isJoint = /共同/u.test(agent.label.value);
        const clients = isJoint ? roster.filter(({ side }) => side === member.side) : [member];
        return clients.map((client) => ({ member: client, name: agent.name.value, readings: partsOf(paper, agent) }));
      });
  });
}

function partsOf(paper: SourcePaper, agent: Agent): Acting["readings"] {
  const { name, firm, authority } = agent;
  return [
    { part: "name", reading: readLines(paper, "", name, 0.92) },
    ...(firm && isFirm(firm.value) ? [{ part: "firm" as const, reading: readLines(paper, "", firm, 0.92) }] : []),
    ...(authority
      ? [
          {
            part: "authority" as const,
            reading: readLines(paper, "", { ...authority, value: worded(authority.value) }, 0.9),
          },
        ]
      : []),
  ];
}

function isFirm(name: string): boolean {
  return /(?:律师事务所|法律服务所|法律援助中心)/u.test(name);
}

function worded(authority: "special" | "general"): string {
  return authority === "special" ? "特别授权" : "一般授权";
}

const CLIENT =
  /(?<!受|被)委托(?:人|单位|方)(?:姓名|名称)?[:：]?(?![因就与在于对])(?<name>[\u4e00-\u9fff·、（）()]{2,80}?)(?=[，,。；;（(]|法定代表|负责人|性别|住|身份证|公民身份|统一社会|地址|受委托|受托|$)/gu;
const ATTORNEY =
  /(?:受委托人|受托人|被委托人|受委托方)(?:姓名)?[一二12]?[:：]?(?<name>[\u4e00-\u9fff·]{2,8}?)(?=[，,。；;（(、]|性别|工作单位|系|单位|职务|律师|电话|身份证|执业)/gu;
const FIRM =
  /(?<firm>[\u4e00-\u9fff（）()]{2,24}?(?:律师事务所|法律服务所|法律援助中心)(?:[（(][\u4e00-\u9fff]{2,6}[）)])?)/u;
const ENTRUSTED = /委托(?:上列|上述)?(?<name>[\u4e00-\u9fff]{2,4}?)(?:律师)?(?:为|作为|担任|在我)/u;
const AUTHORITY = /(?<word>特别|一般|全权)(?:授权|代理|委托)/u;

function fromPower(paper: SourcePaper, roster: readonly Member[]): Acting[] {
  const { text } = paper.flat;
  const clients = [...text.matchAll(CLIENT)].flatMap((match) => {
    const names = (match.groups?.name ?? "").split("、");
    return names.flatMap((name) => memberBy(roster, name) ?? []);
  });
  const distinct = [...new Set(clients)];
  const found = [...text.matchAll(ATTORNEY)];
  const matches = found.length > 0 ? found : [ENTRUSTED.exec(text)].filter((match) => match !== null);
  return matches.flatMap((match, at) => {
    const name = match.groups?.name ?? "";
    if (!isPersonName(name)) return [];
    const start = match.index + match[0].indexOf(name);
    const readings = powerParts(paper, { name, start, end: matches[at + 1]?.index ?? text.length });
    return distinct.map((member) => ({ member, name, readings }));
  });
}

function powerParts(
  paper: SourcePaper,
  { name, start, end }: { name: string; start: number; end: number },
): Acting["readings"] {
  const { text } = paper.flat;
  const after = text.slice(start + name.length, Math.min(end, start + 80));
  const firm = FIRM.exec(after.replace(/^[，,（(]/u, "，"));
  const place = firm?.groups?.firm?.replace(/^(?:系|工作单位|单位|均系|为)/u, "");
  const own = authorityIn(text, name) ?? authorityIn(text, undefined);
  return [
    { part: "name", reading: readFlat(paper, "", { value: name, start, end: start + name.length }, 0.92) },
    ...(place === undefined
      ? []
      : [{ part: "firm" as const, reading: flatAt(paper, place, start + name.length, 0.9) }]),
    ...(own === undefined ? [] : [{ part: "authority" as const, reading: readFlat(paper, "", own, 0.93) }]),
  ];
}

function flatAt(paper: SourcePaper, value: string, from: number, certainty: number): Reading {
  const start = paper.flat.text.indexOf(value, from);
  return readFlat(paper, "", { value, start, end: start + value.length }, certainty);
}

/** The authority that a power gives, to the named agent where it tells them apart; 全权 alone gives no special power (SH-03). */
function authorityIn(
  text: string,
  name: string | undefined,
): { value: string; start: number; end: number } | undefined {
  const from = name === undefined ? 0 : text.search(new RegExp(`(?:代理人)?${name}的(?:代理|委托)?权限`, "u"));
  if (from < 0) return undefined;
  const part = text.slice(from);
  const ticked = /(?<word>特别|一般)(?:授权|代理)(?:代理)?[☑√✓■☒]|[☑√✓■☒](?<word2>特别|一般)(?:授权|代理)/u.exec(part);
  const match = ticked ?? (/[□☐](?:特别|一般)|(?:授权|代理)[□☐]/u.test(part) ? null : AUTHORITY.exec(part));
  if (!match) return undefined;
  const word = match.groups?.word ?? match.groups?.word2 ?? "";
  const value = worded(word === "特别" ? "special" : "general");
  return { value, start: from + match.index, end: from + match.index + match[0].length };
}

const ASSIGNED =
  /(?:指派|委派|指定)(?:本所|我所|我中心|本中心)?(?:的)?(?<names>(?:(?!律师|为|担任|法律)[\u4e00-\u9fff、]){2,9})(?=律师|为|担任|法律工作者|（|\(|，)|委托本所(?<names2>[\u4e00-\u9fff]{2,4}?)律师/u;

function fromLetter(paper: SourcePaper, roster: readonly Member[]): Acting[] {
  const { text } = paper.flat;
  const assigned = ASSIGNED.exec(text);
  const names = namesIn(assigned?.groups?.names ?? assigned?.groups?.names2 ?? "");
  const clause = /(?<clients>[^。；，,]{2,60}?)的?委托/u.exec(text)?.groups?.clients ?? "";
  const clients = roster.filter(({ name }) => clause.includes(name));
  const firm = FIRM.exec(text)?.groups?.firm;
  return names.flatMap((name) =>
    clients.map((member) => ({
      member,
      name,
      readings: [
        { part: "name" as const, reading: flatAt(paper, name, assigned?.index ?? 0, 0.9) },
        ...(firm === undefined ? [] : [{ part: "firm" as const, reading: flatAt(paper, firm, 0, 0.9) }]),
      ],
    })),
  );
}

/** 和 joins two names unless it is part of one (孟清和). */
function namesIn(words: string): string[] {
  return words.split("、").flatMap((part) => (isPersonName(part) ? [part] : part.split("和").filter(isPersonName)));
}

/** 何以清，某律师事务所律师，特别授权: the record of the hearing on agents that other papers name. */
function fromRecords(papers: readonly SourcePaper[], acting: readonly Acting[], { rules }: Facts): Acting[] {
  return papers
    .filter(({ kind }) => rules.records.includes(kind))
    .flatMap((paper) =>
      acting.flatMap(({ member, name }) => {
        const at = paper.flat.text.indexOf(`${name}，`);
        const sentence = /^[^。；]*/u.exec(paper.flat.text.slice(Math.max(0, at)))?.[0] ?? "";
        const own = at < 0 ? undefined : authorityIn(sentence, undefined);
        if (own === undefined) return [];
        const place = { value: own.value, start: at + own.start, end: at + own.end };
        return [
          { member, name, readings: [{ part: "authority" as const, reading: readFlat(paper, "", place, 0.88) }] },
        ];
      }),
    );
}
