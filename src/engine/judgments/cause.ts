import type { CompactText, Stretch } from "./compact-text.ts";
import { sourceStretch } from "./compact-text.ts";
import type { JudgmentParty, Said } from "./judgment.ts";

const NAMED =
  /(?<cause>[\u4e00-\u9fff、()]{2,40}?(?:纠纷|争议|责任|异议|无效|公告|确认|处罚|强制|许可|登记|补偿|赔偿|征收|公开|复议|裁决|不作为|违法|答复))(?:(?:及|和|与)行政(?:复议|赔偿))?(?:上诉|申请再审|再审)?一案/u;

/** The cause of a civil or administrative case (案由): what stands before 一案, without the names of the parties. */
export function readCause(
  compact: CompactText,
  course: readonly Stretch[],
  parties: readonly JudgmentParty[],
): Said<string> | undefined {
  for (const { start, end } of course) {
    const words = compact.text.slice(start, Math.min(end, start + 500));
    const match = NAMED.exec(words);
    const cause = match?.groups?.["cause"];
    if (!match || cause === undefined) continue;
    const value = withoutNames(cause, parties);
    if (value === "") continue;
    const to = start + match.index + cause.length;
    return {
      value: value.replace(/[()]/gu, (sign) => (sign === "(" ? "（" : "）")),
      ...sourceStretch(compact, { start: to - value.length, end: to }),
    };
  }
  return undefined;
}

function withoutNames(text: string, parties: readonly JudgmentParty[]): string {
  const names = parties.map(({ name }) => name.value).filter((name) => name.length > 1);
  const cut = names.reduce((rest, name) => {
    const at = rest.lastIndexOf(name);
    return at < 0 ? rest : rest.slice(at + name.length);
  }, text);
  const bare = cut
    .replace(/^.*(?:公司|公安局|人民政府|管理局|保障局|监督局|管理局|委员会|支行|分行|\))(?=[\u4e00-\u9fff]{4,})/u, "")
    .replace(/^.*(?:被告|第三人|原告|被上诉人|上诉人|被申请人)[\u4e00-\u9fff某×]{2,4}?(?=[\u4e00-\u9fff]{4,}$)/u, "");
  return bare.replace(/^(?:之间|等人?|的|、|因|为|不服|诉)+/u, "");
}
