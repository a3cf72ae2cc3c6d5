import { toChineseNumber } from "../engine/text/numerals.ts";
import type { Day } from "../vocabulary/day.ts";
import type { LawWarning, VersionRow } from "../vocabulary/protocol-knowledge.ts";
import type { LawHead } from "./law-store.ts";
import { type Article, firstDay, isInForce, versionId } from "./law-version.ts";

/** A version as the reader's slider shows it, with its status on the day. */
export function versionRow(head: LawHead, on: Day): VersionRow {
  return {
    id: versionId(head),
    title: head.title,
    issuedOn: head.issuedOn,
    from: head.from,
    until: head.until,
    status: statusOn(head, on),
    history: head.history,
    repealedBy: head.repealedBy,
    repeals: head.repeals,
    amendedBy: head.amendedBy,
    effectiveOnBasis: head.effectiveOnBasis,
    statusBasis: head.statusBasis,
    articles: head.count,
    source: head.source,
  };
}

/** What a version is on a day (效力状态); one that is not in force yet is "unknown", and its first day says why. */
export function statusOn(head: LawHead, on: Day): VersionRow["status"] {
  if (head.until !== null && head.until <= on) return "superseded";
  if (!isInForce(head, on)) return head.status === "superseded" ? "superseded" : "unknown";
  return head.status === "superseded" ? "effective" : head.status;
}

/** 第六百六十七条 or 第一百三十三条之一; in texts without 第X条, 第三项 or 第三段. */
export function articleLabel({ no, sub }: Pick<Article, "no" | "sub">, form: LawHead["form"] = "article"): string {
  const unit = form === "article" ? "条" : form === "item" ? "项" : "段";
  return `第${toChineseNumber(no)}${unit}${sub === 0 ? "" : `之${toChineseNumber(sub)}`}`;
}

/** What a reader must know of a version before relying on it, from its own record. */
export function versionWarnings(head: LawHead, on: Day): LawWarning[] {
  const first = firstDay(head);
  const warnings: (LawWarning | undefined)[] = [
    head.defect === null
      ? undefined
      : warning("defect", `来源文本有缺陷：${head.defect}`, `The source text has a defect: ${head.defect}.`),
    first !== null && on < first
      ? warning("not-yet", `该文本自${first}起施行，${on}尚未生效。`, `In force from ${first}; not yet on ${on}.`)
      : undefined,
    ended(head, on),
    head.status === "unknown" && (first === null || first <= on)
      ? warning(
          "unknown-status",
          `该文本是否现行有效未经核实（${head.statusBasis ?? "来源未说明"}）；引用前请核对官方文本。`,
          `Whether this text is in force is not verified (${head.statusBasis ?? "the source does not say"}); check the official text before citing it.`,
        )
      : undefined,
    head.from === null
      ? warning(
          "no-first-day",
          "来源未说明施行日期，以公布日期代替。",
          "The source does not say from which day it holds; the day of issue is used instead.",
        )
      : undefined,
  ];
  return warnings.filter((one) => one !== undefined);
}

function ended({ until, status, repealedBy: by }: LawHead, on: Day): LawWarning | undefined {
  if (until === null && status === "superseded")
    return warning(
      "superseded",
      "来源称该文本已失效，但未说明何时、由何文本取代；请核对官方文本。",
      "The source says that this text no longer holds, but not since when or by what; check the official text.",
    );
  if (until === null || on < until) return undefined;
  return warning(
    "superseded",
    `该文本自${until}起失效${by ? `，由《${by.title}》废止` : "，已有新文本"}。`,
    `No longer in force from ${until}${by ? `; repealed by ${by.title}` : "; there is a newer text"}.`,
  );
}

function warning(id: string, zh: string, en: string): LawWarning {
  return { id, text: { zh, en } };
}
