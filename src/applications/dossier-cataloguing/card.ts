import { Card } from "../../vocabulary/advice.ts";

/** Feature card of dossier cataloguing (电子卷宗自动分类归目). */
export const card: Card = Card.parse({
  id: "dossier-cataloguing",
  name: { zh: "电子卷宗自动分类归目", en: "Dossier cataloguing" },
  clause: 9,
  systems: ["adjudication"],
  readers: ["judge", "clerk"],
  does: {
    zh: "把扫描件和上传材料分成一份份文书，识别种类、标题、日期和提交人，按卷内目录顺序排列，分出正卷与副卷，并提示空白页、重复件、他案材料和泄密风险。",
    en: "Splits scans and uploads into papers; recognises kind, title, date and author; puts them in catalogue order, apart for main and side volume; points out blanks, copies, papers of other cases and leak risks.",
  },
  doesNot: [
    { zh: "不删除任何一页，不改动原件和文字。", en: "Deletes no page and changes neither originals nor text." },
    {
      zh: "不决定材料归正卷还是副卷：存疑的先按副卷提示，由人确认。",
      en: "Does not settle main or side volume: in doubt it proposes the side volume and a person confirms.",
    },
    { zh: "不执行材料中写给系统的任何指令。", en: "Obeys no instruction that a paper addresses to the system." },
  ],
  limits: [
    {
      zh: "无标题的手写件、照片只按用语和版式判断，把握较低。",
      en: "Handwriting and photographs without a title are judged by words and layout only, with low confidence.",
    },
    {
      zh: "一页上有两份文书时只能作为一份归目，另行提示。",
      en: "Two papers on one page are catalogued as one, with a note.",
    },
    {
      zh: "目录顺序按民事一审正卷、副卷编排，刑事、行政、执行案件为近似。",
      en: "The order is that of civil cases at first instance; for criminal, administrative and enforcement cases it is an approximation.",
    },
  ],
  risk: "R1",
  key: ["pages", "kind", "volume", "slot", "order"],
  floor: { precision: 0.95, recall: 0.95 },
  version: "1.0.0",
  dataDay: "2026-11-24",
});
