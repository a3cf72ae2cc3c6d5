interface Both {
  readonly zh: string;
  readonly en: string;
}

/** How a tier, a way into it or an element stands. */
export const STATES = {
  met: { zh: "指控事实达到", en: "met by the alleged facts" },
  discretionary: { zh: "可以认定（非应当）", en: "may, not must" },
  open: { zh: "本地区标准未录入，待定", en: "open: the region's figure is not entered" },
  "not-met": { zh: "未达到", en: "not met" },
  "not-alleged": { zh: "未见指控", en: "not alleged" },
  "not-entered": { zh: "标准未录入", en: "figure not entered" },
  supported: { zh: "有材料支持", en: "papers speak for it" },
  alleged: { zh: "仅见指控", en: "alleged only" },
  gap: { zh: "卷内未见", en: "not in the file" },
} as const satisfies Readonly<Record<string, Both>>;

/** How the papers speak of a circumstance. */
export const STANCES: Readonly<Record<"stated" | "argued" | "denied", Both>> = {
  stated: { zh: "材料写明", en: "stated" },
  argued: { zh: "辩方提出", en: "argued by the defence" },
  denied: { zh: "材料否定", en: "denied" },
};

/** Headings of the criminal section. */
export const CRIMINAL_WORDS = {
  zh: {
    charge: "罪名与要件",
    recognised: "案件事实可能涉及的罪名（供核对指控，不作定性）",
    charged: "已指控",
    notCharged: "未指控",
    probability: "模型概率",
    telling: "依据的文字",
    tier: "可能的法定刑档（如果法院认定相应事实）",
    circumstance: "量刑情节（是否成立由法院认定）",
    range: "可能适用的幅度（不同假设并列，不是结论）",
    decided: "同类已决案件的刑期区间（仅供参考，不是量刑建议）",
    interval: "区间，覆盖目标",
    held: "留出裁判实测覆盖率",
    unmeasured: "未测",
    element: "要件",
    state: "状态",
    guidance: "可以核对",
    general: "该罪名没有深度规则，只列条文。",
    may: "可以",
    described: "仅有事实叙述",
    statutory: "法定刑",
    probation: "缓刑",
    step: "计算步骤",
    arithmetic: "算式",
    rule: "规则",
    months: "幅度",
    none: "没有量刑起点，不推算",
  },
  en: {
    charge: "Charges and elements",
    recognised: "Crimes the facts may tell of (to check the charge, no finding)",
    charged: "charged",
    notCharged: "not charged",
    probability: "Model probability",
    telling: "Words that speak for it",
    tier: "Possible tiers (if the court finds the facts)",
    circumstance: "Circumstances (for the court to find)",
    range: "Ranges that might apply (side by side, no conclusion)",
    decided: "Terms of decided cases like this one (for reference, no proposal)",
    interval: "Interval that aims to hold",
    held: "Held among judgments kept back",
    unmeasured: "not measured",
    element: "Element",
    state: "State",
    guidance: "To check",
    general: "No deep rules: only the articles are given.",
    may: "may",
    described: "facts only",
    statutory: "Statutory range",
    probation: "Probation",
    step: "Steps",
    arithmetic: "Arithmetic",
    rule: "Rule",
    months: "Range",
    none: "no starting point, none is derived",
  },
} as const;

/** A span of months for display; a year and more is shown in years and months. */
export function months(
  { least, most }: { readonly least: number; readonly most: number },
  language: "zh" | "en",
): string {
  const write = (value: number): string => {
    const [years, rest] = [Math.floor(value / 12), value % 12];
    if (language === "en")
      return `${years > 0 ? `${years} y ` : ""}${rest > 0 || years === 0 ? `${rest} m` : ""}`.trim();
    return `${years > 0 ? `${years}年` : ""}${rest > 0 || years === 0 ? `${rest}个月` : ""}`;
  };
  return least === most ? write(least) : `${write(least)}${language === "zh" ? "至" : " to "}${write(most)}`;
}
