import { type CaseParty } from "../../engine/evidence/case-parties.ts";
import { findPointers, isDenied, type Pointer, pointTo, wordIn } from "../../engine/evidence/find-words.ts";
import type { Said } from "../../engine/evidence/said.ts";
import { ageOn } from "../../engine/reasoning/periods.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { Day } from "../../vocabulary/day.ts";
import type { ProvisionRef } from "../../vocabulary/law.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { findingOf } from "./citing.ts";
import type { Standing } from "./claim-sheets.ts";
import type { Check, Facts, Value } from "./schema.ts";

const MOST_PLACES = 3;
const WAYS_OF_SERVICE = new Set(["service-receipt", "postal-receipt", "public-notice"]);

interface Seen {
  readonly facts: Facts;
  readonly standing: Standing;
  readonly parties: readonly CaseParty[];
  /** Sentences that say something of the case: without the court's own forms and without the court's voice. */
  readonly telling: readonly Said[];
}

/** Checks of procedure and reminders (AD-02, AD-05 to AD-07, AD-10 to AD-12) and the flags of the cause. */
export function procedureChecks(
  facts: Facts,
  standing: Standing,
  parties: readonly CaseParty[],
  said: readonly Said[],
): Finding<Value>[] {
  const forms = new Set(facts.rules.forms);
  const telling = said.filter(({ paper }) => !forms.has(paper.kind));
  const seen: Seen = { facts, standing, parties, telling };
  return [
    ...facts.rules.checks.flatMap((check) => byRule(check, seen)),
    ...absence(seen),
    ...minors(seen),
    ...flags(seen),
  ];
}

function byRule(check: Check, seen: Seen): Finding<Value>[] {
  const places = check.words ? findPointers(seen.telling, check.words, MOST_PLACES) : [];
  if (check.words && places.length === 0) return [];
  if (!fits(check, seen)) return [];
  const { facts, standing } = seen;
  const raised = standing.raised
    .filter(({ defence }) => check.defences?.includes(defence.id))
    .flatMap((each) => each.places);
  const group = check.rule === "AD-02" || check.rule === "AD-11" ? "procedure" : "reminder";
  return [
    checkFinding(
      { id: check.id, rule: check.rule, group, message: check.message, basis: check.basis },
      [...places, ...raised],
      facts,
    ),
  ];
}

function fits(check: Check, { facts, standing, parties }: Seen): boolean {
  const raises = (ids: readonly string[] | undefined): boolean =>
    standing.raised.some(({ defence }) => ids?.includes(defence.id));
  if (check.defences && !raises(check.defences)) return false;
  if (raises(check.unlessDefences) || parties.some(({ name }) => holds(check.unlessParty, name))) return false;
  const asked: readonly (readonly [readonly string[] | undefined, string])[] = [
    [check.causes, facts.template?.name ?? facts.cause ?? ""],
    [check.claims, valuesOf(facts, /^claims\.\d+\.text$/)],
    [check.procedure, valuesOf(facts, /^procedure$/)],
  ];
  return asked.every(([words, where]) => words === undefined || holds(words, where));
}

function holds(words: readonly string[] | undefined, where: string): boolean {
  return words?.some((word) => where.includes(word)) ?? false;
}

function valuesOf(facts: Facts, pattern: RegExp): string {
  return facts.fields.flatMap(({ name, value }) => (pattern.test(name) ? [value] : [])).join("\n");
}

/** A party that stayed away, and whether summons and proof of service are in the file (AD-10). */
function absence({ facts, telling }: Seen): Finding<Value>[] {
  const { words, message, found, missing, basis } = facts.rules.absence;
  const records = telling.filter(({ paper }) => paper.kind.endsWith("record") || paper.kind === "judgment");
  const places = findPointers(records, words, MOST_PLACES);
  if (places.length === 0) return [];
  const has = (isWanted: (kind: string) => boolean): boolean => facts.papers.some(({ kind }) => isWanted(kind));
  const served = has((kind) => kind === "summons") && has((kind) => WAYS_OF_SERVICE.has(kind));
  const more = served ? found : missing;
  const text = { zh: `${message.zh}${more.zh}`, en: `${message.en} ${more.en}` };
  return [
    checkFinding(
      { id: served ? "absence" : "absence-unserved", rule: "AD-10", group: "procedure", message: text, basis },
      places,
      facts,
    ),
  ];
}

/** Parties under age at filing, by their day of birth (AD-02). */
function minors({ facts, parties }: Seen): Finding<Value>[] {
  const { age, message, basis } = facts.rules.minority;
  const filed = Day.safeParse(facts.fields.find(({ name }) => name === "filingDate")?.value).data ?? facts.today;
  const sides = { plaintiff: "plaintiffs", defendant: "defendants", third: "thirdParties" } as const;
  return parties.flatMap(({ name, voice, number }): Finding<Value>[] => {
    const birth = facts.fields.find((field) => field.name === `${sides[voice]}.${number}.birth`);
    const born = Day.safeParse(birth?.value).data;
    if (!birth || !born || born > filed || ageOn(born, filed) >= age) return [];
    const text = { zh: `${name}：${message.zh}`, en: `${name}: ${message.en}` };
    const value: Value = {
      kind: "check",
      id: `minor:${name}`,
      rule: "AD-02",
      group: "procedure",
      message: text,
      places: [],
    };
    return [
      findingOf(
        value,
        0.8,
        { rule: "AD-02", note: text.zh, passages: birth.passages.slice(0, 1), basis },
        facts.grounds,
      ),
    ];
  });
}

/** Flags of the cause (AD-05: sham signs and the like) by words of pleadings, evidence and records; things to look into, not findings. */
function flags({ facts, telling }: Seen): Finding<Value>[] {
  return (facts.template?.flags ?? []).flatMap((flag) => {
    const places = telling.flatMap((said) => {
      const hit = said.voice === "court" ? undefined : wordIn(said, flag.words);
      return hit && !isDenied(said.text, hit.at) ? [pointTo(said, hit.word)] : [];
    });
    if (places.length === 0) return [];
    return [
      checkFinding(
        { id: flag.id, rule: "AD-05", group: "flag", message: { zh: flag.zh, en: flag.en }, basis: flag.basis },
        places.slice(0, MOST_PLACES),
        facts,
      ),
    ];
  });
}

interface Told {
  readonly id: string;
  readonly rule: string;
  readonly group: "procedure" | "reminder" | "flag";
  readonly message: { readonly zh: string; readonly en: string };
  readonly basis: readonly ProvisionRef[];
}

function checkFinding(told: Told, places: readonly Pointer[], facts: Facts): Finding<Value> {
  const { id, rule, group, message, basis } = told;
  const value: Value = {
    kind: "check",
    id,
    rule,
    group,
    message,
    places: places.map(({ title, passage }) => ({ title, passage })),
  };
  const passages: Passage[] = places.map(({ passage }) => passage);
  return findingOf(value, group === "flag" ? 0.5 : 0.7, { rule, note: message.zh, passages, basis }, facts.grounds);
}
