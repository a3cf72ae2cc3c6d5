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
          { path: "applications", element: <ApplicationsPage /> },
          { path: "account", element: <AccountPage /> },
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
  },
]);
