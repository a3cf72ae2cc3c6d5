import { z } from "zod";
import { Day } from "./day.ts";
import { LawRank, Provision, ProvisionRef } from "./law.ts";

/*
 * What the page and the server say about the knowledge service platform (知识服务平台): laws, cases, terms, releases.
 * All paths start with /api and need a signed-in person; knowledge is the same for all courts, so no case is named.
 * A law is named by its key: the title without the name of the state, for example 民法典.
 */

const Both = z.object({ zh: z.string(), en: z.string() });

/** Why a text must not be taken for the law of the day, or what to know before using it (handbook T §0.5). */
export const LawWarning = z.object({ id: z.string(), text: Both });
export type LawWarning = z.infer<typeof LawWarning>;

// GET /laws?words=&rank=&field=&page= -> LawList: laws by title, newest version first; 50 a page, counted from 1
export const LawRow = z.object({
  key: z.string(),
  title: z.string(),
  rank: LawRank,
  /** Subject field (法律部门), for example 民法商法; null when the source does not say. */
  field: z.string().nullable(),
  issuer: z.string().nullable(),
  from: Day.nullable(),
  until: Day.nullable(),
  status: z.enum(["effective", "superseded", "unknown"]),
  versions: z.int(),
  articles: z.int(),
});
export type LawRow = z.infer<typeof LawRow>;
export const LawList = z.object({
  total: z.int(),
  rows: z.array(LawRow),
  /** How many laws there are of each rank and field, for the filters. */
  ranks: z.array(z.object({ rank: LawRank, count: z.int() })),
  fields: z.array(z.object({ field: z.string(), count: z.int() })),
});
export type LawList = z.infer<typeof LawList>;

const Weighed = z.object({ id: z.string(), ...Both.shape, value: z.number(), contribution: z.number() });

/** A provision found by words, with the reasons for it (命中理由). */
export const ProvisionHit = z.object({
  provision: Provision,
  /** Comparable within one answer only. */
  score: z.number(),
  matched: z.array(z.string()),
  /** Everyday words of the query and the statute words for them that the provision holds. */
  expansions: z.array(z.object({ word: z.string(), stands: z.array(z.string()) })),
  /** The sentence that matched best, as a place in the provision's text. */
  passage: z.object({ start: z.int(), end: z.int() }).nullable(),
  /** What weighed most in its place, greatest first. */
  weighed: z.array(Weighed),
  /** Set when the name of a law was written wrongly and read as another one. */
  correction: z.object({ written: z.string(), read: z.string() }).optional(),
});
export type ProvisionHit = z.infer<typeof ProvisionHit>;

// GET /laws/search?words=&on=&law=&rank=&field=&limit= -> ProvisionHit[]

/** One version of a law in the slider: its days and how it came about. */
export const VersionRow = z.object({
  /** First day in force, or day of issue where that is unknown, or "undated": names the version in paths. */
  id: z.string(),
  title: z.string(),
  issuedOn: Day.nullable(),
  from: Day.nullable(),
  until: Day.nullable(),
  status: z.enum(["effective", "superseded", "unknown"]),
  /** Promulgation and amendment lines of the source. */
  history: z.array(z.string()),
  /** Law that repealed this version by name, when known. */
  repealedBy: z.object({ key: z.string(), title: z.string() }).nullable(),
  /** Laws that this version repeals by name. */
  repeals: z.array(z.object({ key: z.string(), title: z.string() })),
  /** Amending instruments that went into this text, oldest first. */
  amendedBy: z.array(z.object({ key: z.string(), title: z.string() })).optional(),
  /** Where the first day and the status come from, in words of the source. */
  effectiveOnBasis: z.string().nullable().optional(),
  statusBasis: z.string().nullable().optional(),
  articles: z.int(),
  source: z.string(),
});
export type VersionRow = z.infer<typeof VersionRow>;

/** A citation inside a text: where it stands and what it means today (handbook T §0.4). */
export const ResolvedCitation = z.object({
  start: z.int(),
  end: z.int(),
  quote: z.string(),
  ref: ProvisionRef.nullable(),
  /** Law key and version of the provision; null when it could not be resolved. */
  key: z.string().nullable(),
  version: z.string().nullable(),
  /** Official citation form, for example 《中华人民共和国民法典》第六百六十七条. */
  official: z.string().nullable(),
  /** Set when the article was renumbered: the number as it was written, and why it is another today. */
  renumbered: z.object({ from: ProvisionRef, why: Both }).nullable(),
  /** Why there is no provision: "unknown-law", "no-such-article", "no-such-part", "not-in-force", "ambiguous"; null when there is. */
  problem: z.object({ code: z.string(), text: Both }).nullable(),
  warnings: z.array(LawWarning),
});
export type ResolvedCitation = z.infer<typeof ResolvedCitation>;

// POST /citations CitationsAsked -> ResolvedCitation[]
export const CitationsAsked = z.object({
  text: z.string().max(200_000),
  on: Day.optional(),
  /** The law and version that the text is part of, so that 本法 and 前条 mean it; absent for other texts. */
  within: z.object({ key: z.string(), version: z.string() }).optional(),
});

/** An article in the reader. */
export const ArticleView = z.object({
  no: z.int(),
  sub: z.int(),
  /** 第六百六十七条 or 第一百三十三条之一. */
  label: z.string(),
  path: z.array(z.string()),
  text: z.string(),
  citations: z.array(ResolvedCitation),
});
export type ArticleView = z.infer<typeof ArticleView>;

// GET /laws/:key?on= | ?version= -> LawView: the version in force on the day (today when neither is given)
export const LawView = z.object({
  key: z.string(),
  title: z.string(),
  rank: LawRank,
  field: z.string().nullable(),
  issuer: z.string().nullable(),
  /** The version shown; null when none was in force on the day. */
  version: VersionRow.nullable(),
  versions: z.array(VersionRow),
  warnings: z.array(LawWarning),
  preamble: z.string().nullable(),
  articles: z.array(ArticleView.omit({ citations: true })),
  appendix: z.string().nullable(),
});
export type LawView = z.infer<typeof LawView>;

// GET /laws/:key/articles/:label?on= -> ArticlePage; label is 667 or 133-1
export const ArticlePage = z.object({
  provision: Provision,
  official: z.string(),
  article: ArticleView,
  warnings: z.array(LawWarning),
  /** The article in every version, oldest first, for "what changed". */
  history: z.array(
    z.object({
      version: z.string(),
      from: Day.nullable(),
      text: z.string().nullable(),
      /** The number it had in that version, for example 第二百四十六条; null where it was not there. */
      label: z.string().nullable().optional(),
    }),
  ),
  /** Articles of other laws and of this one that cite it, in force on the day; at most 200. */
  citedBy: z.array(
    z.object({ key: z.string(), title: z.string(), label: z.string(), article: z.string(), excerpt: z.string() }),
  ),
  citedByCount: z.int(),
  /** Decided cases of the library that apply it; at most 50, newest first. */
  cases: z.array(z.object({ id: z.string(), caseNumber: z.string(), court: z.string(), cause: z.string() })),
  casesCount: z.int(),
});
export type ArticlePage = z.infer<typeof ArticlePage>;

// GET /laws/:key/compare?from=&to= -> LawComparison: two versions, article by article, matched by number and by likeness
export const LawComparison = z.object({
  from: VersionRow,
  to: VersionRow,
  rows: z.array(
    z.object({
      before: z.object({ label: z.string(), text: z.string() }).nullable(),
      after: z.object({ label: z.string(), text: z.string() }).nullable(),
      change: z.enum(["same", "changed", "renumbered", "renumbered-changed", "added", "removed"]),
    }),
  ),
});
export type LawComparison = z.infer<typeof LawComparison>;

// GET /library?words=&cause=&court=&page= -> LibraryList; GET /library/:id -> DecidedCase with its parts
export const LibraryRow = z.object({
  id: z.string(),
  caseNumber: z.string(),
  court: z.string(),
  cause: z.string(),
  decidedOn: Day.nullable(),
  tier: z.int(),
  excerpt: z.string(),
  score: z.number().nullable(),
  invented: z.boolean(),
});
export type LibraryRow = z.infer<typeof LibraryRow>;
export const LibraryList = z.object({ total: z.int(), rows: z.array(LibraryRow) });
export type LibraryList = z.infer<typeof LibraryList>;
export const LibraryCase = z.object({
  id: z.string(),
  caseNumber: z.string(),
  court: z.string(),
  cause: z.string(),
  decidedOn: Day.nullable(),
  tier: z.int(),
  invented: z.boolean(),
  source: z.string(),
  /** Parts of the judgment in their order, with the citations in them. */
  parts: z.array(z.object({ name: Both, text: z.string(), citations: z.array(ResolvedCitation) })),
});
export type LibraryCase = z.infer<typeof LibraryCase>;

// GET /terms?words= -> Term[]: terms that laws define themselves ("本法所称…"), with the article that defines them; at most 100
export const Term = z.object({
  term: z.string(),
  definition: z.string(),
  key: z.string(),
  title: z.string(),
  label: z.string(),
  article: z.string(),
});
export type Term = z.infer<typeof Term>;

// GET /releases -> ReleaseRow[]; POST /releases/:collection/:release/use {reason} -> ReleaseRow[] (president only; goes to the ledger)
export const ReleaseRow = z.object({
  collection: z.enum(["laws", "cases"]),
  release: z.string(),
  madeAt: z.string(),
  counts: z.record(z.string(), z.int()),
  sm3: z.string(),
  sources: z.array(z.string()),
  /** "valid": the signature is ours and the content is what was signed; "unsigned": made before releases were signed. */
  signature: z.enum(["valid", "invalid", "unsigned"]),
  current: z.boolean(),
  /** What the release changed against the one before it. */
  change: z.object({ added: z.int(), replaced: z.int(), removed: z.int() }).nullable(),
  /** Who last chose this release by hand, when and why; null when nobody did. */
  chosen: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable().optional(),
});
export type ReleaseRow = z.infer<typeof ReleaseRow>;
export const ReleaseUse = z.object({ reason: z.string().min(2).max(500) });
