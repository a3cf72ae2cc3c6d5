import { insertHistory } from "../database/history.ts";
import { insertRuling, selectRulings } from "../database/rulings.ts";
import type { Person } from "../vocabulary/person.ts";
import type { RulingChange, RulingView } from "../vocabulary/protocol.ts";
import { judgeAccess, onBench } from "./access.ts";
import { type Records, together } from "./records.ts";

/**
 * A judge of the case decides on one claim (裁判项). Kept for ever, the newest counts; in the history. Throws Failure
 * "forbidden" to all others (handbook G5.2); there is no way to it from advice (G5.1).
 */
export async function setRuling(
  db: Records,
  person: Person,
  caseId: string,
  ruling: RulingChange & { claim: number },
): Promise<RulingView> {
  return together(db, person, async (tx) => {
    await judgeAccess(tx, person, caseId);
    const before = (await selectRulings(tx, caseId)).find(({ claim }) => claim === ruling.claim);
    const at = await insertRuling(tx, caseId, { ...ruling, person: person.id });
    const what = `ruling:${ruling.claim}`;
    const note = { caseId, person: person.id, what, before: inWords(before), after: inWords(ruling) };
    await insertHistory(tx, [note]);
    return { ...ruling, by: person.name, at };
  });
}

/** Newest decision on each claim, for the bench of the case; `by` is the judge's name. */
export async function listRulings(db: Records, person: Person, caseId: string): Promise<RulingView[]> {
  return onBench(db, person, caseId, (tx) => selectRulings(tx, caseId));
}

function inWords(ruling: RulingChange | undefined): string | null {
  if (!ruling) return null;
  const { result, amount, words, reasoning } = ruling;
  return JSON.stringify({ result, amount, words, reasoning });
}
