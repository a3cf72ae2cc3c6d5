import { reasonText } from "../engine/retrieval/explain-hit.ts";
import { fold } from "../engine/retrieval/terms.ts";
import type { Day } from "../vocabulary/day.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { Provision } from "../vocabulary/law.ts";
import type { KnowledgeService } from "./knowledge-service.ts";
import type { FoundProvision } from "./law-search.ts";

/** A hit as a line of a listing. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly score: number;
  readonly matched: readonly string[];
  /** Why it was found, in words; absent where only the matched words are known. */
  readonly why?: { readonly zh: string; readonly en: string };
  readonly text: string;
}

/** Provisions for words or a citation, as a listing (法规检索). */
export async function searchLaws(
  service: KnowledgeService,
  words: string,
  options: { on: Day; limit: number },
): Promise<Listed[]> {
  if (fold(words).trim() === "") throw emptyQuery();
  const found = await service.findProvisions(words, options);
  return found.map((hit) => ({
    id: hit.provision.id,
    title: citationOf(hit.provision),
    score: hit.score,
    matched: hit.matched,
    why: hitReason(hit),
    text: hit.provision.text,
  }));
}

/** Why a provision was found, in words for a person, a corrected name of a law first (“民发典”按“民法典”理解). */
export function hitReason(hit: FoundProvision): { zh: string; en: string } {
  const reason = reasonText(hit);
  const { correction } = hit;
  if (correction === undefined) return reason;
  return {
    zh: `“${correction.written}”按“${correction.read}”理解；${reason.zh}`,
    en: `"${correction.written}" read as "${correction.read}"; ${reason.en}`,
  };
}

/**
 * The provision that a citation names, as in force on the day (法条查看).
 * @throws Failure "bad_request" when the text is no citation, "not_found" when nothing of that name held on the day
 */
export async function showProvision(service: KnowledgeService, citation: string, on: Day): Promise<Provision> {
  const ref = service.parseCitation(citation);
  if (!ref) {
    throw new Failure("bad_request", {
      zh: `“${citation}”不是可识别的法条引用；请写成“民法典第六百六十七条”或“民诉法 67”，或先导入该法规。`,
      en: `Cannot read "${citation}" as a citation. Write it like 民法典第六百六十七条 or 民诉法 67, or import the law first`,
    });
  }
  const provision = await service.provision(ref, on);
  if (provision) return provision;
  const held = service.versions(ref.law).map(({ from, until }) => `${from ?? "?"} – ${until ?? "…"}`);
  throw new Failure("not_found", {
    zh: `${on} 没有施行中的《${ref.law}》第${ref.article}条${held.length > 0 ? `；已导入的版本：${held.join("，")}` : "，该法规尚未导入"}。`,
    en: `Cannot show article ${ref.article} of ${ref.law}: not in force on ${on}${held.length > 0 ? `. Versions imported: ${held.join(", ")}` : ". The law has not been imported"}`,
  });
}

/** Decided cases like the facts, as a listing (类案检索). */
export async function searchCases(
  service: KnowledgeService,
  facts: string,
  options: { cause?: string; limit: number; byAuthority?: boolean },
): Promise<Listed[]> {
  if (fold(facts).trim() === "") throw emptyQuery();
  const { cause, ...how } = options;
  const found = await service.findLikeCases({ facts, features: [], ...(cause === undefined ? {} : { cause }) }, how);
  return found.map(({ decided, score, matched }) => ({
    id: decided.id,
    title: `${decided.court} ${decided.caseNumber} ${decided.cause}${decided.invented ? "（虚构案例）" : ""}`,
    score,
    matched,
    text: decided.facts,
  }));
}

/** A provision as a reader cites it: 《title》第667条第1款, with its wording when it may not be quoted. */
export function citationOf({ ref, wording }: Provision): string {
  const sub = ref.sub === undefined ? "" : `之${ref.sub}`;
  const paragraph = ref.paragraph === undefined ? "" : `第${ref.paragraph}款`;
  const item = ref.item === undefined ? "" : `第${ref.item}项`;
  return `《${ref.law}》第${ref.article}条${sub}${paragraph}${item}${wording === "digest" ? "（摘要，非官方文本）" : ""}`;
}

function emptyQuery(): Failure {
  return new Failure("bad_request", {
    zh: "检索词为空，请输入词语、问题或法条引用。",
    en: "Cannot search: the query is empty. Give words, a question or a citation",
  });
}
