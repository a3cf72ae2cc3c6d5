import { findAmounts, formatYuan } from "../text/amounts.ts";
import type { FlatPage } from "./flat-page.ts";
import type { LabelledValue } from "./labelled-value.ts";

interface SumKind {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly label: RegExp;
  readonly isUnique: boolean;
}

// Sums that a contract or a decision fixes; what is owed or lost changes with the day and is for the parties to compute.
const SUMS: readonly SumKind[] = [
  {
    id: "rent",
    zh: "月租金",
    en: "monthly rent",
    label: /(?:月租金|每月租金|租金(?:标准)?(?:为)?每月|房租每月)/u,
    isUnique: true,
  },
  { id: "deposit", zh: "押金", en: "deposit", label: /押金|租赁保证金/u, isUnique: true },
  { id: "earnest", zh: "定金", en: "earnest money", label: /定金/u, isUnique: false },
  {
    id: "works-price",
    zh: "工程价款",
    en: "price of the works",
    label: /工程(?:总)?(?:价款|造价|总价|款总额)|合同(?:总)?造价|承包(?:总)?价/u,
    isUnique: true,
  },
  {
    id: "price",
    zh: "合同价款",
    en: "contract price",
    label:
      /合同(?:总)?(?:价款|总价|价格|金额|总额)|(?:房屋|购房|车辆)?(?:总价款?|成交价格?|转让价款?)|总货款|货款总额/u,
    isUnique: true,
  },
  { id: "settled", zh: "结算金额", en: "sum settled", label: /结算(?:总)?(?:金额|价款?|造价|工程款)/u, isUnique: true },
  { id: "down", zh: "首付款", en: "down payment", label: /首付款?/u, isUnique: true },
  {
    id: "wage",
    zh: "月工资",
    en: "monthly wage",
    label: /月(?:工资|薪|薪资)(?:标准)?|每月工资|工资标准/u,
    isUnique: true,
  },
  { id: "loan", zh: "借款金额", en: "sum lent", label: /借款(?:金额|本金)/u, isUnique: true },
  { id: "fine", zh: "罚款", en: "fine", label: /罚款/u, isUnique: true },
  {
    id: "value",
    zh: "涉案物品价值",
    en: "value of the goods",
    label: /(?:认定|鉴定|评估|涉案|被盗|总)?(?:价值|价格)(?:认定)?(?:为)?(?:共计|合计)?/u,
    isUnique: false,
  },
  { id: "bride-price", zh: "彩礼", en: "bride price", label: /彩礼(?:款)?/u, isUnique: true },
  { id: "support", zh: "抚养费", en: "child support", label: /每月(?:支付|给付)?抚养费/u, isUnique: false },
];

const BETWEEN = /^(?:为|是|共计?|合计|总计|计|约定|支付|人民币|现金|整|[:：￥¥（(]|大写|每月|按|标准|元|税前|的)*$/u;
const NEAR = 10;
/** Terms changed later are rightly different from the first ones. */
const CHANGED = /调整|变更|上涨|增加|减少|减至|降(?:至|为)|改为|续租|补充|增量|后期/u;
/** The value of goods only counts where the charge and the appraisal speak of it. */
const OF_VALUE = new Set(["indictment", "appraisal-report"]);
/** Claims and offers are not what was agreed. */
const CLAIMED = /(?:判令|请求|要求)[^。；\n]{0,40}$/u;

/** Sums under labels of contract and decision on the pages (EV-60). */
export function agreedSums(pages: readonly FlatPage[]): LabelledValue[] {
  return pages.flatMap((page) => {
    const amounts = findAmounts(page.text).filter(({ approximate, fen }) => !approximate && fen > 0);
    return amounts.flatMap((amount): LabelledValue[] => {
      const before = page.text.slice(Math.max(0, amount.start - NEAR - 12), amount.start);
      const kind = SUMS.find(({ label }) => isUnder(before, label));
      if (!kind || (kind.id === "value" && !OF_VALUE.has(page.paper.kind))) return [];
      const clause = /[^。；\n]*$/u.exec(page.text.slice(Math.max(0, amount.start - 60), amount.start))?.[0] ?? "";
      if (CHANGED.test(clause) || CLAIMED.test(clause)) return [];
      return [
        {
          topic: "amount",
          key: kind.id,
          name: { zh: kind.zh, en: kind.en },
          subject: "",
          value: String(amount.fen),
          says: formatYuan(amount.fen),
          paper: page.paper,
          passage: page.passage(amount.start, amount.end),
          isUnique: kind.isUnique,
        },
      ];
    });
  });
}

function isUnder(before: string, label: RegExp): boolean {
  const last = [...before.matchAll(new RegExp(label.source, "gu"))].at(-1);
  return last !== undefined && BETWEEN.test(before.slice(last.index + last[0].length));
}
