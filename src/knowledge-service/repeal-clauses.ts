import { parseNumber } from "../engine/text/numerals.ts";
import { Day } from "../vocabulary/day.ts";
import { type LawVersion, lawKeyOf } from "./law-version.ts";

/** A clause by which a text repeals another one by name (同时废止条款). */
export interface RepealClause {
  /** The title as it is written, without 《》. */
  readonly title: string;
  /** Day from which the other text no longer holds; null when the clause and the history leave it open. */
  readonly on: Day | null;
}

const NAME = /《((?:[^《》]|《[^《》]*》)+)》/gu;
/** What may stand between the last name and 废止. */
const TAIL =
  /^(?:[（(][^）)]*[）)])?\s*等?[，、]?(?:自[^，。]{0,24}起)?(?:也|亦|均|即|同时|即行|予以|一并|随之|一律|自行|停止执行|相应)*$/u;
/** What ends the list of names, read from the right: a part of a text, or a text that is applied and not repealed. */
const OTHER = /第.{1,8}[条款项]|根据|依照|按照|依据|适用|以.{0,4}为准|凡|规定与|不一致|修改|。/u;
const LISTED = /^(?:\d{1,2}\s*[.．、]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|(?=《))\s*(.+?)[。；;]?$/u;
const DATE = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u;
const NAME_LIMIT = 120;

/** All clauses of a version that repeal another text by name, in the order of its text. */
export function repealClauses(version: Pick<LawVersion, "articles" | "appendix" | "history" | "from">): RepealClause[] {
  const texts = [...version.articles.map(({ text }) => text), version.appendix ?? ""];
  const found = texts
    .filter((text) => text.includes("废止"))
    .flatMap((text) => {
      const on = repealDay(text, version);
      return [...namesBefore(text), ...namesBelow(text)].map((title) => ({ title, on }));
    });
  return [...new Map(found.map((clause) => [lawKeyOf(clause.title), clause])).values()];
}

/** 《甲》、《乙》同时废止: the names directly before the word, from the right. */
function namesBefore(text: string): string[] {
  return [...text.matchAll(/[^。；\n]*?废止/gu)].flatMap(([clause]) => {
    const names: string[] = [];
    let end = clause.length - "废止".length;
    let gap = TAIL;
    for (const name of [...clause.matchAll(NAME)].reverse()) {
      const between = clause.slice(name.index + name[0].length, end);
      if (gap === TAIL ? !TAIL.test(between.trim()) : OTHER.test(between) || between.length > NAME_LIMIT) break;
      names.unshift(withIssuer(name[1] ?? "", clause.slice(0, name.index)));
      end = name.index;
      gap = OTHER;
    }
    return names;
  });
}

/** 下列规定…予以废止： and the numbered lines below it. */
function namesBelow(text: string): string[] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => /废止[:：]$/u.test(line.trim()));
  if (start < 0) return [];
  const names: string[] = [];
  for (const line of lines.slice(start + 1)) {
    const listed = LISTED.exec(line.trim())?.[1];
    if (listed === undefined || listed.length > NAME_LIMIT) break;
    names.push(listed.replace(/^《(.*)》.*$/u, "$1").replace(/[（(]\d{4}年.*$/u, ""));
  }
  return names;
}

/** 最高人民法院《关于…的规定》 is titled with its issuer. */
function withIssuer(name: string, before: string): string {
  const issuer = name.startsWith("关于") ? /(?:最高人民法院|最高人民检察院|、)+$/u.exec(before)?.[0] : undefined;
  return `${issuer?.replace(/^、/u, "") ?? ""}${name}`;
}

/** The day of the clause itself counts: a text amended later still carries the clause of its first version. */
function repealDay(text: string, { history, from }: Pick<LawVersion, "history" | "from">): Day | null {
  const dated = new RegExp(`自${DATE.source}起`, "u").exec(text);
  if (dated) return dayIn(dated);
  const wasAmended = history.some((line) => /修正|修订|修改/u.test(line));
  if (!wasAmended) return from;
  return /自(?:公布|发布|颁布)之日起/u.test(text) ? dayIn(DATE.exec(history[0] ?? "")) : null;
}

function dayIn(match: RegExpExecArray | null): Day | null {
  const [year = 0, month = 0, day = 0] = (match ?? []).slice(1, 4).map((part) => parseNumber(part) ?? 0);
  const pad = (value: number) => String(value).padStart(2, "0");
  return Day.safeParse(`${year}-${pad(month)}-${pad(day)}`).data ?? null;
}
