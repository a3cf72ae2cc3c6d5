import type { Paper } from "../../engine/evidence/paper.ts";
import { chargesOf } from "../../engine/reasoning/sentencing/case-charges.ts";
import type { KnowledgeSource } from "../../governance/application.ts";
import type { CaseRecord } from "../../vocabulary/case-record.ts";
import type { Charge } from "../../vocabulary/charge.ts";
import type { Day } from "../../vocabulary/day.ts";
import { CauseElement, type CauseTemplate, type ProvisionRef } from "../../vocabulary/law.ts";
import type { GeneralElements } from "./rule-files.ts";

/** What must be proved in a case (待证事实) and how it was come by. */
export interface CaseElements {
  readonly template: CauseTemplate | null;
  /** "deep": rules of the cause or charge; "general": the burden rule of the branch. */
  readonly path: "deep" | "general";
  /** Cause, charges or act in words; null where the file names none. */
  readonly cause: string | null;
  /** Words by which the other side contests an element, by its id. */
  readonly contests: Readonly<Record<string, readonly string[]>>;
  /** Law that governs the cause on the general path. */
  readonly governing: readonly ProvisionRef[];
}

interface Asked {
  readonly record: CaseRecord;
  readonly papers: readonly Paper[];
  readonly knowledge: KnowledgeSource;
  readonly general: GeneralElements;
  readonly today: Day;
}

/** Elements of the cause, the charges or the act: deep rules first, then the group of its branch, then the burden rule (EV-10 to EV-13). */
export function elementsOfCase(asked: Asked): CaseElements {
  const { record, knowledge, today } = asked;
  const cause = record.fields.find(({ name }) => name === "cause")?.value ?? null;
  if (record.kind === "criminal") return ofCharges(asked);
  if (cause === null || record.kind === "enforcement")
    return { template: null, path: "general", cause, contests: {}, governing: [] };
  const deep = record.kind === "civil" ? knowledge.cause(cause, today) : undefined;
  if (deep) return { template: deep, path: "deep", cause, contests: {}, governing: [] };
  return ofBranch(cause, record.kind, asked);
}

/** Elements by the group of the cause's own name, else of its branch of the catalogue, else of every case. */
function ofBranch(cause: string, kind: "civil" | "administrative", asked: Asked): CaseElements {
  const governing = asked.knowledge.governing(cause, asked.today);
  const where = [...(governing?.branch ?? []), cause].reverse();
  const groups = asked.general[kind];
  // The cause itself tells more than the part of the catalogue it stands in.
  const group =
    where.flatMap((name) => groups.find(({ under }) => under.some((word) => name.includes(word))) ?? [])[0] ??
    groups.at(-1);
  return {
    template: group ? templateOf(cause, group.elements, asked) : null,
    path: "general",
    cause,
    contests: contestsOf(group?.elements ?? []),
    governing: governing?.provisions.map(({ ref }) => ref) ?? [],
  };
}

/** An indictment accuses and proves nothing; a judgment in the case is what is being prepared. */
const NO_EVIDENCE = new Set(["indictment", "judgment"]);

function ofCharges(asked: Asked): CaseElements {
  const { record, papers, knowledge, today, general } = asked;
  const charged = chargesOf(record, papers, knowledge.chargeNames(today));
  const cause = charged.length === 0 ? null : charged.map(({ name }) => name.name).join("、");
  const deep = charged.flatMap(({ name }) => knowledge.charge(name.name, today) ?? []);
  const governing = charged.flatMap(({ name }) => name.articles);
  if (cause !== null && deep.length === charged.length) {
    const elements = deep.flatMap((charge) => elementsOfCharge(charge, deep.length > 1));
    const contests = Object.fromEntries(
      deep.flatMap((charge) =>
        charge.elements.map(({ id, kind }) => [
          deep.length > 1 ? `${charge.id}.${id}` : id,
          general.chargeContests[kind] ?? [],
        ]),
      ),
    );
    return { template: templateOf(cause, elements, asked), path: "deep", cause, contests, governing };
  }
  const group = general.criminal.at(-1);
  return {
    template: group ? templateOf(cause ?? "未识别的罪名", group.elements, asked) : null,
    path: "general",
    cause,
    contests: contestsOf(group?.elements ?? []),
    governing,
  };
}

function contestsOf(elements: readonly { id: string; contests: string[] }[]): Record<string, string[]> {
  return Object.fromEntries(elements.map(({ id, contests }) => [id, contests]));
}

/** Elements of a charge as elements of a case; the prosecution's burden stands as the plaintiff's here and is named so when shown (刑诉法 51). */
function elementsOfCharge(charge: Charge, isOneOfSeveral: boolean): CauseElement[] {
  return charge.elements.map(({ id, fact, evidence, guidance, basis }) => ({
    id: isOneOfSeveral ? `${charge.id}.${id}` : id,
    fact: isOneOfSeveral ? { zh: `${charge.name}：${fact.zh}`, en: `${charge.name}: ${fact.en}` } : fact,
    burden: "plaintiff",
    when: "always",
    evidence: evidence.filter(({ kind }) => !NO_EVIDENCE.has(kind)),
    guidance,
    basis,
  }));
}

function templateOf(name: string, elements: readonly CauseElement[], { general, today }: Asked): CauseTemplate {
  return {
    id: "general",
    name,
    aliases: [],
    words: [],
    elements: elements.map((element) => CauseElement.parse(element)),
    defences: [],
    provisions: [],
    flags: [],
    from: today,
    until: null,
    source: general.source,
  };
}
