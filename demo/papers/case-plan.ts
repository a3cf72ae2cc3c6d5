import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** How a page got into the file: printed straight to an image, scanned, photographed, or taken from a telephone's screen. */
export const Look = z.enum(["clean", "scan", "photo", "screen"]);
export type Look = z.infer<typeof Look>;

const Card = z.object({
  name: z.string(),
  sex: z.string(),
  ethnicity: z.string(),
  birth: z.string(),
  address: z.string(),
  idNumber: z.string(),
  authority: z.string(),
  valid: z.string(),
  note: z.string().default(""),
});
export type Card = z.infer<typeof Card>;

const Message = z.union([
  z.object({ at: z.string() }),
  z.object({ me: z.string() }),
  z.object({ peer: z.string() }),
  z.object({ transfer: z.enum(["me", "peer"]), amount: z.string(), note: z.string() }),
]);
export type Message = z.infer<typeof Message>;
const Chat = z.object({ peer: z.string(), messages: z.array(Message) });

const Movement = z.object({ on: z.string(), counterparty: z.string(), amount: z.number(), note: z.string() });
const Statement = z.object({
  opening: z.number(),
  from: z.string(),
  until: z.string(),
  everyday: z.int(),
  fixed: z.array(Movement),
});
export type Statement = z.infer<typeof Statement>;

/** One paper of a case file as its author wrote it; `body` is in the small markup that markup.ts describes. */
export const PaperDocument = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  look: Look.default("clean"),
  layout: z.enum(["sheet", "identity-card", "chat"]).default("sheet"),
  paper: z.enum(["a4", "a4-landscape", "a5-landscape"]).default("a4"),
  face: z.enum(["Song", "Hei", "Hand"]).default("Song"),
  /** Type size and line distance in points. */
  size: z.number().default(16),
  leading: z.number().default(29),
  numbering: z.string().default(""),
  header: z.string().default(""),
  tint: z.string().default("#ffffff"),
  border: z.boolean().default(false),
  handwritten: z.boolean().default(false),
  /** Clockwise turns of single pages as they lay on the scanner, by page number; of a photo, the turn its EXIF asks for. */
  turn: z.record(z.string(), z.int()).default({}),
  body: z.string().default(""),
  card: Card.optional(),
  chat: Chat.optional(),
  statement: Statement.optional(),
});
export type PaperDocument = z.infer<typeof PaperDocument>;

/** What lay on the scanner one after the other: loose pages, or a bundle in one file. */
const Bundle = z.union([
  z.string(),
  z.object({ pdf: z.string(), of: z.array(z.string()) }),
  z.object({ tiff: z.string(), of: z.array(z.string()) }),
  z.object({ textPdf: z.string(), of: z.array(z.string()) }),
  z.object({ docx: z.string(), of: z.array(z.string()).length(1) }),
]);
export type Bundle = z.infer<typeof Bundle>;

const CaseFile = z.object({
  cause: z.string(),
  about: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)),
  /** Fields that the papers state in conflicting ways; the truth file names them and no score counts them. */
  contested: z.array(z.string()).default([]),
  /** Ids of the papers in the order of scanning. */
  scan: z.array(Bundle),
});

/** A demo case (演示案件): its papers in catalogue order, the truth about its fields, and the order of scanning. */
export interface CasePlan extends z.infer<typeof CaseFile> {
  readonly name: string;
  readonly documents: readonly PaperDocument[];
}

/** Reads case.yaml and the numbered files of papers beside it; throws when a scanned id has no paper or the other way round. */
export function readCasePlan(folder: string, name: string): CasePlan {
  const load = (file: string): unknown => parse(readFileSync(join(folder, name, file), "utf8"));
  const files = readdirSync(join(folder, name)).filter((file) => /^\d.*\.yaml$/.test(file));
  const documents = files.sort().flatMap((file) => z.array(PaperDocument).parse(load(file)));
  const plan = { name, documents, ...CaseFile.parse(load("case.yaml")) };
  const scanned = plan.scan.flatMap((bundle) => (typeof bundle === "string" ? [bundle] : bundle.of));
  const ids = documents.map((document) => document.id);
  const odd = [...scanned.filter((id) => !ids.includes(id)), ...ids.filter((id) => !scanned.includes(id))];
  if (odd.length > 0 || new Set(ids).size < ids.length || scanned.length !== ids.length)
    throw new Error(`Case ${name}: papers and scan order differ at ${odd.join(", ") || "a repeated id"}`);
  return plan;
}
