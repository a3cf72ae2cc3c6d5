import { QuestionCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Popover } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { ResolvedCitation } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";
import { citation as officialForm } from "../kit/citation.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { articleNumber, articlePath, type Moment } from "./knowledge-paths.ts";
import { articleQuery } from "./knowledge-queries.ts";
import { LawDays, LawWarnings } from "./law-marks.tsx";

const OPENS_ON: ("hover" | "focus")[] = ["hover", "focus"];
const OPENS_AFTER_SECONDS = 0.25;

function numberOf({ ref }: ResolvedCitation): string | undefined {
  return ref ? articleNumber({ no: ref.article, sub: ref.sub ?? 0 }) : undefined;
}

/** A citation within a text: a link to its article with a card of it; with the reason where there is no article. */
export function CitationLink(props: {
  readonly citation: ResolvedCitation;
  readonly on: string | undefined;
  readonly children: ReactNode;
}) {
  const { citation, on } = props;
  const number = numberOf(citation);
  if (citation.problem || citation.key === null || number === undefined) return <UnresolvedCitation {...props} />;
  const moment: Moment = { on };
  return (
    <>
      <Popover
        trigger={OPENS_ON}
        mouseEnterDelay={OPENS_AFTER_SECONDS}
        content={<CitedCard citation={citation} lawKey={citation.key} number={number} moment={moment} />}
      >
        <Link
          className="xz-citation"
          to={articlePath(citation.key, number, moment)}
          data-citation={citation.official ?? citation.quote}
        >
          {props.children}
        </Link>
      </Popover>
      {citation.renumbered && <Renumbered citation={citation} />}
    </>
  );
}

function UnresolvedCitation({
  citation,
  children,
}: {
  readonly citation: ResolvedCitation;
  readonly children: ReactNode;
}) {
  const { t, both } = useWords();
  const problem = citation.problem ? both(citation.problem.text) : t("knowledge.citation.noArticle");
  return (
    <Popover trigger={OPENS_ON} content={<div className="xz-cited-card">{problem}</div>}>
      {/* It takes the focus, so that the reason is there for the keyboard as well. */}
      <button type="button" className="xz-citation-open" data-citation-problem={citation.problem?.code ?? "none"}>
        {children}
        <QuestionCircleOutlined aria-hidden />
        <span className="xz-sr">{t("knowledge.citation.open", { why: problem })}</span>
      </button>
    </Popover>
  );
}

/** 原第246条，现为第250条: the number as it was written is another one today. */
function Renumbered({ citation }: { readonly citation: ResolvedCitation }) {
  const { t, both } = useWords();
  if (!citation.renumbered || !citation.ref) return null;
  const said = (ref: { article: number; sub?: number | undefined }) =>
    ref.sub ? `${ref.article}条之${ref.sub}` : `${ref.article}条`;
  return (
    <span className="xz-renumbered" data-renumbered title={both(citation.renumbered.why)}>
      {t("knowledge.citation.renumbered", { from: said(citation.renumbered.from), to: said(citation.ref) })}
    </span>
  );
}

function CitedCard(props: {
  readonly citation: ResolvedCitation;
  readonly lawKey: string;
  readonly number: string;
  readonly moment: Moment;
}) {
  const { both } = useWords();
  const [wanted] = useState(props.moment);
  const { data, error, refetch } = useQuery(articleQuery(props.lawKey, props.number, wanted));
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { provision } = data;
  return (
    <div className="xz-cited-card" data-cited-card>
      <strong lang="zh-CN">{props.citation.official ?? officialForm(provision.ref)}</strong>
      <div className="xz-quiet">
        <LawDays
          from={provision.from}
          until={provision.until}
          status={provision.until === null ? "effective" : "superseded"}
        />
      </div>
      {props.citation.renumbered && <p className="xz-warning">{both(props.citation.renumbered.why)}</p>}
      <LawWarnings warnings={props.citation.warnings} />
      <blockquote lang="zh-CN">{data.article.text}</blockquote>
    </div>
  );
}
