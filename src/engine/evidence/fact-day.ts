import type { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { findDates } from "../text/dates.ts";
import { splitSentences } from "../text/sentences.ts";
import type { Paper, PaperPage } from "./paper.ts";

/** Papers in which the side that sues tells what happened. */
const TELLING = new Set(["complaint", "oral-complaint-record", "counterclaim", "arbitration-application"]);

// Words of events in which legal relations begin: contracts, loans, work, marriage, accidents, injuries, deaths, acts of offices.
const BEGINS =
  /签订|订立|签署|出具|借给|借到|借款|出借|交付|入职|(?:到|在|进入).{0,14}(?:工作|上班|务工)|登记结婚|结婚登记|同居|(?:发生|造成).{0,14}(?:事故|碰撞)|相撞|碰撞|追尾|受伤|摔伤|摔倒|打伤|咬伤|砸伤|去世|死亡|病故|购买|定作|租赁|承租|出租|发包|承包|施工|开户|办理.{0,10}(?:贷款|信用卡)|转账|汇款|作出.{0,20}(?:决定|处罚)|入住|认购|投保/u;
/** Days of life and of the suit itself say nothing of when the legal facts arose. */
const OTHER = /出生|生于|身份证|起诉|诉至|本案|判决|仲裁委|裁决书|鉴定意见书/u;

/** The day on which the facts of a case arose as its complaint tells it, with the place. */
export interface FactDay {
  readonly day: Day;
  readonly passage: Passage;
}

/**
 * The earliest day of an event that begins a legal relation, told in the complaint (法律事实发生之日, ST-04): which law governs
 * goes by it. Only full dates up to today count; undefined where the complaint tells none.
 */
export function factDayIn(papers: readonly Paper[], today: Day): FactDay | undefined {
  const found = papers
    .filter(({ kind }) => TELLING.has(kind))
    .flatMap(({ pages }) => pages.flatMap((page) => daysOn(page)))
    .filter(({ day }) => day <= today);
  return found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))[0];
}

function daysOn(page: PaperPage): FactDay[] {
  return splitSentences(page.text).flatMap(({ start, text }) => {
    const flat = text.replace(/\s+/gu, "");
    if (!BEGINS.test(flat)) return [];
    return findDates(text)
      .filter(({ precision, end }) => precision === "day" && !OTHER.test(around(text, end)))
      .map((date): FactDay => {
        const [from, to] = [start + date.start, start + date.end];
        const passage = {
          original: page.original,
          page: page.number,
          start: from,
          end: to,
          quote: page.text.slice(from, to),
        };
        return { day: date.day, passage };
      });
  });
}

/** What is said of a date stands right behind it, up to the next comma. */
function around(text: string, end: number): string {
  return /^[^，,。；;]{0,16}/u.exec(text.slice(end).replace(/\s+/gu, ""))?.[0] ?? "";
}
