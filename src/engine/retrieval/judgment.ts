import { Day } from "../../vocabulary/day.ts";
import type { DecidedCase } from "../../vocabulary/decided-case.ts";
import { parseNumber } from "../text/numerals.ts";

/** The parts of a judgment (裁判文书) as its text shows them; null where it does not. */
export interface JudgmentParts {
  readonly court: string | null;
  readonly courtLevel: DecidedCase["courtLevel"] | null;
  readonly caseNumber: string | null;
  /** 判决书, 裁定书, 调解书 or 决定书 with what stands before it, for example 刑事判决书. */
  readonly documentType: string | null;
  readonly ending: DecidedCase["ending"];
  readonly decidedOn: Day | null;
  /** Cause of action or charge. */
  readonly cause: string | null;
  readonly facts: string | null;
  readonly reasoning: string | null;
  readonly result: string | null;
}

const COURT =
  /(?:中华人民共和国)?最高人民法院|[\p{Script=Han}]{2,30}?(?:高级|中级|知识产权|海事|金融|互联网|铁路运输)?人?民?法院/u;
const NUMBER =
  /[(（〔[]\s*\d{4}\s*[)）〕\]]\s*[\p{Script=Han}\d]{1,20}?[民刑行执赔破知商再申监终初财保调字]{1,6}第?\s*[\d-]{1,8}\s*号(?:之[一二三四五六七八九十\d]+)?/u;
const TYPE =
  /(?:(?:刑\s*事\s*附\s*带\s*民\s*事|民\s*事|刑\s*事|行\s*政|执\s*行|国\s*家\s*赔\s*偿)\s*)?(?:判\s*决\s*书|裁\s*定\s*书|调\s*解\s*书|决\s*定\s*书)/u;
const FACTS =
  /(?:经(?:依法)?(?:公开)?(?:开庭)?审\s*理?(?:，)?查明|本院(?:经审理)?(?:审理)?查明|经审理认定|审理查明|经本院审理查明|本院认定(?:的)?事实|经庭审查明|原审(?:法院|判决)?(?:审理)?(?:查明|认定))/u;
const REASONING = /本院(?:经审查|审查|经审理|再审)?认为/u;
const RESULT = /(?:判决|裁定|决定)如\s*下|达成如下(?:调解)?协议|协议如下/u;

/** Splits the text of a judgment into its parts by the wording that the writing norms of the courts prescribe. */
export function parseJudgment(text: string, title = ""): JudgmentParts {
  const plain = text.replaceAll("\u3000", " ").replace(/\r/gu, "");
  const head = plain.slice(0, 400);
  const { facts, reasoning, result } = sections(plain);
  const documentType = withoutBlanks(TYPE.exec(head) ?? TYPE.exec(title));
  const court = courtOf(head);
  return {
    court,
    courtLevel: court === null ? null : levelOf(court),
    caseNumber: withoutBlanks(NUMBER.exec(plain.slice(0, 1200))),
    documentType,
    ending: endingOf(documentType, result ?? ""),
    decidedOn: decisionDay(plain),
    cause: causeOf(plain, title, { result: result ?? "", isCriminal: documentType?.startsWith("刑事") ?? false }),
    facts,
    reasoning,
    result,
  };
}

function withoutBlanks(match: RegExpExecArray | null): string | null {
  return match?.[0].replace(/\s/gu, "") ?? null;
}

const HEADED = new RegExp(`(?:^|[\\s。])(${COURT.source})\\s*(?=${TYPE.source}|[（(〔]\\s*\\d{4})`, "u");

/** The court stands alone before the kind of document or the case number; one named elsewhere is another court. */
function courtOf(head: string): string | null {
  const headed = HEADED.exec(head)?.[1];
  if (headed !== undefined) return headed;
  const before = head.slice(0, TYPE.exec(head)?.index ?? 120);
  return COURT.exec(before.replace(/\s/gu, ""))?.[0] ?? null;
}

/** Level of a court by its name (法院组织法第十二条). */
export function levelOf(court: string): DecidedCase["courtLevel"] {
  if (court.includes("最高人民法院")) return "supreme";
  if (court.includes("高级人民法院")) return "high";
  if (/中级人民法院|知识产权法院|海事法院|金融法院|铁路运输中级法院/u.test(court)) return "intermediate";
  return "basic";
}

/** Authority tier by level (SC-03): guiding cases, tier 1, are never recognised from a judgment's text. */
export function tierOf(level: DecidedCase["courtLevel"]): number {
  return level === "supreme" ? 2 : level === "high" ? 3 : 4;
}

function sections(plain: string): Pick<JudgmentParts, "facts" | "reasoning" | "result"> {
  const reasonAt = lastBefore(plain, REASONING, resultStart(plain));
  const resultAt = resultStart(plain, reasonAt ?? 0);
  const result = cut(plain, resultAt, plain.length);
  return {
    facts: cut(plain, factsStart(plain, reasonAt), reasonAt ?? resultAt ?? plain.length),
    reasoning: cut(plain, reasonAt, resultAt ?? plain.length),
    result: result?.replace(/^[^：:。]{0,12}[：:。\s]+/u, "") ?? null,
  };
}

/** Where the court's own findings begin, else where the claim or charge does. */
function factsStart(plain: string, reasonAt: number | undefined): number | undefined {
  const found = FACTS.exec(plain.slice(0, reasonAt ?? plain.length));
  return found?.index ?? /(?:指控|起诉书|诉讼请求|诉称|向本院提出)/u.exec(plain)?.index;
}

/** In an appeal the first judgment's 判决如下 is quoted before the court's own reasoning: the last one counts. */
function resultStart(plain: string, from = 0): number | undefined {
  const all = [...plain.matchAll(new RegExp(RESULT, "gu"))].map(({ index }) => index).filter((index) => index >= from);
  return all.at(-1);
}

function lastBefore(plain: string, pattern: RegExp, end: number | undefined): number | undefined {
  const all = [...plain.matchAll(new RegExp(pattern, "gu"))].map(({ index }) => index);
  return all.findLast((index) => end === undefined || index < end);
}

function cut(plain: string, from: number | undefined, to: number): string | null {
  if (from === undefined) return null;
  const part = plain.slice(from, Math.max(from, to)).trim();
  return part === "" ? null : part;
}

function endingOf(documentType: string | null, result: string): DecidedCase["ending"] {
  if (documentType?.includes("调解书")) return "mediation";
  if (/准许[^。]{0,30}撤回(?:起诉|上诉)|按撤诉处理/u.test(result)) return "withdrawal";
  return documentType?.includes("裁定书") || documentType?.includes("决定书") ? "ruling" : "judgment";
}

const WRITTEN_DAY =
  /([二〇○零OＯo一三四五六七八九]{4}|\d{4})\s*年\s*([一二三四五六七八九十元\d]{1,3})\s*月\s*([一二三四五六七八九十\d]{1,3})\s*日/gu;

/** The day stands in Chinese numerals under the signatures; figures elsewhere are days of the facts. */
function decisionDay(plain: string): Day | null {
  const tail = plain.slice(Math.floor(plain.length * 0.5));
  const days = [...tail.matchAll(WRITTEN_DAY)].filter(([, year = ""]) => !/^\d/u.test(year));
  const [, year = "", month = "", day = ""] = days.at(-1) ?? [];
  const parts = [year.replace(/[〇○OＯo]/gu, "零"), month.replace("元", "一"), day].map(
    (part) => parseNumber(part) ?? 0,
  );
  return (
    Day.safeParse(`${parts[0]}-${String(parts[1]).padStart(2, "0")}-${String(parts[2]).padStart(2, "0")}`).data ?? null
  );
}

/** Civil: 因与…X纠纷一案; criminal: 犯X罪 of the operative part, else of the charge; else the title. */
function causeOf(
  plain: string,
  title: string,
  { result, isCriminal }: { result: string; isCriminal: boolean },
): string | null {
  const civil = isCriminal
    ? null
    : /(?:与|诉|及)[^。]{2,200}?(?:第三人[^。，]{1,30})?([\p{Script=Han}、]{2,20}纠纷)一案/u.exec(plain.slice(0, 3000));
  if (civil?.[1]) return withoutParties(civil[1], plain);
  const charge =
    CONVICTED.exec(result) ??
    /(?:指控|起诉)[^。]{0,200}?(?:犯有?|涉嫌|构成)([\p{Script=Han}、（）]{2,40}?罪)/u.exec(plain) ??
    CONVICTED.exec(plain) ??
    /([\p{Script=Han}、]{2,20}(?:纠纷|罪))/u.exec(title);
  return charge?.[1]?.replace(/^.*犯(?!罪)/u, "") ?? null;
}

const PARTY =
  /(?:原告|被告|第三人|上诉人|被上诉人|申请人|被申请人)(?:[（(][^）)]{1,20}[）)])?[：:]([\p{Script=Han}]{2,20})/gu;

/** What stands before the cause is the last party: its name is cut off where the list of parties gives it. */
function withoutParties(text: string, plain: string): string {
  const names = [...plain.slice(0, 3000).matchAll(PARTY)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  const cut = names.reduce(
    (rest, name) => rest.slice(rest.lastIndexOf(name) < 0 ? 0 : rest.lastIndexOf(name) + name.length),
    text,
  );
  return cut.replace(/^.*(?:公司|(?:被告|第三人|原告)[\p{Script=Han}]{2,4})(?=[\p{Script=Han}]{2,}纠纷)/u, "");
}

const CONVICTED = /犯有?([\p{Script=Han}、（）]{2,30}?罪)(?=[，,、；。（(\s]|判处|免予)/u;
