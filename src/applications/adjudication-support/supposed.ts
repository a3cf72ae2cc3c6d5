import type { CaseField } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import type { Facts, Input, Value } from "./schema.ts";

type Outcome = Extract<Value, { kind: "claim" }>["outcomes"][number];
/** How an outcome stands under what the bench supposes (情形): still open, excluded, or what follows. */
export type OutcomeStanding = NonNullable<Outcome["standing"]>;

/** Fields whose value the bench may suppose otherwise: days, sums and rates of the facts, never who the parties are. */
const MOVABLE =
  /^(?:loan\.[\w.]+|claims\.\d+\.(?:amount|interest\.(?:base|rate|from|to))|contract\.signedOn|accident\.on|employment\.from|marriage\.registeredOn|filingDate|hearingDate|amount)$/;
const DAYS = /(?:On|Date|\.on|\.from|\.to)$/;

/** The facts as supposed (假定的事实): fields the bench gives another day, sum or rate; what does not fit its field is left as it was. */
export function supposedFacts(input: Input, facts: Facts): Facts {
  const changes = Object.entries(input.assumptions ?? {}).filter(([name, value]) => fits(name, value));
  if (changes.length === 0) return facts;
  const changed = new Map(changes);
  const kept = facts.fields.filter(({ name }) => !changed.has(name));
  const supposed = changes.map(([name, value]): CaseField => {
    const old = facts.fields.find((field) => field.name === name);
    return {
      name,
      value: value.trim(),
      passages: old?.passages ?? [],
      confidence: 1,
      status: "proposed",
      conflicts: [],
      warnings: [],
    };
  });
  return { ...facts, fields: [...kept, ...supposed] };
}

function fits(name: string, value: string): boolean {
  if (!MOVABLE.test(name)) return false;
  if (DAYS.test(name)) return Day.safeParse(value.trim()).success;
  // Up to 1,000 % a year and ten thousand million yuan: beyond that a sum is no whole number any more.
  return (name.endsWith("rate") ? /^\d{1,7}$/u : /^\d{1,12}$/u).test(value.trim());
}

/**
 * How the outcomes of a claim stand when the bench supposes findings on elements and defences (AD-01): an element not found
 * leaves only dismissal; a defence upheld excludes granting in full; all found and every defence rejected leads to granting,
 * in full or for less. Undefined where nothing is supposed: then every outcome is open.
 */
export function outcomeStanding(
  elements: readonly string[],
  defences: readonly string[],
  supposed: Input["supposed"],
): Readonly<Record<Outcome["outcome"], OutcomeStanding>> | undefined {
  if (!supposed) return undefined;
  const findings = elements.map((id) => supposed.elements[id] ?? "undecided");
  const answers = defences.map((id) => supposed.defences[id] ?? "undecided");
  if ([...findings, ...answers].every((one) => one === "undecided")) return undefined;
  if (findings.includes("not-found")) return { granted: "closed", partly: "closed", dismissed: "follows" };
  if (answers.includes("upheld")) return { granted: "closed", partly: "open", dismissed: "open" };
  const isSettled = findings.every((one) => one === "found") && answers.every((one) => one === "rejected");
  return isSettled && findings.length > 0
    ? { granted: "follows", partly: "open", dismissed: "closed" }
    : { granted: "open", partly: "open", dismissed: "open" };
}
