import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** How far before an element comes into sight it counts as seen. */
const AHEAD = "900px 0px";

/**
 * Says once and for good that an element has come near the window; what it then needs is asked for only then. For print
 * everything that is there already counts as seen, if the caller says so.
 */
export function useSeen<E extends Element>(forPrint = false): [RefObject<E | null>, boolean] {
  const element = useRef<E>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || !element.current) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: AHEAD },
    );
    watcher.observe(element.current);
    // The browser takes the page as it is when this event ends.
    const beforePrint = () => flushSync(() => setSeen(true));
    if (forPrint) window.addEventListener("beforeprint", beforePrint);
    return () => {
      watcher.disconnect();
      window.removeEventListener("beforeprint", beforePrint);
    };
  }, [seen, forPrint]);
  return [element, seen];
}
