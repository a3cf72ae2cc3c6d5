import type { Passage } from "../../vocabulary/page.ts";

/** The place in the dossier that the viewer shows, as the address says: ?original=&page=&start=&end=. */
export interface ViewedPlace {
  readonly original: string;
  readonly page: number;
  /** Characters to mark, when the place is a passage. */
  readonly mark: { readonly start: number; readonly end: number } | undefined;
}

const KEYS = ["original", "page", "start", "end"] as const;

function whole(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Reads the place from the address; undefined when it names none. */
export function placeFrom(search: URLSearchParams): ViewedPlace | undefined {
  const original = search.get("original");
  const page = whole(search.get("page"));
  if (!original || page === undefined || page < 1) return undefined;
  const [start, end] = [whole(search.get("start")), whole(search.get("end"))];
  const mark = start !== undefined && end !== undefined && end > start ? { start, end } : undefined;
  return { original, page, mark };
}

/** The address with another place; other parts of it stay. */
export function withPlace(
  search: URLSearchParams,
  place: Pick<Passage, "original" | "page"> & { readonly start?: number; readonly end?: number },
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const key of KEYS) next.delete(key);
  next.set("original", place.original);
  next.set("page", String(place.page));
  if (place.start !== undefined && place.end !== undefined && place.end > place.start) {
    next.set("start", String(place.start));
    next.set("end", String(place.end));
  }
  return next;
}
