import type { Value } from "./schema.ts";

type Claim = Extract<Value, { kind: "claim" }>;

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** Outcomes a claim may have (裁判结果); the order says nothing of what is likelier. */
export const OUTCOMES: Readonly<Record<Claim["outcomes"][number]["outcome"], Both>> = {
  granted: { zh: "支持所需的认定", en: "What granting would need" },
  partly: { zh: "部分支持所需的认定", en: "What granting in part would need" },
  dismissed: { zh: "驳回所需的认定", en: "What dismissal would need" },
};

/** Status of an element (要件状态). */
export const STATUSES: Readonly<Record<Claim["elements"][number]["status"], Both>> = {
  supported: { zh: "有材料支持", en: "papers speak for it" },
  contested: { zh: "有争议", en: "contested" },
  gap: { zh: "卷内未见", en: "not in the file" },
  admitted: { zh: "对方认可", en: "admitted" },
  exempt: { zh: "可能免证", en: "possibly exempt" },
};

/** Who bears the burden of proof (举证责任). */
export const BURDENS: Readonly<Record<string, Both>> = {
  plaintiff: { zh: "原告", en: "plaintiff" },
  defendant: { zh: "被告", en: "defendant" },
  court: { zh: "法院依职权", en: "court" },
  shared: { zh: "双方", en: "both" },
};

/** Headings and buttons of the panel. */
export const WORDS = {
  zh: {
    banner: "仅供参考，裁判由审判组织作出",
    claims: "诉请",
    defences: "已提出的抗辩",
    issues: "争议焦点",
    amounts: "金额计算（不同假设并列，不作选择）",
    timelines: "日期线",
    checks: "程序审查与提示",
    missing: "卷内未见",
    claim: "第",
    basis: "依据",
    element: "要件",
    status: "状态",
    burden: "举证责任",
    effect: "后果",
    raised: "提出之处",
    assumptions: "假设",
    step: "步骤",
    expression: "算式",
    span: "起止",
    days: "天数",
    rate: "年利率",
    sum: "结果（元）",
    rule: "规则",
    principal: "本金",
    interest: "利息",
    fees: "其他费用",
    total: "合计",
    paid: "已付",
    to: "计至",
    daily: "此后每日",
    ceiling: "上限",
    event: "事项",
    expires: "届满日",
    adopt: "采纳",
    reject: "不采纳",
    none: "无",
  },
  en: {
    banner: "For reference only; the bench decides",
    claims: "Claims",
    defences: "Defences raised",
    issues: "Issues",
    amounts: "Computations (side by side on different assumptions, none chosen)",
    timelines: "Date lines",
    checks: "Procedure and reminders",
    missing: "Not in the file",
    claim: "Claim",
    basis: "Basis",
    element: "Element",
    status: "Status",
    burden: "Burden",
    effect: "Effect",
    raised: "Raised",
    assumptions: "Assumptions",
    step: "Step",
    expression: "Arithmetic",
    span: "From, to",
    days: "Days",
    rate: "Rate a year",
    sum: "Result (yuan)",
    rule: "Rule",
    principal: "Principal",
    interest: "Interest",
    fees: "Fees",
    total: "Total",
    paid: "Paid",
    to: "Counted to",
    daily: "Each day after",
    ceiling: "Ceiling",
    event: "Event",
    expires: "Ends on",
    adopt: "Adopt",
    reject: "Reject",
    none: "none",
  },
} as const;

/** An amount in yuan for display, with all its fen. */
export function yuan(fen: number): string {
  return (fen / 100).toLocaleString("zh-CN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** A rate a year for display. */
export function percent(ppm: number): string {
  return `${Number((ppm / 10000).toFixed(4))}%`;
}
