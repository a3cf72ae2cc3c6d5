import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { sheetOf } from "../../engine/pages/sheet.ts";
import type { Sources } from "../../governance/application.ts";
import { type Facts, type Input, Rules } from "./schema.ts";

const RULES = join(import.meta.dirname, "rules.yaml");
const PARTY_NAME = /^(?:plaintiffs|defendants|thirdParties)\.\d+\.name$/u;

/** Reads the pages of the dossier with what is known of the case, the kinds of paper and the rules of rules.yaml. */
export async function gather(input: Input, sources: Sources): Promise<Facts> {
  const [record, dossier] = await Promise.all([sources.record(input.caseId), sources.dossier(input.caseId)]);
  return {
    pages: dossier.pages.map(sheetOf).map((sheet) => ({ ...sheet, lines: [...sheet.lines] })),
    caseKind: record.kind,
    today: sources.day,
    caseNumber: record.fields.find(({ name }) => name === "caseNumber")?.value ?? null,
    parties: record.fields.filter(({ name }) => PARTY_NAME.test(name)).map(({ value }) => value),
    kinds: [...sources.knowledge.documentKinds()],
    rules: Rules.parse(parse(readFileSync(RULES, "utf8"))),
  };
}
