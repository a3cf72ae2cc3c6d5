import { Day } from "../vocabulary/day.ts";
import type { CataloguedDocument } from "../vocabulary/document.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { PageRef } from "../vocabulary/page.ts";
import type { DocumentChange } from "../vocabulary/protocol.ts";

/** A change with what only the server knows: the catalogue slot of a newly chosen kind and the id of a new document. */
export type WantedChange = DocumentChange & { readonly slot?: string; readonly newId: string };

/**
 * The catalogue after a person's change, numbered from 1. Throws Failure "not_found" for documents that are not there
 * and "bad_request" for a change that makes no sense. Pure.
 */
export function changedCatalogue(documents: readonly CataloguedDocument[], change: WantedChange): CataloguedDocument[] {
  return renumbered(changed(documents, change));
}

function changed(documents: readonly CataloguedDocument[], change: WantedChange): CataloguedDocument[] {
  if (change.act === "confirm") {
    for (const id of change.ids) indexOf(documents, id);
    return documents.map((document) => (change.ids.includes(document.id) ? confirmed(document) : document));
  }
  const index = indexOf(documents, change.id);
  const document = documents[index];
  if (!document) throw noSuchDocument();
  const list = [...documents];
  switch (change.act) {
    case "describe": {
      const { kind, title, volume } = change;
      const slot = change.slot ?? document.slot;
      list[index] = confirmed({ ...document, kind, title, volume, slot, day: dayOf(change.day) });
      return list;
    }
    case "split":
      list.splice(index, 1, ...split(document, change.before, change.newId));
      return list;
    case "merge": {
      const next = documents[index + 1];
      if (!next)
        throw senseless(
          "最后一份材料之后没有可以合并的材料。",
          "There is no document after the last one to merge with.",
        );
      list.splice(index, 2, { ...document, pages: [...document.pages, ...next.pages] });
      return list;
    }
    case "move":
      list.splice(index, 1);
      list.splice(Math.max(0, change.order - 1), 0, document);
      return list;
  }
}

/** The second half is a new proposal of no confidence: what it is, a person has still to say. */
function split(document: CataloguedDocument, before: PageRef, newId: string): CataloguedDocument[] {
  const at = document.pages.findIndex((page) => page.original === before.original && page.number === before.number);
  if (at < 1) {
    throw senseless(
      "请选择该材料第二页及以后的某一页作为拆分处。",
      "Choose a page after the first one of the document to split at.",
    );
  }
  const [first, second] = [document.pages.slice(0, at), document.pages.slice(at)];
  return [
    { ...document, pages: first },
    { ...document, id: newId, pages: second, status: "proposed", confidence: 0 },
  ];
}

/**
 * What a new proposal makes of the catalogue: confirmed documents stay as they are, and proposals keep only the pages
 * that no person has placed. Ids of proposals that are taken get a new one. Pure.
 */
export function proposedCatalogue(
  existing: readonly CataloguedDocument[],
  proposed: readonly CataloguedDocument[],
  newId: () => string,
): CataloguedDocument[] {
  const kept = existing.filter(({ status }) => status === "confirmed");
  const placed = new Set(kept.flatMap(({ pages }) => pages.map(pageKey)));
  const ids = new Set(kept.map(({ id }) => id));
  const fresh: CataloguedDocument[] = [];
  for (const document of proposed) {
    const pages = document.pages.filter((page) => !placed.has(pageKey(page)));
    if (pages.length === 0) continue;
    for (const page of pages) placed.add(pageKey(page));
    const id = ids.has(document.id) ? newId() : document.id;
    ids.add(id);
    fresh.push({ ...document, id, pages, status: "proposed" });
  }
  // Proposals know the whole file, so their order counts; a confirmed document keeps its number among them.
  return renumbered([...kept, ...fresh].toSorted((a, b) => a.order - b.order));
}

function renumbered(documents: readonly CataloguedDocument[]): CataloguedDocument[] {
  return documents.map((document, index) => ({ ...document, order: index + 1 }));
}

function confirmed(document: CataloguedDocument): CataloguedDocument {
  return { ...document, status: "confirmed", confidence: 1 };
}

function dayOf(day: string | null): CataloguedDocument["day"] {
  if (day === null || day === "") return null;
  const parsed = Day.safeParse(day);
  if (!parsed.success)
    throw senseless(`“${day}”不是日期，请写成 2025-03-01 的形式。`, `"${day}" is not a date: write it as 2025-03-01.`);
  return parsed.data;
}

function indexOf(documents: readonly CataloguedDocument[], id: string): number {
  const index = documents.findIndex((document) => document.id === id);
  if (index < 0) throw noSuchDocument();
  return index;
}

function pageKey({ original, number }: PageRef): string {
  return `${original}/${number}`;
}

function noSuchDocument(): Failure {
  return new Failure("not_found", {
    zh: "目录中没有这份材料，可能刚被他人合并或拆分。请刷新目录后重试。",
    en: "The catalogue has no such document; somebody may have merged or split it. Refresh the catalogue and try again.",
  });
}

function senseless(zh: string, en: string): Failure {
  return new Failure("bad_request", { zh, en });
}
