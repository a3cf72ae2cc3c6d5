import type { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { dayNumber } from "../reasoning/periods.ts";
import { findDates } from "../text/dates.ts";
import { findCitizenNumbers } from "../text/identity-numbers.ts";
import type { Paper, PaperPage } from "./paper.ts";

/** A time of day on a day, in minutes since the day zero of the calendar, and where it is written. */
export interface WrittenMoment {
  readonly minute: number;
  readonly day: Day;
  readonly passage: Passage;
}

/** What the head of a record of questioning, asking or inspection says (讯问、询问、检查笔录的首部). */
export interface OfficialRecord {
  readonly paper: Paper;
  /** Officers who acted, recorder included; with the place of their names. */
  readonly officers: readonly { readonly name: string; readonly passage: Passage }[];
  readonly from: WrittenMoment | undefined;
  readonly to: WrittenMoment | undefined;
  readonly place: { readonly text: string; readonly passage: Passage } | undefined;
  /** The person questioned or asked. */
  readonly person: string | undefined;
  readonly birth: { readonly day: Day; readonly passage: Passage } | undefined;
}

const TITLED = /讯问笔录|询问笔录|检查笔录|检查记录|勘验笔录|现场笔录|辨认笔录|调查笔录|搜查笔录|扣押笔录|谈话笔录/u;
const OFFICERS =
  /(?<!被)(?:讯问人员?|询问人员?|侦查人员|办案人员|办案民警|执法人员|检查人员?|检查人|勘验人员?|调查人员?|记录人员?)(?:[（(][^（）()\n]{0,10}[）)])?(?:签名)?[ \t　]*[:：][ \t　]*(?<names>[^\n：:]{2,40}?)(?=[ \t　]*[\u4e00-\u9fff（()）]{2,10}[：:]|\n|$)/gu;
const NAME = /^[\u4e00-\u9fff·]{2,4}$/u;
const NO_NAME = /工作单位|单位|公安|派出所|支队|大队|记录|签名|证件|执法|地点|时间|电话|文化|民族/u;
const PLACE = /(?:讯问|询问|检查|辨认|勘验)?(?:地点|处所)[ \t　]*[:：][ \t　]*(?<text>[^\n]{2,60})/u;
const PERSON =
  /(?:被讯问人|被询问人|被检查人|犯罪嫌疑人|辨认人)(?:姓名)?[ \t　]*[:：]?[ \t　]*(?:姓名[:：]?)?[ \t　]*(?<name>[\u4e00-\u9fff·]{2,4}?)(?=[，,。；;\s　（(]|$)/u;
const CLOCK = String.raw`(?<hour>\d{1,2})\s*(?:时|点|:|：)\s*(?:(?<minute>\d{1,2})\s*分?)?`;
const TIMES = /时间[ \t　]*[:：]?/gu;
const BIRTH = /出生(?:日期|年月)?[ \t　]*[:：]?[ \t　]*$/u;

/** Records that officers made of questioning, asking, inspecting and identifying, with their heads read. */
export function officialRecords(papers: readonly Paper[]): OfficialRecord[] {
  return papers.flatMap((paper) => {
    const [first] = paper.pages;
    if (!first || !TITLED.test(`${paper.title}\n${first.text.slice(0, 60)}`)) return [];
    return [recordOf(paper, first)];
  });
}

function recordOf(paper: Paper, first: PaperPage): OfficialRecord {
  const [from, to] = times(first);
  const place = PLACE.exec(first.text);
  return {
    paper,
    officers: paper.pages.flatMap(officersOn),
    from,
    to,
    place: place
      ? {
          text: place.groups?.["text"] ?? "",
          passage: cut(first, place.index, place.index + place[0].trimEnd().length),
        }
      : undefined,
    person: PERSON.exec(first.text)?.groups?.["name"],
    birth: birthOn(first),
  };
}

function officersOn(page: PaperPage): OfficialRecord["officers"][number][] {
  return [...page.text.matchAll(OFFICERS)].flatMap((match) => {
    const written = match.groups?.["names"] ?? "";
    const start = match.index + match[0].length - written.length;
    let at = 0;
    return written.split(/([、，,；; \t　（(）)]+)/u).flatMap((part) => {
      const from = start + at;
      at += part.length;
      return NAME.test(part) && !NO_NAME.test(part)
        ? [{ name: part, passage: cut(page, from, from + part.length) }]
        : [];
    });
  });
}

/** 时间：2024年3月5日10时15分至12时30分: start and end, the end on its own day where it names one. */
function times(page: PaperPage): readonly WrittenMoment[] {
  for (const label of page.text.matchAll(TIMES)) {
    const from = label.index + label[0].length;
    const line = /^[^\n]*(?:\n[ \t　]*[至到][^\n]*)?/u.exec(page.text.slice(from))?.[0] ?? "";
    const clocks = [...line.matchAll(new RegExp(CLOCK, "gu"))];
    const dates = findDates(line).filter(({ precision }) => precision === "day");
    const moments = clocks.flatMap((clock): WrittenMoment[] => {
      const date = dates.findLast(({ start }) => start < clock.index);
      const hour = Number(clock.groups?.["hour"]);
      const minute = Number(clock.groups?.["minute"] ?? "0");
      if (!date || hour > 24 || minute > 59) return [];
      const start = from + (date.end <= clock.index && clock.index - date.end < 4 ? date.start : clock.index);
      const passage = cut(page, start, from + clock.index + clock[0].trimEnd().length);
      return [{ minute: dayNumber(date.day) * 1440 + hour * 60 + minute, day: date.day, passage }];
    });
    if (moments.length > 0) return moments;
  }
  return [];
}

function birthOn(page: PaperPage): OfficialRecord["birth"] {
  const dates = findDates(page.text).filter(({ precision }) => precision === "day");
  const date = dates.find(
    ({ start, end }) =>
      BIRTH.test(page.text.slice(Math.max(0, start - 8), start)) || /^出?生/u.test(page.text.slice(end)),
  );
  if (date) return { day: date.day, passage: cut(page, date.start, date.end) };
  const [number] = findCitizenNumbers(page.text);
  if (!number) return undefined;
  const day = findDates(
    `${number.number.slice(6, 10)}-${number.number.slice(10, 12)}-${number.number.slice(12, 14)}`,
  )[0]?.day;
  return day && { day, passage: cut(page, number.start, number.end) };
}

function cut(page: PaperPage, start: number, end: number): Passage {
  return { original: page.original, page: page.number, start, end, quote: page.text.slice(start, end) };
}
