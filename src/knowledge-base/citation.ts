import { z } from "zod";
import type { ProvisionRef } from "../vocabulary/law.ts";

/** Full titles of laws by short name, alias and full title. */
export type LawTitles = ReadonlyMap<string, string>;

const CITATION = /^(?<law>.+?)\s+(?<article>\d+)(?:-(?<sub>\d+))?(?:\((?<paragraph>\d+)\))?(?:#(?<item>\d+))?$/u;

/**
 * Reads a citation as lawyers write it in knowledge/: short name or full title, article, then sub-article,
 * paragraph and item where needed, for example "民间借贷规定 28(2)#1" or "刑法 133-1".
 * Answers undefined when it is not written so or the law is not in provisions/laws.yaml.
 */
export function parseCitation(text: string, titles: LawTitles): ProvisionRef | undefined {
  const parts = CITATION.exec(text.trim())?.groups;
  const law = parts?.["law"] === undefined ? undefined : titles.get(parts["law"]);
  if (!parts || law === undefined) return undefined;
  const ref: ProvisionRef = { law, article: Number(parts["article"]) };
  if (parts["sub"]) ref.sub = Number(parts["sub"]);
  if (parts["paragraph"]) ref.paragraph = Number(parts["paragraph"]);
  if (parts["item"]) ref.item = Number(parts["item"]);
  return ref;
}

/** Schema of a citation in a YAML file; an unknown law or a malformed citation is an issue that names it. */
export function citationSchema(titles: LawTitles) {
  return z.string().transform((text, context): ProvisionRef => {
    const ref = parseCitation(text, titles);
    if (ref) return ref;
    context.addIssue({ code: "custom", message: `"${text}" is not a citation of a law in provisions/laws.yaml` });
    return z.NEVER;
  });
}

/** Key under which versions of one provision are kept: law, article, sub-article. */
export function articleKey(ref: ProvisionRef): string {
  return `${lawKey(ref.law)}/${ref.article}${ref.sub === undefined ? "" : `-${ref.sub}`}`;
}

/** Key of a provision down to paragraph and item. */
export function provisionKey(ref: ProvisionRef): string {
  const paragraph = ref.paragraph === undefined ? "" : `(${ref.paragraph})`;
  return `${articleKey(ref)}${paragraph}${ref.item === undefined ? "" : `#${ref.item}`}`;
}

/** Title of a law without the name of the state and brackets, as in provision ids ("民法典/667@2021-01-01"). */
export function lawKey(title: string): string {
  return title.replace(/中华人民共和国|[《》〈〉]/gu, "");
}
