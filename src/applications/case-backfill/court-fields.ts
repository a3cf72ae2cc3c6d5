import { findAmounts } from "../../engine/text/amounts.ts";
import { findCaseNumbers } from "../../engine/text/case-numbers.ts";
import { findCourts } from "../../engine/text/courts.ts";
import { findDates } from "../../engine/text/dates.ts";
import { isPersonName } from "../../engine/text/party-labels.ts";
import type { OwnPapers } from "./own-papers.ts";
import type { Facts, Rules } from "./schema.ts";
import { type Reading, readFlat, readLines, type SourcePaper } from "./source-paper.ts";

/** Court, number, procedure, dates, bench, clerk, fee and preservation as the papers of the court give them (BF-08). */
export function courtReadings({ papers }: OwnPapers, facts: Facts): Reading[] {
  const { rules } = facts;
  return papers.flatMap((paper) => {
    const isCourt = rules.court.includes(paper.kind);
    return [
      ...(isCourt || rules.describing.includes(paper.kind) ? courtNames(paper, isCourt) : []),
      ...(isCourt ? caseNumbers(paper) : []),
      ...(rules.procedure.includes(paper.kind) ? procedures(paper) : []),
      ...(rules.filing.includes(paper.kind) ? filingDays(paper) : []),
      ...(rules.hearing.includes(paper.kind) ? hearingDays(paper, rules) : []),
      ...(isCourt ? bench(paper) : []),
      ...(paper.kind === "fee-receipt" ? feesPaid(paper) : []),
      ...(paper.kind.startsWith("preservation-") ? preservations(paper) : []),
    ];
  });
}

function courtNames(paper: SourcePaper, isCourt: boolean): Reading[] {
  const { text } = paper.lines;
  const found = findCourts(text).find(({ start }) =>
    isCourt ? start < 40 : /此\s*致\s*$/u.test(text.slice(Math.max(0, start - 8), start)),
  );
  return found ? [readLines(paper, "court", { ...found, value: found.name }, isCourt ? 0.95 : 0.85)] : [];
}

function caseNumbers(paper: SourcePaper): Reading[] {
  const found = findCaseNumbers(paper.flat.text).find(
    ({ start }) => start < 160 || /案号:?：?$/u.test(paper.flat.text.slice(Math.max(0, start - 3), start)),
  );
  if (!found) return [];
  return [readFlat(paper, "caseNumber", { ...found, value: found.caseNumber.replace(/之.{1,3}$/u, "") }, 0.93)];
}

// 适用简易程序审结的，减半收取 says what would follow, not what was chosen.
const PROCEDURE =
  /(?<!如|若|可以|不宜)(?:适用|转为|按照?)(?<word>小额诉讼|简易|普通)程序(?:中的(?<small>小额诉讼)程序)?(?!审结的|审理的案件|的规定|的，)/gu;

function procedures(paper: SourcePaper): Reading[] {
  const isConversion = paper.kind === "procedure-conversion";
  return [...paper.flat.text.matchAll(PROCEDURE)].map((match) => {
    const word = match.groups?.small ?? match.groups?.word ?? "";
    const value = word === "小额诉讼" ? word : `${word}程序`;
    const place = { value, start: match.index, end: match.index + match[0].length };
    // A conversion is the last word on the procedure.
    const reading = readFlat(paper, "procedure", place, isConversion ? 0.96 : 0.9);
    const isConverted = isConversion && /转为/u.test(match[0]);
    return isConverted ? { ...reading, paper: { ...paper, isIdentity: true, weight: 5 } } : reading;
  });
}

function filingDays(paper: SourcePaper): Reading[] {
  const { text } = paper.flat;
  const stated = findDates(text).filter(
    ({ start, end, precision }) =>
      precision === "day" &&
      (/^(?:依法|决定|予以|正式|登记|经审查)?(?:立案|受理)/u.test(text.slice(end, end + 10)) ||
        /(?:立案|受理)(?:日期|时间|登记日期)?[:：为]*$/u.test(text.slice(Math.max(0, start - 8), start))),
  );
  const readings = stated.map((date) => readFlat(paper, "filingDate", { ...date, value: date.day }, 0.93));
  if (readings.length > 0 || paper.kind !== "filing-notice") return readings;
  // The notice of acceptance is given on the day of filing as a rule.
  const [last] = findDates(text)
    .filter(({ precision }) => precision === "day")
    .slice(-1);
  return last ? [readFlat(paper, "filingDate", { ...last, value: last.day }, 0.6)] : [];
}

function hearingDays(paper: SourcePaper, rules: Rules): Reading[] {
  const { text } = paper.flat;
  const isRecord = rules.records.includes(paper.kind);
  const found = findDates(text).filter(({ start, end, precision }) => {
    if (precision !== "day") return false;
    const before = text.slice(Math.max(0, start - 30), start);
    const after = text.slice(end, end + 40);
    if (isRecord) return start < 120 && /(?:开庭)?时间[:：]?$/u.test(before);
    if (paper.kind === "summons")
      return (
        /^(?:上午|下午)?\d{1,2}[时:：点]/u.test(after) && !/宣判|询问|调解|谈话|证据交换/u.test(text.slice(0, start))
      );
    return /开庭(?:时间|日期)[:：为]*$|定于$/u.test(before) && /开庭|审理/u.test(before.slice(-6) + after);
  });
  return found.slice(0, 1).map((date) => readFlat(paper, "hearingDate", { ...date, value: date.day }, 0.92));
}

const NAME = String.raw`(?<name>[\u4e00-\u9fff]{2,4}?)`;
const AFTER = String.raw`(?=[，,、。；;\s（(]|$|独\s?任|担\s?任|组\s?成|与|和|负\s?责|适\s?用|记\s?录|主\s?审|审\s?理|书记员|审判员|人民陪审员|陪审员|法官助理|二[〇○０0①零]|\d)`;
const JUDGE: readonly (readonly [RegExp, number])[] = [
  [new RegExp(String.raw`审判员${NAME}担任审判长`, "gu"), 0.95],
  [new RegExp(String.raw`(?<!担任)审判长[:：\s　]*${NAME}${AFTER}`, "gu"), 0.94],
  [new RegExp(String.raw`(?:审判员|法官)[:：]?${NAME}(?:适用[^，。]{2,8}程序)?独任(?:审理|审判)`, "gu"), 0.95],
  [new RegExp(String.raw`(?:承办法官|承办人|独任审判员|主审法官)[:：\s　]*${NAME}${AFTER}`, "gu"), 0.92],
];
const ALONE = new RegExp(String.raw`(?:^|\n|[ 　\t])(?:代理)?审\s?判\s?员[:：\s　—－一-]*${NAME}${AFTER}`, "gu");
const CLERK = new RegExp(String.raw`(?<!代)书\s?记\s?员[:：\s　—－-]*一?${NAME}${AFTER}`, "gu");

function bench(paper: SourcePaper): Reading[] {
  const { text } = paper.lines;
  const presiding = JUDGE.flatMap(([pattern, certainty]) => people(paper, "judge", pattern, certainty)).slice(0, 2);
  // A paper with a panel lists other judges too; one that names no presiding judge is signed by the one who has the case.
  const alone =
    presiding.length > 0 || /合议庭|人民陪审员/u.test(text) ? [] : people(paper, "judge", ALONE, 0.85).slice(0, 1);
  return [...presiding, ...alone, ...people(paper, "clerk", CLERK, 0.9).slice(0, 2)];
}

function people(paper: SourcePaper, field: string, pattern: RegExp, certainty: number): Reading[] {
  const isPlaced = pattern === ALONE;
  const view = isPlaced || field === "clerk" ? paper.lines : paper.flat;
  return [...view.text.matchAll(pattern)].flatMap((match) => {
    const name = match.groups?.name ?? "";
    if (!isPersonName(name)) return [];
    const start = match.index + match[0].lastIndexOf(name);
    return [{ field, value: name, passages: view.passages(start, start + name.length), paper, certainty }];
  });
}

function feesPaid(paper: SourcePaper): Reading[] {
  const { text } = paper.flat;
  if (!/受理费/u.test(text)) return [];
  const amounts = findAmounts(paper.lines.text).filter(({ fen }) => fen > 0);
  const lineOf = (start: number): string =>
    paper.lines.text.slice(paper.lines.text.lastIndexOf("\n", start - 1) + 1, start);
  const [own] = amounts.filter(({ start }) => /受理费[^\n]*$/u.test(lineOf(start)));
  const isMixed = /保全|申请费|公告费|鉴定费/u.test(text);
  const place = own ?? (isMixed ? undefined : amounts[0]);
  if (!place) return [];
  const agree = amounts.filter(({ fen }) => fen === place.fen).length > 1;
  return [readLines(paper, "feePaid", { ...place, value: String(place.fen) }, agree ? 0.95 : 0.88)];
}

function preservations(paper: SourcePaper): Reading[] {
  if (paper.kind === "preservation-execution") return [];
  const { text } = paper.flat;
  const found = findAmounts(text).find(({ start, end }) => {
    const before = text.slice(Math.max(0, start - 24), start);
    const after = text.slice(end, end + 14);
    return (
      /(?:价值|限额|保全(?:金额|数额|标的额?)|以|限|总额)(?:为|计|人民币|共计|:|：)*$/u.test(before) ||
      /^(?:的|范围内?的?|限额内?的?|为限)?[^，。；]{0,6}(?:财产|存款|资产|银行)/u.test(after)
    );
  });
  return found ? [readFlat(paper, "preservation.amount", { ...found, value: String(found.fen) }, 0.9)] : [];
}
