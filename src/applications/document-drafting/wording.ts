import { findInstructions } from "../../engine/text/injection.ts";
import { isPersonName, ORGANISATION } from "../../engine/text/party-labels.ts";
import type { LanguageModel } from "../../governance/application.ts";

const MOST_TOKENS = 800;
const LONGEST = 1200;
/** Words with which a sentence would evaluate or decide instead of telling what the file shows. */
const DECIDING =
  /支持|驳回|应当|应予|应由|应承担|不予|予以|认定|采信|采纳|判决|判令|裁定|责任|违约|违法|无效|有效|合法|成立|胜诉|败诉|本院|理由/u;
const NUMBERS = /\d+(?:[.,]\d+)*%?|[零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟两]{2,}/gu;
const AFTER_A_JOINT = /[与和向由对、]([\u4e00-\u9fff]{2,3})/gu;

const SYSTEM =
  "你是法院文书的文字助手。只把给出的事实语句连成一段通顺的书面文字。不得增加、删除或者推断任何事实、人名、日期、金额，不得评价，不得写裁判结果。只输出这一段文字。";

function known(text: string, pattern: RegExp, source: string): boolean {
  return [...text.matchAll(pattern)].every((match) => source.includes(match[1] ?? match[0]));
}

/** Names of people and organisations in the wording stand in the facts. */
function namesAreKnown(text: string, source: string): boolean {
  const organisations = text
    .split(/[，。；、：（）\s]/u)
    .filter((piece) => piece.length > 4 && ORGANISATION.test(piece));
  if (organisations.some((name) => !source.includes(name))) return false;
  return [...text.matchAll(AFTER_A_JOINT)].every((match) => {
    const name = match[1] ?? "";
    return !isPersonName(name) || source.includes(name.slice(0, 2));
  });
}

/**
 * True when a model's wording may stand beside the facts it was given: every number, date, amount and name in it occurs in
 * them, nothing of them is missing, and it neither evaluates nor decides nor gives orders.
 */
export function isFaithful(text: string, statements: readonly string[]): boolean {
  const source = statements.join("");
  if (text === "" || text.length > LONGEST || /[【】{}<>]/u.test(text) || DECIDING.test(text)) return false;
  if (findInstructions(text).length > 0) return false;
  return known(text, NUMBERS, source) && known(source, NUMBERS, text) && namesAreKnown(text, source);
}

/** Asks the model to join statements of fact into one paragraph; null when there is no model or its answer may not be used. */
export async function wordFacts(
  model: LanguageModel,
  statements: readonly string[],
): Promise<{ model: string; text: string } | null> {
  if (model.name === undefined || statements.length < 2) return null;
  const user = statements.map((statement, index) => `${index + 1}. ${statement}`).join("\n");
  const answer = await model.complete({ system: SYSTEM, user, maxTokens: MOST_TOKENS });
  const text = (answer ?? "").replace(/\s+/gu, "");
  return isFaithful(text, statements) ? { model: model.name, text } : null;
}
