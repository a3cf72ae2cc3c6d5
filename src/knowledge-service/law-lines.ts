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

const text = z.string().nullable().default(null);

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
    branch: text,
    effectiveOnBasis: text,
    statusBasis: text,
    notYetInForce: z.boolean().default(false),
    repealedBy: text,
    defect: text,
    history: z.array(z.string()).default([]),
    preamble: text,
    appendix: text,
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
      articles: line.articles.map(({ no, sub, path, text: words }) => ({ no, sub: sub ?? 0, path, text: words })),
      field: line.branch,
      sourceId: line.id,
      repealedById: line.repealedBy,
      effectiveOnBasis: line.effectiveOnBasis,
      statusBasis: line.statusBasis,
      form: line.form,
      notYetInForce: line.notYetInForce,
      defect: line.defect,
      history: line.history,
      preamble: line.preamble,
      appendix: line.appendix,
      repealedBy: null,
      repeals: [],
      amendedBy: [],
    }),
  );
