import type { Sentence } from "../../vocabulary/decided-case.ts";
import { yuan } from "../../vocabulary/money.ts";

const KINDS: Readonly<Record<Sentence["kind"], readonly [zh: string, en: string]>> = {
  death: ["死刑", "death"],
  "death-suspended": ["死刑缓期二年执行", "death with two years' suspension"],
  life: ["无期徒刑", "life imprisonment"],
  "fixed-term": ["有期徒刑", "imprisonment"],
  detention: ["拘役", "detention"],
  control: ["管制", "public surveillance"],
  "fine-only": ["单处罚金", "fine only"],
  exempted: ["免予刑事处罚", "exempted from punishment"],
  acquitted: ["无罪", "acquitted"],
};

function term(months: number): readonly [zh: string, en: string] {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const zh = `${years > 0 ? `${years}年` : ""}${rest > 0 ? `${rest}个月` : ""}`;
  return [zh, `${months} months`];
}

/** A sentence in words (宣告刑), as the judgment imposed it. */
export function sentenceText({ kind, months, probationMonths, fine }: Sentence): { zh: string; en: string } {
  const [zh, en] = KINDS[kind];
  const length = months === null ? (["", ""] as const) : term(months);
  const probation = probationMonths === null ? undefined : term(probationMonths);
  return {
    zh: `${zh}${length[0]}${probation ? `，缓刑${probation[0]}` : ""}${fine === null ? "" : `，罚金${yuan(fine)}元`}`,
    en: `${en} ${length[1]}${probation ? `, on probation for ${probation[1]}` : ""}${fine === null ? "" : `, fine ${yuan(fine)} yuan`}`.trim(),
  };
}
