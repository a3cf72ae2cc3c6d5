import type { Paper } from "../evidence/paper.ts";
import type { CaseEvent } from "./case-events.ts";
import { compactPage, passageIn } from "./compact-page.ts";
import type { EventLexicon } from "./event-lexicon.ts";

/** Type of event for the day a paper bears. */
const DATED = "paper-dated";

/**
 * Papers by the day they bear (材料落款), as events: the day of a note of debt or a receipt tells as much as a sentence.
 * A paper whose own sentences already tell something of that day is left out; so is one whose day cannot be shown.
 */
export function datedPapers(papers: readonly Paper[], told: readonly CaseEvent[], lexicon: EventLexicon): CaseEvent[] {
  const type = lexicon.types.find(({ id }) => id === DATED);
  if (!type) return [];
  return papers.flatMap((paper): CaseEvent[] => {
    if (paper.day === null || told.some((event) => event.paper.id === paper.id && event.day === paper.day)) return [];
    for (const page of paper.pages.toReversed()) {
      const compact = compactPage(page);
      const date = compact.dates.findLast(({ day, precision }) => precision === "day" && day === paper.day);
      if (!date) continue;
      const passage = passageIn(compact, date.start, date.end);
      const { day, precision, text } = date;
      return [
        { day, precision, due: false, types: [type], trigger: text, actors: [], text: paper.title, paper, passage },
      ];
    }
    return [];
  });
}
