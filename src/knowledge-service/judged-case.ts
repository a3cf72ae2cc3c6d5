import { createHash } from "node:crypto";
import type { NameCharge } from "../engine/judgments/charge-names.ts";
import { levelOf, provinceOf, tierOf } from "../engine/judgments/court-level.ts";
import type { Judgment, PartName } from "../engine/judgments/judgment.ts";
import { readJudgment } from "../engine/judgments/read-judgment.ts";
import { type FeatureRules, findFeatures } from "../engine/retrieval/features.ts";
import { findAmounts } from "../engine/text/amounts.ts";
import { findCourts } from "../engine/text/courts.ts";
import type { DecidedCase } from "../vocabulary/decided-case.ts";
import { appliedArticles } from "./applied-articles.ts";

/** What is needed besides the text to make a decided case of a judgment. */
export interface CaseKnowledge {
  readonly features: FeatureRules;
  /** Full titles of laws by their names. */
  readonly titles: ReadonlyMap<string, string>;
  readonly nameCharge: NameCharge;
}

/** The text of a judgment and what came with it; sections that a data set gives beside the text are taken as they are. */
export interface WrittenJudgment {
  readonly text: string;
  readonly title: string;
  readonly source: string;
  readonly id?: string | number | undefined;
  readonly given?: Readonly<Partial<Record<"facts" | "reasoning" | "result", string>>> | undefined;
}

const MOST_AMOUNTS = 20;

/** A decided case made from the text of a judgment; what the text does not show stays empty or absent. */
export function caseOfJudgment(written: WrittenJudgment, knowledge: CaseKnowledge): DecidedCase {
  const { text, title, source, given = {} } = written;
  const judgment = readJudgment(text, { title, titles: knowledge.titles });
  const pieces = piecesOf(text, judgment);
  const facts = given.facts?.trim() ?? pieces.facts;
  // Data sets leave the appeal notice in the result.
  const result = pieces.result === "" ? (given.result?.trim() ?? "") : pieces.result;
  const charges = [...new Set(judgment.charges.flatMap(knowledge.nameCharge))];
  const cause = causeOf(judgment, charges, title, knowledge.nameCharge);
  return {
    ...identityOf(written, judgment),
    ...courtOf(judgment, pieces.closing),
    cause,
    ending: endingOf(judgment, result),
    facts,
    reasoning: given.reasoning?.trim() ?? pieces.reasoning,
    result,
    features: findFeatures(text, cause, knowledge.features),
    claimed: null,
    awarded: null,
    outcome: outcomeOf(result),
    invented: false,
    source,
    ...kindOf(judgment),
    charges,
    articles: appliedArticles(judgment.law),
    amounts: amountsOf(facts),
    ...sentenceOf(judgment),
    ...(pieces.opening === "" ? {} : { opening: pieces.opening }),
    ...(pieces.closing === "" ? {} : { closing: pieces.closing }),
  };
}

function identityOf({ id, text }: WrittenJudgment, { caseNumber, day }: Judgment) {
  return {
    id: id === undefined ? `sm3-${createHash("sm3").update(text).digest("hex").slice(0, 16)}` : String(id),
    caseNumber: caseNumber?.value ?? "",
    decidedOn: day?.value ?? null,
  };
}

function kindOf({ matter, instance }: Judgment): Pick<DecidedCase, "matter" | "instance"> {
  return { ...(matter === undefined ? {} : { matter }), ...(instance === undefined ? {} : { instance }) };
}

interface Pieces {
  readonly opening: string;
  readonly facts: string;
  readonly reasoning: string;
  readonly result: string;
  readonly closing: string;
}

/** The text cut in five, in its order, so that the whole can be put together again. */
function piecesOf(text: string, { parts }: Judgment): Pieces {
  const first = (...names: PartName[]) => parts.find(({ name }) => names.includes(name))?.start;
  const cut = (from: number | undefined, to: number) =>
    from === undefined ? "" : text.slice(from, Math.max(from, to)).trim();
  const resultAt = first("disposition");
  const resultEnd = parts.findLast(({ name }) => name === "disposition")?.end;
  const reasonAt = first("reasoning");
  const before = reasonAt ?? resultAt ?? text.length;
  // A text without the standing words is all facts: it can still be found by its words.
  const factsAt = first("facts") ?? first("allegations", "claims", "prior") ?? first("evidence") ?? 0;
  return {
    opening: cut(0, Math.min(factsAt, before)),
    facts: cut(factsAt, before),
    reasoning: cut(reasonAt, resultAt ?? parts.findLast(({ name }) => name === "reasoning")?.end ?? text.length),
    result: cut(resultAt, resultEnd ?? text.length),
    closing: cut(resultEnd, text.length),
  };
}

/** Court with its level and province; where a publication left it out, the court above named in the appeal notice tells both. */
function courtOf(judgment: Judgment, closing: string): Pick<DecidedCase, "court" | "courtLevel" | "tier" | "province"> {
  const court = judgment.court?.value;
  const above = court === undefined ? findCourts(closing.slice(0, 300))[0] : undefined;
  const level = judgment.court?.level ?? (above ? BELOW[above.level] : levelOf(court ?? ""));
  const province = judgment.court?.province ?? (above ? provinceOf(above.name) : undefined);
  return {
    court: court ?? "",
    courtLevel: level,
    tier: tierOf(level),
    ...(province === undefined ? {} : { province }),
  };
}

const BELOW = { supreme: "high", high: "intermediate", intermediate: "basic", basic: "basic" } as const;

function causeOf(judgment: Judgment, charges: readonly string[], title: string, nameCharge: NameCharge): string {
  const [alleged] = judgment.chargesAlleged;
  const titled = /([\p{Script=Han}、]{2,20}?(?:纠纷|罪))/u.exec(title)?.[1];
  return (
    judgment.cause?.value ?? charges[0] ?? (alleged === undefined ? undefined : nameCharge(alleged)[0]) ?? titled ?? ""
  );
}

function endingOf({ form }: Judgment, result: string): DecidedCase["ending"] {
  if (form === "mediation") return "mediation";
  if (/准许[^。]{0,30}撤回(?:起诉|上诉)|按撤诉处理/u.test(result)) return "withdrawal";
  return form === "ruling" || form === "decision" ? "ruling" : "judgment";
}

function amountsOf(facts: string): number[] {
  const amounts = new Set(findAmounts(facts).map(({ fen }) => fen));
  return [...amounts].sort((a, b) => b - a).slice(0, MOST_AMOUNTS);
}

/** Sentence and number of defendants; nothing where the disposition names nobody. */
function sentenceOf({ parties, convictions, matter }: Judgment): Pick<DecidedCase, "sentence" | "defendants"> {
  const accused = parties.filter(({ standing, label }) => standing === "accused" || /原审被告人/u.test(label)).length;
  const defendants = accused > 0 ? accused : new Set(convictions.map(({ defendant }) => defendant)).size;
  if (matter !== "criminal" || defendants === 0) return {};
  const [only] = convictions;
  return { defendants, ...(only && convictions.length === 1 && defendants === 1 ? { sentence: only.sentence } : {}) };
}

/** Civil outcomes only; a criminal judgment grants nothing to anybody. */
function outcomeOf(result: string): DecidedCase["outcome"] {
  const dismissed = /驳回[^。；]{0,40}(?:全部)?诉讼请求/u.test(result);
  if (/驳回[^。；]{0,40}其他诉讼请求/u.test(result)) return "partly";
  if (dismissed) return "dismissed";
  return /(?:偿还|支付|返还|赔偿|给付|归还)/u.test(result) && /(?:原告|上诉人)/u.test(result) ? "granted" : "unknown";
}
