import { Card } from "../../vocabulary/advice.ts";

/** Feature card of case backfill (案件信息自动回填). */
export const card: Card = Card.parse({
  id: "case-backfill",
  name: { zh: "案件信息自动回填", en: "Case-information backfill" },
  clause: 9,
  systems: ["adjudication"],
  readers: ["judge", "clerk"],
  does: {
    zh: "从已归目的材料中读出法院、案号、案由、程序、当事人、代理人、诉讼请求、答辩意见、借贷事实等案件信息，每项标明出处；各材料记载不一致的列出全部说法，并作身份号码、金额大小写、日期等核对。",
    en: "Reads court, number, cause, procedure, parties, agents, claims, defence and facts of the loan from catalogued papers, each with its source; lists all versions where papers disagree, and checks numbers, sums and dates.",
  },
  doesNot: [
    {
      zh: "不覆盖已经人工确认的信息，未经确认不写入案件。",
      en: "Overwrites nothing a person has confirmed and enters nothing unconfirmed.",
    },
    {
      zh: "不推断民族、婚姻、健康等材料未写明的信息，没有记载就不填。",
      en: "Infers nothing a paper does not say, such as ethnicity, marriage or health; what is not stated stays empty.",
    },
    {
      zh: "不认定事实：金额、日期不一致时只列明，不作取舍的结论。",
      en: "Finds no facts: where sums or dates differ it lists them and settles nothing.",
    },
  ],
  limits: [
    {
      zh: "手写材料和模糊照片识别有误时，会读错或读不到；请以原件为准。",
      en: "Handwriting and poor photographs may be misread or missed; the original counts.",
    },
    {
      zh: "借贷事实只在民间借贷等借款案由下提取；多笔独立借款只列首笔合同要素，各笔交付、还款仍逐笔列出。",
      en: "Facts of a loan are read under loan causes only; of several loans the terms of the first are given, deliveries and payments one by one.",
    },
    {
      zh: "农历、民国日期和“约”数留待人工核定。",
      en: "Lunar and Republican dates and round sums are left to a person.",
    },
  ],
  risk: "R1",
  key: ["name", "value"],
  floor: { precision: 0.95, recall: 0.95 },
  version: "1",
  dataDay: "2025-01-01",
});
