import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { articlePath } from "./knowledge-paths.ts";
import { termsQuery } from "./knowledge-queries.ts";

/** Terms (术语) that laws define themselves, each with the article that defines it. */
export function TermsPage() {
  const { t } = useWords();
  usePageTitle(t("knowledge.tab.terms"));
  const [search] = useSearchParams();
  const { data, error, refetch } = useQuery(termsQuery(search.get("words") ?? ""));
  return (
    <section className="xz-page" data-terms>
      <h1>{t("knowledge.tab.terms")}</h1>
      <p className="xz-quiet">{t("knowledge.terms.what")}</p>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <p className="xz-quiet" role="status" data-term-count={data.length}>
            {data.length === 0 ? t("knowledge.terms.none") : t("knowledge.terms.count", { count: data.length })}
          </p>
          <dl className="xz-findings">
            {data.map(({ term, definition, key, title, label, article }) => (
              <div key={`${term}/${key}/${article}`} className="xz-finding" data-term={term}>
                <dt lang="zh-CN">
                  <strong>{term}</strong>
                </dt>
                <dd lang="zh-CN" className="xz-term">
                  {definition}{" "}
                  <Link className="xz-row-link" to={articlePath(key, article)}>
                    《{title}》{label}
                  </Link>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
