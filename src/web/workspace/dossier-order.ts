import type { CataloguedDocument } from "../../vocabulary/document.ts";
import type { PageRef } from "../../vocabulary/page.ts";

/** A page in the order in which the dossier is leafed through. */
export interface OrderedPage extends PageRef {
  /** The document it belongs to; null for a page not catalogued yet. */
  readonly document: CataloguedDocument | null;
}

function keyOf(ref: PageRef): string {
  return `${ref.original}/${ref.number}`;
}

/** Documents as they stand in the catalogue: main volume before side volume, then by running number. */
export function inCatalogueOrder(documents: readonly CataloguedDocument[]): CataloguedDocument[] {
  const volume = (one: CataloguedDocument) => (one.volume === "main" ? 0 : 1);
  return documents.toSorted((one, other) => volume(one) - volume(other) || one.order - other.order);
}

/** All pages of a dossier: catalogued ones in catalogue order, then those known from reading only, in order of receipt. */
export function dossierOrder(documents: readonly CataloguedDocument[], known: readonly PageRef[]): OrderedPage[] {
  const catalogued = inCatalogueOrder(documents).flatMap((document) =>
    document.pages.map((page) => ({ ...page, document })),
  );
  const placed = new Set(catalogued.map(keyOf));
  const rest = known.filter((page) => !placed.has(keyOf(page)));
  return [...catalogued, ...rest.map(({ original, number }) => ({ original, number, document: null }))];
}

/** Position of a page in the order; -1 when it is not there. */
export function placeOf(order: readonly OrderedPage[], ref: PageRef | undefined): number {
  return ref ? order.findIndex((page) => page.original === ref.original && page.number === ref.number) : -1;
}
