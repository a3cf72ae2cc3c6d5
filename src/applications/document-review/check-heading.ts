import { foldWidth } from "../../engine/text/fold.ts";
import type { Draftmark } from "./mark.ts";
import type { Paper } from "./paper.ts";
import type { Facts } from "./schema.ts";

const LIKE_A_NUMBER = /[([〔【{]?\s?(?:19|20)\d{2}\s?[)\]〕】}]?[^\s。，,;；、]{1,20}?\d+\s?号/u;
const NEW_STYLE = 2016;
const AFTER_TITLE = 90;

const field = (facts: Facts, name: string): string | undefined =>
  facts.fields.find((known) => known.name === name)?.value;

/** Case number: there, well formed, of the right matter, no later than the judgment, and the one of the case (DR-01). */
export function checkCaseNumber(paper: Paper, facts: Facts): Draftmark[] {
  const { title, caseNumber } = paper;
  if (!title) return [];
  if (!caseNumber) return [unreadable(paper)];
  const { start, end } = caseNumber;
  const mark = (zh: string, en: string, expected?: string): Draftmark => ({
    rule: "DR-01",
    start,
    end,
    zh,
    en,
    ...(expected === undefined ? {} : { expected }),
  });
  const known = facts.isOwn ? field(facts, "caseNumber") : undefined;
  const differs = known !== undefined && foldWidth(known) !== foldWidth(caseNumber.caseNumber);
  return [
    ...(differs
      ? [mark(`案号与案件信息不一致，应为${known}`, "The case number differs from the case record", known)]
      : []),
    ...formMarks(paper, facts, mark),
  ];
}

function formMarks(
  { caseNumber, matter, day }: Paper,
  facts: Facts,
  mark: (zh: string, en: string) => Draftmark,
): Draftmark[] {
  if (!caseNumber) return [];
  const { year, court, type } = caseNumber;
  const isNewStyle = year >= NEW_STYLE && !type.endsWith("字");
  const marks: Draftmark[] = [];
  if (matter)
    marks.push(...typeMarks(caseNumber, { matter, isNewStyle, types: facts.rules.caseTypes[matter] ?? [] }, mark));
  if (isNewStyle && !COURT_CODE.test(court))
    marks.push(mark(`案号法院代字“${court}”不合规定`, `"${court}" is no code of a court`));
  if (day && year > Number(day.day.slice(0, 4)))
    marks.push(mark("案号年份晚于裁判日期", "The year of the case number is later than the judgment"));
  return marks;
}

const COURT_CODE = /^(?:最高法|[\u4e00-\u9fff]{1,2}(?:\d{2}|\d{4})?)$/u;

function typeMarks(
  number: NonNullable<Paper["caseNumber"]>,
  wanted: { matter: keyof typeof HEADS; isNewStyle: boolean; types: readonly string[] },
  mark: (zh: string, en: string) => Draftmark,
): Draftmark[] {
  const { type } = number;
  if (!isOfMatter(number, wanted.matter))
    return [mark("案号的类型代字与文书种类不符", "The type of the case number does not fit the kind of document")];
  if (!wanted.isNewStyle || wanted.types.includes(type)) return [];
  return [mark(`案号类型代字“${type}”不在案号规定之内`, `"${type}" is no type of case number in use`)];
}

const HEADS = { civil: "民", criminal: "刑", administrative: "行" } as const;

/** Before 2016 the letter of the matter could stand after others: 城法刑初字. */
function isOfMatter({ type, matter }: NonNullable<Paper["caseNumber"]>, wanted: keyof typeof HEADS): boolean {
  if (matter === "compensation" || matter === wanted) return true;
  return type.endsWith("字") && type.includes(HEADS[wanted]);
}

/** No number that can be read stands under the title: what looks like one is marked, else the place where it belongs. */
function unreadable({ text, title }: Paper): Draftmark {
  const from = title?.end ?? 0;
  const match = LIKE_A_NUMBER.exec(foldWidth(text.slice(from, from + AFTER_TITLE)));
  const expected = "（年份）法院代字类型代字编号号，例如（2024）云9907民初1号";
  if (!match)
    return { rule: "DR-01", start: from, end: from, expected, zh: "文书标题下没有案号", en: "There is no case number" };
  const start = from + match.index;
  return {
    rule: "DR-01",
    start,
    end: start + match[0].length,
    expected,
    zh: "案号格式不合规定",
    en: "The case number is not well formed",
  };
}

/** The same court without the name of its province, for comparing long and short forms. */
export function shortCourt(name: string): string {
  return name.replace(/^.{2,8}?(?:省|自治区)/u, "");
}

const RANK = { basic: 0, intermediate: 1, high: 2, supreme: 3 } as const;

/** Court at the head: there, the court of the case; appeal goes to the court above it (DR-02). */
export function checkCourts(paper: Paper, facts: Facts, appealCourts: readonly Court[]): Draftmark[] {
  const { title, court } = paper;
  if (!title) return [];
  if (!court)
    return [
      { rule: "DR-02", start: 0, end: title.start, zh: "首部没有法院全称", en: "The name of the court is missing" },
    ];
  const known = facts.isOwn ? field(facts, "court") : undefined;
  const marks: Draftmark[] = [];
  if (known !== undefined && shortCourt(known) !== shortCourt(court.name))
    marks.push({
      rule: "DR-02",
      start: court.start,
      end: court.end,
      expected: known,
      zh: `首部法院与受理法院不一致，应为${known}`,
      en: "The court at the head is not the court of the case",
    });
  return [...marks, ...appealCourts.flatMap((named) => appealMarks(court, named, facts))];
}

type Court = NonNullable<Paper["court"]>;

function provinceOf(name: string): string | undefined {
  return /^(?:.{2,4}?省|.{2,7}?自治区|(?:北京|上海|天津|重庆)市)/u.exec(name)?.[0];
}

function appealMarks(court: Court, named: Court, { appealCourt }: Facts): Draftmark[] {
  const place = { rule: "DR-02", start: named.start, end: named.end } as const;
  const wrong = appealCourt !== null && shortCourt(appealCourt) !== shortCourt(named.name);
  if (wrong && named.level !== "supreme" && RANK[named.level] === RANK[court.level] + 1)
    return [{ ...place, expected: appealCourt, zh: `上诉法院应为${appealCourt}`, en: "Appeal goes to another court" }];
  if (RANK[named.level] <= RANK[court.level])
    return [{ ...place, zh: "上诉法院的级别不高于本院", en: "The court of appeal is not above this court" }];
  const [own, other] = [provinceOf(court.name), provinceOf(named.name)];
  if (own !== undefined && other !== undefined && own !== other)
    return [{ ...place, zh: "上诉法院与本院不在同一省份", en: "The court of appeal is in another province" }];
  return [];
}
