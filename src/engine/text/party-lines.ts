import { foldWidth } from "./fold.ts";
import { type Agent, firstAgentAt, type LegalRepresentative, readAgents, readRepresentative } from "./party-agents.ts";
import { isPersonName, ORGANISATION, PARTY_LABEL, type PartyRole, roleOf } from "./party-labels.ts";
import { type PartyValues, type Region, readPartyValues, type Spanned, spanOf } from "./party-values.ts";

/** A party (当事人) as a paper describes it, with the place of every value; nothing that the paper does not say. */
export interface Party extends PartyValues {
  readonly role: PartyRole;
  /** Label as printed, brackets included: 原告（反诉被告）. */
  readonly label: Spanned<string>;
  readonly kind: "natural" | "organisation" | "individual-business";
  readonly name: Spanned<string>;
  readonly legalRepresentative?: LegalRepresentative;
  readonly agents: readonly Agent[];
  /** Bounds of the whole description, end exclusive. */
  readonly start: number;
  readonly end: number;
}

const LABEL = new RegExp(`(?<before>^|[\\n。;号:,]|[ \\t])[ \\t]*${PARTY_LABEL}[ \\t]*`, "gu");
const LONGEST = 900;
const HEADINGS =
  /(?:^|[\n。;])\s*(?:诉\s?讼\s?请\s?求|请\s?求\s?事\s?项|申请事项|上诉请求|再审请求|反诉请求|执行请求|仲裁请求|事\s?实\s?[与和及]\s?理\s?由|案\s?由\s?:|公诉机关|原告.{0,80}?(?:一案|纠纷|诉称)|(?:再审申请|上诉|申请)人.{0,60}?(?:因|与|不服|一案)|[^\n。]{0,80}?纠纷一案|[^\n。]{0,60}?(?:向本院|诉称|辩称|指控)|本院|审理查明|经审理|现已|一、|附\s?:|此致|证据(?:清单|目录|和))/u;
const ATTRIBUTE =
  /^[,\s(]*(?:[男女](?=[,\s。;])|性\s?别|住|\d{4}\s?年|[\u4e00-\u9fff]{1,4}族|出生|公民身份|居民身份|身份证|统一社会|组织机构|法定代表人|主要负责人|负责人|经营者|执行事务|以下简称|下称|曾用名|又名|绰号|化名|联系|电话|户籍|工作单位|职业|地址|注册地|个体|系个体|居民|村民|农民|职工|工人|干部|教师|无业|无职业|退休|务工|公务员|委托诉讼|委托代理)/u;

/**
 * Parties described in a complaint, judgment or application, in the order of the text: robust to line breaks of a scan,
 * both widths of punctuation, several parties, companies, shops, guardians and agents. A label followed by speech (原告：同意。)
 * or narrative (原告诉称) describes no party.
 */
export function findParties(text: string): Party[] {
  const folded = foldWidth(text);
  const heads = [...folded.matchAll(LABEL)].flatMap((match) => headsOf(text, folded, match));
  const parties = heads.map((head, index) => {
    const limit = Math.min(heads[index + 1]?.start ?? folded.length, head.start + LONGEST);
    return partyOf(text, folded, head, limit);
  });
  return withoutRepeats(parties);
}

interface Head {
  start: number;
  core: string;
  label: Spanned<string>;
  name: Spanned<string>;
  isOrganisation: boolean;
}

function headsOf(text: string, folded: string, match: RegExpExecArray): Head[] {
  const { label = "", core = "", colon, before = "" } = match.groups ?? {};
  const start = match.index + match[0].indexOf(label, before.length);
  const whole: Region = { text, folded, start: 0, end: folded.length };
  let at = match.index + match[0].length;
  at += /^\s*(?:姓\s?名|名\s?称)\s?(?:\([^()\n]{0,12}\))?\s?:\s*/u.exec(folded.slice(at, at + 30))?.[0].length ?? 0;
  const named = nameAt(folded, at);
  if (!named) return [];
  const after = /[ \t,]/.test(before) ? NOTHING : colon === undefined ? FULL_STOP : CLAUSE_END;
  const rest = folded.slice(named.end, named.end + 60);
  if (!ATTRIBUTE.test(rest) && !after.test(rest)) return [];
  return named.names.map(([from, to]) => ({
    start,
    core,
    label: spanOf(whole, text.slice(start, start + label.length).replace(/\s/g, ""), start, start + label.length),
    name: spanOf(whole, text.slice(from, to).replace(/\s/g, ""), from, to),
    isOrganisation: named.isOrganisation,
  }));
}

/** What must follow a name when nothing that only a description has does: by how the label stands. */
const NOTHING = /^(?!)/;
const FULL_STOP = /^\s*。/u;
const CLAUSE_END = /^\s*(?:[\n。;,]|$)/u;

interface Named {
  names: [number, number][];
  end: number;
  isOrganisation: boolean;
}

/** The name that begins at a position: a person, several persons joined by 、, or an organisation whose name may run over a line break. */
function nameAt(folded: string, at: number): Named | undefined {
  const window = folded.slice(at, at + 90);
  const lead = /^\s*/.exec(window)?.[0].length ?? 0;
  if (lead > 3) return undefined;
  const line = /^[^,。;:\n]*/u.exec(window.slice(lead))?.[0] ?? "";
  const start = at + lead;
  const organisation = NARRATIVE.test(line) ? undefined : organisationIn(window.slice(lead));
  if (organisation !== undefined && !isPersonName(firstWord(line))) {
    return { names: [[start, start + organisation]], end: start + organisation, isOrganisation: true };
  }
  const unusual = /^[\u4e00-\u9fff]{2,4}(?=(?:\([^()]{1,20}\))?[,\s]\s*[男女][,\s。])/u.exec(window.slice(lead))?.[0];
  if (unusual !== undefined && !NARRATIVE.test(unusual)) {
    return { names: [[start, start + unusual.length]], end: start + unusual.length, isOrganisation: false };
  }
  return personsIn(line, start);
}

/** Words that open narrative or speech where a name would stand. */
const NARRATIVE =
  /^(?:[与和及诉系的向于在因对提称认要不所方我你他她这那有没是]|公司|代理|之间|同意|已经|经|曾(?!某|[\u4e00-\u9fff]{1,2}$))|原告|被告|妻子|丈夫/u;

function personsIn(line: string, start: number): Named | undefined {
  const names: [number, number][] = [];
  let offset = 0;
  for (;;) {
    const person = personIn(line.slice(offset));
    if (person === undefined) break;
    names.push([start + offset, start + offset + person]);
    offset += person;
    if (line.charAt(offset) !== "、") break;
    offset += 1;
  }
  const last = names.at(-1);
  return last ? { names, end: last[1], isOrganisation: false } : undefined;
}

function firstWord(line: string): string {
  return line.split(/[(\s、]/u)[0] ?? "";
}

/** Length of the person's name at the start of a line: up to punctuation, a bracket, or a space before the next value. */
function personIn(line: string): number | undefined {
  const match =
    /^[\u4e00-\u9fffA-Za-z](?:[ \t]?[\u4e00-\u9fffA-Za-z·•.某×*\d○]){0,24}?(?=[(、]|[ \t]*$|[ \t]+(?:[男女]|\d|住|性|身|公|联|出|汉|[\u4e00-\u9fff]{1,3}族))/u.exec(
      line,
    );
  return match && isPersonName(match[0]) ? match[0].length : undefined;
}

/** What a sentence about a party holds and the name of an organisation does not. */
const TELLS = /\d{4}年|证实|其|入职|担任|认为|签订|系|是|承认|称/u;

/** Length of the organisation's name at the start of a window; a name with its suffix ends at punctuation, a bracket with 以下简称, or a label. */
function organisationIn(window: string): number | undefined {
  const pattern = /[,。;:\n]|\((?=以下|下称|简称|反诉|原审|曾用|经营者|个体)|\s(?=住|法定|统一|地址|负责人|经营者)/gu;
  for (const stop of window.matchAll(pattern)) {
    const name = window.slice(0, stop.index).trimEnd();
    const compact = name.replace(/\s/g, "");
    if (compact.length > 50 || TELLS.test(compact)) return undefined;
    if (compact.length >= 4 && ORGANISATION.test(compact.replace(/\([^()]*\)$/u, ""))) return name.length;
    if (stop[0] !== "\n") return undefined;
  }
  const rest = window.length < 90 ? window.trimEnd() : "";
  const compact = rest.replace(/\s/g, "");
  return compact.length >= 4 && ORGANISATION.test(compact) ? rest.length : undefined;
}

function partyOf(text: string, folded: string, head: Head, limit: number): Party {
  const from = head.name.end;
  const heading = HEADINGS.exec(folded.slice(from, limit));
  const end = heading ? from + heading.index + (/^[。;]/.test(heading[0]) ? 1 : 0) : Math.max(limit, from);
  const block: Region = { text, folded, start: from, end };
  const own: Region = { ...block, end: from + firstAgentAt(block) };
  const values = readPartyValues(own);
  const legalRepresentative = readRepresentative(own);
  const isShop = legalRepresentative?.capacity.value === "经营者" || /个体工商户/u.test(folded.slice(from, own.end));
  return {
    role: roleOf(head.core),
    label: head.label,
    kind: isShop ? "individual-business" : head.isOrganisation ? "organisation" : "natural",
    name: head.name,
    ...values,
    ...(legalRepresentative === undefined ? {} : { legalRepresentative }),
    agents: readAgents(block),
    start: head.start,
    end: from + folded.slice(from, end).trimEnd().length,
  };
}

function weight(party: Party): number {
  return (
    [
      party.sex,
      party.birth,
      party.idNumber,
      party.creditCode,
      party.address,
      party.phone,
      party.legalRepresentative,
    ].filter((value) => value !== undefined).length + party.agents.length
  );
}

/** One entry for each label and name: the fullest, at the place of the first. */
function withoutRepeats(parties: readonly Party[]): Party[] {
  const best = new Map<string, Party>();
  for (const party of parties) {
    const key = `${party.role}|${party.name.value}`;
    const known = best.get(key);
    if (!known || weight(party) > weight(known)) best.set(key, party);
  }
  return [...best.values()];
}
