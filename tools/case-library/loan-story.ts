/** How an invented loan case ends. */
export type Ending =
  | "granted"
  | "rate-cut"
  | "advance-interest"
  | "partly-repaid"
  | "spouse-free"
  | "guarantor-free"
  | "limitation"
  | "not-delivered"
  | "other-relation"
  | "transfer-proved"
  | "mediation"
  | "withdrawal";

/** A case that could have been: who lent what to whom, on what terms, and what became of it. */
export interface LoanStory {
  readonly number: number;
  readonly lender: string;
  readonly borrower: string;
  readonly borrowerIsCompany: boolean;
  readonly relation: string;
  readonly spouse: string | undefined;
  readonly guarantor: string | undefined;
  readonly purpose: string;
  /** In fen. */
  readonly principal: number;
  /** Deducted at once, in fen. */
  readonly deducted: number;
  /** Paid back before the suit, in fen; only on loans without interest. */
  readonly repaid: number;
  readonly delivery: "transfer" | "cash" | "mixed";
  readonly paper: "iou" | "contract" | "none" | "re-signed";
  readonly chat: boolean;
  /** Agreed yearly rate in parts per million; 0 when none was agreed. */
  readonly rate: number;
  readonly lentOn: string;
  /** Day of repayment; undefined when none was agreed. */
  readonly dueOn: string | undefined;
  readonly filedOn: string;
  readonly decidedOn: string;
  readonly appears: boolean;
  readonly ending: Ending;
  readonly court: {
    readonly name: string;
    readonly code: string;
    readonly level: "high" | "intermediate" | "basic";
    readonly type: string;
  };
  readonly serial: number;
}

type Random = () => number;

const SURNAMES = Array.from(
  "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹苏潘葛范彭鲁韦马方任袁柳史唐薛雷贺倪汤罗郝安常于傅齐康余顾孟黄萧尹邵汪毛",
);
const GIVEN =
  "明远 志诚 文静 丽娟 建华 国栋 晓梅 海涛 秀英 俊杰 雅琴 永强 春燕 少峰 玉兰 振宇 佳怡 宏伟 桂芳 子涵 立新 淑珍 天佑 若兰 德胜 慧敏 光明 彩霞 学文 艳红 新民 巧云 長青 广才 静怡 传志 凤仪 开山 婉清 守信"
    .replace("長", "长")
    .split(" ");
const COMPANIES =
  "云州省晨禾农业开发有限公司 明江市远帆建材有限公司 河阳市锦程物流有限公司 明江市青禾餐饮管理有限公司 云州省恒岳建设工程有限公司 柳河县绿野养殖专业合作社 河阳市众合机械厂".split(
    " ",
  );
const RELATIONS = [
  "系朋友关系",
  "系同学关系",
  "系同事关系",
  "系邻居关系",
  "系亲戚关系",
  "经人介绍相识",
  "系生意伙伴",
  "系战友关系",
];
const PURPOSES = [
  "资金周转",
  "购买商品房",
  "装修店铺",
  "购买货车",
  "支付工人工资",
  "子女上学",
  "治疗疾病",
  "进货",
  "承包鱼塘",
  "偿还信用卡欠款",
  "开办餐馆",
  "缴纳工程保证金",
];
const BUSINESS_PURPOSES = ["资金周转", "进货", "缴纳工程保证金", "支付工人工资"];
const PRINCIPALS = [
  8_000, 15_000, 20_000, 30_000, 46_000, 50_000, 60_000, 80_000, 100_000, 120_000, 150_000, 200_000, 260_000, 300_000,
  350_000, 500_000, 680_000, 800_000, 1_000_000, 1_500_000, 2_400_000, 3_000_000, 6_000_000,
];
/** Monthly rates people write: 5 厘, 1 分, 1 分半, 2 分, 2 分半, 3 分, in parts per million a year. */
const RATES = [60_000, 120_000, 150_000, 180_000, 240_000, 300_000, 360_000];
const HIGH_RATES = [240_000, 300_000, 360_000];

const BASIC = [
  { name: "云州省明江市青溪区人民法院", code: "云9907" },
  { name: "云州省明江市柳河区人民法院", code: "云9908" },
  { name: "云州省明江市石门县人民法院", code: "云9909" },
  { name: "云州省河阳市东湖区人民法院", code: "云9922" },
  { name: "云州省河阳市清原县人民法院", code: "云9923" },
] as const;
const INTERMEDIATE = [
  { name: "云州省明江市中级人民法院", code: "云9901" },
  { name: "云州省河阳市中级人民法院", code: "云9921" },
] as const;
const HIGH = { name: "云州省高级人民法院", code: "云99" } as const;

/** Endings in the order in which they are dealt out: every tenth or so of each, granted cases more often. */
const DEAL: readonly Ending[] = [
  "granted",
  "rate-cut",
  "advance-interest",
  "limitation",
  "granted",
  "partly-repaid",
  "spouse-free",
  "not-delivered",
  "transfer-proved",
  "rate-cut",
  "guarantor-free",
  "other-relation",
  "granted",
  "mediation",
  "rate-cut",
  "withdrawal",
];

/** Invents the n-th case; the same numbers from `random` give the same case. */
export function inventLoan(number: number, random: Random): LoanStory {
  const pick = <T>(from: readonly T[]): T => {
    const one = from[Math.floor(random() * from.length)];
    if (one === undefined) throw new RangeError("Cannot pick from an empty list");
    return one;
  };
  const { ending, days } = dealCourse(number, random);
  const used = new Set<string>();
  const person = () => nameOf(pick, used);
  const lender = person();
  const borrowerIsCompany = !BETWEEN_PERSONS.includes(ending) && random() < 0.15;
  const principal = pick(PRINCIPALS.filter((yuan) => !borrowerIsCompany || yuan >= 100_000)) * 100;
  const rate = rateOf(ending, pick, random);
  const paper = paperOf(ending, pick, random);
  const hasSpouse = ending === "spouse-free" || (!borrowerIsCompany && random() < 0.12);
  const hasGuarantor = ending === "guarantor-free" || (random() < 0.15 && paper !== "none");
  return {
    number,
    lender,
    ...borrowerOf(borrowerIsCompany, pick, person),
    spouse: hasSpouse ? person() : undefined,
    guarantor: hasGuarantor ? person() : undefined,
    principal,
    ...paidOf(ending, principal, rate, random),
    delivery: deliveryOf(ending, principal, random),
    paper,
    chat: ending === "transfer-proved" || random() < 0.25,
    rate,
    ...days,
    appears: !["granted", "rate-cut"].includes(ending) || random() < 0.6,
    ending,
    court: courtOf(number, pick),
    serial: 100 + Math.floor(random() * 8_900),
  };
}

function dealCourse(number: number, random: Random): { ending: Ending; days: ReturnType<typeof calendar> } {
  const dealt = DEAL[(number - 1) % DEAL.length] ?? "granted";
  const days = calendar(number, dealt, random);
  // Until 18 January 2018 a spouse was liable in principal (婚姻法解释二 art. 24); the turn came with 法释〔2018〕2号.
  return { ending: dealt === "spouse-free" && days.decidedOn < "2018-02-01" ? "granted" : dealt, days };
}

/** Endings whose reasoning speaks of natural persons. */
const BETWEEN_PERSONS: readonly Ending[] = ["spouse-free", "other-relation", "not-delivered"];

/** The first month's interest kept back at once, or some tenths of the principal paid back later. */
function paidOf(
  ending: Ending,
  principal: number,
  rate: number,
  random: Random,
): Pick<LoanStory, "deducted" | "repaid"> {
  if (ending === "advance-interest") return { deducted: (principal * rate) / 12 / 1_000_000, repaid: 0 };
  if (ending !== "partly-repaid") return { deducted: 0, repaid: 0 };
  return { deducted: 0, repaid: Math.floor(principal / 100 / 10) * 100 * (2 + Math.floor(random() * 5)) };
}

function borrowerOf(
  isCompany: boolean,
  pick: <T>(from: readonly T[]) => T,
  person: () => string,
): Pick<LoanStory, "borrower" | "borrowerIsCompany" | "relation" | "purpose"> {
  const purpose = pick(isCompany ? BUSINESS_PURPOSES : PURPOSES);
  const relation = isCompany ? "经人介绍相识" : pick(RELATIONS);
  return { borrower: isCompany ? pick(COMPANIES) : person(), borrowerIsCompany: isCompany, relation, purpose };
}

function nameOf(pick: <T>(from: readonly T[]) => T, used: Set<string>): string {
  let name = "";
  do name = pick(SURNAMES) + pick(GIVEN);
  while (used.has(name));
  used.add(name);
  return name;
}

function rateOf(ending: Ending, pick: <T>(from: readonly T[]) => T, random: Random): number {
  if (ending === "rate-cut" || ending === "advance-interest") return pick(HIGH_RATES);
  if (["partly-repaid", "transfer-proved", "other-relation"].includes(ending)) return 0;
  return random() < 0.35 ? 0 : pick(RATES);
}

function deliveryOf(ending: Ending, principal: number, random: Random): LoanStory["delivery"] {
  if (ending === "not-delivered") return "cash";
  if (["transfer-proved", "other-relation", "advance-interest"].includes(ending)) return "transfer";
  if (random() < 0.2 && principal <= 10_000_000) return "cash";
  return random() < 0.12 ? "mixed" : "transfer";
}

function paperOf(ending: Ending, pick: <T>(from: readonly T[]) => T, random: Random): LoanStory["paper"] {
  if (ending === "transfer-proved" || ending === "other-relation") return "none";
  return random() < 0.12 && ending === "granted" ? "re-signed" : pick(["iou", "iou", "contract"]);
}

/** One case in seven is an appeal, one in forty a retrial before the high court. */
function courtOf(number: number, pick: <T>(from: readonly T[]) => T): LoanStory["court"] {
  if (number % 40 === 0) return { ...HIGH, level: "high", type: "民再" };
  if (number % 7 === 0) return { ...pick(INTERMEDIATE), level: "intermediate", type: "民终" };
  return { ...pick(BASIC), level: "basic", type: "民初" };
}

/** Years of decision run through 2016 to 2026 in turn. */
function calendar(
  number: number,
  ending: Ending,
  random: Random,
): Pick<LoanStory, "lentOn" | "dueOn" | "filedOn" | "decidedOn"> {
  const year = 2016 + (number % 11);
  const decidedOn = dayFrom(`${year}-03-01`, Math.floor(random() * 240));
  const filedOn = dayFrom(decidedOn, -(45 + Math.floor(random() * 100)));
  const openEnded = !["limitation", "guarantor-free", "spouse-free"].includes(ending) && random() < 0.2;
  const least = ending === "limitation" ? 365 * 3 + 60 : ending === "guarantor-free" ? 200 : 60;
  const late = least + Math.floor(random() * 500);
  const dueOn = dayFrom(filedOn, -late);
  const lentOn = dayFrom(dueOn, -(90 + Math.floor(random() * 460)));
  return { lentOn, dueOn: openEnded ? undefined : dueOn, filedOn, decidedOn };
}

/** The day so many days after (before, when negative) another; both as YYYY-MM-DD. */
export function dayFrom(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days from the first (included) to the second (not included). */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
