import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useEffect, useMemo } from "react";
import { Link, useLocation, useParams, useSearchParams } from "react-router";
import type { LawView, VersionRow } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { FindInLaw } from "./find-in-law.tsx";
import { comparePath, lastingMoment, lawPath, type Moment, momentOf, searchFor } from "./knowledge-paths.ts";
import { lawQuery } from "./knowledge-queries.ts";
import { LawContents } from "./law-contents.tsx";
import { LawWarnings } from "./law-marks.tsx";
import { LawRelations } from "./law-relations.tsx";
import { LawSectionView, type ReadLaw } from "./law-section.tsx";
import { lawSections } from "./law-sections.ts";
import { today } from "./today.ts";
import { permanentLink, useCopy } from "./use-copy.ts";
import { goToArticle, useFindInLaw } from "./use-find-in-law.ts";
import { useVersionName, VersionSlider } from "./version-slider.tsx";

/** Which version the address asks for. */
export function useMoment(): Moment {
  const [search] = useSearchParams();
  return { on: search.get("on") ?? undefined, version: search.get("version") ?? undefined };
}

/** The reader of a law (法律阅读): contents, versions, warnings, articles, on a day that stands in the address. */
export function LawReader() {
  const { key = "" } = useParams();
  const moment = useMoment();
  const { data, error, refetch } = useQuery(lawQuery(key, moment));
  usePageTitle(data?.title ?? key);
  return (
    <section className="xz-page xz-wide xz-reader" data-reader={key}>
      {error && (
        <>
          <h1 lang="zh-CN">{key}</h1>
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        </>
      )}
      {!data && !error && <Loading />}
      {data && <LawShown law={data} moment={moment} />}
    </section>
  );
}

function LawShown({ law, moment }: { readonly law: LawView; readonly moment: Moment }) {
  const { t } = useWords();
  const [, setSearch] = useSearchParams();
  const versions = useMemo(() => oldestFirst(law), [law]);
  const { version } = law;
  return (
    <>
      <LawHead law={law} moment={moment} />
      <VersionSlider
        versions={versions}
        shown={version}
        onChoose={(chosen) =>
          setSearch(searchFor({ ...momentOf(chosen) }), { replace: true, preventScrollReset: true })
        }
      />
      {version && <OldText law={law} version={version} />}
      <LawWarnings warnings={law.warnings} />
      {version ? (
        <>
          <LawRelations version={version} />
          <LawText law={law} moment={moment} />
        </>
      ) : (
        <p role="status" data-none-in-force>
          {t("knowledge.noneInForce", { on: moment.on ?? moment.version ?? "" })}
        </p>
      )}
    </>
  );
}

/** An earlier text may be the law of its day; that it is not today's must be seen before it is used (handbook T §0.5). */
function OldText({ law, version }: { readonly law: LawView; readonly version: VersionRow }) {
  const { t } = useWords();
  const present = law.versions.find(({ status }) => status === "effective");
  if (version.status !== "superseded") return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="xz-law-warning"
      data-old-text
      title={version.until ? t("knowledge.oldText", { until: version.until }) : t("knowledge.oldText.unknown")}
      action={present && <Link to={lawPath(law.key)}>{t("knowledge.oldText.present")}</Link>}
    />
  );
}

/** The slider runs from the oldest to the newest, whatever the order of the answer. */
function oldestFirst({ versions }: LawView) {
  const first = (id: string) => (id === "undated" ? "" : id);
  return [...versions].sort((a, b) => (first(a.id) < first(b.id) ? -1 : 1));
}

function LawHead({ law, moment }: { readonly law: LawView; readonly moment: Moment }) {
  const { t } = useWords();
  const copy = useCopy();
  const link = lawPath(law.key, lastingMoment(moment, today()));
  return (
    <div className="xz-law-head">
      <h1 lang="zh-CN">{law.version?.title ?? law.title}</h1>
      <p className="xz-quiet">
        {t(`knowledge.rank.${law.rank}`)} · <span lang="zh-CN">{law.issuer ?? t("knowledge.notSaid")}</span>
        {law.field && (
          <>
            {" · "}
            <span lang="zh-CN">{law.field}</span>
          </>
        )}{" "}
        · {t("knowledge.articles.count", { count: law.articles.length })}
      </p>
      <div className="xz-buttons">
        {law.versions.length > 1 && (
          <Link className="xz-way-on" to={comparePath(law.key)} data-compare>
            {t("knowledge.compare.open")}
          </Link>
        )}
        <Button size="small" onClick={() => void copy(permanentLink(link))} data-copy-link={link}>
          {t("knowledge.link.copy")}
        </Button>
      </div>
    </div>
  );
}

/** Where an address names an article, the page goes there once the law is shown. */
function useAnchor(version: string | undefined): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (version !== undefined && /^#a\d/u.test(hash)) goToArticle(hash.slice(1));
  }, [hash, version]);
}

/** Copying by key means the article that has the focus or in which the focus is. */
function focusedArticle(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("[data-article]") ?? null;
}

function step(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-article]")];
  const here = focusedArticle();
  const next = here ? all[all.indexOf(here) + by] : all[0];
  if (next) goToArticle(next.id);
}

function useArticleKeys(): void {
  const copy = useCopy();
  useShortcuts([
    {
      keys: "c",
      does: "knowledge.keys.copy",
      group: "other",
      run: () => {
        const form = focusedArticle()?.dataset["citationForm"];
        if (form) void copy(form);
      },
    },
    {
      keys: "l",
      does: "knowledge.keys.link",
      group: "other",
      run: () => {
        const path = focusedArticle()?.dataset["path"];
        if (path) void copy(permanentLink(path));
      },
    },
    { keys: "j", does: "knowledge.keys.next", group: "other", run: () => step(1) },
    { keys: "k", does: "knowledge.keys.previous", group: "other", run: () => step(-1) },
  ]);
}

function LawText({ law, moment }: { readonly law: LawView; readonly moment: Moment }) {
  const { t } = useWords();
  const nameOf = useVersionName();
  const sections = useMemo(() => lawSections(law.articles), [law.articles]);
  const finding = useFindInLaw(sections);
  const { version } = law;
  const { on, version: id } = moment;
  // A version that no day finds is read by the law of its own first day.
  const day = on ?? (id === undefined ? undefined : (version?.from ?? undefined));
  const read = useMemo<ReadLaw>(
    () => ({
      key: law.key,
      title: version?.title ?? law.title,
      within: { key: law.key, version: version?.id ?? "" },
      moment: { on, version: id },
      lasting: lastingMoment({ on, version: id }, today()),
      on: day,
    }),
    [law.key, law.title, version?.title, version?.id, on, id, day],
  );
  useAnchor(version?.id);
  useArticleKeys();
  return (
    <div className="xz-reader-body">
      <LawContents sections={sections} />
      <div className="xz-law" data-law-text={version?.id} aria-label={version ? nameOf(version) : undefined}>
        <FindInLaw finding={finding} />
        {law.preamble && (
          <div className="xz-law-text xz-preamble" lang="zh-CN">
            {law.preamble}
          </div>
        )}
        {sections.map((section) => (
          <LawSectionView key={section.id} section={section} law={read} marks={finding.marksOf(section)} />
        ))}
        {law.appendix && (
          <section>
            <h2 className="xz-law-heading">{t("knowledge.appendix")}</h2>
            <div className="xz-law-text" lang="zh-CN">
              {law.appendix}
            </div>
          </section>
        )}
      </div>
    </div>
  );
}
