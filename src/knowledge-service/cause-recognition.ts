import {
  type CauseProfile,
  type CauseRanking,
  openCauseRanking,
  type RankedCause,
} from "../engine/evidence/rank-causes.ts";
import type { KnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { groupByKey } from "../knowledge-base/validity.ts";
import type { Day } from "../vocabulary/day.ts";
import type { CauseNode } from "../vocabulary/law.ts";

const MOST_DAYS = 4;
const MOST_RANKED = 5;
const KINDS = ["civil", "administrative"] as const;

/** Recognises causes of the catalogue in force on a day by the words of a text (案由识别, CA-01), best first. */
export type RecogniseCauses = (text: string, kind: CauseNode["catalogue"], on: Day) => readonly RankedCause[];

/** Opens the recognition of causes. What a day needs is made when it is first asked for, and the newest few are kept. */
export function openCauseRecognition(base: KnowledgeBase): RecogniseCauses {
  const rankings = new Map<string, CauseRanking>();
  return (text, kind, on) => {
    const key = `${kind} ${on}`;
    const ranking = rankings.get(key) ?? openCauseRanking(profilesOf(base, kind, on));
    rankings.delete(key);
    rankings.set(key, ranking);
    if (rankings.size > MOST_DAYS * KINDS.length) rankings.delete([...rankings.keys()][0] ?? "");
    return ranking.rank(text, MOST_RANKED);
  };
}

/** The causes of a catalogue as they show in papers: words of all that name them, law of their own place in it. */
export function profilesOf(base: KnowledgeBase, kind: CauseNode["catalogue"], on: Day): CauseProfile[] {
  const nodes = base.catalogue(kind, on);
  const above = new Set(nodes.flatMap(({ path }) => path));
  const deep = new Map(base.causes(on).map((cause) => [cause.name, cause]));
  const names = base.causeNames(on).filter((one) => one.kind === kind);
  const lawOf = lawsOf(base, nodes, on);
  return [...new Set([...names.map(({ name }) => name), ...(kind === "civil" ? deep.keys() : [])])].map((name) => {
    const template = deep.get(name);
    const words = names.filter((one) => one.name === name).flatMap((one) => one.words);
    const called = (template?.provisions ?? []).filter(({ role }) => role !== "procedure");
    return {
      name,
      aliases: template?.aliases ?? [],
      words: [...new Set([...words, ...(template?.words ?? [])])],
      texts: [...called.map(({ ref }) => base.digest(ref, on)?.text ?? ""), ...lawOf(name)],
      isGeneral: above.has(name),
      isCommon: template !== undefined,
    };
  });
}

/** Texts that govern a name by its own place in the catalogue, else by the branch right above it. */
function lawsOf(base: KnowledgeBase, nodes: readonly CauseNode[], on: Day): (name: string) => string[] {
  const byName = groupByKey(nodes, ({ name }) => name);
  const textsOf = (node: CauseNode | undefined): string[] =>
    (node?.general ?? []).flatMap(({ ref }) => base.digest(ref, on)?.text ?? []);
  return (name) =>
    (byName.get(name) ?? []).flatMap((node) => {
      const own = textsOf(node);
      return own.length > 0 ? own : textsOf(byName.get(node.path.at(-1) ?? "")?.at(-1));
    });
}
