import { formatCitation } from "../../engine/text/citations.ts";
import { findDates } from "../../engine/text/dates.ts";
import { inForce, type LawRank } from "../../vocabulary/law.ts";
import type { Draftmark } from "./mark.ts";
import { isCivilFirst, type Paper } from "./paper.ts";
import type { Cited, Facts, Rules } from "./schema.ts";

const PROCEDURE_LAW = "中华人民共和国民事诉讼法";

function within(cited: Cited, part: Paper["basis"]): boolean {
  return part !== undefined && cited.start >= part.start && cited.end <= part.end + 2;
}

/** Citations name a law that exists and an article in force on the day of the judgment (DR-14; ST-05, ST-14). */
export function checkCitations(paper: Paper, facts: Facts): Draftmark[] {
  const inBody = facts.citations.filter(({ end }) => end <= (paper.signature?.start ?? paper.text.length));
  return inBody.flatMap((cited) => {
    const { start, end } = cited;
    const isBasis = within(cited, paper.basis);
    const place = { rule: "DR-14", start, end, severity: isBasis ? "blocker" : "error" } as const;
    if (cited.title === null) {
      if (cited.meant === null) return [];
      const zh = `法律名称“${cited.law}”有误，应为“${cited.meant}”`;
      return [
        { ...place, severity: "error" as const, expected: cited.meant, zh, en: "The name of the law is misspelt" },
      ];
    }
    const said = statusText(cited);
    if (!said) return [];
    // Law of the time of the facts may be cited with the reason why (ST-03, handbook T §6.6 no. 5).
    const isOfItsTime = cited.status === "no-longer" && toldBefore(paper, cited, facts.rules);
    return [{ ...place, ...said, ...(isOfItsTime ? { severity: "warning" as const } : {}) }];
  });
}

/** The text tells of something that happened while the law was in force. */
function toldBefore({ text, order }: Paper, { title }: Cited, { lawDays }: Rules): boolean {
  const until = lawDays.find(({ law }) => law === title)?.until;
  if (until == null) return false;
  return findDates(text.slice(0, order?.start ?? text.length)).some(({ day }) => day > "1990" && day < until);
}

function statusText({ title, law, article, paragraph, status }: Cited): Pick<Draftmark, "zh" | "en"> | undefined {
  const name = `《${title ?? law}》`;
  if (status === "no-article") return { zh: `${name}没有第${article}条`, en: `There is no article ${article}` };
  if (status === "no-paragraph")
    return { zh: `${name}第${article}条没有第${paragraph}款`, en: `Article ${article} has no paragraph ${paragraph}` };
  if (status === "no-longer")
    return {
      zh: `${name}在裁判之日已经失效；如因行为时法而适用，须在理由中说明`,
      en: "No longer in force on the day of the judgment; if it applies to the facts, the reasons must say so",
    };
  if (status === "not-yet")
    return { zh: `${name}在裁判之日尚未施行`, en: "Not yet in force on the day of the judgment" };
  return undefined;
}

const ORDER: Readonly<Record<LawRank, number>> = {
  constitution: 0,
  law: 0,
  "administrative-regulation": 1,
  other: 2,
  "judicial-interpretation": 2,
  "departmental-rule": 3,
};

const NO_UNIT =
  /(?<=[》、，])第[一二三四五六七八九十百零]{2,8}(?=第[一二三四五六七八九十]{1,2}(?:款|、第?[一二三四五六七八九十]{1,2}(?:款|、)))/gu;

/** 第二百九十四第一款: the word 条 is missing (DR-34). */
export function checkArticleWord({ text, order }: Paper): Draftmark[] {
  return [...text.slice(0, order?.start ?? text.length).matchAll(NO_UNIT)].map((match) => ({
    rule: "DR-34",
    start: match.index,
    end: match.index + match[0].length,
    expected: `${match[0]}条`,
    fix: `${match[0]}条`,
    zh: "引用条文缺“条”字",
    en: "The citation lacks the word 条",
  }));
}

/** The legal basis: full names, laws before interpretations, nothing that may not be cited as a basis (ST-05, ST-06, ST-08). */
export function checkBasis(paper: Paper, facts: Facts): Draftmark[] {
  const basis = facts.citations.filter((cited) => within(cited, paper.basis));
  const marks: Draftmark[] = [];
  let highest = 0;
  let isTold = false;
  for (const cited of basis) {
    marks.push(...fullName(cited), ...forbidden(cited));
    if (cited.rank === null) continue;
    if (ORDER[cited.rank] < highest && !isTold)
      marks.push({
        rule: "DR-14",
        start: cited.start,
        end: cited.end,
        severity: "warning",
        zh: "引用顺序：法律在前，行政法规其次，司法解释在后",
        en: "Order of citations: laws, then administrative regulations, then interpretations",
      });
    isTold ||= ORDER[cited.rank] < highest;
    highest = Math.max(highest, ORDER[cited.rank]);
  }
  return marks;
}

function fullName({ law, title, start, text }: Cited): Draftmark[] {
  const bracketed = /^[《<]/u.test(text);
  if (title === null || !title.startsWith("中华人民共和国") || law.includes("中华人民共和国") || !bracketed) return [];
  const at = start + text.indexOf(law);
  return [
    {
      rule: "DR-14",
      start: at,
      end: at + law.length,
      severity: "warning",
      expected: title,
      fix: title,
      zh: "裁判依据应写法律全称",
      en: "The legal basis names laws in full",
    },
  ];
}

function forbidden({ rank, start, end }: Cited): Draftmark[] {
  if (rank !== "constitution" && rank !== "departmental-rule") return [];
  const zh = rank === "constitution" ? "宪法不作为裁判依据直接引用" : "部门规章不得作为民事裁判依据，只可在说理中引用";
  return [{ rule: "DR-14", start, end, severity: "error", zh, en: "May not be cited as the basis of a judgment" }];
}

function articleOn(spans: Rules["lateInterest"], paper: Paper, facts: Facts): number | undefined {
  const day = paper.day?.day ?? facts.today;
  return spans.find((span) => inForce(span, day))?.article;
}

const REMINDER = /加倍支付迟延履行期间的?债务利息/u;
const PAYMENT = /(?:支付|给付|偿还|归还|返还|赔偿|付清|清偿)[^；。]{0,80}?(?:\d[\d,，.]*(?:万)?元|款项|利息)/u;

/** Money orders carry the reminder of double interest with the article in force (DR-25). */
export function checkLateInterest(paper: Paper, facts: Facts): Draftmark[] {
  const { order, text } = paper;
  if (!isCivilFirst(paper) || !order) return [];
  const reminder = REMINDER.exec(text.slice(order.start));
  if (!reminder) {
    if (!PAYMENT.test(order.text)) return [];
    const said = {
      zh: "有给付金钱的主文，缺迟延履行的告知",
      en: "A money order without the reminder of late interest",
    };
    return [{ rule: "DR-25", start: order.end, end: order.end, expected: "加倍支付迟延履行期间的债务利息", ...said }];
  }
  const article = articleOn(facts.rules.lateInterest, paper, facts);
  const at = order.start + reminder.index;
  const cited = facts.citations.findLast(({ title, end }) => title === PROCEDURE_LAW && end <= at && end > at - 60);
  if (!cited || article === undefined || cited.article === article) return [];
  const right = formatCitation({ law: PROCEDURE_LAW, article });
  return [
    {
      rule: "DR-25",
      start: cited.start,
      end: cited.end,
      expected: right,
      zh: `迟延履行利息的条文应为${right}`,
      en: `Late performance is article ${article} on the day of the judgment`,
    },
  ];
}

/** Articles of procedure fit what happened: judgment by default cites the article on default (DR-16). */
export function checkProcedureArticles(paper: Paper, facts: Facts): Draftmark[] {
  const { basis, order, text } = paper;
  if (!isCivilFirst(paper) || !basis) return [];
  const article = articleOn(facts.rules.default, paper, facts);
  const cited = facts.citations.filter((it) => it.title === PROCEDURE_LAW && within(it, basis));
  if (article === undefined || cited.some((it) => it.article === article)) return [];
  const right = formatCitation({ law: PROCEDURE_LAW, article });
  const place = { rule: "DR-16", start: basis.start, end: basis.end, expected: right } as const;
  if (text.slice(basis.start, (order?.start ?? basis.end) + 1).includes("缺席判决"))
    return [{ ...place, zh: `缺席判决应引用${right}`, en: "Judgment by default cites the article on default" }];
  if (!text.includes("拒不到庭")) return [];
  return [{ ...place, severity: "warning", zh: `有当事人拒不到庭，应引用${right}`, en: "A party stayed away" }];
}
