import { type RefObject, useEffect, useRef, useState } from "react";

/** How far before an element comes into sight it counts as seen. */
const AHEAD = "900px 0px";

/** Says once and for good that an element has come near the window; what it then needs is asked for only then. */
export function useSeen<E extends Element>(): [RefObject<E | null>, boolean] {
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
    return () => watcher.disconnect();
  }, [seen]);
  return [element, seen];
}
