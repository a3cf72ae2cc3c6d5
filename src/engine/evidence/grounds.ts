import { z } from "zod";
import type { Reason } from "../../vocabulary/advice.ts";
import { Day } from "../../vocabulary/day.ts";
import type { LawRank, ProvisionRef } from "../../vocabulary/law.ts";

/** A provision that was looked up and the day on which it was in force (依据). */
export const Ground = z.object({ law: z.string(), article: z.int(), on: Day });
export type Ground = z.infer<typeof Ground>;

interface Found {
  readonly rank: LawRank;
}

/** Days on which law matters (ST-03, ST-04): when the facts happened, and when the suit was filed. */
export interface LawDays {
  readonly facts: Day;
  readonly filing: Day;
}

/**
 * Looks provisions up: laws on the day of the facts, the law of procedure on the day of filing. Judicial interpretations
 * govern the trial (民间借贷规定 31), so their text of the day of filing comes first and that of the day of the facts after
 * it, for the questions it still decides. What was in force on neither day is left out: it must not be cited.
 */
export async function findGrounds(
  refs: readonly ProvisionRef[],
  days: LawDays,
  lookUp: (ref: ProvisionRef, on: Day) => Promise<Found | undefined>,
): Promise<Ground[]> {
  const articles = new Map(refs.map(({ law, article }) => [`${law}/${article}`, { law, article }]));
  const found = await Promise.all(
    [...articles.values()].map(async (ref): Promise<Ground[]> => {
      const [atFacts, atFiling] = await Promise.all([lookUp(ref, days.facts), lookUp(ref, days.filing)]);
      const governsTrial = atFiling?.rank === "judicial-interpretation" || /诉讼|仲裁法/u.test(ref.law);
      const filing = atFiling && governsTrial ? [{ ...ref, on: days.filing }] : [];
      const facts = atFacts && days.facts !== days.filing ? [{ ...ref, on: days.facts }] : [];
      const isSame = atFacts !== undefined && days.facts === days.filing && filing.length === 0;
      return isSame ? [{ ...ref, on: days.facts }] : [...filing, ...facts];
    }),
  );
  return found.flat();
}

/** Reasons for those of the provisions that are in force, with their day. */
export function provisionReasons(refs: readonly ProvisionRef[], grounds: readonly Ground[]): Reason[] {
  return refs.flatMap((ref): Reason[] => {
    const ground = grounds.find(({ law, article }) => law === ref.law && article === ref.article);
    return ground ? [{ kind: "provision", ref, on: ground.on }] : [];
  });
}
