import type { z } from "zod";
import type {
  AmountRole,
  Charge,
  ChargeName,
  Circumstance,
  DrugLine,
  Increment,
  SentencingFrame,
  SentencingRules,
  Threshold,
} from "../vocabulary/charge.ts";
import type { Day } from "../vocabulary/day.ts";
import { inForce } from "../vocabulary/law.ts";
import {
  AmountRolesFile,
  chargeFileSchema,
  chargeNamesSchema,
  circumstancesSchema,
  drugsSchema,
} from "./charge-files.ts";
import type { LawTitles } from "./citation.ts";
import type { Placed } from "./cross-checks.ts";
import type { Fault } from "./faults.ts";
import { type KnowledgeFile, parseFile } from "./knowledge-files.ts";
import { frameSchema, IncrementsFile, thresholdsSchema } from "./sentencing-files.ts";
import type { Dated } from "./validity.ts";

/** What knowledge/ says of crimes and sentencing, each entry with its file. */
export interface Crimes {
  readonly names: readonly Placed<ChargeName>[];
  readonly charges: readonly Placed<Charge>[];
  readonly frames: readonly Placed<SentencingFrame>[];
  readonly circumstances: readonly Placed<Circumstance>[];
  readonly thresholds: readonly Placed<Threshold>[];
  readonly increments: readonly Placed<Increment>[];
  readonly roles: readonly Placed<AmountRole>[];
  readonly totals: readonly string[];
  readonly drugs: readonly Placed<DrugLine & Pick<Charge, "from" | "until">>[];
}

const NAMES = "charges/names.yaml";

/** Understands charges/ and sentencing/; a file of sentencing/ that nobody reads is a fault. */
export function readCrimes(files: readonly KnowledgeFile[], titles: LawTitles, faults: Fault[]): Crimes {
  const read = <T, R extends object>(path: string, schema: z.ZodType<T>, entriesOf: (content: T) => readonly R[]) =>
    files
      .filter((file) => file.path === path)
      .flatMap((file) => {
        const content = parseFile(file, schema, faults);
        return content === undefined ? [] : entriesOf(content).map((entry) => ({ ...entry, file: file.path }));
      });
  const deep = files.filter(({ path }) => path.startsWith("charges/") && path !== NAMES);
  const roles = read("sentencing/amount-roles.yaml", AmountRolesFile, (content) => [content]);
  const crimes: Crimes = {
    names: read(NAMES, chargeNamesSchema(titles), (names) => names),
    charges: deep.flatMap(({ path }) => read(path, chargeFileSchema(titles), (charge) => [charge])),
    frames: read("sentencing/frame.yaml", frameSchema(titles), (frames) => frames),
    circumstances: read("sentencing/circumstances.yaml", circumstancesSchema(titles), (all) => all),
    thresholds: read("sentencing/thresholds.yaml", thresholdsSchema(titles), ({ thresholds }) => thresholds),
    increments: read("sentencing/increments.yaml", IncrementsFile, ({ increments }) => increments),
    roles: roles.flatMap(({ roles: all, file }) => all.map((role) => ({ ...role, file }))),
    totals: roles.flatMap(({ totals }) => totals),
    drugs: read("sentencing/drugs.yaml", drugsSchema(titles), ({ drugs, from, until }) =>
      drugs.map((drug) => ({ ...drug, from, until })),
    ),
  };
  reportStrangers(files, faults);
  return crimes;
}

const SENTENCING = ["frame", "circumstances", "thresholds", "increments", "amount-roles", "drugs"];

function reportStrangers(files: readonly KnowledgeFile[], faults: Fault[]): void {
  for (const { path } of files) {
    const name = /^sentencing\/(.+)\.yaml$/u.exec(path)?.[1];
    if (name !== undefined && !SENTENCING.includes(name))
      faults.push({ file: path, entry: "-", what: "is no file of sentencing/ that is read" });
  }
}

/** Rules of sentencing in force on the day (量刑规则); undefined where no frame of that day is entered. */
export function sentencingOn(crimes: Crimes, on: Day): SentencingRules | undefined {
  const frame = crimes.frames.find((one) => inForce(one, on));
  if (!frame) return undefined;
  const holding = <T extends Dated>(entries: readonly T[]) => entries.filter((entry) => inForce(entry, on));
  return {
    frame,
    circumstances: holding(crimes.circumstances),
    thresholds: holding(crimes.thresholds),
    increments: holding(crimes.increments),
    roles: [...crimes.roles],
    totals: [...crimes.totals],
    drugs: holding(crimes.drugs),
  };
}
