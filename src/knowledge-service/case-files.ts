import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { type FeatureRules, findFeatures } from "../engine/retrieval/features.ts";
import { levelOf, parseJudgment, tierOf } from "../engine/retrieval/judgment.ts";
import { Day } from "../vocabulary/day.ts";
import { DecidedCase } from "../vocabulary/decided-case.ts";
import { listFiles, readDocx, readJsonLines, readText } from "./read-laws.ts";

const LIBRARY = fileURLToPath(new URL("../../knowledge/case-library", import.meta.url));

/** A case as it is written by hand: amounts in yuan, the rest follows from the court's name and the text. */
const WrittenCase = DecidedCase.pick({
  id: true,
  caseNumber: true,
  court: true,
  facts: true,
  reasoning: true,
  result: true,
  outcome: true,
}).extend({
  decidedOn: Day,
  ending: DecidedCase.shape.ending.default("judgment"),
  claimed: z.number().nullable(),
  awarded: z.number().nullable(),
});
const WrittenFile = z.strictObject({ source: z.string(), cases: z.array(WrittenCase) });
const CAUSE = "民间借贷纠纷";

/**
 * The case library that comes with the product (自带案例库): invented cases, generated and written by hand.
 * @throws ZodError naming the entry that is wrong
 */
export function readCaseLibrary(rules: FeatureRules, folder: string = LIBRARY): DecidedCase[] {
  const lines = readFileSync(join(folder, "generated.jsonl"), "utf8").split("\n");
  const generated = lines.filter((line) => line !== "").map((line) => DecidedCase.parse(JSON.parse(line)));
  const { source, cases } = WrittenFile.parse(parse(readFileSync(join(folder, "handwritten.yaml"), "utf8")));
  return [...generated, ...cases.map((written) => fromWritten(written, source, rules))];
}

function fromWritten(written: z.infer<typeof WrittenCase>, source: string, rules: FeatureRules): DecidedCase {
  const level = levelOf(written.court);
  const fen = (yuan: number | null) => (yuan === null ? null : Math.round(yuan * 100));
  return {
    ...written,
    courtLevel: level,
    tier: tierOf(level),
    cause: CAUSE,
    features: findFeatures(`${written.facts}${written.reasoning}`, CAUSE, rules),
    claimed: fen(written.claimed),
    awarded: fen(written.awarded),
    invented: true,
    source,
  };
}

const JudgmentLine = z.looseObject({
  text: z.string().optional(),
  query: z.string().optional(),
  content: z.string().optional(),
  document: z.string().optional(),
  name: z.string().optional(),
  facts: z.string().optional(),
  fact: z.string().optional(),
  reasoning: z.string().optional(),
  result: z.string().optional(),
  pid: z.union([z.string(), z.number()]).optional(),
  id: z.union([z.string(), z.number()]).optional(),
});
type JudgmentLine = z.infer<typeof JudgmentLine>;

/** Judgments of a .jsonl(.gz), .txt or .docx file or of every such file below a folder, one after the other. */
export async function* readJudgments(path: string, rules: FeatureRules): AsyncGenerator<DecidedCase> {
  for (const file of listFiles(path, [".jsonl", ".gz", ".txt", ".docx"])) {
    if (/\.jsonl(\.gz)?$/iu.test(file)) {
      for await (const { value, line } of readJsonLines(file))
        yield caseOfLine(value, `${basename(file)}:${line}`, rules);
    } else {
      const text = extname(file).toLowerCase() === ".docx" ? await readDocx(file) : readText(file);
      if (text.trim() !== "")
        yield caseOfText({ text, title: basename(file, extname(file)), source: basename(file) }, rules);
    }
  }
}

/** A line is either a decided case in our own form or a judgment with its text under one of the usual names. */
function caseOfLine(value: unknown, source: string, rules: FeatureRules): DecidedCase {
  const own = DecidedCase.safeParse(value);
  if (own.success) return own.data;
  const line = JudgmentLine.parse(value);
  const title = line.document !== undefined && line.document.length < 120 ? line.document : (line.name ?? "");
  const text = textOf(line);
  const made = caseOfText({ text, title, source, id: line.pid ?? line.id }, rules);
  const facts = line.facts ?? line.fact;
  return {
    ...made,
    ...(facts === undefined ? {} : { facts: facts.trim() }),
    ...(line.reasoning === undefined ? {} : { reasoning: line.reasoning.trim() }),
    ...(line.result === undefined ? {} : { result: line.result.trim() }),
  };
}

function textOf(line: JudgmentLine): string {
  const whole = line.text ?? line.query ?? line.content;
  if (whole !== undefined) return whole;
  const parts = [line.facts ?? line.fact, line.reasoning, line.result].filter((part) => part !== undefined).join("\n");
  return parts === "" ? (line.document ?? "") : parts;
}

interface Judgment {
  readonly text: string;
  readonly title: string;
  readonly source: string;
  readonly id?: string | number | undefined;
}

/** A decided case made from the text of a judgment; what the text does not show stays empty. */
export function caseOfText({ text, title, source, id }: Judgment, rules: FeatureRules): DecidedCase {
  const parts = parseJudgment(text, title);
  const level = parts.courtLevel ?? levelOf(parts.court ?? "");
  const cause = parts.cause ?? "";
  return {
    id: id === undefined ? `sm3-${createHash("sm3").update(text).digest("hex").slice(0, 16)}` : String(id),
    caseNumber: parts.caseNumber ?? "",
    court: parts.court ?? "",
    courtLevel: level,
    tier: tierOf(level),
    cause,
    decidedOn: parts.decidedOn,
    ending: parts.ending,
    facts: parts.facts ?? text,
    reasoning: parts.reasoning ?? "",
    result: parts.result ?? "",
    features: findFeatures(text, cause, rules),
    claimed: null,
    awarded: null,
    outcome: outcomeOf(parts.result ?? ""),
    invented: false,
    source,
  };
}

/** Civil outcomes only; a criminal judgment grants nothing to anybody. */
function outcomeOf(result: string): DecidedCase["outcome"] {
  const dismissed = /驳回[^。；]{0,40}(?:全部)?诉讼请求/u.test(result);
  if (/驳回[^。；]{0,40}其他诉讼请求/u.test(result)) return "partly";
  if (dismissed) return "dismissed";
  return /(?:偿还|支付|返还|赔偿|给付|归还)/u.test(result) && /(?:原告|上诉人)/u.test(result) ? "granted" : "unknown";
}
