import { formatRate } from "../../engine/reasoning/computation-step.ts";
import { formatYuan } from "../../engine/text/amounts.ts";
import { formatDay } from "../../engine/text/dates.ts";
import { toChineseNumber } from "../../engine/text/numerals.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { TemplateBlock } from "../../vocabulary/document-template.ts";
import { claimsOf, dayOfField, fenOfField, fieldOf, fieldsOf, type Known, textsOf } from "./known-fields.ts";
import type { Facts, Value } from "./schema.ts";
import { phraseOf, write } from "./write-paragraph.ts";

const MOST_TITLES = 30;

/** What was handed in; what is accepted of it and why is the judge's (证据和质证; 证据规定 97). */
export function evidence(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const opening = write(facts, block, {
    text: phraseOf(block, "opening"),
    passages: facts.hearing?.passages ?? [],
    doubts: facts.hearing ? [] : ["卷内未见法庭笔录，举证质证情况"],
  });
  const titles = [...new Set(facts.evidence.map(({ title }) => title))].slice(0, MOST_TITLES);
  const listed =
    titles.length === 0
      ? []
      : [
          write(facts, block, {
            text: `卷内的证据材料有：${titles.join("、")}。`,
            origin: "paper",
            doubts: ["提交人和证明目的"],
            rule: ["FC-10", "取自卷宗目录"],
          }),
        ];
  const judged = write(facts, block, {
    text: `【由法官写明：对当事人无异议的证据是否确认；对有争议的证据逐项写明采信与否及理由】`,
    origin: "choice",
    rule: ["DR-21", "有争议的证据须写明是否采纳及理由（证据规定97）"],
  });
  return [opening, ...listed, judged];
}

/** A statement of fact and the fields it rests on. */
export interface Statement {
  readonly text: string;
  readonly from: readonly Known[];
}

/** The agreement and the payments of a loan in order of time, from the fields alone; no evaluation. */
export function statementsOf(facts: Facts): Statement[] {
  return [agreed(facts), delivered(facts), repaid(facts), guaranteed(facts)].filter((it) => it !== undefined);
}

function agreed(facts: Facts): Statement | undefined {
  const [signed, principal] = [dayOfField(facts, "loan.signedOn"), fenOfField(facts, "loan.principal")];
  if (!signed || principal === undefined) return undefined;
  const [due, rate] = [dayOfField(facts, "loan.dueOn"), fenOfField(facts, "loan.rate")];
  const parts = [
    `${formatDay(signed)}形成的书面材料载明借款本金${formatYuan(principal)}`,
    ...(due ? [`还款日期${formatDay(due)}`] : []),
    ...(rate === undefined ? [] : [`年利率${formatRate(rate)}`]),
  ];
  const names = ["loan.signedOn", "loan.principal", "loan.dueOn", "loan.rate"];
  return { text: `${parts.join("，")}。`, from: fieldsOf(facts, names) };
}

interface Movement {
  readonly day: string;
  readonly fen: number;
  readonly from: readonly Known[];
}

function movements(facts: Facts, list: string): Movement[] {
  const found: Movement[] = [];
  for (let number = 1; fieldOf(facts, `${list}.${number}.amount`); number++) {
    const [fen, day] = [fenOfField(facts, `${list}.${number}.amount`), dayOfField(facts, `${list}.${number}.on`)];
    if (fen === undefined || !day) continue;
    found.push({
      day: formatDay(day),
      fen,
      from: fieldsOf(facts, [`${list}.${number}.amount`, `${list}.${number}.on`]),
    });
  }
  return found;
}

const MOST_SHOWN = 4;

function told(moves: readonly Movement[], verb: string): string {
  const sum = formatYuan(moves.reduce((total, { fen }) => total + fen, 0));
  const [first, last] = [moves[0], moves.at(-1)];
  if (moves.length > MOST_SHOWN) return `${first?.day}至${last?.day}${verb}${moves.length}笔，合计${sum}。`;
  const each = moves.map(({ day, fen }) => `${day}${verb}${formatYuan(fen)}`).join("，");
  return moves.length === 1 ? `${each}。` : `${each}，合计${sum}。`;
}

function delivered(facts: Facts): Statement | undefined {
  const moves = movements(facts, "loan.deliveries");
  if (moves.length === 0) return undefined;
  const method = fieldOf(facts, "loan.method")?.value ?? "";
  const text = told(moves, `${method === "转账及现金" ? "" : method}交付借款`);
  return { text, from: [...moves.flatMap(({ from }) => from), ...fieldsOf(facts, ["loan.method"])] };
}

function repaid(facts: Facts): Statement | undefined {
  const moves = movements(facts, "loan.repayments");
  return moves.length === 0 ? undefined : { text: told(moves, "还款"), from: moves.flatMap(({ from }) => from) };
}

function guaranteed(facts: Facts): Statement | undefined {
  const names = facts.fields.filter(({ name }) => /^guarantors\.\d+\.name$/.test(name));
  if (names.length === 0) return undefined;
  return { text: `${names.map(({ value }) => value).join("、")}为上述借款提供保证。`, from: names };
}

/** What the file shows, offered for the judge's finding of fact (查明的事实); every paragraph stays open until a judge takes it over. */
export function factsFound(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const rule = ["DG-10", "事实由法官认定；此处只按核对过的信息列出卷内所载"] as const;
  const opening = write(facts, block, { text: phraseOf(block, "opening") });
  const statements = statementsOf(facts);
  const from = statements.flatMap((statement) => statement.from);
  if (facts.wording) {
    const text = `${facts.wording.text}【由法官核对认定】`;
    return [opening, write(facts, block, { text, origin: "model", from, rule })];
  }
  const offered = statements.map((statement) =>
    write(facts, block, { ...statement, text: `${statement.text}【由法官核对认定】`, origin: "field", rule }),
  );
  const rest = write(facts, block, { text: "【由法官写明认定的其他事实及其证据】", origin: "choice", rule });
  return [opening, ...offered, rest];
}

/** Outline of the reasoning: issues, one place for each claim, then the answer; only the judge's own words fill it (本院认为). */
export function reasoning(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const issues = facts.hearing?.issues;
  const lead = issues ? phraseOf(block, "issues").replace("{issues}", issues.text) : "";
  const opening = write(facts, block, {
    text: `${phraseOf(block, "opening")}${lead}`,
    origin: issues ? "paper" : "template",
    passages: issues?.passages ?? [],
    doubts: issues && !issues.isChecked ? ["争议焦点以法庭笔录为准"] : [],
  });
  const known = claimsOf(facts);
  const answers = known.map((claim) => reasonFor(facts, block, { claim, count: known.length }));
  return [opening, ...answers, ...replies(facts, block)];
}

function reasonFor(
  facts: Facts,
  block: TemplateBlock,
  { claim, count }: { claim: ReturnType<typeof claimsOf>[number]; count: number },
): Finding<Value> {
  const ruling = facts.rulings.find((ruled) => ruled.claim === claim.number);
  const lead = count > 1 ? `关于第${toChineseNumber(claim.number)}项诉讼请求，` : "";
  const from = fieldsOf(facts, [`claims.${claim.number}.text`]).map((field) => ({
    ...field,
    status: "confirmed" as const,
  }));
  if (ruling && ruling.reasoning.trim() !== "")
    return write(facts, block, {
      text: `${lead}${ruling.reasoning.trim()}`,
      origin: "ruling",
      from,
      rule: ["DR-07", `法官${ruling.by}对第${claim.number}项诉讼请求写明的理由`],
    });
  const what = claim.isCosts ? "诉讼费用的负担及理由" : `对“${claim.text}”的认定、法律适用和理由`;
  return write(facts, block, {
    text: `${lead}【由法官写明${what}】`,
    origin: "choice",
    from,
    rule: ["DR-07", "每项诉讼请求均须说理并作出裁判"],
  });
}

/** Main defences must be answered (DR-08): a list of what was raised, while some claim has no reasons yet. */
function replies(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const points = textsOf(facts, "defence");
  const isReasoned = claimsOf(facts).every(({ number, isCosts }) =>
    isCosts ? true : facts.rulings.some(({ claim, reasoning: words }) => claim === number && words.trim() !== ""),
  );
  if (points.length === 0 || isReasoned) return [];
  const list = points.map(({ value }, index) => `${index + 1}.${value}`).join("；");
  return [
    write(facts, block, {
      text: `【由法官回应答辩意见：${list.replace(/[【】]/gu, "")}】`,
      origin: "choice",
      passages: points.flatMap(({ passages }) => passages.slice(0, 1)),
      rule: ["DR-08", "主要抗辩须作回应（民诉法155）"],
    }),
  ];
}
