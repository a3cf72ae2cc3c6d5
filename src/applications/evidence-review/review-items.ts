import type { ElementReading } from "../../engine/evidence/element-status.ts";
import { type Paper, textOf } from "../../engine/evidence/paper.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import { evidenceKindOf } from "./evidence-kinds.ts";
import { findingOf } from "./finding.ts";
import { recordTests } from "./record-tests.ts";
import { checkFindings, firstLine } from "./review-checks.ts";
import type { Facts, Form, Rules, Value } from "./schema.ts";

const ASSERTING = new Set(["complaint", "answer", "indictment", "hearing-record", "agent-opinion"]);

/** Kind, form and checks of every item of evidence (EV-01 to EV-03, EV-40 to EV-49, EV-61). */
export function reviewItems(facts: Facts, readings: readonly ElementReading[]): Finding<Value>[] {
  const compact = (papers: readonly Paper[]): string => papers.map(textOf).join("\n").replace(/\s+/gu, "");
  const heard = compact(facts.papers.filter(({ kind }) => facts.rules.heardIn.includes(kind)));
  const words = (papers: readonly Paper[]): string =>
    `${papers.map(({ title }) => title).join("\n")}\n${compact(papers)}`;
  const file = words(facts.papers);
  const shown = words(facts.papers.filter(({ kind }) => !ASSERTING.has(kind)));
  const tests = recordTests(facts);
  return facts.papers
    .filter(
      (paper) => paper.kind in facts.evidence || facts.rules.checks.some(({ kinds }) => kinds.includes(paper.kind)),
    )
    .flatMap((paper) => {
      const form = formOf(paper, facts);
      const checks = checkFindings({ paper, form, heard, file, shown, tests, facts });
      const item = paper.kind in facts.evidence ? [itemFinding(paper, form, { facts, readings, checks })] : [];
      return [...item, ...checks];
    });
}

function formOf(paper: Paper, facts: Facts): Form {
  const own = textOf(paper).replace(/\s+/gu, "");
  const listed = facts.papers
    .filter(({ kind }) => kind === "evidence-list")
    .map(textOf)
    .map((text) => listedForm(text, paper.title, facts.rules))
    .find((form) => form !== undefined);
  const stated = (["verified-copy", "copy"] as const).find((form) =>
    facts.rules.forms[form]?.some((word) => own.includes(word)),
  );
  if (stated) return stated;
  if (listed) return listed;
  return facts.rules.forms["print-out"]?.some((word) => own.includes(word)) || paper.kind === "chat-record"
    ? "print-out"
    : "unknown";
}

/** What a list of evidence says of an item in the row that names it. */
function listedForm(list: string, title: string, rules: Rules): Form | undefined {
  const short = title.replace(/截图$|复印件$|电子回单$/u, "");
  const row = list.split("\n").find((line) => line.includes(title) || line.includes(short));
  if (row === undefined) return undefined;
  return (["verified-copy", "copy", "print-out", "original"] as const).find((form) =>
    rules.forms[form]?.some((word) => row.includes(word)),
  );
}

function itemFinding(
  paper: Paper,
  form: Form,
  known: { facts: Facts; readings: readonly ElementReading[]; checks: readonly Finding<Value>[] },
): Finding<Value> {
  const { facts, readings, checks } = known;
  const elements = readings.filter(({ supporting }) => supporting.some(({ paperId }) => paperId === paper.id));
  const value: Value = {
    kind: "item",
    id: paper.id,
    rule: "EV-01",
    title: paper.title,
    evidenceKind: evidenceKindOf(paper, facts),
    form,
    official: facts.rules.official.includes(paper.kind),
    elements: elements.map(({ element }) => element.id),
    pages: paper.pages.length,
    aspects: aspectsOf(
      checks.map(({ value }) => value),
      elements.length,
    ),
  };
  const note = "按文书种类判断证据种类，形式按卷内记载，均须核对";
  const [first] = facts.rules.period.basis.filter(isOfKinds);
  const basis = first ? [first] : [];
  return findingOf(value, 0.85, { rule: "EV-01", note, passages: firstLine(paper.pages[0]), basis }, facts.grounds);
}

/** Articles that list the kinds of evidence: 民诉法 66, 刑诉法 50, 行诉法 33. */
function isOfKinds({ law, article }: { law: string; article: number }): boolean {
  const kinds = [
    ["民事诉讼法", 66],
    ["刑事诉讼法", 50],
    ["行政诉讼法", 33],
  ];
  return kinds.some(([name, number]) => law === `中华人民共和国${name}` && article === number);
}

/** The three properties by the checks that spoke (证据三性, EV-60): an item that speaks for no element is to be looked at for relevance. */
function aspectsOf(checks: readonly Value[], elements: number): Extract<Value, { kind: "item" }>["aspects"] {
  return (["authenticity", "legality", "relevance"] as const).map((aspect) => {
    const own = checks.flatMap((value) => (value.kind === "check" && value.aspect === aspect ? [value] : []));
    const isDoubtful = own.some(({ result }) => result !== "needs-human");
    const isUnrelated = aspect === "relevance" && elements === 0;
    const state = isDoubtful ? "doubt" : own.length > 0 || isUnrelated ? "look" : "nothing-noticed";
    return { aspect, state, checks: own.map(({ check }) => check) };
  });
}
