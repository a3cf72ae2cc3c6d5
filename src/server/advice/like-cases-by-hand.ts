import { benchAccess } from "../../data-service/access.ts";
import { loadRecord } from "../../data-service/record.ts";
import type { CaseLabel } from "../../governance/application.ts";
import type { CaseSearchOptions, FoundCase } from "../../knowledge-service/case-search.ts";
import type { DecidedCase } from "../../vocabulary/decided-case.ts";
import type { Person } from "../../vocabulary/person.ts";
import type { LikeCaseRow, LikeCasesAsked } from "../../vocabulary/protocol-like-cases.ts";
import type { Premises } from "../premises.ts";

const MOST_SHOWN = 20;
const EXCERPT = 1500;

/**
 * Decided cases like what a member of the bench typed (类案手工检索). Plain search: works with assistance off.
 * @throws Failure "not_found" to those outside the case, "forbidden" to parties
 */
export async function likeCasesByHand(
  { records, knowledge }: Premises,
  person: Person,
  caseId: string,
  asked: LikeCasesAsked,
): Promise<LikeCaseRow[]> {
  await benchAccess(records, person, caseId);
  const { court } = await loadRecord(records, person, caseId);
  const { words, cause, byAuthority } = asked;
  const labels = new Map(knowledge.caseLabels().map((label) => [label.id, label]));
  const own = new Set(knowledge.features(words, cause ?? ""));
  const how: CaseSearchOptions & { court?: string } = {
    limit: MOST_SHOWN,
    byAuthority,
    only: filterOf(asked),
    court,
  };
  const found = await knowledge.findLikeCases({ facts: words, features: [...own], cause }, how);
  return found.map((one) => rowOf(one, labels, own));
}

function filterOf({ level, fromYear, untilYear }: LikeCasesAsked): (decided: DecidedCase) => boolean {
  return ({ courtLevel, decidedOn }) => {
    if (level !== undefined && courtLevel !== level) return false;
    if (fromYear === undefined && untilYear === undefined) return true;
    // A case without its day cannot be said to lie within the years asked for.
    const year = decidedOn === null ? undefined : Number(decidedOn.slice(0, 4));
    return year !== undefined && year >= (fromYear ?? 0) && year <= (untilYear ?? 9999);
  };
}

function rowOf(found: FoundCase, labels: ReadonlyMap<string, CaseLabel>, own: ReadonlySet<string>): LikeCaseRow {
  const { decided, score, matched, differing, authority } = found;
  const different = differing.flatMap((id) => {
    const label = labels.get(id);
    if (!label) return [];
    return own.has(id)
      ? [{ zh: `检索内容${label.zh}，该案未见`, en: `in the query: ${label.en}; not there` }]
      : [{ zh: `该案${label.zh}，检索内容未提及`, en: `there: ${label.en}; not in the query` }];
  });
  return {
    id: decided.id,
    caseNumber: decided.caseNumber,
    court: decided.court,
    cause: (decided.charges ?? []).join("、") || decided.cause,
    decidedOn: decided.decidedOn,
    authority,
    invented: decided.invented,
    score,
    different,
    alike: matched.flatMap((id) => {
      const label = labels.get(id);
      return label ? [{ zh: label.zh, en: label.en }] : [];
    }),
    words: matched.filter((word) => !labels.has(word)),
    facts: excerpt(decided.facts),
    reasoning: excerpt(decided.reasoning),
    result: excerpt(decided.result),
  };
}

function excerpt(text: string): string {
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}……` : text;
}
