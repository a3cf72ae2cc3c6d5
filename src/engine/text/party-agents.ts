import { isPersonName } from "./party-labels.ts";
import { type Region, readAfter, type Spanned, spanOf } from "./party-values.ts";

/** Who represents an organisation by law or runs the shop (法定代表人, 负责人, 经营者). */
export interface LegalRepresentative {
  /** The word of the paper: 法定代表人, 负责人, 经营者 … */
  readonly capacity: Spanned<string>;
  readonly name: Spanned<string>;
  /** Office held, for example 董事长; only as stated. */
  readonly title?: Spanned<string>;
}

/** A person who acts for a party (诉讼代理人, 辩护人, 法定代理人). */
export interface Agent {
  readonly label: Spanned<string>;
  readonly name: Spanned<string>;
  readonly firm?: Spanned<string>;
  readonly kind: "lawyer" | "legal-worker" | "employee" | "relative" | "guardian" | "recommended" | "other";
  /** Special authority (特别授权) or general; 全权代理 alone gives no special power (rule SH-03). Undefined when not stated. */
  readonly authority?: Spanned<"special" | "general">;
}

const TITLE =
  "(?:副|执行|名誉)?(?:董事长|总经理|经理|厂长|行长|主任|院长|校长|园长|局长|区长|县长|市长|镇长|乡长|书记|社长|理事长|会长|董事|总裁|总监|店主|业主|负责人|站长|处长|所长|村长|执行事务合伙人)(?:兼(?:总)?[\\u4e00-\\u9fff]{2,3})?";
const REPRESENTATIVE = new RegExp(
  String.raw`(?<capacity>法定代表人|法人代表|主要负责人|负责人|经营者|执行事务合伙人|投资人)(?:\s?\/\s?主要负责人)?(?:\((?:[^()]{1,12})\))?\s?:?\s*(?<name>[\u4e00-\u9fff](?:[ \t]?[\u4e00-\u9fff·某×*\d]){1,11}?)(?=[,。;(\s]|$|职务|${TITLE})(?:[,\s(]*(?:职\s?务\s?:?\s*|系?\s?(?:该|本)?(?:公司|单位|行|厂|校|院|局|社|店|中心)?(?:的)?|任)?\s?(?<title>${TITLE}))?`,
  "u",
);

/** Reads the legal representative, head or operator out of a region. */
export function readRepresentative(region: Region): LegalRepresentative | undefined {
  const match = REPRESENTATIVE.exec(region.folded.slice(region.start, region.end));
  const { capacity, name, title } = match?.groups ?? {};
  if (!match || capacity === undefined || name === undefined || !isPersonName(name)) return undefined;
  const nameAt = match.index + match[0].indexOf(name, capacity.length);
  const titleAt = title === undefined ? 0 : match.index + match[0].lastIndexOf(title);
  return {
    capacity: spanOf(region, capacity, match.index, match.index + capacity.length),
    name: spanOf(region, name.replace(/\s/g, ""), nameAt, nameAt + name.length),
    ...(title === undefined ? {} : { title: spanOf(region, title, titleAt, titleAt + title.length) }),
  };
}

const AGENT_LABEL =
  /(?<label>(?:共同)?(?:委托)?\s?诉\s?讼\s?代\s?理\s?人|委\s?托\s?代\s?理\s?人|法\s?定\s?代\s?理\s?人|指定代理人|(?:指定)?辩\s?护\s?人|(?<=[。;\n]\s?)代\s?理\s?人)(?:\s?[一二三四\d])?(?:\s?\([^()\n]{0,20}\))?\s?:?\s*(?:有\s?[☑√✓■☒]\s*)?(?:姓\s?名\s?:\s*)?/gu;

/** Offset in a region where its first agent is named; the region's length when none is. */
export function firstAgentAt(region: Region): number {
  const [first] = region.folded.slice(region.start, region.end).matchAll(AGENT_LABEL);
  return first?.index ?? region.end - region.start;
}

/** Reads all agents out of a region; several names after one label share firm and authority. */
export function readAgents(region: Region): Agent[] {
  const matches = [...region.folded.slice(region.start, region.end).matchAll(AGENT_LABEL)];
  return matches.flatMap((match, index) => {
    const part: Region = {
      ...region,
      start: region.start + match.index,
      end: region.start + (matches[index + 1]?.index ?? region.end - region.start),
    };
    return agentsOf(part, match[0].length, (match.groups?.label ?? "").length);
  });
}

function agentsOf(part: Region, from: number, labelLength: number): Agent[] {
  const folded = part.folded.slice(part.start, part.end);
  const label = spanOf(part, folded.slice(0, labelLength).replace(/\s/g, ""), 0, labelLength);
  const names = namesFrom(part, from);
  const firm = readFirm(part, from);
  const authority = readAuthority(part, from);
  return names.map((name) => ({
    label,
    name,
    ...(firm === undefined ? {} : { firm }),
    kind: kindOf(label.value, folded.slice(from), firm?.value),
    ...(authority === undefined ? {} : { authority }),
  }));
}

function namesFrom(part: Region, from: number): Spanned<string>[] {
  const names: Spanned<string>[] = [];
  const folded = part.folded.slice(part.start, part.end);
  let at = from;
  for (;;) {
    const match =
      /^[ \t]*(?<name>[\u4e00-\u9fff](?:[ \t]?[\u4e00-\u9fff·某×*\d]){1,11}?)(?=[,。;(、\s:]|$|系|和(?=[\u4e00-\u9fff]{2}))/u.exec(
        folded.slice(at, at + 24),
      );
    const name = match?.groups?.name;
    if (!match || name === undefined || !isPersonName(name)) return names;
    const start = at + match[0].length - name.length;
    names.push(spanOf(part, name.replace(/\s/g, ""), start, start + name.length));
    const next = folded.charAt(start + name.length);
    if (next !== "、" && next !== "和") return names;
    at = start + name.length + 1;
  }
}

function readFirm(part: Region, from: number): Spanned<string> | undefined {
  const folded = part.folded.slice(part.start + from, part.end);
  const match =
    /(?:均?系|均为|,|\n|:|\s|\))(?<firm>[\u4e00-\u9fff()]{2,24}?(?:律\s?师\s?事\s?务\s?所|法\s?律\s?服\s?务\s?所|法律援助中心)(?:\([\u4e00-\u9fff]{2,6}\))?)/u.exec(
      folded,
    );
  const firm = match?.groups?.firm;
  if (!match || firm === undefined) {
    const unit = readAfter({ ...part, start: part.start + from }, /(?:工作)?单\s?位\s?:\s*/u);
    return unit;
  }
  const clean = firm.replace(/^(?:均系|均为|系|为)/u, "");
  const start = from + match.index + match[0].lastIndexOf(clean);
  return spanOf(part, clean.replace(/\s/g, ""), start, start + clean.length);
}

function kindOf(label: string, rest: string, firm: string | undefined): Agent["kind"] {
  if (label.startsWith("法定代理")) return "guardian";
  const clause = rest.split(/[。\n]/u)[0] ?? "";
  if (firm?.includes("律师事务所") || /律师/u.test(clause)) return "lawyer";
  if (firm?.includes("法律服务所") || /法律工作者/u.test(clause)) return "legal-worker";
  if (/推荐/u.test(clause)) return "recommended";
  if (/员工|职员|职工|法务|工作人员|经理|主管|会计|办公室/u.test(clause)) return "employee";
  return /之?(?:妻|夫|父|母|子|女|儿|兄|弟|姐|妹)|丈夫|亲属|配偶|近亲/u.test(clause) ? "relative" : "other";
}

function readAuthority(part: Region, from: number): Agent["authority"] {
  const folded = part.folded.slice(part.start + from, part.end);
  const ticked = /(?<word>特\s?别|一\s?般)\s?(?:授\s?权|代理)(?:代理)?\s?[☑√✓■☒]/u.exec(folded);
  const boxes = /(?:授\s?权|代理)\s?[□☐]/u.test(folded);
  const plain = /(?<word>特\s?别|一\s?般|全\s?权)\s?(?:授\s?权|代理)/u.exec(folded);
  const match = ticked ?? (boxes ? null : plain);
  if (!match) return undefined;
  const value = (match.groups?.word ?? "").startsWith("特") ? "special" : "general";
  return spanOf(part, value, from + match.index, from + match.index + match[0].length);
}
