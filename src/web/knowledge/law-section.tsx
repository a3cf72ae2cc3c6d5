import { useQuery } from "@tanstack/react-query";
import { memo, type ReactNode } from "react";
import { Link } from "react-router";
import type { ResolvedCitation } from "../../vocabulary/protocol-knowledge.ts";
import { CitedText, type FoundPlace } from "./cited-text.tsx";
import { CopyButtons } from "./copy-buttons.tsx";
import { articleAnchor, articleNumber, citationForm, type Moment, readArticlePath } from "./knowledge-paths.ts";
import { citationsQuery } from "./knowledge-queries.ts";
import type { LawSection, ReadArticle } from "./law-sections.ts";
import { useSeen } from "./use-seen.ts";

/** The law that a section is read in. */
export interface ReadLaw {
  readonly key: string;
  readonly title: string;
  /** The day or version that the address asks for; links within the law keep to it. */
  readonly moment: Moment;
  /** The same for links that are copied: it stays true when time goes on. */
  readonly lasting: Moment;
  /** The version as the citation service names it. */
  readonly within: { readonly key: string; readonly version: string };
  /** Day on which citations are looked up. */
  readonly on: string | undefined;
}

const NONE: readonly never[] = [];

/** Heading of a level, h2 at the outermost; HTML has six. */
function HeadingAt({
  level,
  id,
  children,
}: {
  readonly level: number;
  readonly id: string;
  readonly children: ReactNode;
}) {
  const Tag = (["h2", "h3", "h4", "h5", "h6"] as const)[Math.min(level, 4)] ?? "h6";
  return (
    <Tag id={id} className={`xz-law-heading xz-law-heading-${level}`} lang="zh-CN">
      {children}
    </Tag>
  );
}

/** The citations in the articles of a section, asked for in one request and told by article. */
function useCitations(law: ReadLaw, articles: readonly ReadArticle[], wanted: boolean) {
  const text = articles.map((article) => article.text).join("\n");
  const { data } = useQuery({ ...citationsQuery({ text, on: law.on, within: law.within }), enabled: wanted });
  const byArticle = new Map<string, ResolvedCitation[]>();
  let from = 0;
  for (const article of articles) {
    const to = from + article.text.length;
    const inside = data?.filter(({ start, end }) => start >= from && end <= to) ?? [];
    const moved = inside.map((one) => ({ ...one, start: one.start - from, end: one.end - from }));
    byArticle.set(articleAnchor(article), moved);
    from = to + 1;
  }
  return byArticle;
}

/** Articles under the same headings; drawn again only when a found place in them changes. */
export const LawSectionView = memo(function LawSectionView(props: {
  readonly section: LawSection;
  readonly law: ReadLaw;
  readonly marks: ReadonlyMap<string, readonly FoundPlace[]> | undefined;
}) {
  const { section, law, marks } = props;
  const [element, seen] = useSeen<HTMLElement>();
  const citations = useCitations(law, section.articles, seen);
  return (
    <section ref={element} id={section.id} className="xz-law-section" data-section={section.id}>
      {section.headings.map(({ id, text, level }) => (
        <HeadingAt key={id} level={level} id={id}>
          {text}
        </HeadingAt>
      ))}
      {section.articles.map((article) => {
        const anchor = articleAnchor(article);
        return (
          <LawArticle
            key={anchor}
            article={article}
            law={law}
            level={section.path.length}
            citations={citations.get(anchor) ?? NONE}
            marks={marks?.get(anchor) ?? NONE}
          />
        );
      })}
    </section>
  );
});

function LawArticle(props: {
  readonly article: ReadArticle;
  readonly law: ReadLaw;
  readonly level: number;
  readonly citations: readonly ResolvedCitation[];
  readonly marks: readonly FoundPlace[];
}) {
  const { article, law } = props;
  const anchor = articleAnchor(article);
  const path = readArticlePath(law.key, article, law.lasting);
  const form = citationForm(law.title, article.label);
  return (
    <article
      id={anchor}
      tabIndex={-1}
      aria-labelledby={`${anchor}-label`}
      className="xz-law-article"
      data-article={articleNumber(article)}
      data-citation-form={form}
      data-path={path}
    >
      <div className="xz-law-article-head">
        <HeadingAt level={props.level} id={`${anchor}-label`}>
          <Link to={readArticlePath(law.key, article, law.moment)} className="xz-row-link">
            {article.label}
          </Link>
        </HeadingAt>
        <CopyButtons citation={form} path={path} />
      </div>
      <CitedText text={article.text} citations={props.citations} marks={props.marks} on={law.on} />
    </article>
  );
}
