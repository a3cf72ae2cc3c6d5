import { useEffect, useRef } from "react";
import type { Page } from "../../vocabulary/page.ts";
import { useWords } from "../i18n/use-words.ts";

/** The text of a page with a passage marked; the other way to read what the image shows. */
export function PageText({
  page,
  mark,
}: {
  readonly page: Page;
  readonly mark: { readonly start: number; readonly end: number } | undefined;
}) {
  const { t } = useWords();
  const marked = useRef<HTMLElement>(null);
  const key = mark ? `${page.original} ${page.number} ${mark.start} ${mark.end}` : "";
  useEffect(() => {
    if (key) marked.current?.scrollIntoView({ block: "nearest" });
  }, [key]);
  return (
    <div
      className="xz-page-text"
      tabIndex={0}
      role="region"
      aria-label={t("viewer.textPane", { page: page.number })}
      data-page-text
    >
      <p className="xz-quiet">{t(`viewer.origin.${page.origin}`)}</p>
      {page.text.trim() === "" && <p className="xz-empty">{t("viewer.noText")}</p>}
      <div className="xz-page-words-plain" lang="zh-CN">
        {mark ? (
          <>
            {page.text.slice(0, mark.start)}
            <mark ref={marked}>{page.text.slice(mark.start, mark.end)}</mark>
            {page.text.slice(mark.end)}
          </>
        ) : (
          page.text
        )}
      </div>
    </div>
  );
}
