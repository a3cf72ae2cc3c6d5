import { readFile } from "node:fs/promises";
import { Failure } from "../../vocabulary/failure.ts";
import type { ResolvedCitation } from "../../vocabulary/protocol-knowledge.ts";
import { today } from "../clock.ts";
import { inKnowledge } from "./in-premises.ts";
import { type Command, dayGiven, parseGiven, UsageError } from "./terminal.ts";

/** A citation as a reader wants it: the words, what they mean, from when, or why they mean nothing. */
function citationText(citation: ResolvedCitation): string {
  const { start, end, quote, official, version, renumbered, problem, warnings } = citation;
  const meaning =
    problem === null
      ? `${official}（版本 version ${version}）`
      : `✗ ${problem.code}：${problem.text.zh} ${problem.text.en}`;
  const notes = [...(renumbered ? [renumbered.why] : []), ...warnings.map(({ text }) => text)];
  return [`[${start}–${end}] ${quote}`, `  → ${meaning}`, ...notes.map(({ zh, en }) => `  ! ${zh} ${en}`)].join("\n");
}

/** The words given, or with @ before a path the text of that file. */
async function givenText(words: readonly string[]): Promise<string> {
  const [first = ""] = words;
  if (words.length === 0) throw new UsageError("a text or @file is needed");
  if (!first.startsWith("@")) return words.join(" ");
  if (words.length > 1) throw new UsageError("one @file is enough");
  try {
    return await readFile(first.slice(1), "utf8");
  } catch (cause) {
    throw new Failure(
      "not_found",
      {
        zh: `无法读取文件“${first.slice(1)}”，请核对路径。`,
        en: `Cannot read the file "${first.slice(1)}". Check the path.`,
      },
      { cause },
    );
  }
}

/** `xiezhi cite`: every citation in a text with the provision and version it means, or the reason why none. */
export const cite: Command = {
  usage: "cite <text|@file> [--on day]",
  zh: "解析文本中的每一处法条引用：指向哪一条、哪个版本，或不能解析的原因",
  async run(args, terminal) {
    const given = parseGiven(args, ["on"]);
    const on = dayGiven(given, "on", today());
    const text = await givenText(given.words);
    const found = await inKnowledge((knowledge) => knowledge.citations(text, { on }));
    const failed = found.filter(({ problem }) => problem !== null).length;
    const sum = `${on}：${found.length} 处引用，${failed} 处不能解析 ${found.length} citation(s), ${failed} not resolved`;
    terminal.result(found, [...found.map(citationText), sum].join("\n"));
  },
};
