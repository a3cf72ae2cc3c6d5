import type { DecidedCase } from "../../vocabulary/decided-case.ts";

export type CourtLevel = DecidedCase["courtLevel"];

/** Level of a court by its name (法院组织法第十二条). */
export function levelOf(court: string): CourtLevel {
  if (court.includes("最高人民法院")) return "supreme";
  if (court.includes("高级人民法院") || court.endsWith("兵团分院")) return "high";
  if (/中级人民法院|中级法院|知识产权法院|海事法院|金融法院/u.test(court)) return "intermediate";
  return "basic";
}

/** Authority tier by level (SC-03): guiding cases, tier 1, are never recognised from a judgment's text. */
export function tierOf(level: CourtLevel): number {
  return level === "supreme" ? 2 : level === "high" ? 3 : 4;
}

const AUTONOMOUS: Readonly<Record<string, string>> = {
  内蒙古: "内蒙古自治区",
  广西: "广西壮族自治区",
  西藏: "西藏自治区",
  宁夏: "宁夏回族自治区",
  新疆: "新疆维吾尔自治区",
};
/** First sign of the number of a case and the province it stands for (人民法院案件案号规定). */
const SIGNS: Readonly<Record<string, string>> = {
  京: "北京市",
  津: "天津市",
  冀: "河北省",
  晋: "山西省",
  内: "内蒙古自治区",
  辽: "辽宁省",
  吉: "吉林省",
  黑: "黑龙江省",
  沪: "上海市",
  苏: "江苏省",
  浙: "浙江省",
  皖: "安徽省",
  闽: "福建省",
  赣: "江西省",
  鲁: "山东省",
  豫: "河南省",
  鄂: "湖北省",
  湘: "湖南省",
  粤: "广东省",
  桂: "广西壮族自治区",
  琼: "海南省",
  渝: "重庆市",
  川: "四川省",
  黔: "贵州省",
  云: "云南省",
  藏: "西藏自治区",
  陕: "陕西省",
  甘: "甘肃省",
  青: "青海省",
  宁: "宁夏回族自治区",
  新: "新疆维吾尔自治区",
};
const CITIES = ["北京市", "天津市", "上海市", "重庆市"];

/**
 * Province of a court (省级行政区) by its name, else by the sign of the case number where it carries the court's digits
 * (since 2016); undefined where neither says it.
 */
export function provinceOf(court: string, caseNumber = ""): string | undefined {
  const named = /^[\u4e00-\u9fff]{2,3}省/u.exec(court)?.[0] ?? CITIES.find((city) => court.startsWith(city));
  if (named !== undefined) return named;
  const autonomous = Object.keys(AUTONOMOUS).find((name) => court.startsWith(name));
  if (autonomous !== undefined) return AUTONOMOUS[autonomous];
  const sign = /^（\d{4}）([\u4e00-\u9fff])\d{2,4}/u.exec(caseNumber)?.[1];
  return sign === undefined ? undefined : SIGNS[sign];
}
