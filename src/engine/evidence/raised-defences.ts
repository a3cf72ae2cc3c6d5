import type { CauseDefence, CauseTemplate } from "../../vocabulary/law.ts";
import type { Situation } from "./conditions.ts";
import { type Pointer, pointTo, wordIn } from "./find-words.ts";

/** A defence of the cause that a party has raised (已提出的抗辩), and where. */
export interface RaisedDefence {
  readonly defence: CauseDefence;
  readonly places: readonly Pointer[];
}

const MOST_PLACES = 4;
/** Papers in which a defence is raised; what was said in mediation is none of them (EV-23). */
const RAISED_IN = new Set([
  "answer",
  "counterclaim",
  "hearing-record",
  "pretrial-record",
  "inquiry-record",
  "agent-opinion",
  "cross-examination-opinion",
]);

/**
 * Defences of the cause raised by defendant or third party in answer, hearing or written opinion, by the words of the
 * cause. A defence nobody raised is not in the list: limitation above all is never brought up by the court (AD-04).
 */
export function raisedDefences(template: CauseTemplate, situation: Situation): RaisedDefence[] {
  const spoken = situation.said.filter(
    ({ voice, paper }) => (voice === "defendant" || voice === "third") && RAISED_IN.has(paper.kind),
  );
  return template.defences.flatMap((defence) => {
    const places = spoken.flatMap((said) => {
      const hit = wordIn(said, defence.words);
      return hit && !isOtherwise(said.text.slice(0, hit.at)) ? [pointTo(said, hit.word)] : [];
    });
    return places.length > 0 ? [{ defence, places: places.slice(0, MOST_PLACES) }] : [];
  });
}

/** 不提出时效抗辩 is given up, 约定于某日还清 is a term: neither raises a defence. */
function isOtherwise(before: string): boolean {
  const isGivenUp = /(?:不提|不再主张|放弃|不主张)[^，。；]{0,6}$/u.test(before);
  return isGivenUp || /(?:约定|承诺|应于|应当于)[^，。；]{0,24}(?:日|月|前|内)$/u.test(before);
}

/**
 * Elements a defence contests: those it names (against), else those that rest on the same article or share a provision of
 * the cause.
 */
export function contestedElements(template: CauseTemplate, defence: CauseDefence): string[] {
  if (defence.against) return [...defence.against];
  const articles = new Set(defence.basis.map(({ law, article }) => `${law}/${article}`));
  const shared = new Set(
    template.provisions.filter((provision) => provision.for.includes(defence.id)).flatMap((provision) => provision.for),
  );
  return template.elements
    .filter(({ id, basis }) => shared.has(id) || basis.some(({ law, article }) => articles.has(`${law}/${article}`)))
    .map(({ id }) => id);
}
