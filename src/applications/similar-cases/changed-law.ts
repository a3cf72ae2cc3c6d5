import type { Sources } from "../../governance/application.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { DecidedCase } from "../../vocabulary/decided-case.ts";
import type { Provision } from "../../vocabulary/law.ts";
import type { ChangedLaw } from "../../vocabulary/like-cases.ts";

const MOST_ARTICLES = 12;

/** Provision of the day in the knowledge base, as far as it is held. */
type Held = Provision | undefined;

/** What became of a provision since a judgment applied it; undefined where its words are the same or cannot be compared. */
export function changeOf(then: Held, now: Held): ChangedLaw["change"] | undefined {
  if (!then) return undefined;
  if (!now) return then.until === null ? undefined : "repealed";
  // A digest and an official text differ in wording without any change of the law.
  if (then.wording !== now.wording || then.id === now.id) return undefined;
  const words = ({ text }: Provision) => text.replace(/[\s\p{P}]/gu, "");
  return words(then) === words(now) ? undefined : "amended";
}

/**
 * Provisions a decided case applied that are no longer the law of today (SC-12: `stillGood`), each with what happened to
 * it. Provisions that the knowledge base does not hold for the day of the judgment are left out: nothing is said of them.
 */
export async function changedLaw(
  { articles = [], decidedOn }: DecidedCase,
  { knowledge, day }: Pick<Sources, "knowledge"> & { readonly day: Day },
): Promise<ChangedLaw[]> {
  if (decidedOn === null) return [];
  const read = await Promise.all(
    articles.slice(0, MOST_ARTICLES).map(async ({ law, article, sub }): Promise<ChangedLaw | undefined> => {
      const ref = { law, article, ...(sub === undefined ? {} : { sub }) };
      const [then, now] = await Promise.all([knowledge.provision(ref, decidedOn), knowledge.provision(ref, day)]);
      const change = changeOf(then, now);
      if (change === undefined) return undefined;
      return { citation: `${law}第${article}条${sub === undefined ? "" : `之${sub}`}`, change };
    }),
  );
  return read.filter((one) => one !== undefined);
}
