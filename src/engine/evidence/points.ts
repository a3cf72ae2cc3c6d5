import type { CaseField } from "../../vocabulary/case-record.ts";
import { coverage } from "../text/text-similarity.ts";
import { claimTexts } from "./conditions.ts";
import type { Complaint, Point } from "./paired-points.ts";
import { passageOf, type Said, withoutLabel } from "./said.ts";

/** Parts of a pleading that argue nothing: titles, parties and their addresses, the court, the day, the opening formula. */
const NO_ARGUMENT: readonly RegExp[] = [
  /^(?:民事|行政)?(?:起诉状|答辩状|诉状|反诉状)/u,
  /^(?:被?答辩人|原告|被告|第三人|被?申请人|具状人|起诉人|委托诉讼代理人|法定代表人|负责人|住所地?|住址|联系电话|案由|附)[^：:，。]{0,12}[：:][^。]{0,40}。?$/u,
  /^.{0,40}，[男女]，|公民身份号码|身份证号码?[：:为]|统一社会信用代码/u,
  /^(?:此致|.{2,16}人民法院|\d{4}年\d{1,2}月\d{1,2}日)。?$/u,
  /^.{0,40}(?:未(?:作|提交|提出)?(?:书面)?答辩|未到庭|没有答辩)[^。]{0,20}。?$/u,
  /^[^。]{0,80}(?:答辩(?:意见)?如下|提出如下(?:答辩|意见))[^。]{0,4}[：:。]?$/u,
];
const HEADING = /^(?:诉讼请求|事实[与和及]?理由|事实经过|答辩意见|答辩理由|理由)[：:]/u;
const CLOSING = /^(?:综上|据此|为此|故请|请求|恳请|请).{0,40}(?:驳回|支持|判如所请|查明|裁判|判决)/u;
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,2}[、.．]|\d{1,2}[、.．](?!\d)|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑩]|第[一二三四五六七八九十][，、]|[首其][先次])/u;
const FACTS = /事实[与和及]?(?:理由|经过)|^理由[：:]/u;
const SHORTEST = 6;
const MOST_POINTS = 16;
const SPOKEN = new Set(["hearing-record", "pretrial-record", "inquiry-record"]);
/** A statement at the hearing that repeats so much of a written point is no point of its own. */
const REPEATED = 0.75;

/** Claims of the case fields, and the sentences in which the complaint tells facts and reasons. */
export function complaintPoints(fields: readonly CaseField[], said: readonly Said[]): Complaint {
  const claims = claimTexts(fields).map(({ number, text, field }) => ({
    number,
    text,
    title: "诉讼请求",
    passages: field.passages,
  }));
  const own = said.filter(({ paper, voice }) => paper.kind === "complaint" && voice === "plaintiff");
  const from = own.findIndex(({ text }) => FACTS.test(text));
  const allegations = own
    .slice(Math.max(0, from))
    .filter(({ text }) => isArgument(text) && !text.startsWith("诉讼请求"))
    .filter(({ text }) => !claims.some((claim) => coverage(text, claim.text) > 0.9))
    .map(pointOf);
  return { claims, allegations };
}

/**
 * Points of the defence in their order: numbered points of answers with the sentences below them, else each sentence;
 * then what defendants and third parties say at the hearing beyond that.
 */
export function defencePoints(said: readonly Said[]): Point[] {
  const sides = said.filter(({ voice }) => voice === "defendant" || voice === "third");
  const written = sides.filter(({ paper }) => paper.kind === "answer" || paper.kind === "counterclaim");
  const papers = [...new Set(written.map(({ paper }) => paper.id))];
  const points = papers.flatMap((id) => pointsOfPaper(written.filter(({ paper }) => paper.id === id)));
  const spoken = sides
    .filter(({ paper, text }) => SPOKEN.has(paper.kind) && isArgument(withoutLabel(text)) && text.length >= 15)
    .map(pointOf)
    .filter((one) => !points.some(({ text }) => coverage(one.text, text) > REPEATED));
  return [...points, ...spoken].slice(0, MOST_POINTS);
}

function pointsOfPaper(sentences: readonly Said[]): Point[] {
  const kept = sentences.filter(({ text }) => isArgument(text));
  if (!kept.some(({ text }) => NUMBERED.test(text))) return kept.map(pointOf);
  const points: Point[] = [];
  for (const sentence of kept) {
    const last = points.at(-1);
    const own = pointOf(sentence);
    if (!last || NUMBERED.test(sentence.text)) points.push(own);
    else
      points[points.length - 1] = {
        ...last,
        text: last.text + own.text,
        passages: [...last.passages, ...own.passages],
      };
  }
  return points;
}

function isArgument(text: string): boolean {
  const told = text.replace(HEADING, "");
  return (
    told.length >= SHORTEST &&
    !NO_ARGUMENT.some((pattern) => pattern.test(told)) &&
    !CLOSING.test(told) &&
    !/[？?]$/u.test(told)
  );
}

function pointOf(said: Said): Point {
  const text = withoutLabel(said.text.replace(HEADING, ""));
  return { text, title: said.paper.title, passages: [passageOf(said)] };
}
