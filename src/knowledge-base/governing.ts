import type { Day } from "../vocabulary/day.ts";
import {
  type CauseNode,
  type CauseTemplate,
  type Governing,
  type GoverningProvision,
  inForce,
  type LawRank,
  type ProvisionRef,
} from "../vocabulary/law.ts";
import { articleKey, provisionKey } from "./citation.ts";
import type { Knowledge } from "./read-knowledge.ts";

const DEEP = {
  zh: "本案由有要件规则：要件、举证责任、抗辩和条文均已整理。",
  en: "This cause has deep rules: elements, burden, defences and provisions.",
};

/**
 * The law that governs a cause on a day (案由的适用法律): its deep rules where there are some, else the provisions of its
 * branch of the catalogue, outer branches last; undefined where neither knows the name.
 */
export function governing(knowledge: Knowledge, name: string, on: Day): Governing | undefined {
  const template = knowledge.causes.find(
    (cause) => inForce(cause, on) && [cause.name, cause.id, ...cause.aliases].includes(name),
  );
  const node = nodeOf(knowledge, name, on) ?? (template && nodeOf(knowledge, template.name, on));
  if (template)
    return { path: "deep", cause: template.name, branch: branchOf(node), provisions: deep(template), note: DEEP };
  if (!node) return undefined;
  return {
    path: "general",
    cause: node.name,
    branch: branchOf(node),
    provisions: general(knowledge, node, on),
    note: {
      zh: `本案由没有要件规则，仅列出“${node.path.at(-1) ?? node.name}”一类案件的一般规定，具体规则可能遗漏，需由法官查找和判断。`,
      en: "This cause has no deep rules: only the general law of its branch is listed; special rules may be missing and are for the judge to find.",
    },
  };
}

function branchOf(node: CauseNode | undefined): string[] {
  return node ? [...node.path, node.name] : [];
}

/** The node of that name in the edition of the day, the lowest where one name stands on several levels; else the group that practice puts the name in. */
function nodeOf(knowledge: Knowledge, name: string, on: Day): CauseNode | undefined {
  const current = knowledge.catalogue.filter((node) => inForce(node, on));
  // Before the first edition we know, its names still tell the branch; which provisions held is asked apart.
  const first = knowledge.catalogue[0]?.from;
  const held = current.length > 0 ? current : knowledge.catalogue.filter(({ from }) => from === first);
  const lowest = (wanted: string) => held.filter((node) => node.name === wanted).sort((a, b) => b.level - a.level)[0];
  const found = lowest(name);
  if (found) return found;
  const practice = knowledge.causeNames.find((one) => one.name === name && inForce(one, on));
  const group = practice && lowest(practice.group);
  return (
    group && { ...group, name, path: [...group.path, group.name], general: [], level: Math.min(4, group.level + 1) }
  );
}

function deep(template: CauseTemplate): GoverningProvision[] {
  return template.provisions.map((provision) => ({ ...provision, for: [...provision.for] }));
}

/** Provisions of the branch that we know to hold on the day: one article may mean another thing in an older law. */
function general(knowledge: Knowledge, node: CauseNode, on: Day): GoverningProvision[] {
  const own = node.general.map((one) => ({ ...one, of: node.name }));
  const above = node.path
    .map((_name, at) => ({ name: node.path[at] ?? "", path: node.path.slice(0, at) }))
    .reverse()
    .flatMap(({ name, path }) => {
      const branch = knowledge.catalogue.find(
        (one) =>
          one.catalogue === node.catalogue &&
          one.edition === node.edition &&
          one.name === name &&
          one.path.join("/") === path.join("/"),
      );
      return branch?.general.map((one) => ({ ...one, of: name })) ?? [];
    });
  const known = new Map<string, CauseNode["general"][number] & { of: string }>();
  for (const one of [...own, ...above]) if (!known.has(provisionKey(one.ref))) known.set(provisionKey(one.ref), one);
  const ranks = new Map(knowledge.laws.map(({ title, rank }) => [title, rank]));
  const holding = new Set(knowledge.digests.filter((one) => inForce(one, on)).map(({ ref }) => articleKey(ref)));
  return [...known.values()]
    .filter(({ ref }) => holding.has(articleKey(ref)))
    .map(
      ({ ref, for: reasons, of }): GoverningProvision => ({
        ref,
        role: roleOf(ref),
        for: [...reasons],
        zh: whatFor(of, ref),
      }),
    )
    .sort((a, b) => orderOf(a.ref, ranks) - orderOf(b.ref, ranks) || byArticle(a.ref, b.ref));
}

function isOfProcedure({ law }: ProvisionRef): boolean {
  return /诉讼/u.test(law) && !/诉讼时效/u.test(law);
}

function whatFor(branch: string, ref: ProvisionRef): string {
  return isOfProcedure(ref) ? "审理程序的一般规定" : `${branch}的一般规定`;
}

function roleOf(ref: ProvisionRef): GoverningProvision["role"] {
  return isOfProcedure(ref) ? "procedure" : "general";
}

const RANKS: readonly LawRank[] = ["law", "administrative-regulation", "judicial-interpretation"];

function byArticle(a: ProvisionRef, b: ProvisionRef): number {
  return a.law === b.law ? a.article - b.article : a.law < b.law ? -1 : 1;
}

/** Laws before regulations before interpretations, substance before procedure (ST-06); equal ones by article. */
function orderOf(ref: ProvisionRef, ranks: ReadonlyMap<string, LawRank>): number {
  const rank = ranks.get(ref.law);
  const place = rank === undefined ? -1 : RANKS.indexOf(rank);
  return (place < 0 ? RANKS.length : place) * 2 + (isOfProcedure(ref) ? 1 : 0);
}
