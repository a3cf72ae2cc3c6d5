import { lazy } from "react";
import { createBrowserRouter, Navigate, Outlet } from "react-router";
import { SessionDoor } from "./session/session.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { RouteFault } from "./shell/route-fault.tsx";
import { Shell } from "./shell/shell.tsx";

const MyCases = lazy(async () => ({ default: (await import("./cases/my-cases.tsx")).MyCases }));
const NewCasePage = lazy(async () => ({ default: (await import("./cases/new-case-page.tsx")).NewCasePage }));
const Workspace = lazy(async () => ({ default: (await import("./workspace/workspace.tsx")).Workspace }));

/** The pages of the workbench; /verify is open to everyone, the others are behind the session's door. */
export const router = createBrowserRouter([
  {
    element: <Outlet />,
    errorElement: <RouteFault />,
    children: [
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
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
  },
]);
