import type { Passage } from "../../vocabulary/page.ts";
import type { Voice } from "./case-parties.ts";
import { passageOf, type Said, withoutLabel } from "./said.ts";

/** What a party accepts or contests (自认与争议), rule EV-21. */
export interface Stance {
  readonly said: Said;
  readonly voice: Voice;
  readonly stance: "admits" | "contests";
  /** A fact (自认), or only that a paper is genuine (对证据三性无异议). */
  readonly scope: "fact" | "evidence";
  /** The words the stance is about: the clause itself, or the statement that a bare 无异议 answers. */
  readonly about: string;
  readonly passage: Passage;
  /** Statement answered by a bare 无异议. */
  readonly answered: Passage | undefined;
  /** True with 但, 除……外: the court weighs whether it is an admission (证据规定 7). */
  readonly qualified: boolean;
}

const NO_OBJECTION = /(?:没有|并?无|均无|不持|不提|都没)(?:任何|其他|什么)?(?:异议|意见)/u;
const ADMITS = new RegExp(
  String.raw`${NO_OBJECTION.source}|(?<!不|不予|未|没有|否|不能)(?:予以)?(?:认可|承认)(?!.{0,4}(?:不|吗))|(?<!不|非|否|不完全|是否)属实|(?<!不|是否)真实(?!性)|是我(?:本人)?(?:写|签|打|转|借|出具)的?|确实(?:借|欠|收到|签)|(?:钱|账|本金|利息|债)(?:我)?也?认(?![为定可])`,
  "u",
);
const CONTESTS =
  /不(?:予)?认可|不承认|否认|不属实|不真实|(?<!没|无|没有|任何|其他|什么)有异议|不是(?:事实|我|借款|本人|借贷)|并非|(?:没有|从未|并未|未)(?:实际)?(?:收到|交付|借款|借过|给过|签过|约定|供货|送货)|与我(?:方|公司)?无关|伪造|不存在/u;
const QUESTION = /[？?]$|有无|是否|有没有/u;
const OF_PROCEDURE =
  /身份|出庭人员|到庭人员|回避|权利义务|诉讼权利|审判人员|合议庭组成|独任|争议焦点|补充|调解|笔录|冻结|保全|举证期限|程序/u;
const OF_EVIDENCE = /证据|真实性|合法性|关联性|三性|质证/u;
const PAPERS = /借条|收条|合同|回单|凭证|流水|明细|聊天记录|录音|函|发票|送货单|对账单|照片/u;

/** Admissions and denials by the parties in pleadings, hearing and written opinions, in order. Concessions in mediation never count (EV-23). */
export function findStances(said: readonly Said[]): Stance[] {
  return said.flatMap((sentence, at): Stance[] => {
    if (sentence.voice === "court" || sentence.voice === "paper" || sentence.voice === "witness") return [];
    if (sentence.paper.kind === "complaint") return [];
    const text = withoutLabel(sentence.text);
    if (QUESTION.test(text)) return [];
    return clausesOf(text).flatMap((clause) => stanceOf(clause, text, said, at));
  });
}

function clausesOf(text: string): string[] {
  const clauses = text
    .replace(/^(?:\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、)/u, "")
    .split(/[；;。]|，(?:但|不过|然而|另外)/u);
  return clauses.filter((clause) => clause !== "");
}

function stanceOf(clause: string, whole: string, said: readonly Said[], at: number): Stance[] {
  const sentence = said[at];
  if (!sentence) return [];
  const contested = clause.split(/[，,]/u).find((part) => CONTESTS.test(part));
  if (contested === undefined) return admissionOf(clause, whole, said, at);
  return [
    {
      said: sentence,
      voice: sentence.voice,
      passage: passageOf(sentence),
      stance: "contests",
      scope: OF_EVIDENCE.test(contested) ? "evidence" : "fact",
      about: contested,
      answered: undefined,
      qualified: false,
    },
  ];
}

function admissionOf(clause: string, whole: string, said: readonly Said[], at: number): Stance[] {
  const sentence = said[at];
  const admitted = ADMITS.exec(clause);
  if (!sentence || !admitted || isOfOtherSide(clause, sentence.voice)) return [];
  const bare = isBare(clause);
  const answered = bare ? answeredBy(said, at) : undefined;
  const own = clause.slice(0, admitted.index + admitted[0].length);
  const about = bare ? answered?.text : own;
  if (about === undefined || OF_PROCEDURE.test(about)) return [];
  return [
    {
      said: sentence,
      voice: sentence.voice,
      passage: passageOf(sentence),
      stance: "admits",
      scope: bare || isOfPaper(about) ? "evidence" : "fact",
      about,
      answered: answered && passageOf(answered),
      qualified: /，(?:但|不过|然而)|除.{1,20}外/u.test(whole),
    },
  ];
}

function isOfPaper(about: string): boolean {
  return OF_EVIDENCE.test(about) || (PAPERS.test(about) && /真实|是我.{0,4}[写签出]/u.test(about));
}

/** 被告承认欠款, said by the plaintiff, is no admission of the plaintiff. */
function isOfOtherSide(clause: string, voice: Voice): boolean {
  const other =
    voice === "plaintiff"
      ? /(?:被告|对方|其)[^，。]{0,16}(?:承认|认可|属实|异议)/u
      : /(?:原告|对方|其)[^，。]{0,6}(?:承认|认可)/u;
  return other.test(clause);
}

function isBare(clause: string): boolean {
  return clause.length <= 9 && NO_OBJECTION.test(clause) && !/对|就/u.test(clause);
}

/** The last statement of another side before a bare answer, in the same paper. */
function answeredBy(said: readonly Said[], at: number): Said | undefined {
  const own = said[at];
  for (let index = at - 1; own && index >= Math.max(0, at - 4); index--) {
    const before = said[index];
    if (!before || before.paper.id !== own.paper.id) return undefined;
    // 原代：无异议。被代：无异议。 Both answer the question before them.
    if (isBare(withoutLabel(before.text))) continue;
    if (before.voice !== own.voice && !/^审[^：:]{0,3}[:：]被告?质证/u.test(before.text)) return before;
  }
  return undefined;
}
