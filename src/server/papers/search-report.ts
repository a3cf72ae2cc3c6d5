import { createHash } from "node:crypto";
import type { LikeCaseFacts } from "../../vocabulary/like-cases.ts";
import type { CourtPaper } from "./court-paper.ts";
import { inOneLine, reportedCase } from "./reported-case.ts";
import type { SearchReported } from "./search-reported.ts";

type Line = CourtPaper["paragraphs"][number];

/** The order of the rules (SC-03); the fifth place is background outside the scope of the search. */
const ORDER = [
  "最高人民法院指导性案例",
  "最高人民法院典型案例及生效裁判",
  "本省（自治区、直辖市）高级人民法院参考案例及生效裁判",
  "上一级人民法院及本院生效裁判",
  "其他法院裁判（不在指导意见规定的检索范围内，仅供背景参考）",
] as const;
const BOXES = "□ 参照　□ 参考　□ 不参照　□ 无类案";
const GROUND = "《最高人民法院关于统一法律适用加强类案检索的指导意见（试行）》";

const body = (text: string, block = "body"): Line => ({ block, style: "body", text, open: false });
const heading = (text: string): Line => ({ block: text, style: "body", text, open: false });
/** What only the court may say stays blank (SC-08). */
const blank = (text: string): Line => ({ block: "open", style: "body", text, open: true });

/**
 * The search report that the rules ask for (类案检索报告; SC-03, SC-08, 指导意见第七、八条) as a paper: case, issues, how and
 * where was searched, results in the order of authority with differences first, statistics. Every line names its source;
 * whether a case is followed, and why, is left to the court. Pure.
 */
export function searchReport(about: SearchReported): CourtPaper {
  const paragraphs: Line[] = [
    { block: "court", style: "court-name", text: about.case.court || "人民法院", open: false },
    { block: "title", style: "document-name", text: "类案检索报告", open: false },
    ...(about.case.number === ""
      ? []
      : [{ block: "number", style: "case-number", text: about.case.number, open: false } as const]),
    ...searchLines(about),
    ...issueLines(about),
    ...resultLines(about),
    heading("四、同组已决案件的分布"),
    body(`${about.summary}（来源：案例库 ${about.release}；存证第 ${about.ledgerEntry} 号）`),
    ...conclusionLines(about),
  ];
  const text = paragraphs.map((paragraph) => paragraph.text).join("\n");
  return {
    title: "类案检索报告",
    caseNumber: about.case.number,
    paragraphs,
    state: "draft",
    seal: {
      ledgerEntry: about.ledgerEntry,
      textSm3: createHash("sm3").update(text).digest("hex"),
      verifyAt: "/verify",
    },
  };
}

function searchLines({ case: { number, title }, by, on, release, facts, results }: SearchReported): Line[] {
  const labels = facts.own.map(({ label }) => label.zh);
  const words = [...new Set(results.flatMap(({ value }) => wordsOf(facts, value.id)))].slice(0, 20);
  return [
    heading("一、检索概况"),
    body(`案件：${[number, title].filter((part) => part !== "").join("　")}`),
    body(`检索人：${by}　检索日期：${on}`),
    body(
      `检索平台及案例库：獬豸知识服务平台案例库，版本 ${release}。人民法院案例库等其他平台须由检索人另行检索并补充。`,
    ),
    blank("其他检索平台及结果：＿＿＿＿＿＿＿＿＿＿"),
    body("检索方法：关键词检索、案情特征比对、关联法条比对（指导意见第五条）。"),
    body(
      `检索条件：案由（罪名）${facts.cause ?? "未限定"}；案情特征${labels.length === 0 ? "未识别到" : labels.join("、")}；命中词语${words.length === 0 ? "无" : words.join("、")}。（来源：本案卷宗文字，检索日 ${facts.day}）`,
    ),
  ];
}

function wordsOf(facts: LikeCaseFacts, id: string): readonly string[] {
  return facts.found.find(({ decided }) => decided.id === id)?.words.filter((word) => !/\d/u.test(word)) ?? [];
}

function issueLines(reported: SearchReported): Line[] {
  const {
    case: { fields },
    facts,
  } = reported;
  const stated = fields.filter(({ name }) => /^(?:claims|defence)\.\d+\.text$/u.test(name));
  return [
    heading("二、本案诉辩与争议焦点"),
    ...stated.map(({ name, value, passages: [first] }) =>
      body(
        `${name.startsWith("claims") ? "诉请" : "答辩"}：${value}（来源：${first ? reported.place(first) : "案件信息，未见原件出处"}）`,
      ),
    ),
    ...facts.own.map(({ label, passage }) =>
      body(
        `案情特征：${label.zh}（来源：${passage ? `${reported.place(passage)}“${inOneLine(passage.quote)}”` : "全卷文字比对"}）`,
      ),
    ),
    blank("争议焦点（由承办法官归纳）：＿＿＿＿＿＿＿＿＿＿"),
  ];
}

function resultLines(about: SearchReported): Line[] {
  const { results } = about;
  const lines: Line[] = [heading("三、检索结果（按指导意见第四条的顺序，不同点在先）")];
  let number = 0;
  for (const [at, name] of ORDER.entries()) {
    const here = results.filter(({ value }) => value.authority === at + 1);
    if (here.length === 0 && at === ORDER.length - 1) continue;
    lines.push(heading(`（${"一二三四五"[at]}）${name}`));
    if (here.length === 0) lines.push(body("在本案例库中未检索到与本案足够相近的案件。"));
    for (const one of here) {
      number += 1;
      lines.push(...reportedCase(number, one, about).map((text) => body(text)));
      lines.push(blank(`本院意见：${BOXES}　理由：＿＿＿＿＿＿＿＿＿＿`));
    }
  }
  return lines;
}

function conclusionLines({ by, ledgerEntry }: SearchReported): Line[] {
  return [
    heading("五、是否参照及理由（由审判组织填写）"),
    blank(`结论：${BOXES}`),
    blank("理由：＿＿＿＿＿＿＿＿＿＿"),
    blank("类案之间裁判不一致的情况及处理（指导意见第十一条）：＿＿＿＿＿＿＿＿＿＿"),
    heading("六、说明"),
    body(
      `本报告依据${GROUND}第七条、第八条的要求由系统汇集检索记录，不代替裁判；相近程度只说明文字和情节的接近，是否构成类案由审判组织认定。`,
    ),
    body(
      "检索人对检索的真实性、准确性负责（指导意见第三条）。填写合议倾向后归入副卷（SC-14），未填写前随检索记录保存。",
    ),
    body(`检索记录存证第 ${ledgerEntry} 号。`),
    { block: "sign", style: "signature", text: `检索人：${by}（签名）＿＿＿＿＿＿`, open: true },
    { block: "day", style: "date", text: "　　　　年　　月　　日", open: true },
  ];
}
