import { resolve } from "node:path";
import { createSegmenter } from "../../engine/model/jieba-segmenter.ts";
import { openKnowledgeBase } from "../../knowledge-base/open-knowledge-base.ts";
import { importCases } from "../../knowledge-service/import-cases.ts";
import { readSearchKnowledge } from "../../knowledge-service/search-knowledge.ts";
import { today } from "../clock.ts";
import { KNOWLEDGE_FOLDER } from "../premises.ts";
import { openReleaseSeal } from "../release-seal.ts";
import { readSettings, releasesKept } from "../settings.ts";
import { reportPart } from "./case-report.ts";
import { guidancePart } from "./guidance-sheet.ts";
import { inKnowledge } from "./in-premises.ts";
import { releasesPart, SEEN_AT_ONCE, usePart } from "./releases.ts";
import { type Command, countGiven, type Given, parseGiven, partGiven, type Terminal, UsageError } from "./terminal.ts";

async function load(words: readonly string[], _: Given, terminal: Terminal): Promise<void> {
  const [path, ...more] = words;
  if (path === undefined || more.length > 0) throw new UsageError("请写一个文件或文件夹 one file or folder is needed");
  const base = openKnowledgeBase(KNOWLEDGE_FOLDER);
  const segmenter = createSegmenter(base.legalWords());
  const { features, titles } = readSearchKnowledge();
  const settings = readSettings();
  const dataDir = resolve(settings.DATA_DIR);
  const made = await importCases(path, {
    dataDir,
    seal: openReleaseSeal(dataDir),
    keep: releasesKept(settings),
    segment: (text) => segmenter.search(text),
    features,
    titles: new Map([...titles, ...base.lawTitles()]),
    onProgress: ({ step, done, total }) => terminal.say(`${step === "read" ? "读取" : "写入"} ${done}/${total}`),
  });
  const rates = Object.entries(made.rates).map(([part, rate]) => `${part} ${(rate * 100).toFixed(1)}%`);
  const change = made.unchanged ? "无变化 unchanged" : `新增 ${made.added}；${SEEN_AT_ONCE}`;
  terminal.result(made, `版本 ${made.release}：${made.count} 件；${change}\n识别到 parts found: ${rates.join("，")}`);
}

async function search(words: readonly string[], given: Given, terminal: Terminal): Promise<void> {
  if (words.length === 0) throw new UsageError("请写案情 facts in words are needed");
  const limit = countGiven(given, "limit", { fallback: 10, most: 1000 });
  const facts = words.join(" ");
  const cause = given.options.get("cause");
  const hits = await inKnowledge((knowledge) =>
    knowledge.findLikeCases(
      { facts, features: knowledge.features(facts, cause ?? ""), cause },
      { limit, byAuthority: given.options.has("by-authority") },
    ),
  );
  const text = hits.map(({ decided, score, matched, differing }) =>
    [
      `${decided.caseNumber || decided.id} ${decided.court} ${decided.cause} ${decided.decidedOn ?? ""}${decided.invented ? "（虚构 invented）" : ""}`,
      `  相似度 likeness ${score.toFixed(3)}；相同 alike: ${matched.join("、") || "—"}；不同 unlike: ${differing.join("、") || "—"}`,
      `  ${decided.result.slice(0, 120)}`,
    ].join("\n"),
  );
  terminal.result(hits, text.join("\n") || "未找到 nothing found");
}

async function show(words: readonly string[], _: Given, terminal: Terminal): Promise<void> {
  const [id, ...more] = words;
  if (id === undefined || more.length > 0)
    throw new UsageError("请写一个案例编号（见 cases search） one case id is needed: see cases search");
  const found = await inKnowledge((knowledge) => knowledge.readCase(id, today()));
  const { caseNumber, court, cause, decidedOn, invented, source, parts } = found;
  const heading = `${caseNumber} ${court} ${cause} ${decidedOn ?? ""}${invented ? "（虚构 invented）" : ""}`;
  const texts = parts.map(({ name, text, citations }) => {
    const laws = [...new Set(citations.map(({ official, quote }) => official ?? `${quote}（未能解析 not resolved）`))];
    return `【${name.zh} ${name.en}】\n${text}${laws.length > 0 ? `\n引用 cites: ${laws.join("；")}` : ""}`;
  });
  terminal.result(found, [heading, ...texts, `来源 source: ${source}`].join("\n\n"));
}

/** `xiezhi cases`: brings judgments into the case library, and finds decided cases like given facts. */
export const cases: Command = {
  usage:
    "cases import <file|folder> | search <words> [--cause name] [--limit n] [--by-authority] | show <id> | report <caseId|folder> --out <file.docx|file.pdf> [--as login] [--kind civil] | guidance <caseId> --out <file.docx|file.pdf> [--side plaintiff] [--as login] | releases | use <release> --reason <text> [--as login]",
  zh: "导入裁判文书；按案情查询类案；查看案例；类案检索报告；举证指引；查看与回退发布版本",
  async run(args, terminal) {
    const given = parseGiven(args, ["cause", "limit", "reason", "as", "out", "kind", "side"], ["by-authority"]);
    const { part, words } = partGiven(given, {
      import: load,
      search,
      show,
      report: reportPart,
      guidance: guidancePart,
      releases: releasesPart("cases"),
      use: usePart("cases"),
    });
    await part(words, given, terminal);
  },
};
