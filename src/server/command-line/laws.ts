import { createSegmenter } from "../../engine/model/jieba-segmenter.ts";
import { openKnowledgeBase } from "../../knowledge-base/open-knowledge-base.ts";
import { importLaws } from "../../knowledge-service/import-laws.ts";
import { Failure } from "../../vocabulary/failure.ts";
import type { Provision } from "../../vocabulary/law.ts";
import { today } from "../clock.ts";
import { KNOWLEDGE_FOLDER } from "../premises.ts";
import { readSettings } from "../settings.ts";
import { inKnowledge } from "./in-premises.ts";
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

/** Said after every import: a server holds the release it was started with. */
export const SEEN_AFTER_RESTART = "正在运行的服务重启后生效 a running server sees it after a restart";

/** A provision as a reader wants it: citation, days in force, whose wording, text, source. */
function provisionText({ ref, text, wording, from, until, source }: Provision): string {
  const sub = ref.sub === undefined || ref.sub === 0 ? "" : `之${ref.sub}`;
  const part = `${ref.paragraph === undefined ? "" : `第${ref.paragraph}款`}${ref.item === undefined ? "" : `第（${ref.item}）项`}`;
  const days = `${from ?? "?"} 起${until === null ? "" : `，${until} 止`}`;
  const whose = wording === "official" ? "官方文本" : "本库摘要，不得引用原文";
  return `《${ref.law}》第${ref.article}条${sub}${part}（${days}；${whose}）\n${text}\n来源 source: ${source}`;
}

async function load(words: readonly string[], _: Given, terminal: Terminal): Promise<void> {
  const [path, ...more] = words;
  if (path === undefined || more.length > 0) throw new UsageError("one file or folder is needed");
  const segmenter = createSegmenter(openKnowledgeBase(KNOWLEDGE_FOLDER).legalWords());
  const made = await importLaws(path, {
    dataDir: readSettings().DATA_DIR,
    segment: (text) => segmenter.search(text),
    onProgress: ({ step, done, total }) => terminal.say(`${step === "read" ? "读取" : "写入"} ${done}/${total}`),
  });
  for (const file of made.skipped) terminal.say(`未找到法条，已跳过 no statute found, left out: ${file}`);
  const { laws, versions, articles } = made.counts;
  const change = made.unchanged
    ? "无变化 unchanged"
    : `新增 ${made.added}，替换 ${made.replaced}；${SEEN_AFTER_RESTART}`;
  terminal.result(made, `版本 ${made.release}：${laws} 部，${versions} 个文本，${articles} 条；${change}`);
}

async function search(words: readonly string[], given: Given, terminal: Terminal): Promise<void> {
  if (words.length === 0) throw new UsageError("words to look for are needed");
  const on = dayGiven(given, "on", today());
  const limit = countGiven(given, "limit", { fallback: 10, most: 1000 });
  const hits = await inKnowledge((knowledge) => knowledge.findProvisions(words.join(" "), { on, limit }));
  const text = hits.map(({ provision, matched }) => `${provisionText(provision)}\n匹配 matched: ${matched.join("、")}`);
  terminal.result(hits, text.join("\n\n") || `未找到 nothing found（${on}）`);
}

async function show(words: readonly string[], given: Given, terminal: Terminal): Promise<void> {
  if (words.length === 0) throw new UsageError("a citation is needed");
  const on = dayGiven(given, "on", today());
  const wanted = words.join(" ");
  const provision = await inKnowledge(async (knowledge) => {
    const ref = knowledge.parseCitation(wanted);
    return ref && knowledge.provision(ref, on);
  });
  if (!provision)
    throw new Failure("not_found", {
      zh: `未找到 ${on} 有效的“${wanted}”。请写法律名称与条号（如 民法典 667），核对日期，或先用 laws import 导入官方文本。`,
      en: `Nothing in force on ${on} was found for "${wanted}". Give law and article (民法典 667), check the day, or import the official text with: laws import.`,
    });
  terminal.result(provision, provisionText(provision));
}

/** `xiezhi laws`: brings official law texts in, and finds provisions by words and by citation. */
export const laws: Command = {
  usage: "laws import <file|folder> | search <words> [--on day] [--limit n] | show <citation> [--on day]",
  zh: "导入法律官方文本；按词语或条号查询某日有效的法条",
  async run(args, terminal) {
    const given = parseGiven(args, ["on", "limit"]);
    const { part, words } = partGiven(given, { import: load, search, show });
    await part(words, given, terminal);
  },
};
