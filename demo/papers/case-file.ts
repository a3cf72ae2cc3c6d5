import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { imagePdf, multiPageTiff, textPdf, wordFile, wordText } from "./bundles.ts";
import { type Shot, shoot } from "./camera.ts";
import type { Bundle, CasePlan, PaperDocument } from "./case-plan.ts";
import { chanceFrom } from "./chance.ts";
import { chatPages } from "./chat.ts";
import { identityCardPage } from "./identity-card.ts";
import type { PaperPage } from "./page.ts";
import { sheetPages } from "./sheet.ts";

/** Where the pages of a document lie in the folder: whole files, or pages of one file. */
export type Whereabouts = { files: string[] } | { file: string; pages: [number, number] };

/** What is true of a folder of papers (真值): the schema of truth.json, which the product never reads. */
export interface Truth {
  readonly cause: string;
  readonly documents: (Whereabouts & { kind: string; title: string; order: number })[];
  readonly fields: Record<string, string>;
  readonly contested: readonly string[];
  readonly text: Record<string, string>;
  /** How each page came in: clean, scan, photo, screen, hand, text or word; pages written by hand are "hand". */
  readonly styles: Record<string, string>;
}

interface Bound {
  readonly where: Map<string, Whereabouts>;
  readonly text: Record<string, string>;
  readonly styles: Record<string, string>;
}

/** Draws the papers of a case into the folder in scanning order and writes truth.json beside them; gives the number of pages. */
export async function makeCaseFile(plan: CasePlan, folder: string, seed: string): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const bound: Bound = { where: new Map(), text: {}, styles: {} };
  let loose = 0;
  for (const bundle of plan.scan) {
    const ids = typeof bundle === "string" ? [bundle] : bundle.of;
    const documents = ids.map((id) => documentOf(plan, id));
    if (typeof bundle === "string") loose = await looseSheets(documents[0], { folder, seed, bound, after: loose });
    else await boundTogether(bundle, documents, { folder, seed, bound });
  }
  writeFileSync(join(folder, "truth.json"), `${JSON.stringify(truthOf(plan, bound), null, 2)}\n`);
  return Object.keys(bound.styles).length;
}

function documentOf(plan: CasePlan, id: string): PaperDocument {
  const document = plan.documents.find((one) => one.id === id);
  if (!document) throw new Error(`Case ${plan.name} has no paper ${id}`);
  return document;
}

function truthOf(plan: CasePlan, bound: Bound): Truth {
  const documents = plan.documents.map((document, place) => {
    const where = bound.where.get(document.id);
    if (!where) throw new Error(`Paper ${document.id} was never scanned`);
    return { ...where, kind: document.kind, title: document.title, order: place + 1 };
  });
  const { text, styles } = bound;
  return { cause: plan.cause, documents, fields: plan.fields, contested: plan.contested, text, styles };
}

/** The pages of a document as drawn, before any scanner saw them. */
export function pagesOf(document: PaperDocument, seed: string): PaperPage[] {
  const chance = chanceFrom(`${seed}/${document.id}`);
  if (document.layout === "identity-card") return [identityCardPage(document, chance)];
  return document.layout === "chat" ? chatPages(document, chance) : sheetPages(document, chance);
}

async function shots(document: PaperDocument, pages: readonly PaperPage[], seed: string): Promise<Shot[]> {
  const taken: Shot[] = [];
  for (const [place, page] of pages.entries()) {
    const turn = document.turn[String(place + 1)] ?? 0;
    taken.push(await shoot(page, { look: document.look, turn }, chanceFrom(`${seed}/${document.id}/${place}`)));
  }
  return taken;
}

interface Desk {
  readonly folder: string;
  readonly seed: string;
  readonly bound: Bound;
}

async function looseSheets(document: PaperDocument | undefined, desk: Desk & { after: number }): Promise<number> {
  if (!document) return desk.after;
  const pages = pagesOf(document, desk.seed);
  const files: string[] = [];
  for (const [place, shot] of (await shots(document, pages, desk.seed)).entries()) {
    const file = `${String(desk.after + place + 1).padStart(4, "0")}.jpg`;
    writeFileSync(join(desk.folder, file), shot.jpeg);
    files.push(file);
    note(desk.bound, file, { text: pages[place]?.text ?? "", style: styleOf(document) });
  }
  desk.bound.where.set(document.id, { files });
  return desk.after + files.length;
}

async function boundTogether(bundle: Exclude<Bundle, string>, documents: PaperDocument[], desk: Desk): Promise<void> {
  if ("docx" in bundle) return wordDocument(bundle.docx, documents[0], desk);
  const file = "pdf" in bundle ? bundle.pdf : "tiff" in bundle ? bundle.tiff : bundle.textPdf;
  const allPages: PaperPage[] = [];
  const allShots: Shot[] = [];
  for (const document of documents) {
    const pages = pagesOf(document, desk.seed);
    const first = allPages.length + 1;
    allPages.push(...pages);
    if (!("textPdf" in bundle)) allShots.push(...(await shots(document, pages, desk.seed)));
    desk.bound.where.set(document.id, { file, pages: [first, allPages.length] });
    const style = "textPdf" in bundle ? "text" : styleOf(document);
    pages.forEach((page, place) => note(desk.bound, `${file}#${first + place}`, { text: page.text, style }));
  }
  const bytes = "pdf" in bundle ? imagePdf(allShots) : "tiff" in bundle ? multiPageTiff(allShots) : textPdf(allPages);
  writeFileSync(join(desk.folder, file), await bytes);
}

async function wordDocument(file: string, document: PaperDocument | undefined, desk: Desk): Promise<void> {
  if (!document) return;
  writeFileSync(join(desk.folder, file), await wordFile(document.body));
  desk.bound.where.set(document.id, { files: [file] });
  note(desk.bound, file, { text: wordText(document.body), style: "word" });
}

function styleOf(document: PaperDocument): string {
  return document.handwritten ? "hand" : document.look;
}

function note(bound: Bound, key: string, page: { text: string; style: string }): void {
  bound.text[key] = page.text;
  bound.styles[key] = page.style;
}
