import { useRouteError } from "react-router";
import { ErrorNotice } from "../kit/error-notice.tsx";

/** Shown instead of a page that broke: kept texts are restored when the page is loaded again. */
export function RouteFault() {
  const error = useRouteError();
  return (
    <main id="main" className="xz-page">
      <ErrorNotice
        error={error instanceof Error ? error : new Error(String(error))}
        onRetry={() => window.location.reload()}
      />
    </main>
  );
}
