import type { ArticleCorpus } from "./article-corpus.ts";
import type { ArticleScores, FieldScores } from "./article-scores.ts";

/** What is weighed when a provision is ranked (排序特征), in the order of a row; names for the reader. */
export const RANK_FEATURES = [
  { id: "score", zh: "词语总分", en: "words in all" },
  { id: "words", zh: "条文用词", en: "words of the text" },
  { id: "pairs", zh: "条文字串", en: "character pairs of the text" },
  { id: "head", zh: "法规名称和章节", en: "title and headings" },
  { id: "place", zh: "词语检索名次", en: "place by words" },
  { id: "relative", zh: "与最佳条文之比", en: "share of the best score" },
  { id: "wordsHeld", zh: "词语覆盖", en: "words covered" },
  { id: "pairsHeld", zh: "字串覆盖", en: "character pairs covered" },
  { id: "queryLength", zh: "问题长度", en: "length of the question" },
  { id: "rank", zh: "效力级别", en: "rank of the law" },
  { id: "lawShare", zh: "法规常用程度", en: "how often the law answers" },
  { id: "length", zh: "条文长度", en: "length of the article" },
  { id: "position", zh: "条文在法规中的位置", en: "position in the law" },
  { id: "lawScore", zh: "同一法规的其他命中", en: "other hits of the law" },
  { id: "lawBest", zh: "同一法规的最佳命中", en: "best hit of the law" },
  { id: "before", zh: "前一条的命中", en: "hit of the article before" },
  { id: "after", zh: "后一条的命中", en: "hit of the article after" },
  { id: "askedMost", zh: "相似问题曾适用本条", en: "answered a like question" },
  { id: "askedSum", zh: "多个相似问题曾适用本条", en: "answered several like questions" },
  { id: "askedLaw", zh: "相似问题曾适用本法", en: "law answered like questions" },
  { id: "best", zh: "最佳条文得分", en: "score of the best article" },
  { id: "lawSize", zh: "法规条文数", en: "articles of the law" },
  { id: "askedBeside", zh: "相似问题曾适用相邻条文", en: "a neighbour answered a like question" },
  { id: "chapterScore", zh: "同一章节的其他命中", en: "other hits of the chapter" },
  { id: "pairScore", zh: "字串检索得分", en: "score by character pairs alone" },
  { id: "pairPlace", zh: "字串检索名次", en: "place by character pairs alone" },
  { id: "askedNearest", zh: "最相似问题的相似度", en: "likeness of the nearest question" },
] as const;

/** Which articles and laws answered questions like this one, and how alike those are. */
export interface AskedBefore {
  readonly most: ReadonlyMap<number, number>;
  readonly sum: ReadonlyMap<number, number>;
  /** Share of the likeness, by law version. */
  readonly laws: ReadonlyMap<number, number>;
  /** Likeness of the nearest question: how much the rest of this is worth. */
  readonly nearest: number;
}

/** What the rows of features are made from. */
export interface FeatureSources {
  readonly corpus: ArticleCorpus;
  readonly scores: ArticleScores;
  readonly fields: FieldScores;
  readonly asked: AskedBefore;
  readonly lawShares: ReadonlyMap<string, number>;
}

/** Only the first so many speak for their law and chapter. */
const SPEAKING = 50;
/** Share of a law that never answered a question. */
const UNSEEN = 0.001;

/** Features of the candidates, which must stand in the order of their score by words; a row each. */
export function featureRows(candidates: readonly number[], sources: FeatureSources): Float32Array[] {
  const { scores } = sources;
  const best = scores.total[candidates[0] ?? 0] || 1;
  const terms = scores.terms.reduce(
    (sum, { rarity, isPair, from, to }) => {
      if (from === to) return sum;
      return isPair ? { ...sum, pairs: sum.pairs + rarity } : { ...sum, words: sum.words + rarity };
    },
    { words: 0, pairs: 0 },
  );
  const company = companyOf(candidates, sources);
  const pairs = pairStanding(sources.fields.allPairs);
  return candidates.map((document, at) =>
    Float32Array.from([
      ...wordFeatures(document, at, sources, { best, ...terms }),
      ...standingFeatures(document, sources),
      ...companyFeatures(document, sources, company, best),
      pairs.score(at),
      pairs.place(at),
      sources.asked.nearest,
    ]),
  );
}

function wordFeatures(
  document: number,
  at: number,
  { scores, fields }: FeatureSources,
  all: { best: number; words: number; pairs: number },
): number[] {
  const score = scores.total[document] ?? 0;
  return [
    score,
    fields.words[at] ?? 0,
    fields.pairs[at] ?? 0,
    fields.head[at] ?? 0,
    Math.log(at + 1),
    score / all.best,
    (fields.wordsHeld[at] ?? 0) / (all.words || 1),
    (fields.pairsHeld[at] ?? 0) / (all.pairs || 1),
    scores.terms.length,
  ];
}

function standingFeatures(document: number, { corpus, lawShares }: FeatureSources): number[] {
  const version = corpus.versions[corpus.version[document] ?? 0];
  return [
    version?.rank ?? 0,
    Math.log(UNSEEN + (lawShares.get(version?.key ?? "") ?? 0)),
    Math.log((corpus.terms.textLengths[document] ?? 0) + 1),
    (corpus.article[document] ?? 0) / (version?.articles || 1),
  ];
}

/** Score by pairs alone against the best, and the logarithm of the place it gives. */
function pairStanding(allPairs: Float32Array): { score(at: number): number; place(at: number): number } {
  const order = Array.from(allPairs.keys()).sort((a, b) => (allPairs[b] ?? 0) - (allPairs[a] ?? 0) || a - b);
  const places = new Float32Array(allPairs.length);
  order.forEach((at, place) => {
    places[at] = Math.log(place + 1);
  });
  const best = allPairs[order[0] ?? 0] || 1;
  return { score: (at) => (allPairs[at] ?? 0) / best, place: (at) => places[at] ?? 0 };
}

/** What the best candidates of one law scored: squares in all, and the best of them. */
interface LawHits {
  readonly sum: number;
  readonly best: number;
}

const NO_HITS: LawHits = { sum: 0, best: 0 };

interface Company {
  readonly all: number;
  readonly laws: ReadonlyMap<number, LawHits>;
  readonly chapters: ReadonlyMap<number, number>;
}

function companyOf(candidates: readonly number[], { corpus, scores }: FeatureSources): Company {
  const laws = new Map<number, LawHits>();
  const chapters = new Map<number, number>();
  let all = 0;
  for (const document of candidates.slice(0, SPEAKING)) {
    const score = scores.total[document] ?? 0;
    const square = score * score;
    const version = corpus.version[document] ?? 0;
    const chapter = corpus.chapter[document] ?? 0;
    const law = laws.get(version) ?? NO_HITS;
    all += square;
    laws.set(version, { sum: law.sum + square, best: Math.max(law.best, score) });
    chapters.set(chapter, (chapters.get(chapter) ?? 0) + square);
  }
  return { all: all || 1, laws, chapters };
}

function companyFeatures(document: number, sources: FeatureSources, company: Company, best: number): number[] {
  const { corpus, scores, asked } = sources;
  const version = corpus.version[document] ?? 0;
  const law = company.laws.get(version) ?? NO_HITS;
  const beside = (step: number, of: (neighbour: number) => number) =>
    corpus.version[document + step] === version ? of(document + step) : 0;
  const scoreOf = (neighbour: number) => (scores.total[neighbour] ?? 0) / best;
  const askedOf = (neighbour: number) => asked.most.get(neighbour) ?? 0;
  return [
    law.sum / company.all,
    law.best / best,
    beside(-1, scoreOf),
    beside(1, scoreOf),
    asked.most.get(document) ?? 0,
    asked.sum.get(document) ?? 0,
    asked.laws.get(version) ?? 0,
    best,
    Math.log(corpus.versions[version]?.articles || 1),
    Math.max(beside(-1, askedOf), beside(1, askedOf)),
    (company.chapters.get(corpus.chapter[document] ?? 0) ?? 0) / company.all,
  ];
}
