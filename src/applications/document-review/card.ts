import { Card } from "../../vocabulary/advice.ts";

/** Feature card of document review (法律文书辅助审查). */
export const card: Card = Card.parse({
  id: "document-review",
  name: { zh: "法律文书辅助审查", en: "Document review" },
  clause: 8,
  systems: ["adjudication", "management"],
  readers: ["judge", "clerk"],
  does: {
    zh: "签署前逐项核对文书：案号、法院、当事人、诉讼请求回应、金额、利率、日期、法条、审判组织、诉讼费、上诉告知、落款和文字，指出位置、依据和应当怎样。",
    en: "Checks a document before signature: numbers, names, answers to claims, sums, rates, dates, citations, bench, costs, appeal, signatures and wording; shows the place, the ground and what is expected.",
  },
  doesNot: [
    {
      zh: "不判断裁判结果是否正确，不评价事实认定和说理。",
      en: "Does not judge results, findings of fact or reasoning.",
    },
    {
      zh: "不自动修改实体内容；只对文字和格式给出可采用的替换。",
      en: "Never changes substance; offers replacements for form only.",
    },
    { zh: "不以问题数量评价法官。", en: "Does not rate judges by the number of marks." },
  ],
  limits: [
    {
      zh: "未导入官方法律文本时，只能核对自编摘要覆盖的条文。",
      en: "Without imported official texts only provisions with a digest of ours can be checked.",
    },
    {
      zh: "罪名与刑期只作机械核对（期限起止、缓刑范围、前后一致），不核对量刑。",
      en: "Charges and terms are checked mechanically (dates, probation, agreement), not the sentence itself.",
    },
    {
      zh: "错别字只按词表和固定用语查找，不能代替校对。",
      en: "Slips are found by a list and by standing phrases; this does not replace proof-reading.",
    },
  ],
  risk: "R2",
  key: ["rule", "start", "end"],
  floor: { precision: 0.95, recall: 0.95 },
  version: "1.0.0",
  dataDay: "2026-11-24",
});
