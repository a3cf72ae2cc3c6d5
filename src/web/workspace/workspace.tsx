import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Suspense, useMemo, useState } from "react";
import { Link, Navigate, NavLink, useLocation, useParams } from "react-router";
import type { CaseView } from "../../vocabulary/protocol.ts";
import { caseQuery } from "../api/queries.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { SourcesProvider } from "../kit/sources.tsx";
import { useMe } from "../session/session.tsx";
import { useAssistance } from "../session/use-assistance.ts";
import { Viewer, type ViewerLook } from "../viewer/viewer.tsx";
import { CaseHeader } from "./case-header.tsx";
import { ReadingProgress } from "./reading-progress.tsx";
import { SplitView } from "./split-view.tsx";
import { tabs, type WorkspaceTab } from "./tabs.ts";
import { useWorkspaceState } from "./use-workspace-state.ts";
import { WorkspaceProvider } from "./workspace-context.tsx";

/** The workspace of one case at /cases/:id/:tab. */
export function Workspace() {
  const { t } = useWords();
  const { id = "", tab } = useParams();
  const { data, error, refetch } = useQuery(caseQuery(id));
  if (!data && error)
    return (
      <section className="xz-page">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        <p>
          <Link to="/cases" className="xz-way-on">
            {t("app.cases")}
          </Link>
        </p>
      </section>
    );
  if (!data) return <Loading />;
  return <OpenCase key={id} caseView={data} tabId={tab ?? ""} />;
}

function OpenCase({ caseView, tabId }: { readonly caseView: CaseView; readonly tabId: string }) {
  const state = useWorkspaceState(caseView);
  const me = useMe();
  const location = useLocation();
  const { declined } = useAssistance();
  const [look, setLook] = useState<ViewerLook>({ zoom: 100, turn: 0, text: false });
  const [shares, setShares] = useState<Readonly<Record<string, number>>>({});
  const [viewer, setViewer] = useState(true);
  const sources = useMemo(
    () => ({
      open: (passage: Parameters<typeof state.openPassage>[0]) => {
        setViewer(true);
        state.openPassage(passage);
      },
      titleOf: state.titleOf,
    }),
    [state.openPassage, state.titleOf],
  );
  const shown = tabs.filter((tab) => tab.shows(caseView, me) && !(tab.advice && declined));
  const tab = shown.find((one) => one.id === tabId);
  if (!tab)
    return (
      <Navigate to={`/cases/${encodeURIComponent(caseView.id)}/${shown[0]?.id ?? ""}${location.search}`} replace />
    );
  const content = (
    <Suspense fallback={<Loading />}>
      <tab.Content />
    </Suspense>
  );
  // Without its page image the catalogue would lead nowhere.
  const split = viewer || tab.id === "dossier";
  return (
    <WorkspaceProvider state={state}>
      <SourcesProvider sources={sources}>
        <div className="xz-workspace">
          <CaseHeader />
          <TabBar shown={shown} split={split} canHide={tab.id !== "dossier"} onSplit={setViewer} />
          <ReadingProgress />
          {split ? (
            <SplitView
              left={content}
              right={<Viewer look={look} onLook={setLook} />}
              share={shares[tab.id] ?? tab.share}
              onShare={(share) => setShares({ ...shares, [tab.id]: share })}
            />
          ) : (
            <div className="xz-single">{content}</div>
          )}
        </div>
      </SourcesProvider>
    </WorkspaceProvider>
  );
}

function TabBar(props: {
  readonly shown: readonly WorkspaceTab[];
  readonly split: boolean;
  readonly canHide: boolean;
  readonly onSplit: (split: boolean) => void;
}) {
  const { t } = useWords();
  const { search } = useLocation();
  return (
    <div className="xz-tab-row">
      <nav aria-label={t("case.tabs")} className="xz-tabs">
        {props.shown.map((tab) => (
          <NavLink
            key={tab.id}
            to={{ pathname: `../${tab.id}`, search }}
            relative="path"
            className="xz-tab"
            data-tab={tab.id}
          >
            {t(tab.label)}
          </NavLink>
        ))}
      </nav>
      {props.canHide && (
        <Button size="small" type="text" aria-expanded={props.split} onClick={() => props.onSplit(!props.split)}>
          {t(props.split ? "split.hide" : "split.show")}
        </Button>
      )}
    </div>
  );
}
