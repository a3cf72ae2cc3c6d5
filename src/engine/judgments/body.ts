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
  /^(?:宣判后|原(?:审)?(?:判决|裁定)?宣判后|一审宣判后|判决后|(?:上述)?(?:判决|裁定)(?:宣告|送达)?后|(?:原审)?(?:被告人|被告|原告|上诉人|上诉单位|再审申请人|申诉人|申请再审人|附带民事诉讼原告人)[^。:]{0,80}?(?:不服|上诉(?:称|请求|提出|的?理由|及)|提出上诉|申请再审称|申诉称|申诉提出|再审请求|提出[,:]|以[^。]{0,60}为由)|上诉(?:请求|理由|意见)[:称为]|[^。]{0,40}检察院[^。]{0,24}(?:抗诉(?:称|认为|提出|意见|理由)|提出抗诉)|[^。:]{0,30}?(?:的)?(?:上诉|申诉|再审)(?:理由|意见|请求)|[\u4e00-\u9fff·某×*\d、]{2,30}?(?:均)?(?:上诉|申诉)(?:称|提出|认为|请求|及))/u;
const LEAD = "(?:(?:在|于)?[^,。:]{0,16}(?:庭审|法庭|审理|开庭|调查|诉讼|质证|辩论)[^,。:]{0,8},)?";
const SPEAKER =
  "(?:被告人?|被告单位|辩护人|被上诉人|第三人|原审被告人?|原审第三人|被申请人|被执行人|诉讼代理人|法定代理人|附带民事诉讼被告人?|指定辩护人|委托诉讼代理人|反诉被告|诉讼代表人|赔偿义务机关)";
/** Words that only a party before the court is told to use. */
const DEFENDED = new RegExp(
  `^${LEAD}(?:针对[^。]{0,40}[,:]|对(?:于)?(?:公诉机关|起诉书|上述|检察机关|检察院)[^。]{0,30}?,)?${WHO}${SPEAKER}[^。:]{0,80}?(?:辩称|辩解|辩护(?!人)|异议|均?无意见|供认不讳|认罪|答辩|对(?:起诉书|公诉机关|指控|检察)|承认(?:起诉|指控|控罪)|未(?:作|提|提交|到庭|进行|发表|应诉)|述称|意见(?:是|为|:|如下)|最后陈述)`,
  "u",
);
/** Words that also tell what happened: they count only after the charge or within the defences. */
const SPOKEN = new RegExp(
  `^${LEAD}${WHO}${SPEAKER}[^。:]{0,80}?(?:供认|承认|提出|陈述|称|意见|同意|表示|请求|自愿|认为|予以认可|主张|当庭)`,
  "u",
);
const DEFENDED_SHORT =
  /^(?:在?(?:庭审|法庭|审理)[^,。]{0,8},[^。]{0,24}(?:辩称|辩解|提出|异议)|(?:其|指定|委托)?辩护人[^。]{0,40}(?:认为|提出|建议|意见|辩)|辩护意见|答辩意见|辩护人的)/u;
const OPINION = /^[^。]{0,40}?(?:检察院|检察员|检察机关)[^。]{0,40}?(?:认为|建议|意见|提出|发表|书面|出庭)/u;
const FOUND =
  /^(?:本案)?(?:现)?(?:(?:综合|根据)[^。]{0,60}?[,:])?(?:(?:经|本院|再审|二审|庭审|公开|依法|开庭|法庭|书面|审判|审理|重新|重审|复核|对|本案|此案|全案|综合|当庭|法庭调查|阅卷|及|和|并|的|二审法院|合议庭|,|现)*)(?:审理(?:后)?|再审|审查|庭审|质证|复核|调查|核实|本院|评议|开庭)*[,:]?(?:依法)?(?:查明|审理认定|认定(?:本案)?(?:的)?(?:(?:法律|案件|犯罪|如下|以下|下列|基本|主要)*事实|如下)|确认(?:如下|以下|下列|的)?(?:法律|案件|基本|的)?事实|审理(?:确认|认定))|^(?:另|还|又|同时|再)(?:经审理)?(?:查明|查|经查)(?!,(?:原判|上述))|^(?:本院)?(?:经审理)?(?:查明)(?:的)?(?:(?:事实|案件))|^本案(?:的)?(?:基本|法律|查明的)?事实(?:如下|:)|^根据[^。]{0,80}?(?:认定|确认|查明)(?:如下|以下|下列|本案)?(?:法律|案件)?事实|^(?:二审|再审)(?:期间|中|庭审中|经审理|审理)?[^。]{0,12}查明|^经(?:本院)?(?:二审|再审)?(?:依法)?(?:公开)?(?:开庭)?审理[^。]{0,24}?查明/u;
/** The court takes over what was found below. */
const SAME_FACTS =
  /^(?:(?:经|本院)[^。]{0,20}(?:审理|审查|查明)[^。]{0,50}?(?:与(?:原判|一审|原审)|(?:一致|相同))|(?:二审|本院|再审)[^。]{0,30}(?:事实|证据)[^。]{0,24}(?:一致|相同|无异)|对(?:一审|原审)[^。]{0,30}(?:事实)[^。]{0,20}确认|[^。]{0,24}(?:一审|原审|原判)[^。]{0,16}(?:所列|列举|认定|采信|采纳)的?[^。]{0,40}证据[^。]{0,60}确认)/u;
const PROVED =
  /^(?:认定|证明|证实)?(?:上述|以上|前述|该|本案|上列|此)(?:犯罪|案件|基本|法律|查明的?|认定的?|指控的?|各)*(?:事实|部分|各节)[^。]{0,90}?(?:证据|证实|证明|佐证|无异议|为证|在案|供认|证言|笔录|书证|足以认定|材料)|^(?:认定|证明|证实)(?:上述|以上|本案|前述)?[^。]{0,24}?(?:事实)[^。]{0,12}?证据|^(?:上述|以上|前述)(?:事实|证据)|^(?:以上|上述|前述)[^。]{0,40}证据[^。]{0,40}(?:质证|证实|证明|确认|采信|认证|核实)|^(?:本院)?(?:经审理)?(?:查明)?(?:的)?(?:上述)?(?:事实)?(?:的)?证据(?:有|如下|:)|^(?:证实|认定|证明)(?:上述|以上)?(?:指控|犯罪)?(?:事实)?(?:的)?(?:主要)?证据(?:有|如下|:)/u;
const EXHIBITS =
  /^(?:当事人|原告|双方|被告|为(?:证明|支持)|第三人|公诉机关|围绕)[^。]{0,60}?(?:围绕|提交|提供|出示|举示|宣读)[^。]{0,40}?证据|^(?:经(?:庭审)?(?:举证)?、?质证)/u;
const BELOW =
  /^(?:(?:原判|原审|一审|原一审|原二审|初审)(?!被告|上诉|原告|附带|第三|公诉|宣判后)[^。]{0,40}?(?:查明|认定|认为|判决|裁定|根据|依照|法院|确认|依据)|(?!本院)[\u4e00-\u9fff]{2,24}(?:人民法院|中级法院)(?:[^。]{0,30})?(?:认定|查明|认为|判决(?:认定)?|审理(?:查明|认为|认定)|根据|依照|以[^。]{0,60}判决))/u;
const REASONED =
  /^(?:(?:综上|据此|对此|综上所述|综合)[^。]{0,40}?,)?(?:本院|合议庭|我院|法院)(?:经(?!审理查明|审查明)[^,。:]{0,14})?(?:审判委员会)?(?:讨论|综合|审理|审查|评议|再审|依法|后)*(?:认为|认定[^。]{0,6}(?:构成|性质)|评判|评析|综合评判|评议(?:如下|认为)|分析|意见)|^(?:审理)?(?:法院)?(?:本院)认为|^(?:法院|合议庭)?(?:评判|裁判理由)(?:如下)?[:]/u;
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
    if (CHARGED.test(line) && !/起诉书|提起公诉/u.test(line)) return "allegations";
    if (isPartyLine(line) && !/一案/u.test(line.slice(0, 120))) return undefined;
    if (COURSE.test(line.slice(0, 400)) && (!PERSONAL.test(line) || /起诉书|提起公诉|一案[,由]/u.test(line)))
      return "course";
    if (isPartyLine(line)) return undefined;
  }
  if (rank < 7 && REASONED.test(line) && !(rank <= 1 && COURSE_ON.test(line))) return "reasoning";
  if (isAppeal && rank >= 3 && rank <= 4 && SAME_FACTS.test(line)) return "facts";
  if (isAppeal && rank <= 4 && BELOW.test(line)) return "prior";
  if (name === "prior" && /^(?:另|还|又|同时)/u.test(line)) return undefined;
  if (FOUND.test(line) || SAME_FACTS.test(line))
    return rank < 7 || /^(?:本院)?经审理查明/u.test(line) ? "facts" : undefined;
  if (rank === 5) return PROVED.test(line) ? "evidence" : undefined;
  if (rank >= 7) return undefined;
  if (name === "course" && COURSE_ON.test(line.slice(0, 300)) && !/^[^。]{0,60}(?:指控|诉称)[,:]/u.test(line))
    return undefined;
  return isAppeal ? nextOfAppeal(line, name, rank) : nextOfTrial(line, name, rank, matter);
}

function nextOfAppeal(line: string, name: PartName, rank: number): PartName | undefined {
  if (rank <= 4 && PROCEDURE.test(line)) return "course";
  if (rank <= 3 && APPEALED.test(line)) return rank > 1 || GIVES_REASON.test(line) ? "claims" : undefined;
  if (rank >= 3 && (OPINION.test(line) || DEFENDED.test(line) || SPOKEN.test(line) || DEFENDED_SHORT.test(line)))
    return "defences";
  if (rank <= 2 && DEFENDED_SHORT.test(line) && name !== "prior") return "defences";
  if (rank >= 3 && (PROVED.test(line) || EXHIBITS.test(line))) return "evidence";
  return undefined;
}

/** Formation of the bench and the hearing of an appeal, wherever they are told. */
const PROCEDURE =
  /组成合议庭|审理终结|到庭参加|出庭履行(?:了)?职[务责](?!的)|出庭参加|开庭审理了|不开庭审理|(?:裁定|决定)(?:对?本案)?(?:由本院)?(?:提审|再审)|指令[^。]{0,30}再审/u;
const GIVES_REASON = /上诉称|称[,:]|理由|请求|认为|为由|提出[,:]|抗诉(?:称|认为|意见)/u;

function nextOfTrial(line: string, name: PartName, rank: number, matter: BodyContext["matter"]): PartName | undefined {
  if (rank <= 3 && GROUNDS.test(line)) return "allegations";
  const spoken = name === "claims" || rank === 4 ? SPOKEN.test(line) : false;
  if (rank <= 4 && (DEFENDED.test(line) || DEFENDED_SHORT.test(line) || spoken) && !CONCLUDED.test(line))
    return "defences";
  if (matter === "criminal" || matter === undefined) {
    if (rank <= 4 && CONCLUDED.test(line)) return "claims";
    if (rank <= 4 && (rank <= 3 ? ALLEGED : CHARGED).test(line)) return name === "claims" ? undefined : "allegations";
  }
  if (rank <= 3 && matter !== "criminal" && CLAIMED.test(line)) return "claims";
  if (rank >= 3 && PROVED.test(line) && !OF_PROSECUTION.test(line)) return "evidence";
  if (matter !== "criminal" && rank >= 3 && EXHIBITS.test(line)) return "evidence";
  return undefined;
}

const CHARGED = /^[^,。:]{0,30}(?:检察院|公诉机关)(?:起诉|当庭|补充|追加)*指控[,:称]/u;
/** Evidence that the prosecution offers for its charge is not yet what the court found. */
const OF_PROSECUTION =
  /^[^。]{0,30}公诉机关(?:提供|出示|提交|当庭|向|为|宣读|提请)(?![^。]{0,60}(?:足以认定|亦?无异议|庭审))/u;

/** The prosecution's conclusion names the charge and asks for punishment. */
const CONCLUDED =
  /^(?:[^。:]{0,40},)?(?:该院|公诉机关|检察机关|公诉人|[\u4e00-\u9fff]{2,20}检察院)(?:据此)?(?:还)?(?:认为|以为)|^(?:提请|诉请|请求)(?:本院|依法)/u;

/** Sections between the head and the disposition, in compact places. */
export function readBody(compact: CompactText, lines: readonly Stretch[], context: BodyContext): Piece[] {
  const pieces: Piece[] = [];
  let name: PartName = "parties";
  for (const line of lines) {
    const words = compact.text.slice(line.start, Math.min(line.end, line.start + 420));
    name = next(name, words, context) ?? name;
    const last = pieces.at(-1);
    if (last?.name === name) pieces[pieces.length - 1] = { ...last, end: line.end };
    else pieces.push({ name, start: line.start, end: line.end });
  }
  return withReasoning(compact, withoutBareReasoning(pieces));
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
  const said = Math.max(...["本院认为", "本院经审查认为", "本院审查认为"].map((words) => part.lastIndexOf(words)));
  // A short judgment goes from the defence straight to the provisions.
  const isCiting = said < 0 && /(?:依照|依据|根据)[^。]*$/u.test(part.slice(-1200));
  const at = isCiting ? part.slice(0, -1).lastIndexOf("。") + 1 : said;
  if (at < 0) return [...pieces];
  const start = piece.start + at;
  const head = at > 0 ? [{ ...piece, end: start }] : [];
  return [...pieces.slice(0, index), ...head, { name: "reasoning", start, end: piece.end }, ...pieces.slice(index + 1)];
}
