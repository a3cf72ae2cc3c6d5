import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { Link } from "react-router";
import type { Provision } from "../../vocabulary/law.ts";
import type { ResolvedCitation } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";
import { citation as officialForm } from "../kit/citation.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { CopyButtons } from "./copy-buttons.tsx";
import { articleNumber, articlePath, lawKeyOf, type Moment } from "./knowledge-paths.ts";
import { citationsQuery, type FoundProvision, provisionsQuery } from "./knowledge-queries.ts";
import { LawDays } from "./law-marks.tsx";
import { MarkedWords } from "./marked-words.tsx";
import { today } from "./today.ts";

/** How many citations of the typed text are answered one by one. */
const MOST_CITED = 5;

/** The place of a provision without regard to its version, to see which hit a citation means. */
function placeOf({ law, article, sub }: Provision["ref"]): string {
  return `${lawKeyOf(law)}/${article}/${sub ?? 0}`;
}

/** Hits that the typed citations mean come first; the search orders the others. */
function citedFirst(hits: readonly FoundProvision[], cited: readonly ResolvedCitation[]): FoundProvision[] {
  const wanted = cited.flatMap(({ ref }) => (ref ? [placeOf(ref)] : []));
  const isWanted = ({ provision }: FoundProvision) => wanted.includes(placeOf(provision.ref));
  return [...hits.filter(isWanted), ...hits.filter((hit) => !isWanted(hit))];
}

/** The articles for words or a citation: a cited article first, or the reason why there is none. */
export function ProvisionHits({ words }: { readonly words: string }) {
  const { t } = useWords();
  const { data: hits, error, refetch } = useQuery(provisionsQuery(words));
  const { data: cited = [] } = useQuery(citationsQuery({ text: words }));
  const problems = cited.filter(({ problem }) => problem !== null).slice(0, MOST_CITED);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!hits) return <Loading />;
  return (
    <section aria-labelledby="provision-hits" data-provision-hits={hits.length}>
      <h2 id="provision-hits" className="xz-hits-title">
        {t("knowledge.hits")}
      </h2>
      <CitationProblems problems={problems} />
      <p role="status" className="xz-quiet">
        {hits.length === 0 ? t("law.none", { words }) : t("law.count", { count: hits.length })}
      </p>
      <ol className="xz-findings">
        {citedFirst(hits, cited).map((hit) => (
          <ProvisionHit key={hit.provision.id} hit={hit} />
        ))}
      </ol>
    </section>
  );
}

function CitationProblems({ problems }: { readonly problems: readonly ResolvedCitation[] }) {
  const { both } = useWords();
  return problems.map(({ quote, start, problem }) => (
    <Alert
      key={start}
      type="warning"
      showIcon
      className="xz-law-warning"
      title={<span lang="zh-CN">{quote}</span>}
      description={problem && both(problem.text)}
      data-citation-problem={problem?.code}
    />
  ));
}

function ProvisionHit({ hit }: { readonly hit: FoundProvision }) {
  const { t } = useWords();
  const { provision, matched } = hit;
  const name = officialForm(provision.ref);
  const number = articleNumber({ no: provision.ref.article, sub: provision.ref.sub ?? 0 });
  const pathOn = (moment: Moment) => articlePath(lawKeyOf(provision.ref.law), number, moment);
  const isOfficial = provision.wording === "official";
  return (
    <li className="xz-finding" data-provision={provision.id}>
      <p className="xz-hit-head">
        {/* Our own digests have no page of their own: they are no law text. */}
        {isOfficial ? (
          <Link className="xz-row-link" to={pathOn({})} lang="zh-CN">
            {name}
          </Link>
        ) : (
          <strong lang="zh-CN">{name}</strong>
        )}
        <span className="xz-quiet">
          <LawDays
            from={provision.from}
            until={provision.until}
            status={provision.until === null ? "effective" : "superseded"}
          />
        </span>
        {isOfficial && <CopyButtons citation={name} path={pathOn({ on: today() })} />}
      </p>
      {provision.path.length > 0 && (
        <p className="xz-quiet" lang="zh-CN">
          {provision.path.join(" › ")}
        </p>
      )}
      {!isOfficial && <p className="xz-warning">{t("provision.digest")}</p>}
      <blockquote lang="zh-CN">
        <MarkedWords text={provision.text} words={matched} />
      </blockquote>
    </li>
  );
}
