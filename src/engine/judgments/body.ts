import type { CompactText, Stretch } from "./compact-text.ts";
import type { Judgment, PartName } from "./judgment.ts";
import { isPartyLine } from "./parties.ts";

/** A piece of the body in compact places. */
export type Piece = Stretch & { readonly name: PartName };

/** What the cues of the body depend on besides the words. */
export interface BodyContext {
  readonly matter: Judgment["matter"];
  readonly isAppeal: boolean;
}

const COURSE =
  /(?:检察院|检察分院|公诉机关)[^。]{0,60}?(?:起诉书|指控|提起公诉|公诉机关|抗诉)|提起公诉|提起(?:自诉|附带民事诉讼|公益诉讼)|(?:向本院(?:提起|申请|提出))|(?<!涉嫌[^,。]{0,20})一案(?=[,。;(由于本现已经一不在原])|(?:不服|审理)[^。]{0,80}(?:判决|裁定|一案|决定)|^(?:我|本)院(?:受理|依法|立案|根据|经[^。]{0,20}审查|于[^。]{0,30}(?:受理|立案|审理|收到|作出))|(?:现已|已)审理终结/u;
const PERSONAL =
  /^(?:[^。]{0,40}[,。])?(?:因|曾|现|于|\d{4}年)[^。]{0,80}(?:涉嫌|羁押|取保候审|逮捕|拘留|判处|刑满|释放|监视居住|行政处罚)/u;
/** Goes on with the course of proceedings. */
const COURSE_ON =
  /(?:组成合议庭|独任审判|独任审理|公开开庭|开庭审理|不公开|到庭参加|出庭支持|出庭履行|审理终结|简易程序|普通程序|速裁程序|延期审理|恢复(?:法庭)?审理|延长审限|延长审理|补充侦查|中止审理|指定管辖|立案受理|传票传唤|书面审理|阅卷|讯问)/u;

const WHO = "(?:上列|上述|以上|各|诸|两|二|三|四|五|六|七|八|九|十|\\d+|原审|本案|一审|第[一二三四五六七八九十])*名?";
const ALLEGED =
  /^(?:经审理[,:])?[^。]{0,45}?(?:检察院|检察分院|公诉机关|起诉书|公诉人|抗诉机关)[^。]{0,45}?(?:指控|诉称|认定|称|认为|查明)|^(?:经依法审查查明|指控(?:的)?(?:事实|称|:)|公诉(?:机关)?意见|起诉指控)|^(?:自诉人|附带民事诉讼原告人|附带民事诉讼原告)[^。]{0,40}?(?:诉称|控诉|指控|诉请|请求|提出|要求|向本院提)/u;
const CLAIMED =
  /^(?:(?:原告|反诉原告|申请人|起诉人|赔偿请求人|申请执行人|第三人)[^。:]{0,60}?(?:诉称|起诉称|向本院(?:提出|请求|起诉)|提出(?:如下)?诉讼请求|诉讼请求|请求|申请称|反诉称|的诉讼请求|提起诉讼|主张)|诉讼请求[:为]|反诉请求|申请事项|请求事项)/u;
const APPEALED =
  /^(?:宣判后|原(?:审)?(?:判决|裁定)?宣判后|一审宣判后|判决后|(?:上述)?(?:判决|裁定)(?:宣告|送达)?后|(?:原审)?(?:被告人|被告|原告|上诉人|上诉单位|再审申请人|申诉人|申请再审人|附带民事诉讼原告人)[^。:]{0,80}?(?:不服|上诉(?:称|请求|提出|的?理由|及)|提出上诉|申请再审称|申诉称|申诉提出|再审请求|提出[,:]|以[^。]{0,60}为由)|上诉(?:请求|理由|意见)[:称为]|[^。]{0,40}检察院[^。]{0,24}(?:抗诉(?:称|认为|提出|意见|理由)|提出抗诉))/u;
const DEFENDED = new RegExp(
  `^(?:(?:在|于)?(?:庭审|法庭审理|审理|开庭|法庭调查|诉讼)(?:过程)?(?:中)?,?|针对[^。]{0,40}[,:]|对(?:于)?(?:公诉机关|起诉书|上述|检察机关|检察院)[^。]{0,30}?,)?${WHO}(?:被告人?|被告单位|辩护人|被上诉人|第三人|原审被告人?|原审第三人|被申请人|被执行人|诉讼代理人|法定代理人|附带民事诉讼被告人?|指定辩护人|委托诉讼代理人|反诉被告|诉讼代表人|上诉人)[^。:]{0,80}?(?:辩称|辩解|辩护|无异议|没有异议|均?无意见|有异议|供认|认罪|答辩|对(?:起诉书|公诉机关|指控|检察)|承认|提出|未(?:作|提|提交|到庭|进行|发表|答辩|应诉)|述称|陈述|称|意见|同意|表示|请求|自愿|认为|予以认可|不持异议|主张)`,
  "u",
);
const DEFENDED_SHORT =
  /^(?:在(?:庭审|法庭审理|审理)[^,。]{0,6},[^。]{0,24}(?:辩称|辩解|提出|无异议)|(?:其|指定|委托)?辩护人[^。]{0,40}(?:认为|提出|建议|意见|辩)|辩护意见|答辩意见|辩护人的)/u;
const OPINION = /^[^。]{0,40}?(?:检察院|检察员|检察机关)[^。]{0,40}?(?:认为|建议|意见|提出|发表|书面|出庭)/u;
const FOUND =
  /^(?:本案)?(?:现)?(?:(?:综合|根据)[^。]{0,60}?[,:])?(?:(?:经|本院|再审|二审|庭审|公开|依法|开庭|法庭|书面|审判|审理|重新|重审|复核|对|本案|此案|全案|综合|当庭|法庭调查|阅卷|及|和|并|的|二审法院|合议庭|,|现)*)(?:审理(?:后)?|再审|审查|庭审|质证|复核|调查|核实|本院|评议|开庭)*[,:]?(?:依法)?(?:查明|审理认定|认定(?:本案)?(?:的)?(?:(?:法律|案件|犯罪|如下|以下|下列|基本|主要)*事实|如下)|确认(?:如下|以下|下列|的)?(?:法律|案件|基本|的)?事实|审理(?:确认|认定))|^(?:另|还|又|同时|再)(?:经审理)?(?:查明|查|经查)(?!,(?:原判|上述))|^(?:本院)?(?:经审理)?(?:查明)(?:的)?(?:(?:事实|案件))|^本案(?:的)?(?:基本|法律|查明的)?事实(?:如下|:)|^根据[^。]{0,80}?(?:认定|确认|查明)(?:如下|以下|下列|本案)?(?:法律|案件)?事实|^(?:二审|再审)(?:期间|中|庭审中|经审理|审理)?[^。]{0,12}查明|^经(?:本院)?(?:二审|再审)?(?:依法)?(?:公开)?(?:开庭)?审理[^。]{0,24}?查明/u;
/** The court takes over what was found below. */
const SAME_FACTS =
  /^(?:(?:经|本院)[^。]{0,20}(?:审理|审查|查明)[^。]{0,50}?(?:与(?:原判|一审|原审)|(?:一致|相同))|(?:二审|本院|再审)[^。]{0,30}(?:事实|证据)[^。]{0,24}(?:一致|相同|无异)|对(?:一审|原审)[^。]{0,30}(?:事实)[^。]{0,20}确认)/u;
const PROVED =
  /^(?:认定|证明|证实)?(?:上述|以上|前述|该|本案|上列|此)(?:犯罪|案件|基本|法律|查明的?|认定的?|指控的?|各)*(?:事实|部分|各节)[^。]{0,90}?(?:证据|证实|证明|佐证|无异议|为证|在案|供认|证言|笔录|书证|足以认定|材料)|^(?:认定|证明|证实)(?:上述|以上|本案|前述)?[^。]{0,24}?(?:事实)[^。]{0,12}?证据|^(?:上述|以上|前述)(?:事实|证据)|^(?:以上|上述|前述)[^。]{0,40}证据[^。]{0,40}(?:质证|证实|证明|确认|采信|认证|核实)|^(?:本院)?(?:经审理)?(?:查明)?(?:的)?(?:上述)?(?:事实)?(?:的)?证据(?:有|如下|:)|^(?:证实|认定|证明)(?:上述|以上)?(?:指控|犯罪)?(?:事实)?(?:的)?(?:主要)?证据(?:有|如下|:)/u;
const EXHIBITS =
  /^(?:当事人|原告|双方|被告|为(?:证明|支持)|第三人|公诉机关|围绕)[^。]{0,60}?(?:围绕|提交|提供|出示|举示|宣读)[^。]{0,40}?证据|^(?:经(?:庭审)?(?:举证)?、?质证)/u;
const BELOW =
  /^(?:(?:原判|原审|一审|原一审|原二审|初审)(?!被告|上诉|原告|附带|第三|公诉|宣判后)[^。]{0,40}?(?:查明|认定|认为|判决|裁定|根据|依照|法院|确认|依据)|(?!本院)[\u4e00-\u9fff]{2,24}(?:人民法院|中级法院)(?:[^。]{0,30})?(?:认定|查明|认为|判决(?:认定)?|审理(?:查明|认为|认定)|根据|依照|以[^。]{0,60}判决))/u;
const REASONED =
  /^(?:(?:综上|据此|对此|综上所述|综合|对于|关于|针对|根据)[^。]{0,40}?,)?(?:本院|合议庭|我院|法院)(?:经(?!审理查明|审查明)[^,。:]{0,14})?(?:审判委员会)?(?:讨论|综合|审理|审查|评议|再审|依法|后)*(?:认为|认定[^。]{0,6}(?:构成|性质)|评判|评析|综合评判|评议(?:如下|认为)|分析|意见)|^(?:审理)?(?:法院)?(?:本院)认为|^(?:法院|合议庭)?(?:评判|裁判理由)(?:如下)?[:]/u;
const GROUNDS = /^(?:事实(?:与|和|及)理由|事实(?:、)?理由|其?理由(?:为|是|如下|:))/u;

/** Order in which the sections come; a judgment never goes back before its allegations once it has found the facts. */
const RANK: Partial<Record<PartName, number>> = {
  parties: 0,
  course: 1,
  prior: 2,
  claims: 3,
  allegations: 3,
  defences: 4,
  facts: 5,
  evidence: 5,
  reasoning: 7,
};

/** The section that a line begins; undefined where it goes on with the one before. */
function next(name: PartName, line: string, { matter, isAppeal }: BodyContext): PartName | undefined {
  const rank = RANK[name] ?? 0;
  if (name === "parties") {
    if (isPartyLine(line) && !/一案/u.test(line.slice(0, 120))) return undefined;
    if (COURSE.test(line.slice(0, 400)) && !PERSONAL.test(line)) return "course";
    if (isPartyLine(line)) return undefined;
  }
  if (rank >= 1 && rank < 7 && REASONED.test(line) && !(rank <= 1 && COURSE_ON.test(line))) return "reasoning";
  if (isAppeal && rank <= 4 && BELOW.test(line)) return "prior";
  if (FOUND.test(line) || SAME_FACTS.test(line))
    return rank < 7 || /^(?:本院)?经审理查明/u.test(line) ? "facts" : undefined;
  if (rank === 5) return PROVED.test(line) ? "evidence" : undefined;
  if (rank >= 7) return undefined;
  if (name === "course" && COURSE_ON.test(line.slice(0, 300)) && !/^[^。]{0,60}(?:指控|诉称)[,:]/u.test(line))
    return undefined;
  return isAppeal ? nextOfAppeal(line, rank) : nextOfTrial(line, rank, matter);
}

function nextOfAppeal(line: string, rank: number): PartName | undefined {
  if (rank <= 3 && APPEALED.test(line)) return "claims";
  if (rank >= 1 && (OPINION.test(line) || DEFENDED.test(line) || DEFENDED_SHORT.test(line)) && rank >= 3)
    return "defences";
  if (rank <= 2 && DEFENDED_SHORT.test(line)) return "defences";
  if (rank >= 2 && (PROVED.test(line) || EXHIBITS.test(line))) return rank >= 3 ? "evidence" : undefined;
  return undefined;
}

function nextOfTrial(line: string, rank: number, matter: BodyContext["matter"]): PartName | undefined {
  if (rank <= 3 && GROUNDS.test(line)) return "allegations";
  if (matter === "criminal" || matter === undefined) {
    if (rank <= 3 && CONCLUDED.test(line)) return "claims";
    if (rank <= 4 && ALLEGED.test(line) && !(rank === 4 && /^[^。]{0,60}(?:对|就)/u.test(line))) return "allegations";
  }
  if (rank <= 3 && matter !== "criminal" && CLAIMED.test(line)) return "claims";
  if (rank <= 4 && (DEFENDED.test(line) || DEFENDED_SHORT.test(line))) return "defences";
  if (
    rank >= 3 &&
    PROVED.test(line) &&
    !/^[^。]{0,30}公诉机关(?:提供|出示|提交|当庭|向|为|宣读|提请)(?![^。]{0,60}(?:足以认定|亦?无异议))/u.test(line)
  )
    return "evidence";
  if (matter !== "criminal" && rank >= 3 && EXHIBITS.test(line)) return "evidence";
  return undefined;
}

/** The prosecution's conclusion names the charge and asks for punishment. */
const CONCLUDED =
  /^(?:据此|综上|上述[^。]{0,20},|针对[^。]{0,20},)?,?(?:该院|公诉机关|检察机关|公诉人|[\u4e00-\u9fff]{2,20}检察院)(?:据此)?(?:还)?(?:认为|以为)|^(?:提请|诉请|请求)(?:本院|依法)/u;

/** Sections between the head and the disposition, in compact places. */
export function readBody(compact: CompactText, lines: readonly Stretch[], context: BodyContext): Piece[] {
  const pieces: Piece[] = [];
  let name: PartName = "parties";
  for (const line of lines) {
    const words = compact.text.slice(line.start, Math.min(line.end, line.start + 420));
    name = next(name, words, context) ?? afterCourse(pieces, name, words);
    const last = pieces.at(-1);
    if (last?.name === name) pieces[pieces.length - 1] = { ...last, end: line.end };
    else pieces.push({ name, start: line.start, end: line.end });
  }
  return withReasoning(compact, withoutBareReasoning(pieces));
}

/** What follows 现已审理终结 without a cue is told as fact, not as procedure. */
function afterCourse(pieces: readonly Piece[], name: PartName, _: string): PartName {
  return pieces.length === 0 ? "parties" : name;
}

/** An opinion of the court on one piece of evidence stands before further findings: only the last reasoning counts. */
function withoutBareReasoning(pieces: readonly Piece[]): Piece[] {
  const last = pieces.findLastIndex(({ name }) => name === "reasoning");
  const joined: Piece[] = [];
  for (const [order, piece] of pieces.entries()) {
    const name = piece.name === "reasoning" && order !== last ? "evidence" : piece.name;
    const before = joined.at(-1);
    if (before?.name === name) joined[joined.length - 1] = { ...before, end: piece.end };
    else joined.push({ ...piece, name });
  }
  return joined;
}

/** Reasoning that begins within a line: 综上所述，本院认为. */
function withReasoning({ text }: CompactText, pieces: readonly Piece[]): Piece[] {
  if (pieces.some(({ name }) => name === "reasoning")) return [...pieces];
  const index = pieces.findLastIndex(({ name }) => (RANK[name] ?? 0) >= 1);
  const piece = pieces[index];
  if (!piece) return [...pieces];
  const part = text.slice(piece.start, piece.end);
  const at = Math.max(
    part.lastIndexOf("本院认为"),
    part.lastIndexOf("本院经审查认为"),
    part.lastIndexOf("本院审查认为"),
  );
  if (at < 0) return [...pieces];
  const start = piece.start + at;
  const head = at > 0 ? [{ ...piece, end: start }] : [];
  return [...pieces.slice(0, index), ...head, { name: "reasoning", start, end: piece.end }, ...pieces.slice(index + 1)];
}
