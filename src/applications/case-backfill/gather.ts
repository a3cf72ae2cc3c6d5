import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Sources } from "../../governance/application.ts";
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
  const causes = sources.knowledge.causes(sources.day).map(({ name, aliases, words }) => ({ name, aliases, words }));
  return {
    papers,
    causes,
    causeNames: sources.knowledge.causeNames(sources.day).map(({ name }) => name),
    today: sources.day,
    rules: Rules.parse(parse(readFileSync(RULES, "utf8"))),
  };
}
