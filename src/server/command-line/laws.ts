import { resolve } from "node:path";
import { createSegmenter } from "../../engine/model/jieba-segmenter.ts";
import { openKnowledgeBase } from "../../knowledge-base/open-knowledge-base.ts";
import { importLaws } from "../../knowledge-service/import-laws.ts";
import type { KnowledgeService } from "../../knowledge-service/knowledge-service.ts";
import { searchWithin } from "../../knowledge-service/search-within.ts";
import type { Day } from "../../vocabulary/day.ts";
import { Failure } from "../../vocabulary/failure.ts";
import { LawRank, type Provision } from "../../vocabulary/law.ts";
import type { ArticlePage } from "../../vocabulary/protocol-knowledge.ts";
import { today } from "../clock.ts";
import { KNOWLEDGE_FOLDER } from "../premises.ts";
import { openReleaseSeal } from "../release-seal.ts";
import { readSettings, releasesKept } from "../settings.ts";
import { inKnowledge } from "./in-premises.ts";
import { comparisonText, historyText, hitText, lawListText, lawText, provisionText } from "./law-texts.ts";
import { releasesPart, SEEN_AT_ONCE, usePart } from "./releases.ts";
import {
  type Command,
  countGiven,
  dayGiven,
  type Given,
  parseGiven,
  partGiven,
  type Terminal,
  UsageError,
} from "./terminal.ts";

const MOST_HITS = 1000;

async function load(words: readonly string[], _: Given, terminal: Terminal): Promise<void> {
  const [path, ...more] = words;
  if (path === undefined || more.length > 0) throw new UsageError("请写一个文件或文件夹 one file or folder is needed");
  const segmenter = createSegmenter(openKnowledgeBase(KNOWLEDGE_FOLDER).legalWords());
  const settings = readSettings();
  const dataDir = resolve(settings.DATA_DIR);
  const made = await importLaws(path, {
    dataDir,
    segment: (text) => segmenter.search(text),
    seal: openReleaseSeal(dataDir),
    keep: releasesKept(settings),
    onProgress: ({ step, done, total }) => terminal.say(`${step === "read" ? "读取" : "写入"} ${done}/${total}`),
  });
  for (const file of made.skipped) terminal.say(`未找到法条，已跳过 no statute found, left out: ${file}`);
  const { laws: count, versions, articles } = made.counts;
  const change = made.unchanged ? "无变化 unchanged" : `新增 ${made.added}，替换 ${made.replaced}；${SEEN_AT_ONCE}`;
  terminal.result(made, `版本 ${made.release}：${count} 部，${versions} 个文本，${articles} 条；${change}`);
}

/** @throws UsageError for a rank that is none */
function rankGiven({ options }: Given): LawRank | undefined {
  const text = options.get("rank");
  if (text === undefined) return undefined;
  const rank = LawRank.safeParse(text);
  if (rank.success) return rank.data;
  throw new UsageError(`--rank 应为下列之一 is one of: ${LawRank.options.join(", ")}`);
}

async function list(words: readonly string[], given: Given, terminal: Terminal): Promise<void> {
  const page = countGiven(given, "page", { fallback: 1, most: 10_000 });
  const rank = rankGiven(given);
  const found = await inKnowledge(async (knowledge) =>
    knowledge.listLaws({
      words: words.join(" "),
      rank,
      field: given.options.get("field"),
      page,
      on: dayGiven(given, "on", today()),
    }),
  );
  terminal.result(found, lawListText(found));
}

async function search(words: readonly string[], given: Given, terminal: Terminal): Promise<void> {
  if (words.length === 0) throw new UsageError("请写检索词 words to look for are needed");
  const on = dayGiven(given, "on", today());
  const limit = countGiven(given, "limit", { fallback: 10, most: MOST_HITS });
  const within = {
    on,
    limit,
    rank: rankGiven(given),
    law: given.options.get("law"),
    field: given.options.get("field"),
  };
  const hits = await inKnowledge((knowledge) => searchWithin(knowledge, words.join(" "), within), terminal);
  terminal.result(hits, hits.map(hitText).join("\n\n") || `未找到 nothing found（${on}）`);
}

async function show(words: readonly string[], given: Given, terminal: Terminal): Promise<void> {
  if (words.length === 0) throw new UsageError("请写法律名称与条号 a citation is needed");
  const on = dayGiven(given, "on", today());
  const wanted = words.join(" ");
  await inKnowledge(async (knowledge) => {
    const ref = knowledge.parseCitation(wanted);
    const provision = ref && (await knowledge.provision(ref, on));
    if (provision) {
      const versions = await historyOf(knowledge, provision, on);
      const text = [provisionText(provision), historyText(versions)].filter((part) => part !== "").join("\n");
      return terminal.result({ ...provision, versions }, text);
    }
    if (ref || !isLaw(knowledge, wanted)) throw nothingInForce(wanted, on);
    const law = await knowledge.readLaw(wanted, { on, today: today() });
    return terminal.result(law, lawText(law));
  });
}

function isLaw(knowledge: KnowledgeService, name: string): boolean {
  return knowledge.versions(name).length > 0;
}

/** The article in all versions; none where the law is only known by our digest. */
async function historyOf(
  knowledge: KnowledgeService,
  { ref, wording }: Provision,
  on: Day,
): Promise<ArticlePage["history"]> {
  if (wording === "digest") return [];
  const label = ref.sub === undefined || ref.sub === 0 ? String(ref.article) : `${ref.article}-${ref.sub}`;
  return (await knowledge.readArticle(ref.law, label, on)).history;
}

function nothingInForce(wanted: string, on: Day): Failure {
  return new Failure("not_found", {
    zh: `未找到 ${on} 有效的“${wanted}”。请写法律名称与条号（如 民法典 667），核对日期，或先用 laws import 导入官方文本。`,
    en: `Nothing in force on ${on} was found for "${wanted}". Give law and article (民法典 667), check the day, or import the official text with: laws import.`,
  });
}

async function compare(words: readonly string[], _: Given, terminal: Terminal): Promise<void> {
  const [law, from, to, ...more] = words;
  if (law === undefined || from === undefined || to === undefined || more.length > 0)
    throw new UsageError(
      "请写法律名称和两个版本（施行日期，见 laws show <law>） a law and two versions are needed: their first days, see laws show <law>",
    );
  const comparison = await inKnowledge((knowledge) => knowledge.compareLaw(law, { from, to, today: today() }));
  terminal.result(comparison, comparisonText(comparison));
}

/** `xiezhi laws`: brings official law texts in; lists, finds, shows and compares them; lists and chooses releases. */
export const laws: Command = {
  usage:
    "laws import <file|folder> | list [words] [--rank r] [--field f] [--page n] | search <words> [--on day] [--law name] [--rank r] [--field f] [--limit n] | show <law> [article] [--on day] | compare <law> <version> <version> | releases | use <release> --reason <text> [--as login]",
  zh: "导入法律官方文本；列出、检索、查看、对照法规；查看与回退发布版本",
  async run(args, terminal) {
    const given = parseGiven(args, ["on", "limit", "law", "rank", "field", "page", "reason", "as"]);
    const { part, words } = partGiven(given, {
      import: load,
      list,
      search,
      show,
      compare,
      releases: releasesPart("laws"),
      use: usePart("laws"),
    });
    await part(words, given, terminal);
  },
};
