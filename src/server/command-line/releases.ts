import { resolve } from "node:path";
import { listReleases, type PreparedChoice, prepareChoice } from "../../knowledge-service/choose-release.ts";
import type { Collection } from "../../knowledge-service/releases.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { ReleaseRow } from "../../vocabulary/protocol-knowledge.ts";
import { digestOf } from "../advice/record-entry.ts";
import { now } from "../clock.ts";
import type { Archive } from "../premises.ts";
import { openReleaseSeal } from "../release-seal.ts";
import { readSettings } from "../settings.ts";
import { inArchive, personNamed } from "./in-premises.ts";
import { type Given, type Terminal, UsageError } from "./terminal.ts";

/** Said after every import and choice: a running server looks for another release with every question. */
export const SEEN_AT_ONCE = "正在运行的服务随即启用 a running server uses it at once";

const SIGNATURES = {
  valid: "签名有效 valid",
  invalid: "签名无效，不使用 invalid, not used",
  unsigned: "未签名 unsigned",
} as const;
const LEAST_REASON = 2;

function releaseText({ release, current, madeAt, counts, signature, change, chosen }: ReleaseRow): string {
  const sizes = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  const moved = change ? `；新增 ${change.added}，替换 ${change.replaced}，移除 ${change.removed}` : "";
  const by = chosen ? `\n    ${chosen.at} ${chosen.by}：${chosen.reason}` : "";
  return `${current ? "*" : " "} ${release}  ${madeAt}  ${sizes.join("，")}${moved}；${SIGNATURES[signature]}${by}`;
}

async function rowsOf(collection: Collection): Promise<ReleaseRow[]> {
  const dataDir = resolve(readSettings().DATA_DIR);
  return (await listReleases(dataDir, openReleaseSeal(dataDir))).filter((row) => row.collection === collection);
}

/** The part `releases` of `xiezhi laws` and `xiezhi cases`: lists the releases of a collection, newest first. */
export function releasesPart(collection: Collection) {
  return async (words: readonly string[], _: Given, terminal: Terminal): Promise<void> => {
    if (words.length > 0) throw new UsageError("releases 后面不带词语 takes no words");
    const rows = await rowsOf(collection);
    terminal.result(rows, rows.map(releaseText).join("\n") || "尚无发布版本，请先导入 no release yet; import first");
  };
}

/** The part `use`: puts another release into use, for a reason, into the ledger first (E16). */
export function usePart(collection: Collection) {
  return async (words: readonly string[], given: Given, terminal: Terminal): Promise<void> => {
    const [release, ...more] = words;
    const reason = given.options.get("reason")?.trim() ?? "";
    if (release === undefined || more.length > 0)
      throw new UsageError("请写一个发布版本号 one release number is needed");
    if (reason.length < LEAST_REASON)
      throw new UsageError("请用 --reason 写明理由（至少两个字） --reason <text> is needed: at least two characters");
    const dataDir = resolve(readSettings().DATA_DIR);
    await inArchive(async (archive) => {
      const { by, court } = await chooser(archive, given.options.get("as"));
      const asked = { collection, release, by, at: now(), reason };
      const prepared = await prepareChoice(dataDir, asked, openReleaseSeal(dataDir));
      await record(archive, court, prepared);
      prepared.carryOut();
    });
    const rows = await rowsOf(collection);
    terminal.result(rows, `已启用 in use: ${release}；${SEEN_AT_ONCE}\n${rows.map(releaseText).join("\n")}`);
  };
}

/** Who chooses: the president named by --as, else whoever may work on the machine itself. */
async function chooser(archive: Archive, login: string | undefined): Promise<{ by: string; court: string }> {
  if (login === undefined) return { by: "命令行 command line", court: "local" };
  const person = await personNamed(archive, login);
  if (person.role === "president") return { by: person.name, court: person.court };
  throw new Failure("forbidden", {
    zh: `${person.name}不是院长，不能启用或回退知识发布版本。`,
    en: `${person.name} is no president and cannot choose a knowledge release.`,
  });
}

async function record({ ledger }: Archive, court: string, { choice }: PreparedChoice): Promise<void> {
  const entry = { type: "E16", court, schema: "release-choice/1", digest: digestOf(choice) };
  await ledger.append(entry);
}
