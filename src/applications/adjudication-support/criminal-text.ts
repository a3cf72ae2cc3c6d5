import type { Paper } from "../../engine/evidence/paper.ts";
import type { Place } from "../../engine/reasoning/sentencing/alleged-facts.ts";
import { type OffenceText, readOffenceText } from "../../engine/reasoning/sentencing/offence-words.ts";
import { findInstructions } from "../../engine/text/injection.ts";
import type { Passage } from "../../vocabulary/page.ts";

/** A paper as one text for reading offences, with the way back to its pages. */
export interface OffencePaper {
  readonly paper: Paper;
  readonly read: OffenceText;
  /** Passage of a place of the text on the page where it begins; undefined when it is empty there. */
  passageOf(place: Pick<Place, "start" | "end">): Passage | undefined;
}

/** Papers that tell of the offence; opinions of the defence argue only. */
export const ARGUING: ReadonlySet<string> = new Set(["agent-opinion", "answer", "cross-examination-opinion"]);

/** Reads the pages of a paper as one text; sentences that give orders to a machine are blanked (XZ-01). */
export function offencePaper(paper: Paper): OffencePaper {
  const starts: number[] = [];
  let text = "";
  for (const page of paper.pages) {
    starts.push(text.length);
    text += `${withoutOrders(page.text)}\n`;
  }
  const passageOf = ({ start, end }: Pick<Place, "start" | "end">): Passage | undefined => {
    const at = starts.findLastIndex((from) => from <= start);
    const [page, from] = [paper.pages[at], starts[at]];
    if (!page || from === undefined) return undefined;
    const last = Math.min(end - from, page.text.length);
    const first = start - from;
    if (last <= first) return undefined;
    return { original: page.original, page: page.number, start: first, end: last, quote: page.text.slice(first, last) };
  };
  return { paper, read: readOffenceText(text), passageOf };
}

function withoutOrders(text: string): string {
  return findInstructions(text).reduce(
    (kept, { start, end }) => kept.slice(0, start) + " ".repeat(end - start) + kept.slice(end),
    text,
  );
}
