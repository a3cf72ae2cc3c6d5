import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { foldWidth } from "../../engine/text/fold.ts";
import type { Sources } from "../../governance/application.ts";
import type { CaseKind } from "../../vocabulary/case-record.ts";
import { type Facts, type Input, Rules } from "./schema.ts";

const RULES = join(import.meta.dirname, "rules.yaml");

/** Reads the catalogued papers of the main volume with their pages, the causes by name and words, and rules.yaml. */
export async function gather(input: Input, sources: Sources): Promise<Facts> {
  const dossier = await sources.dossier(input.caseId);
  const pages = new Map(dossier.pages.map((page) => [`${page.original}#${page.number}`, page]));
  // The side volume is internal: what the bench said among itself is no source for the case form.
  const papers = dossier.documents
    .filter(({ volume }) => volume === "main")
    .sort((a, b) => a.order - b.order)
    .map(({ id, kind, title, pages: refs }) => ({
      id,
      kind,
      title,
      pages: refs.flatMap(({ original, number }) => {
        const page = pages.get(`${original}#${number}`);
        return page ? [{ original, number, text: page.text, confidence: page.confidence }] : [];
      }),
    }));
  const causes = sources.knowledge.causes(sources.day).map(({ name, aliases }) => ({ name, aliases }));
  const rules = Rules.parse(parse(readFileSync(RULES, "utf8")));
  const complaint = papers.find(({ kind }) => rules.complaints.includes(kind));
  const { kind } = await sources.record(input.caseId);
  return {
    papers,
    causes,
    causeNames: sources.knowledge.causeNames(sources.day).map(({ name }) => name),
    recognised: recognisedIn(complaint?.pages.map(({ text }) => text).join("\n") ?? "", kind, sources),
    today: sources.day,
    rules,
  };
}

/** Causes by the words of the complaint; charges of criminal cases are another matter. */
function recognisedIn(text: string, kind: CaseKind, { knowledge, day }: Sources): Facts["recognised"] {
  if (text.trim() === "" || (kind !== "civil" && kind !== "administrative")) return [];
  return knowledge.recogniseCauses(foldWidth(text), kind, day).map(({ name, share, words }) => ({
    name,
    share: Math.round(share * 100) / 100,
    words: [...words],
  }));
}
