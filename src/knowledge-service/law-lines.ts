import { z } from "zod";
import { Day } from "../vocabulary/day.ts";
import type { LawRank } from "../vocabulary/law.ts";
import { type LawVersion, lawKeyOf } from "./law-version.ts";

const RANKS: Readonly<Record<string, LawRank>> = {
  宪法: "constitution",
  法律: "law",
  行政法规: "administrative-regulation",
  司法解释: "judicial-interpretation",
  部门规章: "departmental-rule",
};

/** One line of a laws file (法规版本行): one version of a law with its articles. */
export const LawLine = z
  .object({
    id: z.string(),
    title: z.string().min(1),
    category: z.string(),
    issuer: z.string().nullable().default(null),
    issuedOn: Day.nullable().default(null),
    effectiveOn: Day.nullable().default(null),
    expiresOn: Day.nullable().default(null),
    status: z.enum(["effective", "superseded", "unknown"]).default("unknown"),
    source: z.string().default(""),
    sourceFile: z.string().default(""),
    form: z.enum(["article", "item", "paragraph"]).default("article"),
    articles: z.array(
      z.object({
        no: z.int(),
        sub: z.int().nullable().default(0),
        path: z.array(z.string()).default([]),
        text: z.string(),
      }),
    ),
  })
  .transform(
    (line): LawVersion => ({
      key: lawKeyOf(line.title),
      title: line.title,
      rank: RANKS[line.category] ?? "other",
      issuer: line.issuer,
      issuedOn: line.issuedOn,
      from: line.effectiveOn,
      until: line.expiresOn,
      status: line.status,
      source: [line.source, line.sourceFile].filter((part) => part !== "").join(": ") || line.id,
      articles: line.articles.map((article) => ({ ...article, sub: article.sub ?? 0 })),
    }),
  );
