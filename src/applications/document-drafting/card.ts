import { Card } from "../../vocabulary/advice.ts";

/** Feature card of document drafting (法律文书辅助生成). */
export const card: Card = Card.parse({
  id: "document-drafting",
  name: { zh: "法律文书辅助生成", en: "Document drafting" },
  clause: 8,
  systems: ["adjudication"],
  readers: ["judge", "clerk"],
  does: {
    zh: "按文书样式，以核对过的案件信息、卷宗材料和法官已作出的裁判逐段拟写民事判决书、调解书草稿，每段注明来源；缺什么就空什么。",
    en: "Drafts civil judgments and mediation papers part by part from checked fields, the dossier and what the judge has decided, each paragraph with its source; what is missing stays open.",
  },
  doesNot: [
    {
      zh: "不代写事实认定、裁判理由和裁判结果；法官未作决定处只留【】待填。",
      en: "Never writes findings of fact, reasons or results; where the judge has not decided it leaves a place in 【】.",
    },
    {
      zh: "不签名、不盖章、不编号、不填写裁判日期，不自动送达。",
      en: "Never signs, seals, numbers or dates a paper, and sends nothing.",
    },
  ],
  limits: [
    {
      zh: "只有一审民事判决书（普通、简易、小额）和调解书的样式；其他文书请手工拟写。",
      en: "Templates exist for civil judgments of first instance (ordinary, summary, small claims) and mediation papers only.",
    },
    {
      zh: "未经核对的信息和摘自扫描件的文字会带“待核对”标记，须与原件核对后才能定稿。",
      en: "Unchecked fields and words read from scans carry a mark and must be compared with the papers.",
    },
    {
      zh: "多名被告的答辩意见、费用分担和追偿关系须由法官逐一分清。",
      en: "With several defendants, whose defence it is and who bears which fee is for the judge to sort out.",
    },
  ],
  risk: "R3",
  key: ["block", "text", "open"],
  floor: { precision: 0.95, recall: 0.95 },
  version: "1.0.0",
  dataDay: "2026-11-24",
});
