import { Card } from "../../vocabulary/advice.ts";

/** Feature card of adjudication support for all causes (全案由裁判辅助). */
export const card: Card = Card.parse({
  id: "adjudication-support",
  name: { zh: "全案由裁判辅助", en: "Adjudication support" },
  clause: 8,
  systems: ["adjudication"],
  readers: ["judge", "clerk"],
  does: {
    zh: "逐项列出诉请的依据、要件和各种裁判结果分别需要的认定；列出已提出的抗辩和争议焦点；按不同假设逐步计算本金利息；核对程序事项；说明卷内未见的内容。刑事案件列出罪名要件、可能的法定刑档及各自所需的认定、量刑情节和逐步计算的幅度。",
    en: "Sets out each claim with basis, elements and what every outcome would need; defences raised and issues; computes principal and interest step by step on several assumptions; checks procedure; says what the file does not show. Criminal cases: elements, tiers with what each needs, circumstances, and ranges step by step.",
  },
  doesNot: [
    {
      zh: "不提出裁判结论，不判断哪一方胜诉，不预测法官；裁判由审判组织作出。",
      en: "Proposes no decision, says not who wins, predicts no judge; the bench decides.",
    },
    {
      zh: "当事人没有提出诉讼时效的，不提示、不计算。",
      en: "Says and computes nothing of limitation until a party raises it.",
    },
  ],
  limits: [
    {
      zh: "逐步计算目前只用于民间借贷；其他案由只列要件、依据和按诉请利率的算式。",
      en: "Step-by-step computation covers private lending; other causes get elements, basis and the claimed interest only.",
    },
    {
      zh: "没有要件规则的案由只列诉请、程序事项和卷内未见的内容。",
      en: "Causes without element rules get claims, procedure and what is missing only.",
    },
    {
      zh: "刑事深度规则限于二十三个常见罪名；省级数额标准和增加刑罚量未录入的，只给全国幅度，不作推测；量刑幅度不含无期徒刑和死刑。",
      en: "Deep criminal rules cover 23 common crimes; figures of a province that are not entered are never guessed; ranges exclude life and death.",
    },
    {
      zh: "利率、期间等参数以知识库录入为准，缺少的数值不会估算。",
      en: "Rates and periods come from the knowledge base; missing numbers are never guessed.",
    },
    {
      zh: "金额和日期来自案件信息项，未核对的按拟填值计算，须先核对。",
      en: "Sums and days come from the case fields; unconfirmed ones must be checked first.",
    },
  ],
  risk: "R3",
  key: ["kind", "id", "totalFen", "inTime", "expiresOn", "state", "stance", "least", "most", "leastFen", "mostFen"],
  floor: { precision: 0.9, recall: 0.9 },
  version: "1.1.0",
  dataDay: "2026-11-24",
});
