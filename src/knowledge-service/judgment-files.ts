import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { z } from "zod";
import { decodeText } from "../engine/reading/decode-text.ts";
import { DecidedCase } from "../vocabulary/decided-case.ts";
import { Failure } from "../vocabulary/failure.ts";
import { textOfHtml } from "./html-text.ts";
import { type CaseKnowledge, caseOfJudgment } from "./judged-case.ts";
import { listFiles, readDocx, readJsonLines } from "./read-laws.ts";

const Words = z.string().optional();
const Id = z.union([z.string(), z.number()]).optional();

const JudgmentLine = z.looseObject({
  text: Words,
  query: Words,
  content: Words,
  document: Words,
  name: Words,
  facts: Words,
  fact: Words,
  reasoning: Words,
  result: Words,
  pid: Id,
  id: Id,
});
type JudgmentLine = z.infer<typeof JudgmentLine>;

/** Endings of the files that judgments are read from. */
const ENDINGS = [".jsonl", ".gz", ".txt", ".md", ".html", ".htm", ".docx"];
/** Longer than any title of a publication. */
const LONGEST_TITLE = 120;

/**
 * Judgments of a .jsonl(.gz), .txt, .md, .html or .docx file or of every such file below a folder, one after the other; a
 * text file holds one judgment.
 * @throws Failure "bad_request" naming the file (and line) that cannot be read
 */
export async function* readJudgments(path: string, knowledge: CaseKnowledge): AsyncGenerator<DecidedCase> {
  for (const file of listFiles(path, ENDINGS)) {
    if (/\.(?:jsonl|gz)$/iu.test(file)) {
      for await (const { value, line } of readJsonLines(file)) yield caseOfLine(value, { file, line }, knowledge);
    } else {
      const text = await textOfFile(file);
      const title = basename(file, extname(file));
      if (text.trim() !== "") yield caseOfJudgment({ text, title, source: basename(file) }, knowledge);
    }
  }
}

async function textOfFile(file: string): Promise<string> {
  const ending = extname(file).toLowerCase();
  if (ending === ".docx") return readDocx(file);
  const text = decodeText(readFileSync(file));
  if (text === undefined) throw unreadable(file, "it is not text");
  return ending.startsWith(".htm") ? textOfHtml(text) : ending === ".md" ? withoutMarks(text) : text;
}

/** Marks of headings, emphasis and quotation at the beginning of lines and around words. */
function withoutMarks(markdown: string): string {
  return markdown.replace(/^[ \t]*(?:#{1,6}|>)[ \t]*/gmu, "").replace(/\*\*|__/gu, "");
}

/** A line is either a decided case in our own form or a judgment with its text under one of the usual names. */
function caseOfLine(
  value: unknown,
  { file, line }: { file: string; line: number },
  knowledge: CaseKnowledge,
): DecidedCase {
  const own = DecidedCase.safeParse(value);
  if (own.success) return own.data;
  const parsed = JudgmentLine.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw unreadable(file, `line ${line}: ${issue?.path.join(".") || "value"}: ${issue?.message}`);
  }
  return caseOfJudgment({ ...writtenIn(parsed.data), source: `${basename(file)}:${line}` }, knowledge);
}

function writtenIn(line: JudgmentLine) {
  const isTitle = line.document !== undefined && line.document.length < LONGEST_TITLE;
  const facts = line.facts ?? line.fact;
  const given = { facts, reasoning: line.reasoning, result: line.result };
  return {
    text: textOf(line),
    title: (isTitle ? line.document : undefined) ?? line.name ?? "",
    id: line.pid ?? line.id,
    given: Object.fromEntries(Object.entries(given).filter(([, part]) => part !== undefined)),
  };
}

function textOf(line: JudgmentLine): string {
  const whole = line.text ?? line.query ?? line.content;
  if (whole !== undefined) return whole;
  const parts = [line.facts ?? line.fact, line.reasoning, line.result].filter((part) => part !== undefined).join("\n");
  return parts === "" ? (line.document ?? "") : parts;
}

function unreadable(file: string, why: string): Failure {
  return new Failure("bad_request", {
    zh: `文件 ${file} 无法读取（${why}），未导入任何内容；请更正该文件后重试。`,
    en: `Cannot read "${file}": ${why}. Nothing was imported; correct the file and try again`,
  });
}
