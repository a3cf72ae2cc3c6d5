import { useMemo } from "react";
import type { PageRef } from "../../../vocabulary/page.ts";
import { pagePath } from "../../api/queries.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useWorkspace } from "../workspace-context.tsx";

/** The pages of a document as small images or as numbers; pressing one opens it. */
export function Thumbnails({
  title,
  pages,
  images,
}: {
  readonly title: string;
  readonly pages: readonly PageRef[];
  readonly images: boolean;
}) {
  const { t } = useWords();
  const { caseView, place, openPage, reading } = useWorkspace();
  const waiting = useMemo(
    () =>
      new Set(
        reading?.pageStates.filter((one) => one.state === "waiting").map((one) => `${one.original}/${one.number}`),
      ),
    [reading?.pageStates],
  );
  if (!images && pages.length === 1) return null;
  return (
    <ul className={images ? "xz-thumbnails" : "xz-page-numbers"}>
      {pages.map((page, index) => {
        const isCurrent = page.original === place?.original && page.number === place.page;
        return (
          <li key={`${page.original} ${page.number}`}>
            <button
              type="button"
              className="xz-thumbnail"
              aria-current={isCurrent ? "page" : undefined}
              aria-label={t("dossier.thumbnail", { title, page: index + 1 })}
              onClick={() => openPage(page)}
            >
              {images && !waiting.has(`${page.original}/${page.number}`) && (
                <img
                  loading="lazy"
                  onError={(event) => {
                    event.currentTarget.hidden = true;
                  }}
                  alt=""
                  width={72}
                  height={102}
                  src={`/api${pagePath(caseView.id, page.original, page.number)}/thumbnail`}
                />
              )}
              <span>{index + 1}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
