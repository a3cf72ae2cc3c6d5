import type { CaseRecord } from "../../../vocabulary/case-record.ts";
import type { ChargeName } from "../../../vocabulary/charge.ts";
import { Day } from "../../../vocabulary/day.ts";
import type { Passage } from "../../../vocabulary/page.ts";
import { flatText } from "../../evidence/flat-page.ts";
import { type Paper, textOf } from "../../evidence/paper.ts";
import { findDates } from "../../text/dates.ts";
import { findCharges, resolveCharge } from "./charge-names.ts";

const ACCUSING = new Set(["indictment", "judgment"]);
const MOST_CHARGES = 6;
/** Where the story of the offence begins in an indictment or judgment. */
const STORY = /经依法审查查明|经审理查明|依法审查查明|指控[：:，,]|公诉机关指控/u;

/** A charge of the case (被指控的罪名) with the places that name it; none where only the fields do. */
export interface CaseCharge {
  readonly name: ChargeName;
  readonly places: { readonly title: string; readonly passage: Passage }[];
}

/** Charges the fields or the indictment name; a judgment only counts where there is no indictment. */
export function chargesOf(record: CaseRecord, papers: readonly Paper[], names: readonly ChargeName[]): CaseCharge[] {
  const ofFields = record.fields
    .filter(({ name }) => name === "cause" || /^(?:charge|charges\.\d+(?:\.name)?)$/u.test(name))
    .flatMap(({ value }) => value.split(/[；;]/u).flatMap((written) => resolveCharge(written, names) ?? []));
  const sources = papers.filter(({ kind }) => kind === "indictment");
  const ofPapers = (sources.length > 0 ? sources : papers.filter(({ kind }) => ACCUSING.has(kind))).flatMap(
    ({ title, pages }) =>
      pages.map(flatText).flatMap((page) =>
        accusations(page.text).flatMap(({ start, end }) =>
          findCharges(page.text.slice(start, end), names).map((found): CaseCharge => {
            const passage = page.passage(start + found.start, start + found.end);
            return { name: found.name, places: [{ title, passage }] };
          }),
        ),
      ),
  );
  const merged = new Map<string, CaseCharge>();
  for (const { name, places } of [...ofFields.map((name): CaseCharge => ({ name, places: [] })), ...ofPapers]) {
    const known = merged.get(name.name);
    merged.set(name.name, { name, places: [...(known?.places ?? []), ...places].slice(0, 3) });
  }
  return [...merged.values()].slice(0, MOST_CHARGES);
}

/** Sentences that accuse; what somebody was convicted of before is no charge of this case. */
function accusations(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^。；;\n]*?(?:罪)[^。；;]*/gu)]
    .filter(
      ([sentence]) => !/曾因|前科|被判处|被[^，。]{0,12}判处|刑满释放|因犯|有期徒刑[^。]{0,20}释放/u.test(sentence),
    )
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Day of the act: the field, else the first full date of the story; later acts of a series are for the reader to check. */
export function dayOfAct(record: CaseRecord, papers: readonly Paper[]): Day | null {
  const field = record.fields.find(({ name }) => name === "offence.on" || name === "crime.on")?.value;
  const given = Day.safeParse(field).data;
  if (given) return given;
  for (const paper of papers.filter(({ kind }) => ACCUSING.has(kind))) {
    const text = textOf(paper);
    const story = STORY.exec(text);
    const first = story && findDates(text.slice(story.index)).find(({ precision }) => precision === "day");
    if (first) return first.day;
  }
  return null;
}
