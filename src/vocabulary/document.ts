import { z } from "zod";
import { Day } from "./day.ts";
import { PageRef } from "./page.ts";

/** Main volume (正卷), open to the parties, or side volume (副卷), internal. */
export const Volume = z.enum(["main", "side"]);
export type Volume = z.infer<typeof Volume>;

/** A document (文书材料) of the dossier: pages that belong together, its kind and its place in the catalogue. */
export const CataloguedDocument = z.object({
  id: z.string(),
  pages: z.array(PageRef).min(1),
  /** Id of the kind in knowledge/documents/kinds.yaml, for example "complaint". */
  kind: z.string(),
  title: z.string(),
  day: Day.nullable(),
  /** Who made or handed it in, as far as the paper says. */
  author: z.string().nullable(),
  volume: Volume,
  /** Slot of the statutory catalogue, for example "C03" (handbook T §7.4.2). */
  slot: z.string(),
  /** Running number in the catalogue, from 1. */
  order: z.int(),
  confidence: z.number(),
  status: z.enum(["proposed", "confirmed"]),
});
export type CataloguedDocument = z.infer<typeof CataloguedDocument>;

/** A kind of document (文书种类) as knowledge/documents/kinds.yaml describes it; rules FC-10, FC-12, handbook T §7.4.1. */
export const DocumentKind = z.object({
  id: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  aliases: z.array(z.string()),
  /** Titles that stand alone on a line near the top of the first page; first match of the longest wins. */
  titles: z.array(z.string()),
  /** Words of the body that speak for the kind. */
  anchors: z.array(z.string()),
  volume: Volume,
  slot: z.string(),
  /** Position among kinds of the same slot. */
  rank: z.int(),
  /** Case kinds in which it occurs. */
  caseKinds: z.array(z.enum(["civil", "criminal", "administrative", "enforcement"])),
  evidence: z.boolean(),
  source: z.string(),
});
export type DocumentKind = z.infer<typeof DocumentKind>;
