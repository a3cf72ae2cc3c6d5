import { type OfficialRecord, officialRecords } from "../../engine/evidence/official-records.ts";
import { type Paper, type PaperPage, textOf } from "../../engine/evidence/paper.ts";
import { addDays, ageOn } from "../../engine/reasoning/periods.ts";
import { findDates } from "../../engine/text/dates.ts";
import { parseNumber } from "../../engine/text/numerals.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { Facts, Test } from "./schema.ts";

/** Places in a paper that fail a test of its record; empty where it passes or cannot be told (EV-14, EV-70). */
export type FailedTest = (paper: Paper) => readonly Passage[];

/** The tests that rules name, ready for the papers of a case. */
export function recordTests(facts: Facts): Readonly<Record<Test, FailedTest>> {
  const records = officialRecords(facts.papers);
  const custody = custodyDay(facts.papers);
  const act = actDay(facts.papers);
  const { limits } = facts.rules;
  const received = receivedDay(facts.papers);
  const ofPaper =
    (failed: (record: OfficialRecord) => readonly (Passage | undefined)[]): FailedTest =>
    (paper) =>
      records
        .filter((record) => record.paper === paper)
        .flatMap(failed)
        .filter((passage) => passage !== undefined);
  return {
    "one-officer": ofPaper(oneOfficer),
    "ends-before-start": ofPaper(({ from, to }) =>
      from && to && to.minute <= from.minute ? [from.passage, to.passage] : [],
    ),
    "too-long": ofPaper((record) => tooLong(record, limits.questioningHours)),
    "officer-unsigned": ofPaper(unsignedByOfficer),
    "same-officer-two-records": ofPaper((record) => atTwoPlaces(record, records)),
    "outside-custody": ofPaper((record) => outsideCustody(record, custody, limits.custodyDays)),
    "minor-alone": ofPaper((record) => minorAlone(record, limits.adultAge)),
    "after-act": (paper) => madeAfter(paper, act),
    "late-evidence": (paper) => handedInAfter(paper, received, limits.defendantDays),
    "too-few-shown": (paper) => tooFewShown(paper, facts.rules.identification),
  };
}

/** A longer stretch than three days is a misread date. */
const MISREAD_MINUTES = 72 * 60;

function tooLong({ from, to }: OfficialRecord, hours: number | undefined): Passage[] {
  if (!from || !to || hours === undefined) return [];
  const minutes = to.minute - from.minute;
  return minutes > hours * 60 && minutes < MISREAD_MINUTES ? [from.passage, to.passage] : [];
}

/** One name under all labels of officers; a line with a blank where the second belongs cannot hide it. */
function oneOfficer({ officers }: OfficialRecord): Passage[] {
  const names = new Set(officers.map(({ name }) => name));
  const [only] = officers;
  return names.size === 1 && only ? [only.passage] : [];
}

/** Where the person has signed at the end, an officer's name must stand there too (刑诉法 122). */
function unsignedByOfficer({ paper, officers, from }: OfficialRecord): Passage[] {
  const last = paper.pages.at(-1);
  const end = last && /以上笔录|和我说的|与我说的|核对无误|看过/u.exec(last.text);
  const head = from?.passage ?? officers[0]?.passage;
  if (!last || !end || !head) return [];
  const isSigned = officers.some(
    ({ passage }) => passage.original === last.original && passage.page === last.number && passage.start > end.index,
  );
  return isSigned ? [] : [head];
}

function atTwoPlaces(record: OfficialRecord, all: readonly OfficialRecord[]): (Passage | undefined)[] {
  const other = all.find((one) => one.paper !== record.paper && isOtherPerson(one, record) && meets(one, record));
  const officer = other && sharedOfficer(record, other);
  if (!other || !officer) return [];
  const there = other.officers.find(({ name }) => name === officer.name);
  return [officer.passage, record.from?.passage, there?.passage, other.from?.passage];
}

function isOtherPerson(one: OfficialRecord, other: OfficialRecord): boolean {
  return one.person === undefined || one.person !== other.person;
}

function sharedOfficer(one: OfficialRecord, other: OfficialRecord): OfficialRecord["officers"][number] | undefined {
  return one.officers.find(({ name }) => other.officers.some((officer) => officer.name === name));
}

/** True for records whose times overlap and that an officer shares. */
function meets(one: OfficialRecord, other: OfficialRecord): boolean {
  if (!one.from || !one.to || !other.from || !other.to) return false;
  const overlaps = one.from.minute < other.to.minute && other.from.minute < one.to.minute;
  return overlaps && sharedOfficer(one, other) !== undefined;
}

/** Day on which custody began by its papers (拘留证、逮捕证). */
function custodyDay(papers: readonly Paper[]): Day | undefined {
  const warrants = papers.filter(({ title, pages }) =>
    /拘留证|逮捕证|拘留通知书|逮捕通知书/u.test(`${title}${pages[0]?.text.slice(0, 40) ?? ""}`),
  );
  return warrants
    .flatMap((paper) => findDates(textOf(paper)).filter(({ precision }) => precision === "day"))
    .map(({ day }) => day)
    .sort()[0];
}

const IN_CUSTODY = /看守所|拘留所|戒毒所|监狱|留置|医院/u;

/** The day after the warrant is still open: the accused is to be brought in within twenty-four hours. */
function outsideCustody(
  { from, place }: OfficialRecord,
  custody: Day | undefined,
  days: number | undefined,
): Passage[] {
  if (!from || !place || !custody || days === undefined || from.day <= addDays(custody, days)) return [];
  return IN_CUSTODY.test(place.text) ? [] : [place.passage, from.passage];
}

const ADULT =
  /法定代理人|监护人|合适成年人|成年亲属|(?:父亲|母亲|老师|学校代表|社工|居委会)[^。\n]{0,12}(?:在场|到场|陪同)/u;

function minorAlone({ paper, birth, from }: OfficialRecord, adultAge: number | undefined): Passage[] {
  if (!birth || !from || adultAge === undefined) return [];
  const age = ageOn(birth.day, from.day);
  // A record of a small child gives the birth of somebody else, or was misread.
  if (age >= adultAge || age < 5) return [];
  return ADULT.test(textOf(paper).replace(/\s+/gu, "")) ? [] : [birth.passage, from.passage];
}

/** Day of the act under review by the decision in the file; the earliest, since later ones are on review of it. */
function actDay(papers: readonly Paper[]): Day | undefined {
  const acts = papers.filter(
    ({ title, pages }) =>
      /(?:处罚|强制|征收|许可|登记|认定|处理|责令[\u4e00-\u9fff]{0,12})决定书|责令改正通知书/u.test(
        `${title}\n${pages[0]?.text.slice(0, 60) ?? ""}`,
      ) && !/复议|告知/u.test(title),
  );
  return acts
    .flatMap(
      (paper) => paper.day ?? findDates(textOf(paper)).findLast(({ precision }) => precision === "day")?.day ?? [],
    )
    .sort()[0];
}

/** Day on which the defendant got the copy of the complaint by the receipt (送达回证), with its place; the last where there are several. */
function receivedDay(papers: readonly Paper[]): { day: Day; passage: Passage } | undefined {
  const found = papers
    .filter(
      ({ kind, pages }) => kind === "service-receipt" && pages.some(({ text }) => /起诉状副本|应诉通知/u.test(text)),
    )
    .flatMap(({ pages }) => pages)
    .flatMap((page) => {
      const date = findDates(page.text).find(
        ({ start, precision }) =>
          precision === "day" &&
          /(?:收到|签收|送达)(?:日期|时间)?[ \t　]*[:：]?[ \t　]*$/u.test(
            page.text.slice(Math.max(0, start - 10), start),
          ),
      );
      return date ? [{ day: date.day, passage: cut(page, date.start, date.end) }] : [];
    });
  return found.sort((one, other) => one.day.localeCompare(other.day)).at(-1);
}

/** Handed in after the days that the defendant has for its evidence from the copy of the complaint (行诉法 67). */
function handedInAfter(paper: Paper, received: ReturnType<typeof receivedDay>, days: number | undefined): Passage[] {
  const page = paper.pages.at(-1);
  if (!received || !page || days === undefined) return [];
  const date = findDates(page.text).findLast(({ precision }) => precision === "day");
  if (!date || page.text.slice(date.end).trim().length > 12 || date.day <= addDays(received.day, days)) return [];
  return [cut(page, date.start, date.end), received.passage];
}

const MADE =
  /(?:时间|日期|拍摄于|制作于|鉴定日期|出具日期|检查时间|询问时间|拍摄时间|录音时间)[ \t　]*[:：]?[ \t　]*$/u;

/** The day the paper was made, by its label, else its last date at its end. */
function madeAfter(paper: Paper, act: Day | undefined): Passage[] {
  if (!act) return [];
  for (const page of paper.pages) {
    const dates = findDates(page.text).filter(({ precision }) => precision === "day");
    const made =
      dates.find(({ start }) => MADE.test(page.text.slice(Math.max(0, start - 12), start))) ??
      dates.find(({ end }) => page === paper.pages.at(-1) && page.text.slice(end).trim().length < 12);
    if (made) return made.day > act ? [cut(page, made.start, made.end)] : [];
  }
  return [];
}

type Least = Facts["rules"]["identification"];

const SHOWN =
  /(?<number>\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?<unit>张[^，。；\n]{0,12}照片|名[^，。；\n]{0,14}(?:男|女|人|对象|人员)|个[^，。；\n]{0,6}人|件|把|部|辆)/u;

function tooFewShown(paper: Paper, least: Least): Passage[] {
  if (!least) return [];
  for (const page of paper.pages) {
    const match = SHOWN.exec(page.text);
    const { number: written = "", unit = "" } = match?.groups ?? {};
    const number = parseNumber(written);
    if (match && number !== undefined)
      return number < wantedOf(unit, least) ? [cut(page, match.index, match.index + match[0].length)] : [];
  }
  return [];
}

function wantedOf(unit: string, least: NonNullable<Least>): number {
  if (unit.startsWith("张")) return least.photographs;
  return unit.startsWith("名") || unit.startsWith("个") ? least.persons : least.things;
}

function cut(page: PaperPage, start: number, end: number): Passage {
  return { original: page.original, page: page.number, start, end, quote: page.text.slice(start, end) };
}
