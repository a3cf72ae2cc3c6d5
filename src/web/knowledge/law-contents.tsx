import { useEffect, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { preferences } from "../session/preferences.ts";
import type { LawSection } from "./law-sections.ts";

/** The band of the window in which a section counts as the one being read: a strip below the top. */
const READING_BAND = "-18% 0px -78% 0px";

/** The section being read, by its place in the window. */
function useCurrentSection(sections: readonly LawSection[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => {
        const entered = entries.find(({ isIntersecting }) => isIntersecting);
        if (entered) setCurrent(entered.target.id);
      },
      { rootMargin: READING_BAND },
    );
    for (const { id } of sections) {
      const element = document.getElementById(id);
      if (element) watcher.observe(element);
    }
    return () => watcher.disconnect();
  }, [sections]);
  return current;
}

/** On a narrow window and with large text the contents are folded, so that the law comes first. */
function opensAtFirst(): boolean {
  return !preferences().large && window.matchMedia("(min-width: 901px)").matches;
}

/** The table of contents (目录) of a law: parts, chapters and sections as links, the current one marked. */
export function LawContents({ sections }: { readonly sections: readonly LawSection[] }) {
  const { t } = useWords();
  const [open] = useState(opensAtFirst);
  const current = useCurrentSection(sections);
  const here = sections.findIndex(({ id }) => id === current);
  // A section without headings of its own belongs to the last heading before it.
  const heading = sections
    .slice(0, here + 1)
    .findLast(({ headings }) => headings.length > 0)
    ?.headings.at(-1)?.id;
  useEffect(() => {
    document.querySelector(`[data-contents="${heading}"]`)?.scrollIntoView({ block: "nearest" });
  }, [heading]);
  if (sections.every(({ headings }) => headings.length === 0)) return null;
  return (
    <nav aria-label={t("knowledge.contents")} className="xz-contents">
      <details open={open} className="xz-details">
        <summary>{t("knowledge.contents")}</summary>
        <ul>
          {sections
            .flatMap(({ headings }) => headings)
            .map(({ id, text, level }) => (
              <li key={id} className={`xz-contents-${Math.min(level, 3)}`}>
                <a
                  href={`#${id}`}
                  lang="zh-CN"
                  data-contents={id}
                  aria-current={id === heading ? "location" : undefined}
                  onClick={(event) => {
                    event.preventDefault();
                    goToHeading(id);
                  }}
                >
                  {text}
                </a>
              </li>
            ))}
        </ul>
      </details>
    </nav>
  );
}

function goToHeading(id: string): void {
  const element = document.getElementById(id);
  if (!element) return;
  element.tabIndex = -1;
  element.scrollIntoView({ block: "start" });
  element.focus({ preventScroll: true });
}
