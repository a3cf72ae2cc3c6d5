import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { FoundPlace } from "./cited-text.tsx";
import { articleAnchor, wantedArticle } from "./knowledge-paths.ts";
import type { LawPlace, LawSection, ReadArticle } from "./law-sections.ts";
import { placesOf } from "./text-pieces.ts";

/** Found places by article, for one section. */
export type SectionMarks = ReadonlyMap<string, readonly FoundPlace[]>;

/** The search within a law that is being read. */
export interface LawFinding {
  readonly typed: string;
  /** True when what is typed is the number of an article of this law. */
  readonly isNumber: boolean;
  readonly count: number;
  /** Place of the current one, from 0. */
  readonly current: number;
  readonly type: (typed: string) => void;
  /** Goes one place on or back, or to the article whose number is typed. */
  readonly go: (step: 1 | -1) => void;
  readonly marksOf: (section: LawSection) => SectionMarks | undefined;
}

function placesIn(articles: readonly ReadArticle[], words: string): LawPlace[] {
  return articles.flatMap((article) => {
    const anchor = articleAnchor(article);
    return placesOf(article.text, words).map((place) => ({ article: anchor, ...place }));
  });
}

/** Goes to an article and gives it the focus, so that the keys for copying mean it. */
export function goToArticle(anchor: string): boolean {
  const element = document.getElementById(anchor);
  if (!element) return false;
  element.scrollIntoView({ block: "start" });
  element.focus({ preventScroll: true });
  // Articles far away had a guessed height; now that they are drawn the place is exact.
  requestAnimationFrame(() => element.scrollIntoView({ block: "start" }));
  return true;
}

function grouped<P extends LawPlace>(places: readonly P[]): Map<string, P[]> {
  const groups = new Map<string, P[]>();
  for (const place of places) {
    const group = groups.get(place.article);
    if (group) group.push(place);
    else groups.set(place.article, [place]);
  }
  return groups;
}

/** Marks of every section that has some; a section keeps its marks object while nothing in it changes. */
function useMarks(sections: readonly LawSection[], places: readonly LawPlace[], current: number) {
  const kept = useRef(new Map<string, { sign: string; marks: SectionMarks }>());
  return useMemo(() => {
    const next = new Map<string, { sign: string; marks: SectionMarks }>();
    const chosen = places[current];
    const byArticle = grouped(places);
    for (const { id, articles } of sections) {
      const own = articles.flatMap((article) => byArticle.get(articleAnchor(article)) ?? []);
      if (own.length === 0) continue;
      const sign = own.map((place) => `${place.article}:${place.start}-${place.end}:${place === chosen}`).join();
      const before = kept.current.get(id);
      const found = own.map((place) => ({ ...place, isCurrent: place === chosen }));
      next.set(id, before?.sign === sign ? before : { sign, marks: grouped(found) });
    }
    kept.current = next;
    return next;
  }, [sections, places, current]);
}

/** Finding words in a law, and going to an article by its number. */
export function useFindInLaw(sections: readonly LawSection[]): LawFinding {
  const [typed, setTyped] = useState("");
  const [current, setCurrent] = useState(0);
  const [went, setWent] = useState(0);
  const articles = useMemo(() => sections.flatMap((section) => section.articles), [sections]);
  const words = useDeferredValue(typed.trim());
  const wanted = wantedArticle(articles, typed);
  const isNumber = wanted !== undefined;
  const places = useMemo(() => (isNumber ? [] : placesIn(articles, words)), [articles, words, isNumber]);
  const at = Math.min(current, Math.max(places.length - 1, 0));
  const marks = useMarks(sections, places, at);
  useEffect(() => {
    if (went > 0) document.querySelector('[data-found-place="true"]')?.scrollIntoView({ block: "center" });
  }, [went]);
  return {
    typed,
    isNumber,
    count: places.length,
    current: at,
    type: (next) => {
      setTyped(next);
      setCurrent(0);
      setWent(0);
    },
    go: (step) => {
      if (wanted) {
        goToArticle(articleAnchor(wanted));
        return;
      }
      if (places.length === 0) return;
      // The first press goes to the first place; it is marked already but may be far away.
      if (went > 0) setCurrent((at + step + places.length) % places.length);
      setWent(went + 1);
    },
    marksOf: ({ id }) => marks.get(id)?.marks,
  };
}
