import { useEffect, useRef } from "react";
import { useLocation } from "react-router";

/** Which page an address belongs to; the tabs of one case are one page, as are the days of one law. */
export function pageOf(path: string): string {
  return path.startsWith("/knowledge/") ? path : path.split("/").slice(0, 3).join("/");
}

/** On the way to another page the focus goes to its content, unless the page has already taken it somewhere better. */
export function useFocusOnPage(): void {
  const page = pageOf(useLocation().pathname);
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    const main = document.getElementById("main");
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [page]);
}
