import type { PublicationRules } from "../../vocabulary/publication.ts";
import { foldWidth } from "../text/fold.ts";
import type { Party } from "../text/party-lines.ts";
import type { Identifier } from "./find-identifiers.ts";
import { anyOf } from "./fold-numbers.ts";

/** Province, city and county of an address: what stays of it (第十一条, G20.P5). */
const COUNTY =
  /^(?:[\u4e00-\u9fff\s]{2,9}?(?:省|自治区|特别行政区))?(?:[\u4e00-\u9fff\s]{2,9}?(?:自治州|地区|盟|市(?!场|民)))?(?:[\u4e00-\u9fff\s]{1,9}?(?:自治县|自治旗|(?<!小|社|园|校|厂|库|山|景|牧|院|片|工业|开发|住宅|家属|生活)区|县|旗|市(?!场|民)))?/u;
const MARKER = /[省市区县旗镇乡村路街道巷弄号栋幢楼室组屯苑寨庄社园队]/u;
/** Where a description of a place ends in running text. */
const TAIL = /(?<=[号室户楼栋幢组屯弄层元])(?:的|时|内|后|与|及|和|到|一[套处间]|被|见|门口|附近|旁).*$/u;
const VALUE = String.raw`(?<value>[^，,。；;、()\n:“”"]{2,60}(?:\n[^，,。；;、()\n:“”"]{1,16}(?=[，,。；;]))?(?:\([^()\n]{1,20}\))?)`;
/** A home in running text without a label: from the number of the house, when block, unit or room follow. */
const ROOM =
  /(?<=[\u4e00-\u9fff])(?<value>[\d-]{1,6}\s?(?:号|弄|幢|栋|座)\s?(?:院)?(?:[\d一二三四五六七八九十A-Za-z-]{1,6}\s?(?:号楼|号|幢|栋|座|楼|单元|层|梯|门)\s?){0,4}[\dA-Za-z-]{1,6}\s?(?:室|房|户|号房|号)(?!线|机|文))/gu;
const VILLAGE =
  /(?<=[\u4e00-\u9fff]村)(?<value>(?:民委员会)?\s?[\d一二三四五六七八九十]{1,3}\s?(?:组|社|队|屯)\s?[\d-]{1,5}\s?号)/gu;

/**
 * Homes of natural persons below the county (家庭住址, 第十条第一项): what follows district or county behind a label of
 * residence, and numbers of blocks and rooms anywhere. Seats of organisations stay (第十一条).
 */
export function findAddresses(text: string, parties: readonly Party[], rules: PublicationRules): Identifier[] {
  const folded = foldWidth(text);
  const label = `(?:${anyOf(rules.labels.address)})(?![院宿房改建客])\\s*(?:\\([^()\\n]{0,14}\\))?\\s*(?:为|是|在|于|:)?\\s*`;
  const labelled = [...folded.matchAll(new RegExp(`(?<![居])(?<label>${label})${VALUE}`, "gu"))].flatMap((match) => {
    const value = match.groups?.["value"] ?? "";
    const start = match.index + match[0].length - value.length;
    return isSeat(folded, match, parties) ? [] : belowCounty(value, start);
  });
  const rooms = [...folded.matchAll(ROOM), ...folded.matchAll(VILLAGE)].flatMap((match) => {
    const start = match.index;
    const isOurs = !seats(parties).some((seat) => start >= seat.start && start < seat.end);
    const isTold = labelled.some((one) => start >= one.start && start < one.end);
    return isOurs && !isTold ? [{ kind: "address" as const, start, end: start + match[0].length }] : [];
  });
  return [...labelled, ...rooms];
}

function belowCounty(value: string, start: number): Identifier[] {
  if (!MARKER.test(value)) return [];
  const told = value
    .replace(TAIL, "")
    .replace(/\([^()]*\)$/u, "")
    .trimEnd();
  const kept = COUNTY.exec(told)?.[0].trimEnd().length ?? 0;
  const below = told.slice(kept);
  // Words that only go on with the sentence are no address: 住院, 住在那里.
  if (below.trim() === "" || (kept === 0 && !/[镇乡村路街道巷号栋幢楼室组屯苑]/u.test(below))) return [];
  const lead = below.length - below.trimStart().length;
  return [{ kind: "address", start: start + kept + lead, end: start + told.length }];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where organisations describe themselves: up to their first agent. */
function seats(parties: readonly Party[]): Stretch[] {
  return parties
    .filter(({ kind }) => kind === "organisation")
    .map(({ start, end, agents }) => ({ start, end: Math.min(end, ...agents.map((agent) => agent.label.start)) }));
}

/** True for the seat of an organisation: in its description, or 住所地 behind its name. */
function isSeat(folded: string, match: RegExpExecArray, parties: readonly Party[]): boolean {
  const at = match.index;
  if (seats(parties).some((seat) => at >= seat.start && at < seat.end)) return true;
  if (parties.some((party) => party.kind !== "organisation" && at >= party.start && at < party.end)) return false;
  const before =
    folded
      .slice(Math.max(0, at - 60), at)
      .split(/[。;\n]/u)
      .at(-1) ?? "";
  const named = /(?:公司|厂|店|局|委员会|政府|银行|支行|分行|合作社|医院|学校|中心)[,，(]?[^,，]{0,12}[,，(]?$/u;
  return named.test(before) && /^(?:住所地?|地址)/u.test(match[0]);
}
