import { Card } from "../../vocabulary/advice.ts";

/** Feature card of evidence guidance and review (证据指引与审查). */
export const card: Card = Card.parse({
  id: "evidence-review",
  name: { zh: "证据指引与审查", en: "Evidence guidance and review" },
  clause: 8,
  systems: ["adjudication", "service"],
  readers: ["judge", "clerk"],
  does: {
    zh: "按案由要件列出卷内支持和相反的材料、缺口及应由谁补什么；逐件提示证据种类、形式问题；指出材料之间的矛盾、自认与争议，以及企图指挥系统的文字；按日期列出材料所记载的事件（大事记）。",
    en: "Sets the papers against the elements of the cause with gaps and who can fill them; checks kind and form of each item; shows contradictions, admissions, disputes and words that try to instruct the system; lists by day what the papers say happened.",
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
      zh: "没有要件规则的案由只做形式审查和矛盾比对，不列要件。",
      en: "Causes without element rules get checks of form and contradictions only.",
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
      zh: "签名、指印和印章的真实性看不出来；识别错误的字会影响比对。",
      en: "Whether signatures and seals are genuine cannot be seen; recognition errors affect comparison.",
    },
  ],
  risk: "R3",
  key: ["kind", "id", "rule", "status", "stance"],
  floor: { precision: 0.9, recall: 0.9 },
  version: "1.0.0",
  dataDay: "2026-11-24",
});
