import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useEffect, useState } from "react";
import type { Page } from "../../vocabulary/page.ts";
import { pagePath, pageQuery } from "../api/queries.ts";
import { type Both, useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { placeOf } from "../workspace/dossier-order.ts";
import { useWorkspace } from "../workspace/workspace-context.tsx";
import { CorrectText } from "./correct-text.tsx";
import { PageImage } from "./page-image.tsx";
import { PageText } from "./page-text.tsx";
import { SearchInDossier } from "./search-in-dossier.tsx";
import { nextTurn, stepZoom, type Turn } from "./turned-frame.ts";
import type { ViewedPlace } from "./viewed-place.ts";
import { type ViewerActs, ViewerToolbar } from "./viewer-toolbar.tsx";

/** How the page is shown; kept while pages, fields and tabs change (UX 12: zoom kept). */
export interface ViewerLook {
  readonly zoom: number;
  readonly turn: Turn;
  readonly text: boolean;
}

const FITTING = 100;

function sameWords(one: string, other: string): boolean {
  return one.replace(/\s/g, "") === other.replace(/\s/g, "");
}

/** The mark of a place, unless the page does not have the quoted words there: then nothing is marked (UX 2). */
function trueMark(place: ViewedPlace, page: Page | undefined, quote: string | undefined): ViewedPlace["mark"] {
  if (!page || !place.mark) return undefined;
  const found = page.text.slice(place.mark.start, place.mark.end);
  if (found === "" || (quote !== undefined && !sameWords(found, quote))) return undefined;
  return place.mark;
}

/** The page viewer: image with marks, text beside it, search, correction; by mouse and by keys. */
export function Viewer({ look, onLook }: { readonly look: ViewerLook; readonly onLook: (look: ViewerLook) => void }) {
  const { t } = useWords();
  const workspace = useWorkspace();
  const { place, order, openPage } = workspace;
  const [searching, setSearching] = useState(false);
  const at = place ? placeOf(order, { original: place.original, number: place.page }) : -1;
  const goTo = (next: number) => {
    const ref = order[Math.min(order.length - 1, Math.max(0, next))];
    if (ref) openPage(ref);
  };
  const acts: ViewerActs = {
    at,
    count: order.length,
    zoom: look.zoom,
    showsText: look.text,
    canCorrect: workspace.caseView.capacity !== "party",
    goTo,
    zoomBy: (direction) => onLook({ ...look, zoom: stepZoom(look.zoom, direction) }),
    fit: () => onLook({ ...look, zoom: FITTING }),
    rotate: () => onLook({ ...look, turn: nextTurn(look.turn) }),
    toggleText: () => onLook({ ...look, text: !look.text }),
    search: () => setSearching(true),
    correct: () => workspace.setCorrecting(true),
  };
  useShortcuts([
    { keys: "PageUp", does: "viewer.previous", group: "viewer", run: () => goTo(at - 1) },
    { keys: "PageDown", does: "viewer.next", group: "viewer", run: () => goTo(at + 1) },
    { keys: "+", does: "viewer.zoomIn", group: "viewer", run: () => acts.zoomBy(1) },
    { keys: "-", does: "viewer.zoomOut", group: "viewer", run: () => acts.zoomBy(-1) },
    { keys: "0", does: "viewer.fit", group: "viewer", run: () => acts.fit() },
    { keys: "r", does: "viewer.rotate", group: "viewer", run: () => acts.rotate() },
    { keys: "t", does: "viewer.text", group: "viewer", run: () => acts.toggleText() },
    { keys: "/", does: "viewer.search", group: "viewer", run: () => acts.search() },
  ]);
  return (
    <section className="xz-viewer" aria-label={t("viewer.label")}>
      <ViewerToolbar acts={acts} />
      {searching && <SearchInDossier onClose={() => setSearching(false)} />}
      {place ? <ViewedPage place={place} look={look} /> : <p className="xz-empty">{t("viewer.none")}</p>}
    </section>
  );
}

/** The page at a place with its text; asked for anew when the reader of pages has finished it. */
function useViewedPage(place: ViewedPlace) {
  const { caseView, reading } = useWorkspace();
  const { data: page, error, refetch } = useQuery(pageQuery(caseView.id, place.original, place.page));
  const read = reading?.pageStates.find((one) => one.original === place.original && one.number === place.page);
  const state = read?.state;
  const problem = state === "failed" ? read?.problem : undefined;
  const isAwaited = state === "waiting" || state === "reading";
  useEffect(() => {
    if (state === "read" && error) void refetch();
  }, [state, error, refetch]);
  // A page that waits for the reader has no text yet, and one that failed says why; neither is a fault to report.
  return {
    page,
    problem,
    isMissing: error !== null,
    error: error && !isAwaited && !problem ? error : undefined,
    refetch,
  };
}

function ViewedPage({ place, look }: { readonly place: ViewedPlace; readonly look: ViewerLook }) {
  const { t } = useWords();
  const { caseView, quote, correcting, setCorrecting, titleOf } = useWorkspace();
  const { page, problem, isMissing, error, refetch } = useViewedPage(place);
  const mark = trueMark(place, page, quote);
  const title = titleOf(place);
  return (
    <>
      <ViewerTitle title={title} place={place} page={page} mark={mark} />
      <Trouble error={error} problem={page ? null : problem} onRetry={() => void refetch()} />
      <div className={look.text || correcting ? "xz-viewer-body xz-viewer-both" : "xz-viewer-body"}>
        <PageImage
          source={`/api${pagePath(caseView.id, place.original, place.page)}/image`}
          name={t("viewer.imageAlt", { name: title, page: place.page })}
          page={page}
          mark={mark}
          zoom={look.zoom}
          turn={look.turn}
        />
        {correcting && (page || isMissing) && (
          <CorrectText
            key={`${place.original} ${place.page}`}
            caseId={caseView.id}
            pageRef={{ original: place.original, number: place.page }}
            text={page?.text ?? ""}
            onDone={() => setCorrecting(false)}
          />
        )}
        {!correcting && look.text && page && <PageText page={page} mark={mark} />}
      </div>
    </>
  );
}

/** Why there is no text: the request was refused, or the page could not be read. */
function Trouble(props: {
  readonly error: Error | undefined;
  readonly problem: Both | null | undefined;
  readonly onRetry: () => void;
}) {
  const { both } = useWords();
  if (props.error) return <ErrorNotice error={props.error} onRetry={props.onRetry} />;
  return props.problem && <Alert type="warning" showIcon title={both(props.problem)} />;
}

function ViewerTitle({
  title,
  place,
  page,
  mark,
}: {
  readonly title: string;
  readonly place: ViewedPlace;
  readonly page: Page | undefined;
  readonly mark: ViewedPlace["mark"];
}) {
  const { t } = useWords();
  return (
    <>
      <p className="xz-viewer-title" role="status" data-viewed={`${place.original}/${place.page}`}>
        <strong lang="zh-CN">{title}</strong> {t("source.page", { page: place.page })}
        {page?.sealed && ` · ${t("viewer.sealed")}`}
        {mark && page && (
          <span className="xz-sr">{t("viewer.mark", { quote: page.text.slice(mark.start, mark.end) })}</span>
        )}
      </p>
      {page && place.mark && !mark && <Alert type="warning" showIcon title={t("viewer.markLost")} />}
    </>
  );
}
