import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { wordText } from "../demo/papers/bundles.ts";
import { readCasePlan } from "../demo/papers/case-plan.ts";
import type { KnowledgeBase } from "../src/knowledge-base/open-knowledge-base.ts";
import { readJsonLines } from "../src/knowledge-service/read-laws.ts";
import type { CaseKind } from "../src/vocabulary/case-record.ts";
import type { Day } from "../src/vocabulary/day.ts";
import type { FairnessRules } from "../src/vocabulary/fairness.ts";
import { seededRandom } from "../tools/case-library/seeded-random.ts";
import { drawn, inventPerson } from "./fairness-people.ts";

/** A paper of a base case: its kind and its text, one page. */
export interface BasePaper {
  readonly kind: string;
  readonly text: string;
}

/** A case from which pairs are made. */
export interface BaseCase {
  readonly name: string;
  readonly kind: CaseKind;
  readonly cause: string;
  readonly papers: readonly BasePaper[];
}

const DEMO = join(import.meta.dirname, "..", "demo", "cases");
const FIRMS = ["明江市启航建材有限公司", "青溪区云帆商贸有限公司", "明江顺安科贸有限责任公司"];
const LAW_FIRMS = ["云州明衡律师事务所", "云州正源律师事务所", "云州衡信律师事务所"];
const LONGEST = 2500;

/** Demonstration cases as their papers say, without drawing and recognising them. */
export function demoCases(): BaseCase[] {
  return readdirSync(DEMO).map((name) => {
    const plan = readCasePlan(DEMO, name);
    const papers = plan.documents.flatMap(({ kind, body }) => (body === "" ? [] : [{ kind, text: wordText(body) }]));
    return { name, kind: "civil", cause: plan.cause, papers };
  });
}

/** Worked examples of the causes of knowledge/, each with `variants` sets of invented parties. */
export function civilCases(base: KnowledgeBase, on: Day, variants: number): BaseCase[] {
  const rules = rulesOf(base);
  return base.causeExamples().flatMap((example) => {
    const cause = base.causes(on).find(({ id }) => id === example.cause)?.name ?? example.cause;
    return Array.from({ length: variants }, (_, variant): BaseCase => {
      const random = seededRandom(7919 * (variant + 1) + example.name.length);
      const head = complaintHead(cause, random, rules);
      const papers = example.papers.map(({ kind, text }, at) => ({ kind, text: at === 0 ? head + text : text }));
      return { name: `${example.cause} ${example.name} ${variant}`, kind: "civil", cause, papers };
    });
  });
}

function complaintHead(cause: string, random: () => number, rules: FairnessRules): string {
  const [plaintiff, defendant] = [inventPerson(random, rules), inventPerson(random, rules)];
  const firm = drawn(FIRMS, random);
  return [
    "民事起诉状",
    `原告：${plaintiff.name}，${plaintiff.words}。`,
    `委托诉讼代理人：何以清，${drawn(LAW_FIRMS, random)}律师。`,
    `被告：${defendant.name}，${defendant.words}。`,
    `被告：${firm}，住所地云州省明江市青溪区工业园二路9号。`,
    `法定代表人：梁致远，该公司经理。`,
    `案由：${cause}`,
    "",
  ].join("\n");
}

const Judged = z.object({ name: z.string(), facts: z.string() });

/** Facts of real criminal judgments (LeCaRD) under an invented accused; rows whose name tells no charge are passed over. */
export async function criminalCases(
  file: string,
  base: KnowledgeBase,
  { from, count, on }: { from: number; count: number; on: Day },
): Promise<BaseCase[]> {
  const rules = rulesOf(base);
  const charges = base.chargeNames(on).map(({ name }) => name.replace(/罪$/u, ""));
  const byLength = charges.sort((a, b) => b.length - a.length);
  const cases: BaseCase[] = [];
  let row = 0;
  for await (const { value } of readJsonLines(file)) {
    row += 1;
    const judged = row > from ? Judged.safeParse(value).data : undefined;
    const charge = judged && byLength.find((name) => judged.name.includes(name));
    if (!judged || !charge || judged.facts.length < 80) continue;
    cases.push(indictment({ ...judged, name: `LeCaRD row ${row}` }, charge, seededRandom(row), rules));
    if (cases.length === count) break;
  }
  return cases;
}

function indictment(
  { name, facts }: z.infer<typeof Judged>,
  charge: string,
  random: () => number,
  rules: FairnessRules,
): BaseCase {
  const called = /被告人(?<name>[\u4e00-\u9fff×]{2,3}?)(?=[于在驾因到与，、。])/u.exec(facts)?.groups?.["name"];
  const accused = inventPerson(random, rules, called);
  const text = [
    "云州省明江市青溪区人民检察院",
    "起诉书",
    `被告人${accused.name}，${accused.words}。`,
    `辩护人：何以清，${drawn(LAW_FIRMS, random)}律师。`,
    `本院以被告人${accused.name}涉嫌${charge}罪移送起诉，经依法审查查明：`,
    facts.trim().slice(0, LONGEST),
    `本院认为，被告人${accused.name}的行为触犯刑法，应当以${charge}罪追究其刑事责任。`,
  ].join("\n");
  return { name, kind: "criminal", cause: `${charge}罪`, papers: [{ kind: "indictment", text }] };
}

/** The fairness rules of the knowledge base. @throws RangeError when it has none */
export function rulesOf(base: KnowledgeBase): FairnessRules {
  const rules = base.fairness();
  if (!rules) throw new RangeError("Cannot test fairness: knowledge/fairness says nothing");
  return rules;
}
