import { compact } from "./compact.ts";
import type { Sheet } from "./sheet.ts";

/** The number that a page carries (页码): 第2页共5页, 2/5, - 2 -; total is null where only the page says its own. */
export interface PrintedNumber {
  readonly number: number;
  readonly total: number | null;
  readonly start: number;
  readonly end: number;
}

const WITH_TOTAL = /^第?(\d{1,3})页?[,，/、]?(?:共|\/|of)(\d{1,3})页?$/iu;
const WITH_TOTAL_FIRST = /^共(\d{1,3})页[,，/、]?第(\d{1,3})页$/u;
const ALONE = /^(?:第(\d{1,3})页|[-—~·]+(\d{1,3})[-—~·]+|(\d{1,3}))$/u;
const MARGIN = { top: 0.08, bottom: 0.9 };

/**
 * The printed number in the head or foot of a page; one that names the total goes before a bare one, which may count the
 * sheets of the whole bundle. Undefined when there is none or it cannot be one.
 */
export function printedNumber(sheet: Sheet): PrintedNumber | undefined {
  const margin = sheet.lines.filter(({ top }) => top < MARGIN.top || top > MARGIN.bottom);
  const read = margin.flatMap((line) => numbersOf(sheet, line));
  return read.find(({ total }) => total !== null) ?? read.at(-1);
}

/** The foot may hold more than the number; pieces of it stand apart. */
function numbersOf({ text }: Sheet, { start, end }: { start: number; end: number }): PrintedNumber[] {
  const line = text.slice(start, end);
  return [line, ...line.split(/\s+(?=第)/u)].flatMap((piece) => {
    const read = readNumber(compact(piece));
    const isPossible = read && read.number >= 1 && (read.total === null || read.number <= read.total);
    return isPossible ? [{ ...read, start, end }] : [];
  });
}

function readNumber(text: string): Pick<PrintedNumber, "number" | "total"> | undefined {
  const total = WITH_TOTAL.exec(text);
  if (total) return { number: Number(total[1]), total: Number(total[2]) };
  const reversed = WITH_TOTAL_FIRST.exec(text);
  if (reversed) return { number: Number(reversed[2]), total: Number(reversed[1]) };
  const alone = ALONE.exec(text);
  return alone ? { number: Number(alone[1] ?? alone[2] ?? alone[3]), total: null } : undefined;
}
