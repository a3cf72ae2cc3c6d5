import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openLedgerKey } from "../../ledger/ledger-key.ts";
import { openMemoryLedger } from "../../ledger/memory-ledger.ts";
import { CaseKind } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import { now, today } from "../clock.ts";
import { runIntake } from "../intake/run-intake.ts";
import { writeIntake } from "../intake/write-intake.ts";
import { openWorkshop } from "../premises.ts";
import { readSettings } from "../settings.ts";
import { type Command, parseGiven, UsageError } from "./terminal.ts";

/** `xiezhi intake`: works a folder of papers through the whole chain without the server. */
export const intake: Command = {
  usage: "intake <folder> --out <dir> [--kind civil] [--day YYYY-MM-DD] [--json]",
  zh: "离线处理一个材料文件夹：识别、归目、回填、审查、推送、分析、拟写",
  async run(args, terminal) {
    const { words, options } = parseGiven(args, ["out", "kind", "day"]);
    const [folder, ...more] = words;
    const out = options.get("out");
    if (folder === undefined || out === undefined || more.length > 0)
      throw new UsageError("a folder and --out are needed");
    const kind = CaseKind.safeParse(options.get("kind") ?? "civil");
    const day = Day.safeParse(options.get("day") ?? today());
    if (!kind.success || !day.success)
      throw new UsageError("--kind is civil, criminal, administrative or enforcement; --day is YYYY-MM-DD");
    const settings = readSettings();
    const workshop = await openWorkshop(settings);
    try {
      await mkdir(out, { recursive: true });
      const ledger = openMemoryLedger({
        key: openLedgerKey(join(workshop.dataDir, "secrets")),
        origin: "xiezhi/intake",
      });
      const made = await runIntake(folder, kind.data, {
        reader: await workshop.reader(),
        knowledge: workshop.knowledge,
        model: workshop.model,
        applications: workshop.applications,
        ledger,
        day: day.data,
        now,
        onProgress: ({ file, page, pages }) => terminal.say(`识别 ${file} ${page}/${pages}`),
        onAdvice: (id) => terminal.say(`处理 ${id}`),
      });
      const written = await writeIntake(made, out, {
        kinds: workshop.knowledge.documentKinds(),
        ledger,
        font: settings.PDF_FONT,
      });
      const summary = {
        out,
        files: made.held.originals.length,
        pages: made.held.pages.length,
        documents: made.held.documents.length,
        fields: made.held.fields.length,
        problems: made.problems.length,
        written,
      };
      terminal.result(
        summary,
        `${summary.pages} 页，${summary.documents} 份文书，${summary.fields} 项案件信息，${summary.problems} 个问题；结果在 ${out}/report.md`,
      );
    } finally {
      await workshop.close();
    }
  },
};
