import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { Link, useParams } from "react-router";
import type { LibraryCase } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { CitedText } from "./cited-text.tsx";
import { libraryCaseQuery } from "./knowledge-queries.ts";
import { useCopy } from "./use-copy.ts";

/** A decided case (案例) in its parts, with its citations as links to the law of its day. */
export function LibraryCasePage() {
  const { t } = useWords();
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(libraryCaseQuery(id));
  usePageTitle(data?.caseNumber ?? t("knowledge.tab.cases"));
  return (
    <section className="xz-page xz-wide xz-reader" data-library-reader={id}>
      <Link className="xz-back" to="/knowledge/cases">
        {t("knowledge.tab.cases")}
      </Link>
      {error && (
        <>
          <h1>{t("knowledge.tab.cases")}</h1>
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        </>
      )}
      {!data && !error && <Loading />}
      {data && <CaseShown decided={data} />}
    </section>
  );
}

function CaseShown({ decided }: { readonly decided: LibraryCase }) {
  const { t } = useWords();
  const copy = useCopy();
  return (
    <>
      <h1 lang="zh-CN">{decided.caseNumber}</h1>
      <p className="xz-quiet" lang="zh-CN">
        {decided.court} · {decided.cause} · {decided.decidedOn ?? t("knowledge.notSaid")} · {decided.source}
      </p>
      {decided.invented && (
        <Alert
          type="warning"
          showIcon
          className="xz-law-warning"
          title={t("knowledge.case.invented.what")}
          data-invented
        />
      )}
      <div className="xz-buttons">
        <Button size="small" onClick={() => void copy(`${decided.court}${decided.caseNumber}`)}>
          {t("knowledge.case.copy")}
        </Button>
      </div>
      <div className="xz-reader-body">
        <nav className="xz-contents" aria-label={t("knowledge.contents")}>
          <CaseContents decided={decided} />
        </nav>
        <div className="xz-law">
          {decided.parts.map((part, at) => (
            <CasePart key={part.name.zh} part={part} at={at} on={decided.decidedOn ?? undefined} />
          ))}
        </div>
      </div>
    </>
  );
}

function goToPart(at: number): void {
  const element = document.getElementById(`part-${at}`);
  element?.scrollIntoView({ block: "start" });
  element?.focus({ preventScroll: true });
}

function CaseContents({ decided }: { readonly decided: LibraryCase }) {
  const { t, both } = useWords();
  return (
    <>
      <h2 className="xz-h3">{t("knowledge.contents")}</h2>
      <ul>
        {decided.parts.map((part, at) => (
          <li key={part.name.zh}>
            <a
              href={`#part-${at}`}
              onClick={(event) => {
                event.preventDefault();
                goToPart(at);
              }}
            >
              {both(part.name)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function CasePart(props: { part: LibraryCase["parts"][number]; at: number; on: string | undefined }) {
  const { both } = useWords();
  const { part, at, on } = props;
  return (
    <section
      id={`part-${at}`}
      tabIndex={-1}
      className="xz-case-part"
      aria-labelledby={`part-${at}-title`}
      data-part={part.name.en}
    >
      <h2 id={`part-${at}-title`}>{both(part.name)}</h2>
      <CitedText text={part.text} citations={part.citations} marks={[]} on={on} />
    </section>
  );
}
