import { Card } from "../../vocabulary/advice.ts";

/** Feature card of similar-case push (类案推送). */
export const card: Card = Card.parse({
  id: "similar-cases",
  name: { zh: "类案推送", en: "Similar-case push" },
  clause: 8,
  systems: ["adjudication"],
  readers: ["judge", "clerk"],
  does: {
    zh: "从案例库中找出基本事实、争议焦点和法律适用相近的已决案件，先列不同点，再列相同点，并给出结果分布和检索报告底稿。",
    en: "Finds decided cases alike in basic facts, issues and law; shows differences first, then likeness, the spread of outcomes and a draft search report.",
  },
  doesNot: [
    {
      zh: "不认定哪一件是“类案”，是否参照由审判组织决定并说明理由。",
      en: "Does not say which case is a similar case in the sense of the rules; the court decides and gives reasons.",
    },
    { zh: "不按法官统计，不预测本案结果。", en: "No figures by judge, no prediction of this case." },
  ],
  limits: [
    {
      zh: "未导入裁判文书时只有虚构的演示案例，不得援引。",
      en: "Until judgments are imported the library holds invented cases only; they must not be cited.",
    },
    {
      zh: "案情特征按词语规则识别，未写明的事实不会被比较。",
      en: "Labels are found by words; what is not written is not compared.",
    },
    { zh: "同类样本少于三十件时不给结果分布。", en: "No spread of outcomes below thirty comparable cases." },
    {
      zh: "刑期区间的覆盖率只在刑事一审单一被告人裁判上测量过；判得比例的区间尚未测量。",
      en: "Coverage of intervals was measured for terms of single defendants only, not for shares granted.",
    },
  ],
  risk: "R3",
  key: ["id"],
  floor: { precision: 0.9, recall: 0.9 },
  version: "1.1.0",
  dataDay: "2026-11-24",
});
