import { writeFile } from "node:fs/promises";
import { z } from "zod";
import { askForAdvice } from "../advice/ask-for-advice.ts";
import { caseGuidance } from "../advice/case-guidance.ts";
import { writePdf } from "../papers/write-pdf.ts";
import { writeWord } from "../papers/write-word.ts";
import { readSettings } from "../settings.ts";
import { inPremises, loginGiven, personNamed } from "./in-premises.ts";
import { type Given, type Terminal, UsageError } from "./terminal.ts";

const Side = z.enum(["plaintiff", "defendant", "prosecution"]);

/** `xiezhi cases guidance`: the guidance sheet on evidence for one side of a case, reviewed anew so that it stands on the file as it is. */
export async function guidancePart(words: readonly string[], given: Given, terminal: Terminal): Promise<void> {
  const [caseId, ...more] = words;
  const out = given.options.get("out") ?? "";
  const side = Side.safeParse(given.options.get("side") ?? "plaintiff");
  if (caseId === undefined || more.length > 0 || !/\.(?:docx|pdf)$/u.test(out))
    throw new UsageError(
      "请写案件编号，并用 --out 写明 .docx 或 .pdf 文件 a case id and --out <file.docx|file.pdf> are needed",
    );
  if (!side.success) throw new UsageError("--side is plaintiff, defendant or prosecution");
  const login = loginGiven(given);
  const paper = await inPremises(async (premises) => {
    const person = await personNamed(premises, login);
    await askForAdvice(premises, { person, applicationId: "evidence-review", caseId, input: {} });
    return caseGuidance(premises, person, { caseId, side: side.data });
  });
  const bytes = out.endsWith(".pdf") ? await writePdf(paper, readSettings().PDF_FONT) : await writeWord(paper);
  await writeFile(out, bytes);
  const summary = { out, lines: paper.paragraphs.length, bytes: bytes.length };
  terminal.result(summary, `${paper.title} ${summary.lines} 行，写入 ${out}`);
}
