import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { fold } from "../engine/retrieval/terms.ts";
import type { Day } from "../vocabulary/day.ts";
import type { Term } from "../vocabulary/protocol-knowledge.ts";
import { type LawStore, readAllVersions } from "./law-store.ts";
import { isInForce, type LawVersion } from "./law-version.ts";
import { articleLabel } from "./version-rows.ts";

/** A term that an article defines (法定用语), by the places of version and article in the release. */
const DefinedTerm = z.object({ term: z.string(), definition: z.string(), law: z.int(), no: z.int(), sub: z.int() });
type DefinedTerm = z.infer<typeof DefinedTerm>;

const FILE = "terms.json";
const MOST = 100;
const TERM = "([^，。；：:\\n“”]{1,40}?)";
/** 本法所称国家工作人员，是指…。 */
const NAMED = new RegExp(
  `(?:本(?:法|条例|规定|办法|解释|细则|规则|决定|编|章|节|条)|前款|前条|(?:第[零一二三四五六七八九十百千]{1,8}[条款项])+)所称(?:的)?[“]?${TERM}[”]?[，,]?(?:均)?(?:是指|系指|指的是|指|包括)`,
  "gu",
);
/** 下列用语的含义： and the list below it. */
const LIST = /(?:用语|词语|术语|名词|概念).{0,12}(?:含义|是指|定义|解释)|含义(?:如下|是)?[:：]/u;
const LISTED = new RegExp(
  `^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\\d{1,2}[.．、])?\\s*[“]?${TERM}[”]?[，,:：]\\s*(?:是|系)?指`,
  "u",
);

/** All terms that the articles of a version define themselves, in the order of the text. */
export function definitionsIn(articles: LawVersion["articles"]): Omit<DefinedTerm, "law">[] {
  return articles.flatMap(({ no, sub, text }) => {
    const named = [...text.matchAll(NAMED)].flatMap((match) => {
      const definition = sentenceFrom(text, match.index);
      return match[1] ? [{ term: match[1], definition, no, sub }] : [];
    });
    return [...named, ...(LIST.test(text) ? listed(text).map((entry) => ({ ...entry, no, sub })) : [])];
  });
}

/** The sentence that begins there; one that announces a list has its items with it. */
function sentenceFrom(text: string, from: number): string {
  const rest = text.slice(from);
  const end = rest.search(/[。\n]/u);
  const sentence = end < 0 ? rest : rest.slice(0, end + 1).trimEnd();
  if (!/[:：]$/u.test(sentence)) return sentence;
  const items = rest.slice(end + 1).split("\n");
  const last = items.findIndex((line) => !/^[（(\d]/u.test(line.trim()));
  return [sentence, ...items.slice(0, last < 0 ? undefined : last)].join("\n");
}

function listed(text: string): { term: string; definition: string }[] {
  return text.split("\n").flatMap((line) => {
    const term = LISTED.exec(line.trim())?.[1]?.trim();
    const definition = line.trim().replace(/^[（(][一二三四五六七八九十]{1,3}[）)]\s*/u, "");
    return term === undefined || LIST.test(term) || /所称/u.test(term) ? [] : [{ term, definition }];
  });
}

/** Writes the terms of all versions into a release folder. */
export async function writeTerms(folder: string, versions: readonly LawVersion[]): Promise<void> {
  await writeFile(join(folder, FILE), JSON.stringify(termsOf(versions)));
}

function termsOf(versions: readonly LawVersion[]): DefinedTerm[] {
  return versions.flatMap(({ articles }, law) => definitionsIn(articles).map((term) => ({ ...term, law })));
}

/** Looks terms up by words, in laws in force on the day; what is so called first, then what is explained with the words. */
export type FindTerms = (words: string, on: Day) => Promise<Term[]>;

/** Opens the terms of a release; a release made before terms were kept is read through once. */
export function openTerms(folder: string, store: LawStore): FindTerms {
  let terms: Promise<DefinedTerm[]> | undefined;
  const load = async () =>
    existsSync(join(folder, FILE))
      ? z.array(DefinedTerm).parse(JSON.parse(await readFile(join(folder, FILE), "utf8")))
      : termsOf(await readAllVersions(folder));
  return async (words, on) => {
    terms ??= load();
    return findTerms(await terms, store, words, on);
  };
}

function findTerms(terms: readonly DefinedTerm[], store: LawStore, words: string, on: Day): Term[] {
  const wanted = fold(words).trim();
  const nearness = ({ term, definition }: DefinedTerm) => {
    const name = fold(term);
    if (wanted === "" || name === wanted) return 0;
    if (name.includes(wanted)) return 1;
    return fold(definition).includes(wanted) ? 2 : 3;
  };
  const found = terms.flatMap((term) => {
    const head = store.heads[term.law];
    const rank = head && isInForce(head, on) ? nearness(term) : 3;
    return head && rank < 3 ? [{ term, head, rank }] : [];
  });
  found.sort((a, b) => a.rank - b.rank || a.term.term.length - b.term.term.length || a.term.law - b.term.law);
  return found.slice(0, MOST).map(({ term, head }) => ({
    term: term.term,
    definition: term.definition,
    key: head.key,
    title: head.title,
    label: articleLabel(term, head.form),
    article: term.sub === 0 ? String(term.no) : `${term.no}-${term.sub}`,
  }));
}
