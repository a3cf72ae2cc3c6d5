import { caseFee } from "../../engine/reasoning/fees.ts";
import { findAmounts, formatYuan } from "../../engine/text/amounts.ts";
import type { Draftmark } from "./mark.ts";
import type { Paper, Part } from "./paper.ts";
import type { Facts } from "./schema.ts";

const LINE = /(?:案件|一审)?受理费[^。\n]{2,160}[。\n]?/u;
const FULL = /受理费(?:人民币|为|计|：|:)?\s?(?<full>[\d,，.]+\s?元)/u;
const HALF = /减半(?:收取)?(?:后?(?:为|计|即)?|，?(?:实际)?收取)(?:人民币)?\s?(?<half>[\d,，.]+\s?元)/u;
const SHARE = /负担\s?(?:人民币)?(?<share>[\d,，.]+\s?元)/gu;
/** Courts commonly drop parts of a yuan. */
const ONE_YUAN = 100;

function fenOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : findAmounts(text.replace(/[，\s]/gu, ""))[0]?.fen;
}

function lineOf({ text, order }: Paper): Part | undefined {
  if (!order) return undefined;
  const match = LINE.exec(text.slice(order.start));
  if (!match) return undefined;
  const start = order.start + match.index;
  return { start, end: start + match[0].trimEnd().length, text: match[0].trimEnd() };
}

function disputed({ fields }: Facts): number | undefined {
  const own = fields.find(({ name }) => name === "amount")?.value;
  if (own !== undefined) return Number(own);
  const sums = fields.flatMap(({ name, value }) => (/^claims\.\d+\.amount$/.test(name) ? [Number(value)] : []));
  return sums.length === 0 ? undefined : sums.reduce((all, sum) => all + sum, 0);
}

/** Costs: there, by the table, halved rightly and once, shares that add up, and a bearer (DR-24; FE-01, FE-04, FE-10). */
export function checkFees(paper: Paper, facts: Facts): Draftmark[] {
  const { matter, form, order, instance } = paper;
  if (matter !== "civil" || form === "ruling" || !form || instance === 2 || !order) return [];
  const line = lineOf(paper);
  if (!line)
    return [
      { rule: "DR-24", start: order.end, end: order.end, zh: "没有写明诉讼费用的负担", en: "Costs are not dealt with" },
    ];
  const mark = (zh: string, en: string, expected?: string): Draftmark => ({
    rule: "DR-24",
    start: line.start,
    end: line.end,
    zh,
    en,
    ...(expected === undefined ? {} : { expected }),
  });
  return [...arithmetic(line, mark), ...byTable(line, facts, mark), ...halving(line, paper, mark)];
}

type Mark = (zh: string, en: string, expected?: string) => Draftmark;

function arithmetic({ text }: Part, mark: Mark): Draftmark[] {
  const [full, half] = [fenOf(FULL.exec(text)?.groups?.["full"]), fenOf(HALF.exec(text)?.groups?.["half"])];
  const unborne = /负担|承担|【/u.test(text) ? [] : [mark("没有写明由谁负担", "It is not said who bears the fee")];
  if (full === undefined) return unborne;
  const halves = half === undefined ? [] : halfMarks(full, half, mark);
  return [...halves, ...shareMarks(text, half ?? full, mark), ...unborne];
}

function shareMarks(text: string, due: number, mark: Mark): Draftmark[] {
  const acceptance = text.split(/保全|公告费|鉴定费/u)[0] ?? "";
  const shares = [...acceptance.matchAll(SHARE)].flatMap((match) => fenOf(match.groups?.["share"]) ?? []);
  const sum = shares.reduce((all, share) => all + share, 0);
  if (shares.length < 2 || Math.abs(sum - due) < ONE_YUAN) return [];
  const right = formatYuan(due);
  return [mark(`各方负担之和${formatYuan(sum)}与${right}不符`, "The shares do not add up", right)];
}

function halfMarks(full: number, half: number, mark: Mark): Draftmark[] {
  if (Math.abs(full - 2 * half) < ONE_YUAN) return [];
  const right = formatYuan(Math.round(full / 2));
  return [mark(`${formatYuan(full)}减半应为${right}`, "The half is wrong", right)];
}

function byTable({ text }: Part, facts: Facts, mark: Mark): Draftmark[] {
  const amount = facts.isOwn ? disputed(facts) : undefined;
  const stated = fenOf(FULL.exec(text)?.groups?.["full"]);
  if (amount === undefined || stated === undefined || !facts.feeTable) return [];
  const fee = caseFee(facts.feeTable, amount);
  if (!fee || fee.leastFen !== fee.mostFen) return [];
  const right = fee.leastFen;
  const isHalf = Math.abs(stated * 2 - right) < ONE_YUAN * 2;
  if (Math.abs(stated - right) < ONE_YUAN || isHalf) return [];
  const zh = `标的额${formatYuan(amount)}的受理费应为${formatYuan(right)}`;
  return [mark(zh, `The fee on ${amount / 100} yuan is ${right / 100} yuan`, formatYuan(right))];
}

function halving({ text }: Part, { procedure, form }: Paper, mark: Mark): Draftmark[] {
  const isHalved = /减半/u.test(text);
  const twice = /减半[^。]{0,40}(?:再次?|又)减半/u.test(text);
  if (twice) return [mark("减半只能一次", "Halved once only")];
  const mustHalve = procedure === "summary" || procedure === "small-claims" || form === "mediation";
  if (mustHalve && !isHalved && FULL.test(text)) {
    const said = mark("简易、小额程序和调解结案的受理费减半收取", "The fee is halved in this procedure");
    return [{ ...said, severity: "warning" }];
  }
  if (!mustHalve && isHalved && procedure === "ordinary")
    return [{ ...mark("适用普通程序判决的，受理费不减半", "No halving in ordinary procedure"), severity: "warning" }];
  return [];
}
