import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { openDatabase } from "../../database/connection.ts";
import { startEmbeddedPostgres } from "../../database/embedded-postgres.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { restoreBackup } from "../backup/restore-backup.ts";
import { writeBackup } from "../backup/write-backup.ts";
import { readSettings } from "../settings.ts";
import { inArchive } from "./in-premises.ts";
import { type Command, parseGiven, UsageError } from "./terminal.ts";

/** `xiezhi backup`: all records as of one moment, originals, knowledge and keys into a new folder. */
export const backup: Command = {
  usage: "backup --out <dir>",
  zh: "备份：同一时刻的全部记录、原件、导入的知识与账本密钥（备份含密钥，请妥善保管）",
  async run(args, terminal) {
    const { words, options } = parseGiven(args, ["out"]);
    const out = options.get("out");
    if (out === undefined || words.length > 0) throw new UsageError("--out is needed");
    const made = await inArchive((premises) => writeBackup(premises, out, (step) => terminal.say(step)));
    const rows = made.tables.reduce((sum, table) => sum + table.rows, 0);
    const summary = {
      out: resolve(out),
      tables: made.tables.length,
      rows,
      blobs: made.blobs.files,
      bytes: made.blobs.bytes,
      damaged: made.blobs.damaged,
      ledger: made.ledgerHead?.size ?? 0,
    };
    terminal.result(
      summary,
      `备份完成 done: ${summary.out}\n${rows} 条记录 records，${summary.blobs} 个文件 files，账本 ledger ${summary.ledger} 条\n备份含账本签名密钥，请限制访问。The backup holds the ledger's key; keep it safe.`,
    );
    if (summary.damaged.length > 0)
      throw new Failure("conflict", {
        zh: `备份已完成，但有 ${summary.damaged.length} 个原件在原库中已损坏（${summary.damaged[0]} 等）；请从更早的备份恢复这些文件。`,
        en: `The backup is complete, but ${summary.damaged.length} originals were damaged before (${summary.damaged[0]} …); restore these files from an earlier backup.`,
      });
  },
};

/** `xiezhi restore`: a backup into an empty data folder and database, and a check of the whole ledger. */
export const restore: Command = {
  usage: "restore <dir>",
  zh: "恢复备份到空的数据目录与数据库，并核验账本",
  async run(args, terminal) {
    const { words } = parseGiven(args, []);
    const [folder, ...more] = words;
    if (folder === undefined || more.length > 0) throw new UsageError("the folder of one backup is needed");
    const settings = readSettings();
    const dataDir = resolve(settings.DATA_DIR);
    await mkdir(dataDir, { recursive: true });
    const server = settings.DATABASE_URL ? undefined : await startEmbeddedPostgres({ dataDir });
    const db = openDatabase(settings.DATABASE_URL ?? server?.url ?? "");
    try {
      const { manifest, ledger } = await restoreBackup({ db, dataDir }, folder, (step) => terminal.say(step));
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      const summary = { dataDir, rows, blobs: manifest.blobs.files, madeAt: manifest.madeAt, ledger };
      terminal.result(
        summary,
        `已恢复 restored: ${dataDir}\n${rows} 条记录 records，${summary.blobs} 个文件 files（备份于 made at ${summary.madeAt}）\n${ledger.text.zh}`,
      );
      if (!ledger.ok) throw new Failure("ledger_broken", ledger.text);
    } finally {
      await db.destroy();
      await server?.stop();
    }
  },
};
