import { renumbered } from "../engine/text/citation-renumbering.ts";
import { markedTitle } from "../engine/text/citations.ts";
import type { Day } from "../vocabulary/day.ts";
import type { Provision, ProvisionRef } from "../vocabulary/law.ts";
import type { LawWarning } from "../vocabulary/protocol-knowledge.ts";
import {
  type CitationProblem,
  laterNumber,
  notHeld,
  notInForce,
  successorOf,
  unknownLaw,
  versionNotHeld,
} from "./citation-problems.ts";
import type { CitationSources } from "./citation-sources.ts";
import type { LawHead } from "./law-store.ts";
import { isInForce, lawKeyOf } from "./law-version.ts";
import type { Located } from "./located.ts";
import { warningsFor } from "./text-warnings.ts";

const digestsByLaw = new WeakMap<readonly Provision[], ReadonlyMap<string, readonly Provision[]>>();

function digestsOf(base: CitationSources["base"], key: string): readonly Provision[] {
  const all = base.digests();
  const known = digestsByLaw.get(all);
  if (known) return known.get(key) ?? [];
  const groups = new Map<string, Provision[]>();
  for (const digest of all) {
    const law = lawKeyOf(digest.ref.law);
    groups.set(law, [...(groups.get(law) ?? []), digest]);
  }
  digestsByLaw.set(all, groups);
  return groups.get(key) ?? [];
}

/** Without official text in force: our digest, else what is known of the law's days. */
export function locateInDigests(sources: CitationSources, ref: ProvisionRef, on: Day): Located {
  const { base, citing } = sources;
  const key = lawKeyOf(ref.law);
  const repealed = citing.repealed.get(key);
  const gone = repealed && on >= repealed.until ? [successorOf(repealed, ref.article)] : [];
  const warnings = [...warningsFor(citing, { key, article: ref.article }, on), ...gone];
  const digest = base.digest(ref, on);
  if (digest) return inDigest(digest, ref, warnings);
  const older = earlierVersion(sources, ref, on);
  if (older) return { problem: older.problem, warnings: [...warnings, ...older.warnings] };
  return { problem: versionProblem(sources, ref, on) ?? digestProblem(sources, ref, on), warnings };
}

/** The law was in force on the day in a version older than all that are held. */
function earlierVersion(
  { store, citing }: CitationSources,
  ref: ProvisionRef,
  on: Day,
): { problem: CitationProblem; warnings: LawWarning[] } | undefined {
  const key = lawKeyOf(ref.law);
  const oldest = store?.versionsOf(key)[0];
  const first = oldest && (oldest.from ?? oldest.issuedOn);
  if (!oldest || !first || on >= first || !hadEarlierVersions(oldest, citing)) return undefined;
  const later = renumberedLater(citing, { key, article: ref.article }, { on, first });
  return {
    problem: versionNotHeld(ref, on, first),
    warnings: later === undefined ? [] : [laterNumber(ref, later, first)],
  };
}

/** None of the versions that are held was in force on the day: which one comes nearest. */
function versionProblem({ store, citing }: CitationSources, ref: ProvisionRef, on: Day): CitationProblem | undefined {
  const heads = store?.versionsOf(lawKeyOf(ref.law)) ?? [];
  const head = heads.findLast(({ from, issuedOn }) => (from ?? issuedOn ?? on) <= on) ?? heads[0];
  const repealed = citing.repealed.get(lawKeyOf(ref.law));
  if (head && !isInForce(head, on))
    return notInForce(ref, on, { ...spanOf(head), by: head.repealedBy?.title ?? repealed?.by });
  return repealed && on >= repealed.until ? notInForce(ref, on, repealed) : undefined;
}

/** What the digests of the law tell, when none of them holds for the citation. */
function digestProblem({ base, citing }: CitationSources, ref: ProvisionRef, on: Day): CitationProblem {
  const key = lawKeyOf(ref.law);
  const digests = digestsOf(base, key);
  const sameArticle = digests.filter((one) => one.ref.article === ref.article && one.ref.sub === ref.sub);
  const other = sameArticle.findLast(({ from }) => from !== null && from <= on) ?? sameArticle[0];
  if (other && !holds(other, on) && !digests.some((one) => holds(one, on))) return notInForce(ref, on, other);
  if (digests.length > 0 || citing.repealed.has(key)) return notHeld(ref);
  return unknownLaw(markedTitle(ref.law).slice(1, -1), ref.law, undefined);
}

/** True when the oldest version held is an amended text, so that the law was in force before. */
function hadEarlierVersions({ key, history }: LawHead, { renumberings, stable }: CitationSources["citing"]): boolean {
  return history.length > 1 || renumberings.has(key) || stable.has(key);
}

function renumberedLater(
  { renumberings }: CitationSources["citing"],
  { key, article }: { key: string; article: number },
  { on, first }: { on: Day; first: Day },
): number | undefined {
  const table = renumberings.get(key);
  if (!table || on < table.known) return undefined;
  return renumbered(
    article,
    table.steps.filter((step) => step.on > on && step.on <= first),
  );
}

/** A digest of the whole article says nothing of its paragraphs: the citation leads to the article, and says so. */
function inDigest(digest: Provision, ref: ProvisionRef, warnings: LawWarning[]): Located {
  const { paragraph: _paragraph, item: _item, ...article } = ref;
  const isChecked = digest.ref.paragraph === ref.paragraph && digest.ref.item === ref.item;
  return {
    ref: isChecked ? ref : article,
    key: lawKeyOf(ref.law),
    version: digest.from ?? "undated",
    renumbered: null,
    warnings: isChecked ? warnings : [...warnings, UNCHECKED_PART],
  };
}

const UNCHECKED_PART: LawWarning = {
  id: "part-unchecked",
  text: {
    zh: "库中只有该条要旨，所引款、项未能核对；导入官方文本后可核对。",
    en: "Only a digest of the article is held; paragraph and item could not be checked. Import the official text to check them.",
  },
};

function spanOf({ from, issuedOn, until }: LawHead) {
  return { from: from ?? issuedOn, until };
}

function holds({ from, until }: Provision, on: Day): boolean {
  return (from === null || from <= on) && (until === null || on < until);
}
