import { Card } from "../../vocabulary/advice.ts";

/** Feature card of evidence guidance and review (证据指引与审查). */
export const card: Card = Card.parse({
  id: "evidence-review",
  name: { zh: "证据指引与审查", en: "Evidence guidance and review" },
  clause: 8,
  systems: ["adjudication", "service"],
  readers: ["judge", "clerk"],
  does: {
    zh: "按案由、罪名或者被诉行政行为的待证事实列出支持和相反的材料、谁有争议、缺口及应由谁补什么；逐件提示证据种类和真实性、合法性、关联性问题，包括非法证据和瑕疵线索；列出相互印证和孤证；比对全卷的日期、时刻、地点、金额、身份、账号、车牌、关系、签名；列出自认与争议、企图指挥系统的文字和大事记；为各方生成举证指引。",
    en: "Sets the papers against what must be proved for the cause, charge or act, with who contests it, gaps and who can fill them; checks kind, authenticity, legality and relevance of each item, leads for exclusion among them; shows what bears what out and what stands alone; compares days, times, places, sums, identities, accounts, plates, ties and signatures over the whole file; lists admissions and disputes, words that try to instruct the system and what happened by day; makes guidance sheets for the parties.",
  },
  doesNot: [
    {
      zh: "不认定事实，不决定采信、证明力和非法证据排除；任何要件都不会标为“已证明”。",
      en: "Finds no facts and decides neither admission nor weight; no element is ever marked proven.",
    },
    {
      zh: "不从调解笔录和副卷读取事实，不生成证据，不评价人的可信度。",
      en: "Reads no facts from mediation records or the side volume, makes no evidence, rates nobody's credibility.",
    },
  ],
  limits: [
    {
      zh: "有要件规则的案由和罪名按其规则列出；其他案由、罪名和行政案件按举证责任的一般规定列出待证事实，须对照适用的法条补充；案由未定的不列。",
      en: "Causes and crimes with rules of their own follow them; others and administrative cases are listed by the general burden of proof and must be completed; none are listed while the cause is unknown.",
    },
    {
      zh: "材料与要件的对应按用语判断，可能遗漏或者误列，须逐条核对原文。",
      en: "Papers are matched to elements by words; places may be missed or wrong and must be read.",
    },
    {
      zh: "大事记只收同一句中写明日期的事件，按用语识别；没有写日期的、说法少见的不在其中。",
      en: "The chronology holds events dated in the same sentence, found by words; undated or unusually worded ones are missing.",
    },
    {
      zh: "签名、指印和印章的真实性看不出来；识别错误的字会影响比对；录音录像的内容没有读取。",
      en: "Whether signatures and seals are genuine cannot be seen; recognition errors affect comparison; recordings themselves are not read.",
    },
    {
      zh: "矛盾按标签和句式比对，写法特殊的会漏；金额只比对约定、处罚和认定的数额，不比对欠款和损失。",
      en: "Contradictions are found by labels and turns of phrase, so unusual wording is missed; only agreed, imposed and appraised sums are compared, not debts or losses.",
    },
  ],
  risk: "R3",
  key: ["kind", "id", "rule", "status", "stance"],
  floor: { precision: 0.9, recall: 0.9 },
  version: "1.1.0",
  dataDay: "2026-11-24",
});
