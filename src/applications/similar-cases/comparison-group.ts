import type { CaseLabel, LikeCase } from "../../governance/application.ts";
import type { DecidedCase } from "../../vocabulary/decided-case.ts";
import type { Group } from "./schema.ts";

interface About {
  readonly cause: string | null;
  readonly labels: readonly CaseLabel[];
  readonly own: Group["own"];
}

/**
 * The comparison group among the cases found (issue: same cause or charge, comparable outcome). Criminal: one defendant,
 * one charge, fixed term, in months. Civil: judgments with a sum claimed and a sum awarded, as share granted.
 * Labels of law and bands of sums are left out of the comparison: they may tell the outcome.
 */
export function groupOf(like: readonly LikeCase[], { cause: kind, labels, own }: About): Group | null {
  // Without a cause nobody can say which cases this one belongs with.
  if (kind === null || kind === "") return null;
  const cases = like.map(({ decided }) => decided).filter((decided) => kindsOf(decided).includes(kind));
  const telling = new Set(
    labels.filter(({ id, group }) => group !== "law" && !id.startsWith("amount-")).map(({ id }) => id),
  );
  const circumstances = (ids: readonly string[]) => ids.filter((id) => telling.has(id));
  const isCrime = kind.endsWith("罪");
  const outcomes = cases.flatMap((decided) => {
    const value = isCrime ? monthsOf(decided) : shareOf(decided);
    const amount = decided.amounts?.[0] ?? decided.claimed;
    return value === undefined ? [] : [{ labels: circumstances(decided.features), amount: amount ?? null, value }];
  });
  return {
    criteria: isCrime ? crimeCriteria(kind) : civilCriteria(kind),
    unit: isCrime ? "months" : "share",
    own: { labels: circumstances(own.labels), amount: own.amount },
    outcomes,
  };
}

function kindsOf({ charges = [], cause }: DecidedCase): readonly string[] {
  return charges.length > 0 ? charges : [cause];
}

function monthsOf({ charges = [], defendants, sentence }: DecidedCase): number | undefined {
  const isSingle = charges.length === 1 && defendants === 1 && sentence?.kind === "fixed-term";
  return isSingle ? (sentence.months ?? undefined) : undefined;
}

function shareOf({ ending, claimed, awarded }: DecidedCase): number | undefined {
  if (ending !== "judgment" || claimed === null || awarded === null || claimed <= 0) return undefined;
  return Math.min(1, Math.max(0, awarded / claimed));
}

function crimeCriteria(kind: string): Group["criteria"] {
  return {
    zh: `与本案最相近的二百件以内已决案件中，以${kind}一罪判处一名被告人有期徒刑的`,
    en: `of the up to 200 decided cases most like this one, those with one defendant sentenced for ${kind} alone to a fixed term`,
  };
}

function civilCriteria(kind: string): Group["criteria"] {
  return {
    zh: `与本案最相近的二百件以内已决案件中，案由为${kind}、以判决结案且诉请与判得金额均可识别的`,
    en: `of the up to 200 decided cases most like this one, judgments on ${kind} whose sums claimed and awarded are known`,
  };
}
