import { Card } from "../../vocabulary/advice.ts";

/** Feature card of statute push (法律法规推送). */
export const card: Card = Card.parse({
  id: "statute-push",
  name: { zh: "法律法规推送", en: "Statute push" },
  clause: 8,
  systems: ["adjudication"],
  readers: ["judge", "clerk"],
  does: {
    zh: "按案由、诉请、抗辩和关键日期列出当日有效的条文，说明为何推送、由卷宗哪一处引起，并按裁判文书引用顺序排列。",
    en: "Lists provisions in force on the key dates of the case, with the reason and the passage that called for each, in citing order.",
  },
  doesNot: [
    {
      zh: "不决定适用哪一条，不处理须由立法机关裁决的冲突。",
      en: "Does not decide which provision applies, nor conflicts reserved to the legislature.",
    },
    {
      zh: "不改写法律文本；未导入官方文本的只显示自编摘要并注明。",
      en: "Does not rewrite law; without imported official text it shows our digest, marked as such.",
    },
  ],
  limits: [
    {
      zh: "没有要件规则的案由只按词语检索，可能遗漏。",
      en: "Causes without element rules are served by words alone and may miss provisions.",
    },
    { zh: "地方性法规和地方标准不在库内。", en: "Local regulations and local standards are not in the store." },
    {
      zh: "关键日期来自卷宗信息项，日期未核对时结果随之不可靠。",
      en: "Key dates come from the case fields; while these are unconfirmed the result is only as good as they are.",
    },
  ],
  risk: "R2",
  key: ["law", "article", "from"],
  floor: { precision: 0.9, recall: 0.9 },
  version: "1.0.0",
  dataDay: "2026-11-24",
});
