import { lazy, Suspense } from "react";
import { createBrowserRouter, Navigate, Outlet } from "react-router";
import { Loading } from "./kit/loading.tsx";
import { SessionDoor } from "./session/session.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { RouteFault } from "./shell/route-fault.tsx";
import { Shell } from "./shell/shell.tsx";

const MyCases = lazy(async () => ({ default: (await import("./cases/my-cases.tsx")).MyCases }));
const NewCasePage = lazy(async () => ({ default: (await import("./cases/new-case-page.tsx")).NewCasePage }));
const Workspace = lazy(async () => ({ default: (await import("./workspace/workspace.tsx")).Workspace }));
const VerifyPage = lazy(async () => ({ default: (await import("./verify/verify-page.tsx")).VerifyPage }));
const ApplicationsPage = lazy(async () => ({
  default: (await import("./registry/applications-page.tsx")).ApplicationsPage,
}));
const AccountPage = lazy(async () => ({ default: (await import("./account/account-page.tsx")).AccountPage }));
const KnowledgeFrame = lazy(async () => ({
  default: (await import("./knowledge/knowledge-frame.tsx")).KnowledgeFrame,
}));
const LawsPage = lazy(async () => ({ default: (await import("./knowledge/laws-page.tsx")).LawsPage }));
const LawReader = lazy(async () => ({ default: (await import("./knowledge/law-reader.tsx")).LawReader }));
const ComparePage = lazy(async () => ({ default: (await import("./knowledge/compare-page.tsx")).ComparePage }));
const ArticlePage = lazy(async () => ({ default: (await import("./knowledge/article-page.tsx")).ArticlePage }));
const LibraryPage = lazy(async () => ({ default: (await import("./knowledge/library-page.tsx")).LibraryPage }));
const LibraryCasePage = lazy(async () => ({
  default: (await import("./knowledge/library-case-page.tsx")).LibraryCasePage,
}));
const TermsPage = lazy(async () => ({ default: (await import("./knowledge/terms-page.tsx")).TermsPage }));
const ReleasesPage = lazy(async () => ({ default: (await import("./knowledge/releases-page.tsx")).ReleasesPage }));

/** The pages of the workbench; /verify is open to everyone, the others are behind the session's door. */
export const router = createBrowserRouter([
  {
    element: <Outlet />,
    errorElement: <RouteFault />,
    children: [
      {
        path: "verify",
        element: (
          <Suspense fallback={<Loading />}>
            <VerifyPage />
          </Suspense>
        ),
      },
      {
        element: (
          <SessionDoor>
            <Shell />
          </SessionDoor>
        ),
        children: [
          { index: true, element: <Navigate to="/cases" replace /> },
          { path: "cases", element: <MyCases /> },
          { path: "cases/new", element: <NewCasePage /> },
          { path: "cases/:id", element: <Workspace /> },
          { path: "cases/:id/:tab", element: <Workspace /> },
          {
            path: "knowledge",
            element: <KnowledgeFrame />,
            children: [
              { index: true, element: <Navigate to="/knowledge/laws" replace /> },
              { path: "laws", element: <LawsPage /> },
              { path: "laws/:key", element: <LawReader /> },
              { path: "laws/:key/compare", element: <ComparePage /> },
              { path: "laws/:key/articles/:label", element: <ArticlePage /> },
              { path: "cases", element: <LibraryPage /> },
              { path: "cases/:id", element: <LibraryCasePage /> },
              { path: "terms", element: <TermsPage /> },
              { path: "releases", element: <ReleasesPage /> },
            ],
          },
          { path: "applications", element: <ApplicationsPage /> },
          { path: "account", element: <AccountPage /> },
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
  },
]);
