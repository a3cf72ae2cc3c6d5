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
 * Looks provisions up on the day of the facts; judicial interpretations and the law of procedure that came later count on
 * the day of filing, since they govern the trial. What was in force on neither is left out: it must not be cited.
 */
export async function findGrounds(
  refs: readonly ProvisionRef[],
  days: LawDays,
  lookUp: (ref: ProvisionRef, on: Day) => Promise<Found | undefined>,
): Promise<Ground[]> {
  const articles = new Map(refs.map(({ law, article }) => [`${law}/${article}`, { law, article }]));
  const found: Ground[] = [];
  for (const ref of articles.values()) {
    const isProcedure = /诉讼|仲裁法|诉讼费用/u.test(ref.law);
    const order = isProcedure ? [days.filing] : [days.facts, days.filing];
    for (const on of order) {
      const known = await lookUp(ref, on);
      const mayBeLater = isProcedure || on === days.facts || known?.rank === "judicial-interpretation";
      if (!known || !mayBeLater) continue;
      found.push({ ...ref, on });
      break;
    }
  }
  return found;
}

/** Reasons for those of the provisions that are in force, with their day. */
export function provisionReasons(refs: readonly ProvisionRef[], grounds: readonly Ground[]): Reason[] {
  return refs.flatMap((ref): Reason[] => {
    const ground = grounds.find(({ law, article }) => law === ref.law && article === ref.article);
    return ground ? [{ kind: "provision", ref, on: ground.on }] : [];
  });
}
