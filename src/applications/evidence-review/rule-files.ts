import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { CaseKind } from "../../vocabulary/case-record.ts";
import { CauseElement, type ProvisionRef } from "../../vocabulary/law.ts";
import { Rules } from "./schema.ts";

const FILES: Readonly<Record<CaseKind, string>> = {
  civil: "rules.yaml",
  enforcement: "rules.yaml",
  criminal: "rules-criminal.yaml",
  administrative: "rules-administrative.yaml",
};

/** Provisions of procedure every review may cite: kinds, burden, admission, sole basis, standard. */
const GENERAL: Readonly<Record<CaseKind, readonly string[]>> = {
  civil: [
    "民诉法 66",
    "民诉法 67",
    "民诉解释 90",
    "民诉解释 91",
    "民诉解释 92",
    "民诉解释 108",
    "证据规定 3",
    "证据规定 10",
    "证据规定 88",
    "证据规定 90",
  ],
  enforcement: ["民诉法 66", "民诉解释 90", "民诉解释 91"],
  criminal: ["刑诉法 50", "刑诉法 51", "刑诉法 55", "刑诉解释 140", "刑诉解释 146"],
  administrative: ["行诉法 33", "行诉法 34", "行诉法 38", "行诉法 67", "行政证据规定 68", "行政证据规定 71"],
};

/** A group of elements for a branch of the law (一般路径的要件); the first whose words the branch or cause holds is taken. */
const Group = z.strictObject({
  id: z.string(),
  under: z.array(z.string()),
  elements: z.array(
    CauseElement.extend({
      when: z.string().default("always"),
      /** Words by which the other side contests it. */
      contests: z.array(z.string()).default([]),
    }),
  ),
});

/** Elements for causes, acts and charges without deep rules, by kind of case. */
export const GeneralElements = z.strictObject({
  source: z.string(),
  civil: z.array(Group),
  administrative: z.array(Group),
  criminal: z.array(Group),
  /** Words by which an accused contests an element of a charge, by its kind. */
  chargeContests: z.record(z.string(), z.array(z.string())),
});
export type GeneralElements = z.infer<typeof GeneralElements>;

function readYaml(file: string, titles: ReadonlyMap<string, string>): unknown {
  return parse(readFileSync(join(import.meta.dirname, file), "utf8"), (key, value: unknown) =>
    key === "basis"
      ? z
          .array(z.string())
          .parse(value)
          .map((text) => citation(text, titles))
      : value,
  );
}

function citation(text: string, titles: ReadonlyMap<string, string>): ProvisionRef {
  const [name = "", article = ""] = text.split(" ");
  return { law: titles.get(name) ?? name, article: Number(article) };
}

/** The rules of review for a kind of case, with the provisions of procedure that every review may cite. */
export function readRules(kind: CaseKind, titles: ReadonlyMap<string, string>): Rules {
  const rules = Rules.parse(readYaml(FILES[kind], titles));
  const general = GENERAL[kind].map((text) => citation(text, titles));
  const basis = new Map([...rules.period.basis, ...general].map((ref) => [`${ref.law}/${ref.article}`, ref]));
  return { ...rules, period: { ...rules.period, basis: [...basis.values()] } };
}

/** The elements of the general path, general.yaml. */
export function readGeneralElements(titles: ReadonlyMap<string, string>): GeneralElements {
  return GeneralElements.parse(readYaml("general.yaml", titles));
}
