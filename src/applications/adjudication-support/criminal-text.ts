import { flatText } from "../../engine/evidence/flat-page.ts";
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

/**
 * Reads the pages of a paper as one text without the line breaks of a scan; sentences that give orders to a machine are
 * blanked (XZ-01).
 */
export function offencePaper(paper: Paper): OffencePaper {
  const pages = paper.pages.map((page) => flatText(page));
  const starts: number[] = [];
  let text = "";
  for (const page of pages) {
    starts.push(text.length);
    text += `${withoutOrders(page.text)}\n`;
  }
  const passageOf = ({ start, end }: Pick<Place, "start" | "end">): Passage | undefined => {
    const at = starts.findLastIndex((from) => from <= start);
    const [page, from] = [pages[at], starts[at]];
    if (!page || from === undefined) return undefined;
    const [first, last] = [start - from, Math.min(end - from, page.text.length)];
    return last <= first ? undefined : page.passage(first, last);
  };
  return { paper, read: readOffenceText(text), passageOf };
}

function withoutOrders(text: string): string {
  return findInstructions(text).reduce(
    (kept, { start, end }) => kept.slice(0, start) + " ".repeat(end - start) + kept.slice(end),
    text,
  );
}
