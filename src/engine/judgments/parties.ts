import { isPersonName, ORGANISATION } from "../text/party-labels.ts";
import { type CompactText, type Stretch, sourceStretch } from "./compact-text.ts";
import type { JudgmentAgent, JudgmentParty, Said, Standing } from "./judgment.ts";

const STANDINGS: readonly (readonly [string, Standing])[] = [
  ["公诉机关", "procuratorate"],
  ["抗诉机关", "procuratorate"],
  ["附带民事诉讼原告单位", "plaintiff"],
  ["附带民事诉讼原告人", "plaintiff"],
  ["附带民事诉讼原告", "plaintiff"],
  ["附带民事诉讼被告单位", "defendant"],
  ["附带民事诉讼被告人", "defendant"],
  ["附带民事诉讼被告", "defendant"],
  ["附带民事原告人", "plaintiff"],
  ["附带民事被告人", "defendant"],
  ["附带民事公益诉讼起诉人", "procuratorate"],
  ["公益诉讼起诉人", "procuratorate"],
  ["自诉人", "private-prosecutor"],
  ["被害单位", "victim"],
  ["被害人", "victim"],
  ["被申请执行人", "enforcement-respondent"],
  ["申请执行人", "enforcement-applicant"],
  ["被执行人", "enforcement-respondent"],
  ["赔偿请求人", "applicant"],
  ["赔偿义务机关", "respondent"],
  ["复议机关", "respondent"],
  ["再审申请人", "retrial-applicant"],
  ["申请再审人", "retrial-applicant"],
  ["申诉人", "retrial-applicant"],
  ["被申诉人", "respondent"],
  ["被申请人", "respondent"],
  ["被上诉人", "appellee"],
  ["上诉单位", "appellant"],
  ["上诉人", "appellant"],
  ["被告单位", "accused"],
  ["被告人", "accused"],
  ["罪犯", "accused"],
  ["利害关系人", "outsider"],
  ["案外人", "outsider"],
  ["异议人", "outsider"],
  ["复议申请人", "applicant"],
  ["申请人", "applicant"],
  ["第三人", "third-party"],
  ["起诉人", "plaintiff"],
  ["原告", "plaintiff"],
  ["被告", "defendant"],
];
const AGENTS: readonly (readonly [string, JudgmentAgent["kind"]])[] = [
  ["辩护人", "defender"],
  ["诉讼代理人", "attorney"],
  ["委托代理人", "attorney"],
  ["代理人", "attorney"],
  ["法定代理人", "guardian"],
  ["监护人", "guardian"],
  ["指定代理人", "guardian"],
  ["诉讼代表人", "representative"],
  ["法定代表人", "representative"],
  ["法人代表", "representative"],
  ["主要负责人", "representative"],
  ["负责人", "representative"],
  ["经营者", "representative"],
  ["出庭负责人", "representative"],
  ["行政机关负责人", "representative"],
];
const words = (list: readonly (readonly [string, string])[]): string =>
  [...list]
    .map(([word]) => word)
    .sort((a, b) => b.length - a.length)
    .join("|");
const BRACKET = String.raw`(?:\([^()]{1,40}\))?`;
const BEFORE = "(?:第[一二三四五六七八九十]{1,2})?(?:原审|原|一审|二审|再审(?!申请)|反诉|本诉)?";
const PARTY = new RegExp(
  `^(?<label>${BEFORE}(?<core>${words(STANDINGS)})(?:[一二三四五六七八九十]|\\d{1,2})?(?:暨[\\u4e00-\\u9fff]{2,14}?(?:人|机关))?${BRACKET}):?`,
  "u",
);
const AGENT = new RegExp(
  `^(?<label>(?:上列|以上|上述|二|三|两)?(?:附带民事(?:公益)?诉讼)?(?:(?:被告|原告|上诉|被上诉|附带民事诉讼原告|申请|被申请|自诉)人?(?:的|共同)?)?(?:共同|均)?(?:的)?(?:指定|委托|法律援助|(?:共同)?委托)?(?<core>${words(AGENTS)})(?:[一二三四]|\\d)?${BRACKET}):?`,
  "u",
);

/** A line of the list of parties: whose it is and where. */
interface Entry extends Stretch {
  readonly label: string;
  readonly core: string;
  readonly labelLength: number;
  readonly isAgent: boolean;
}

/** What may follow the label of a party that is described; a verb after it makes a sentence about it. */
const SENTENCE =
  /^(?:[^,。:(]{0,30}(?:与|诉|因|不服|于|以|对|向|及其|犯|指控|申请(?!人)|称|辩|提出|的|到庭|均|在)|[\u4e00-\u9fff某×]{1,8}(?:和|、)[^,。]{0,30}(?:与|到庭))/u;

/** True for a line that describes a party or somebody who acts for one. */
export function isPartyLine(line: string): boolean {
  return entryOf(line, 0) !== undefined;
}

function entryOf(line: string, start: number): Entry | undefined {
  const agent = AGENT.exec(line);
  const match = agent ?? PARTY.exec(line);
  const { label = "", core = "" } = match?.groups ?? {};
  if (!match) return undefined;
  const rest = line.slice(match[0].length);
  const describes = agent ? rest.length >= 2 && !ABOUT_AGENT.test(rest) : describesParty(rest, core);
  return describes
    ? { label, core, labelLength: match[0].length, isAgent: agent !== null, start, end: start + line.length }
    : undefined;
}

/** What the counsel did or said, where a name would stand. */
const ABOUT_AGENT = /^(?:对|提出|认为|辩|的|及|和|均|到庭|表示|无|没有|当庭|建议|请求)/u;

function describesParty(rest: string, core: string): boolean {
  if (!/^[^,。:;]{2,60}(?:[,。(;:]|$)/u.test(rest)) return false;
  const standing = STANDINGS.find(([word]) => word === core)?.[1];
  const name = /^[^,。(]*/u.exec(rest)?.[0] ?? "";
  return !SENTENCE.test(rest) || isName(name, standing);
}

function isName(name: string, standing: Standing | undefined): boolean {
  if (standing === "procuratorate") return /检察院$|检察分院$/u.test(name);
  return isPersonName(name) || (ORGANISATION.test(name) && name.length <= 40 && !/与|诉|一案|不服/u.test(name));
}

/**
 * Parties and agents of the head, from the lines of a stretch of the compact text. A line that begins with no label goes on
 * with the one before it.
 */
export function readParties(compact: CompactText, lines: readonly Stretch[]): JudgmentParty[] {
  const entries: Entry[] = [];
  for (const line of lines) {
    const entry = entryOf(compact.text.slice(line.start, line.end), line.start);
    const last = entries.at(-1);
    if (entry) entries.push(entry);
    else if (last) entries[entries.length - 1] = { ...last, end: line.end };
  }
  const parties: JudgmentParty[] = [];
  for (const entry of entries) {
    if (!entry.isAgent) parties.push(...partiesOf(compact, entry));
    else attach(parties, agentsOf(compact, entry));
  }
  return parties;
}

function attach(parties: JudgmentParty[], agents: readonly JudgmentAgent[]): void {
  const last = parties.at(-1);
  if (last) parties[parties.length - 1] = { ...last, agents: [...last.agents, ...agents] };
}

function partiesOf(compact: CompactText, entry: Entry): JudgmentParty[] {
  const standing = STANDINGS.find(([word]) => word === entry.core)?.[1];
  if (standing === undefined) return [];
  const from =
    entry.start + entry.labelLength + (compact.text.startsWith("自报", entry.start + entry.labelLength) ? 2 : 0);
  const names = namesAt(compact, { start: from, end: entry.end });
  const rest = inlineAgents(compact, { start: names.at(-1)?.end ?? from, end: entry.end });
  const particulars: Stretch = { start: names.at(-1)?.end ?? from, end: rest.end };
  return names.map((stretch) => {
    const name = compact.text.slice(stretch.start, stretch.end);
    return {
      standing,
      label: entry.label,
      kind:
        standing === "procuratorate"
          ? "procuratorate"
          : kindOf(name, compact.text.slice(particulars.start, particulars.end)),
      name: said(compact, stretch),
      particulars: said(compact, particulars),
      agents: rest.agents,
    };
  });
}

function kindOf(name: string, particulars: string): "natural" | "organisation" {
  if (/^[,(]?(?:[^,。]{0,20},)?[男女][,。]/u.test(particulars)) return "natural";
  if (isPersonName(name) && !ORGANISATION.test(name)) return "natural";
  if (/^[^。]{0,60}(?:住所地|统一社会信用|组织机构代码|法定代表人)/u.test(particulars)) return "organisation";
  return ORGANISATION.test(name.replace(/\([^()]*\)$/u, "")) && name.length > 4 ? "organisation" : "natural";
}

/** 法定代表人 and 负责人 within the line of a company. */
function inlineAgents(compact: CompactText, { start, end }: Stretch): { end: number; agents: JudgmentAgent[] } {
  const rest = compact.text.slice(start, end);
  const at = new RegExp(`[,。;)](?=(?:${words(AGENTS)})[:\\u4e00-\\u9fff])`, "u").exec(rest);
  if (!at) return { end, agents: [] };
  const from = start + at.index + 1;
  const entry = entryOf(compact.text.slice(from, end), from);
  return entry?.isAgent ? { end: from, agents: agentsOf(compact, entry) } : { end, agents: [] };
}

const NAME_END = /[,。;:(”"“]|$/u;

/** One name, or persons joined by 、; the procuratorate's name ends with 检察院. */
function namesAt({ text, gaps }: CompactText, { start, end }: Stretch): Stretch[] {
  const window = text.slice(start, Math.min(end, start + 60));
  const office = /^[\u4e00-\u9fff]{2,30}?(?:人民检察院(?:[\u4e00-\u9fff]{2,10}(?:分院|检察院))?|检察院)/u.exec(window);
  if (office) return [{ start, end: start + office[0].length }];
  let length = window.search(NAME_END);
  // A bracket that belongs to the name of a company: 明江(云州)贸易有限公司.
  const bracketed = /^[\u4e00-\u9fff]{2,14}\([^()]{1,10}\)[\u4e00-\u9fff]{2,24}?(?=[,。;:(]|$)/u.exec(window);
  if (bracketed && ORGANISATION.test(bracketed[0])) length = bracketed[0].length;
  const run = window.slice(0, length);
  for (let offset = 2; offset < run.length; offset++) {
    if (gaps[start + offset] && isPersonName(run.slice(0, offset)) && /^[男女\d]/u.test(run.slice(offset)))
      length = offset;
  }
  const persons = window.slice(0, length).split("、");
  if (persons.length === 1 || !persons.every(isPersonName)) return length < 1 ? [] : [{ start, end: start + length }];
  let at = start;
  return persons.map((person) => {
    const from = at;
    at += person.length + 1;
    return { start: from, end: from + person.length };
  });
}

function agentsOf(compact: CompactText, entry: Entry): JudgmentAgent[] {
  const kind = AGENTS.find(([word]) => word === entry.core)?.[1];
  if (kind === undefined) return [];
  const from = entry.start + entry.labelLength;
  const line = compact.text.slice(from, entry.end);
  const run = /^[\u4e00-\u9fff·某×*\d、和]{2,40}/u.exec(line)?.[0] ?? "";
  const firm =
    /(?:[,:)]|系|是|为)(?:均?系|均为|是|为)?([\u4e00-\u9fff()]{2,28}?(?:律师事务所|法律服务所|法律援助中心|司法所)(?:\([\u4e00-\u9fff]{2,8}\))?)/u.exec(
      line,
    )?.[1];
  const agents: JudgmentAgent[] = [];
  let at = from;
  for (const piece of run.split(/[、和](?=[\u4e00-\u9fff])/u)) {
    const length = isPersonName(piece) || piece.length <= 4 ? piece.length : 0;
    if (length >= 2) {
      const name = said(compact, { start: at, end: at + length });
      agents.push({ label: entry.label, kind, name, ...(firm === undefined ? {} : { firm }) });
    }
    at += piece.length + 1;
  }
  return agents;
}

function said(compact: CompactText, stretch: Stretch): Said<string> {
  return { value: compact.text.slice(stretch.start, stretch.end), ...sourceStretch(compact, stretch) };
}
