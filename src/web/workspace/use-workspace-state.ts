import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { useLocation, useSearchParams } from "react-router";
import type { PageRef, Passage } from "../../vocabulary/page.ts";
import type { CaseView } from "../../vocabulary/protocol.ts";
import { documentsQuery } from "../api/queries.ts";
import { useReading } from "../api/use-reading.ts";
import { placeFrom, withPlace } from "../viewer/viewed-place.ts";
import { dossierOrder, placeOf } from "./dossier-order.ts";
import type { WorkspaceState } from "./workspace-context.tsx";

function quoteIn(state: unknown): string | undefined {
  const quote = (state as { quote?: unknown } | null)?.quote;
  return typeof quote === "string" ? quote : undefined;
}

/** Puts together what the tabs and the viewer of a case share; the viewed place lives in the address. */
export function useWorkspaceState(caseView: CaseView): WorkspaceState {
  const location = useLocation();
  const [search, setSearch] = useSearchParams();
  const [correcting, setCorrecting] = useState(false);
  const reading = useReading(caseView.id);
  const { data: documents = [] } = useQuery(documentsQuery(caseView.id));
  const order = useMemo(() => dossierOrder(documents, reading?.pageStates ?? []), [documents, reading?.pageStates]);
  const first = order[0];
  const named = useMemo(() => placeFrom(search), [search]);
  const place = named ?? (first ? { original: first.original, page: first.number, mark: undefined } : undefined);
  // The router's function is another one after each turn of a page; what hangs on it would be drawn anew each time.
  const latestSetSearch = useRef(setSearch);
  latestSetSearch.current = setSearch;
  const openPage = useCallback((ref: PageRef) => {
    setCorrecting(false);
    const to = { original: ref.original, page: ref.number };
    latestSetSearch.current((now) => withPlace(now, to), { replace: true });
  }, []);
  const openPassage = useCallback((passage: Passage) => {
    setCorrecting(false);
    latestSetSearch.current((now) => withPlace(now, passage), { replace: true, state: { quote: passage.quote } });
  }, []);
  const correctPage = useCallback(
    (ref: PageRef) => {
      openPage(ref);
      setCorrecting(true);
    },
    [openPage],
  );
  const originals = reading?.originals;
  const titleOf = useCallback(
    (at: { original: string; page: number }) => {
      const document = order[placeOf(order, { original: at.original, number: at.page })]?.document;
      return document?.title ?? originals?.find((one) => one.id === at.original)?.name ?? "";
    },
    [order, originals],
  );
  return {
    caseView,
    documents,
    reading,
    order,
    place,
    quote: quoteIn(location.state),
    openPage,
    openPassage,
    correctPage,
    correcting,
    setCorrecting,
    titleOf,
  };
}
