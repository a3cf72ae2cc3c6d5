import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readCitationKnowledge } from "../knowledge-base/citation-files.ts";
import { openKnowledgeBase } from "../knowledge-base/open-knowledge-base.ts";
import { Day } from "../vocabulary/day.ts";
import type { ResolvedCitation } from "../vocabulary/protocol-knowledge.ts";
import { LawLine } from "./law-lines.ts";
import type { LawHead, LawStore } from "./law-store.ts";
import { gatherTitles } from "./law-titles.ts";
import { type LawVersion, lawKeyOf, settleVersions } from "./law-version.ts";
import type { Within } from "./resolve-citations.ts";
import { readSearchKnowledge } from "./search-knowledge.ts";

/** A form of citation and what it must mean, from citation-forms.txt. */
export interface CitationForm {
  readonly group: string;
  readonly text: string;
  readonly on: Day;
  readonly within: Within | undefined;
  /** As citationWords writes it; empty when the text holds no citation. */
  readonly means: readonly string[];
}

/** The forms, the skeleton laws they speak of, and the short names they are written with. */
export interface CitationForms {
  readonly forms: readonly CitationForm[];
  readonly laws: readonly LawVersion[];
  readonly aliases: ReadonlyMap<string, string>;
}

const TODAY = "2026-11-24";

/** Reads citation-forms.txt. */
export function readCitationForms(): CitationForms {
  const file = new URL("./citation-forms.txt", import.meta.url);
  const forms: CitationForm[] = [];
  const laws: LawVersion[] = [];
  const aliases = new Map<string, string>();
  const place: { group: string; on: Day; within: Within | undefined } = {
    group: "",
    on: Day.parse(TODAY),
    within: undefined,
  };
  const lines: Readonly<Record<string, (first: string, rest: readonly string[]) => void>> = {
    "##": (first, rest) => {
      place.group = [first, ...rest].join(" ");
    },
    on: (day) => {
      place.on = Day.parse(day);
    },
    within: (law, [version = ""]) => {
      place.within = law === "-" ? undefined : { key: lawKeyOf(law), version };
    },
    law: (title, numbers) => {
      laws.push(skeleton(title, numbers));
    },
    alias: (name, title) => {
      aliases.set(name, title.join(" "));
    },
  };
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [text = "", means] = line.split(" => ");
    const [word = "", first = "", ...rest] = line.split(" ");
    if (word === "#") continue;
    if (means === undefined) lines[word]?.(first, rest);
    else forms.push({ ...place, text: text.replaceAll("/", "\n"), means: meaningsOf(means) });
  }
  return { forms, laws: settleVersions(laws), aliases };
}

/** "民法典/10 民法典/11" are two meanings, "!no-such-part 民法典/10(4)" is one. */
function meaningsOf(text: string): string[] {
  if (text === "-") return [];
  return [...text.matchAll(/![a-z-]+(?: [^ !]+)?|[^ !]+/gu)].map(([meaning]) => meaning);
}

/** A law of numbers only: three paragraphs an article, five items in the second. */
function skeleton(title: string, [from = "", until = "-", count = "0", ...subs]: readonly string[]): LawVersion {
  const extra = new Map(subs.map((one) => one.split("x").map(Number) as [number, number]));
  const numbers = Array.from({ length: Number(count) }, (_, at) => at + 1).flatMap((no) =>
    Array.from({ length: (extra.get(no) ?? 0) + 1 }, (_, sub) => ({ no, sub })),
  );
  const line = {
    id: `${title}@${from}`,
    title,
    category: title.startsWith("最高人民") ? "司法解释" : "法律",
    effectiveOn: from,
    expiresOn: until === "-" ? null : until,
    status: until === "-" ? "effective" : "superseded",
    articles: numbers.map(({ no, sub }) => ({ no, sub, path: [], text: skeletonText(no, sub) })),
  };
  return LawLine.parse(line);
}

function skeletonText(no: number, sub: number): string {
  const items = ["一", "二", "三", "四", "五"].map((item) => `（${item}）试验情形${item}；`);
  return [`试验条文${no}号${sub}第一段。`, `有下列情形之一的：`, ...items, `试验条文${no}号第三段。`].join("\n");
}

/** A store of laws in memory. */
export function memoryStore(laws: readonly LawVersion[]): LawStore {
  const heads = laws.map(({ articles, ...head }, index): LawHead => {
    return { ...head, offset: index, bytes: 0, count: articles.length };
  });
  const byKey = new Map<string, LawHead[]>();
  for (const head of heads) byKey.set(head.key, [...(byKey.get(head.key) ?? []), head]);
  const textOf = async ({ offset }: LawHead) => {
    const { articles = [], preamble = null, appendix = null } = laws[offset] ?? {};
    return { articles, preamble, appendix };
  };
  return {
    heads,
    versionsOf: (key) => byKey.get(key) ?? [],
    articlesOf: async (head) => (await textOf(head)).articles,
    textOf,
    close: async () => undefined,
  };
}

const REAL_LAWS = "../shared/data/laws.jsonl.gz";

/** The laws of the developers' data; undefined, and said so, where they are not at hand. */
export function readRealLaws(): LawVersion[] | undefined {
  if (!existsSync(REAL_LAWS)) {
    process.stderr.write(`${REAL_LAWS} is not at hand: what needs the real laws is left out\n`);
    return undefined;
  }
  const lines = gunzipSync(readFileSync(REAL_LAWS)).toString("utf8").trim().split("\n");
  return settleVersions(lines.map((line) => LawLine.parse(JSON.parse(line))));
}

/** What citations are resolved against in tests: the real knowledge base and the laws given. */
export function citationSources(laws: readonly LawVersion[]) {
  const base = openKnowledgeBase();
  const store = laws.length === 0 ? undefined : memoryStore(laws);
  return { base, store, titles: gatherTitles(base, readSearchKnowledge(), store), citing: readCitationKnowledge() };
}

/** A resolved citation in the words of citation-forms.txt: "民法典/10(2)#1", "民事诉讼法/250<246", "!unknown-law". */
export function citationWords(
  { ref, problem, renumbered }: ResolvedCitation,
  aliases: ReadonlyMap<string, string>,
): string {
  const known = new Map([...aliases].map(([name, title]) => [lawKeyOf(title), name]));
  const part = [
    ref && (known.get(lawKeyOf(ref.law)) ?? lawKeyOf(ref.law)),
    ref && `/${ref.article}`,
    ref?.sub !== undefined && `-${ref.sub}`,
    ref?.paragraph !== undefined && `(${ref.paragraph})`,
    ref?.item !== undefined && `#${ref.item}`,
    renumbered && `<${renumbered.from.article}`,
  ];
  return [problem && `!${problem.code}`, part.filter(Boolean).join("")].filter(Boolean).join(" ");
}
