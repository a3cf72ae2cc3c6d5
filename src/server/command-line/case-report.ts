import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Advice } from "../../governance/gate.ts";
import { openLedgerKey } from "../../ledger/ledger-key.ts";
import { openMemoryLedger } from "../../ledger/memory-ledger.ts";
import { CaseKind } from "../../vocabulary/case-record.ts";
import { LikeCaseFacts, PushedCase } from "../../vocabulary/like-cases.ts";
import { askForAdvice } from "../advice/ask-for-advice.ts";
import { caseSearchReport, placeIn } from "../advice/case-search-report.ts";
import { now, today } from "../clock.ts";
import { type Intake, runIntake } from "../intake/run-intake.ts";
import type { CourtPaper } from "../papers/court-paper.ts";
import { searchReport } from "../papers/search-report.ts";
import { writePdf } from "../papers/write-pdf.ts";
import { writeWord } from "../papers/write-word.ts";
import { openWorkshop } from "../premises.ts";
import { readSettings } from "../settings.ts";
import { inPremises, loginGiven, personNamed } from "./in-premises.ts";
import { type Given, type Terminal, UsageError } from "./terminal.ts";

const APPLICATION = "similar-cases";

/** `xiezhi cases report`: the search report on a case of the records, or on a folder of papers without the server. */
export async function reportPart(words: readonly string[], given: Given, terminal: Terminal): Promise<void> {
  const [subject, ...more] = words;
  const out = given.options.get("out");
  if (subject === undefined || out === undefined || more.length > 0)
    throw new UsageError(
      "请写案件编号或材料文件夹，并用 --out 写明文件 a case id or folder and --out <file.docx|file.pdf> are needed",
    );
  if (!/\.(?:docx|pdf)$/u.test(out)) throw new UsageError("--out 须以 .docx 或 .pdf 结尾 must end in .docx or .pdf");
  const isFolder = (await stat(subject).catch(() => undefined))?.isDirectory() ?? false;
  const started = performance.now();
  const paper = isFolder ? await ofFolder(subject, given, terminal) : await ofCase(subject, given);
  const bytes = out.endsWith(".pdf") ? await writePdf(paper, readSettings().PDF_FONT) : await writeWord(paper);
  await writeFile(out, bytes);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const summary = { out, lines: paper.paragraphs.length, bytes: bytes.length, seconds };
  terminal.result(summary, `类案检索报告 ${summary.lines} 行，写入 ${out}（${seconds} 秒 s）`);
}

/** Asks anew, so that the report stands on the case and the library as they are; the search goes into the ledger. */
function ofCase(caseId: string, given: Given): Promise<CourtPaper> {
  const login = loginGiven(given);
  return inPremises(async (premises) => {
    const person = await personNamed(premises, login);
    await askForAdvice(premises, { person, applicationId: APPLICATION, caseId, input: {} });
    return caseSearchReport(premises, person, caseId);
  });
}

async function ofFolder(folder: string, given: Given, terminal: Terminal): Promise<CourtPaper> {
  const kind = CaseKind.safeParse(given.options.get("kind") ?? "civil");
  if (!kind.success) throw new UsageError("--kind is civil, criminal, administrative or enforcement");
  const workshop = await openWorkshop(readSettings());
  const scratch = await mkdtemp(join(tmpdir(), "xiezhi-report-"));
  try {
    const made = await runIntake(folder, kind.data, {
      reader: await workshop.reader(),
      knowledge: workshop.knowledge,
      model: workshop.model,
      applications: workshop.applications,
      ledger: openMemoryLedger({ key: openLedgerKey(scratch), origin: "xiezhi/report" }),
      day: today(),
      now,
      onProgress: ({ file, page, pages }) => terminal.say(`识别 ${file} ${page}/${pages}`),
      onAdvice: (id) => terminal.say(`处理 ${id}`),
    });
    return paperOf(made);
  } finally {
    await workshop.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

function paperOf({ held, advice }: Intake): CourtPaper {
  const given = advice.get(APPLICATION);
  if (!given) throw new Error("Cannot report: similar-cases did not run");
  const field = (name: string) => held.fields.find((one) => one.name === name)?.value ?? "";
  return searchReport({
    case: { number: field("caseNumber"), title: field("cause"), court: field("court"), fields: held.fields },
    by: "命令行",
    on: today(),
    ledgerEntry: given.ledgerEntry,
    release: given.knowledgeRelease,
    facts: LikeCaseFacts.parse(given.facts),
    results: resultsOf(given),
    summary: given.draft.kind === "findings" ? given.draft.summary.zh : given.draft.note.zh,
    place: placeIn(held.documents),
  });
}

function resultsOf({ draft }: Advice): { value: PushedCase; outcome: null }[] {
  if (draft.kind === "abstention") return [];
  return draft.findings.map(({ value }) => ({ value: PushedCase.parse(value), outcome: null }));
}
