import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { chargeNames } from "../engine/judgments/charge-names.ts";
import type { FeatureRules } from "../engine/retrieval/features.ts";
import type { CaseKnowledge } from "./judged-case.ts";

const KNOWLEDGE = fileURLToPath(new URL("../../knowledge", import.meta.url));

const ChargeFile = z.looseObject({
  groups: z.array(
    z.looseObject({ charges: z.array(z.looseObject({ name: z.string(), aliases: z.array(z.string()).optional() })) }),
  ),
});

/** What judgments are read with: rules for labels, titles of laws, and the list of charges (knowledge/charges/names.yaml). */
export function readCaseKnowledge(
  features: FeatureRules,
  titles: ReadonlyMap<string, string> = new Map(),
  folder: string = KNOWLEDGE,
): CaseKnowledge {
  const file = join(folder, "charges/names.yaml");
  const charges = existsSync(file) ? ChargeFile.parse(parse(readFileSync(file, "utf8"))).groups : [];
  return { features, titles, nameCharge: chargeNames(charges.flatMap((group) => group.charges)) };
}
