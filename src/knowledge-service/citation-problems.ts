import { formatCitation, markedTitle } from "../engine/text/citations.ts";
import type { RepealedLaw } from "../knowledge-base/citation-files.ts";
import type { Day } from "../vocabulary/day.ts";
import type { ProvisionRef } from "../vocabulary/law.ts";
import type { LawWarning, ResolvedCitation } from "../vocabulary/protocol-knowledge.ts";

/** Why a citation leads to no provision, for a person (引用无法解析的原因). */
export type CitationProblem = NonNullable<ResolvedCitation["problem"]>;

/** A law that nobody here knows, or knows by name only. */
export function unknownLaw(written: string, title: string | undefined, near: string | undefined): CitationProblem {
  const [zh, en] =
    title === undefined
      ? [`库中没有名为“${written}”的规范性文件`, `No law named "${written}" is known`]
      : [`《${written}》应指${markedTitle(title)}，库中没有其文本`, `"${written}" is ${title}, whose text is not held`];
  const hint = near === undefined ? ["。", "."] : [`，是否指${markedTitle(near)}？`, `; is ${near} meant?`];
  return { code: "unknown-law", text: { zh: zh + (hint[0] ?? ""), en: en + (hint[1] ?? "") } };
}

/** 本法 or 同法 in a text that does not tell which law that is. */
export function unclearReference(written: string): CitationProblem {
  return {
    code: "unknown-law",
    text: {
      zh: `“${written}”指哪一部法律，本文未能说明。`,
      en: `The text does not tell which law "${written}" is.`,
    },
  };
}

/** A short name that several laws of the day share. */
export function ambiguousName(written: string, titles: readonly string[]): CitationProblem {
  const some = titles.slice(0, 5);
  const more = titles.length > some.length ? "等" : "";
  return {
    code: "ambiguous",
    text: {
      zh: `“${written}”可指${some.map(markedTitle).join("、")}${more}，请写全称。`,
      en: `"${written}" may mean ${titles.length} laws: ${some.join("; ")}. Write the full title.`,
    },
  };
}

/** An article that the version in force does not have. */
export function noSuchArticle(ref: ProvisionRef, last: number | undefined): CitationProblem {
  const end = last === undefined ? ["", ""] : [`，其条文至第${last}条止`, `; its last article is ${last}`];
  return {
    code: "no-such-article",
    text: {
      zh: `没有${formatCitation(ref)}${end[0]}。`,
      en: `There is no ${formatCitation(ref)}${end[1]}.`,
    },
  };
}

/** A 款 or 项 that the article does not have. */
export function noSuchPart(ref: ProvisionRef, paragraphs: number): CitationProblem {
  const { paragraph: _p, item: _i, ...article } = ref;
  return {
    code: "no-such-part",
    text: {
      zh: `${formatCitation(article)}没有所引的款、项（共${paragraphs}款）。`,
      en: `${formatCitation(article)} has no such paragraph or item (it has ${paragraphs} paragraph(s)).`,
    },
  };
}

/** An article that had another number when the text was written, and has no counterpart today. */
export function notCarriedOver(ref: ProvisionRef, written: Day): CitationProblem {
  return {
    code: "no-such-article",
    text: {
      zh: `原文按${written}的条文序号引用${formatCitation(ref)}，该条在现行文本中没有单一对应条文，请人工核对。`,
      en: `The text cites ${formatCitation(ref)} by the numbers of ${written}; no single article of the present text corresponds to it. Check by hand.`,
    },
  };
}

/** A number used before the first day that any table of numbers covers. */
export function unmappedNumber(ref: ProvisionRef, written: Day): CitationProblem {
  return {
    code: "not-in-force",
    text: {
      zh: `原文按${written}的旧条文序号引用${formatCitation(ref)}，库中没有该时文本和序号对照，不能当作现行条号。`,
      en: `The text cites ${formatCitation(ref)} by the old numbers of ${written}; neither that version nor a table of its numbers is held. Do not take it for the present number.`,
    },
  };
}

/** A law or version that does not hold on the day, with the one that was or will be in force. */
export function notInForce(
  ref: ProvisionRef,
  on: Day,
  span: { from: Day | null; until: Day | null; by?: string | undefined },
): CitationProblem {
  const days = `${span.from ?? "?"} 至 ${span.until ?? "?"}`;
  const early = span.from !== null && on < span.from;
  const by = span.by === undefined ? ["", ""] : [`，被${markedTitle(span.by)}废止`, `, repealed by ${span.by}`];
  return {
    code: "not-in-force",
    text: early
      ? {
          zh: `${formatCitation(ref)}在${on}尚未施行，自${span.from}起施行。`,
          en: `${formatCitation(ref)} was not yet in force on ${on}; it is from ${span.from}.`,
        }
      : {
          zh: `${formatCitation(ref)}在${on}已不再有效（有效期 ${days}）${by[0]}。`,
          en: `${formatCitation(ref)} was no longer in force on ${on} (in force ${span.from ?? "?"} to ${span.until ?? "?"})${by[1]}.`,
        },
  };
}

/** A law that was in force, of which only digests of other articles, or nothing, is held. */
export function notHeld(ref: ProvisionRef): CitationProblem {
  return {
    code: "not-held",
    text: {
      zh: `${formatCitation(ref)}的文本不在库中，无法核对；请先用 laws import 导入官方文本。`,
      en: `The text of ${formatCitation(ref)} is not held and cannot be checked; import the official text with: laws import.`,
    },
  };
}

/** A law that was in force on the day in an earlier version, of which only later ones are held. */
export function versionNotHeld(ref: ProvisionRef, on: Day, earliest: Day): CitationProblem {
  return {
    code: "not-held",
    text: {
      zh: `${formatCitation(ref)}在${on}有效的版本不在库中（库中最早的版本自${earliest}起），无法核对。`,
      en: `The version of ${ref.law} in force on ${on} is not held (the earliest one here is from ${earliest}); ${formatCitation(ref)} cannot be checked.`,
    },
  };
}

/** The number that an article got in the earliest version held; a pointer for the reader. */
export function laterNumber(ref: ProvisionRef, article: number, from: Day): LawWarning {
  const later = formatCitation({ law: ref.law, article });
  return {
    id: "renumbered-later",
    text: {
      zh: `该条在自${from}起的文本中为${later}。`,
      en: `In the text in force from ${from} this is ${later}.`,
    },
  };
}

/** Where the matter of a repealed article is governed now; a pointer, never a quotation. */
export function successorOf(repealed: RepealedLaw, article: number): LawWarning {
  const found = repealed.successors.find((one) => one.article === article);
  const to = found?.to.map((number) => formatCitation({ law: repealed.by, article: number })).join("、");
  return {
    id: "repealed-law",
    text: {
      zh: `${markedTitle(repealed.law)}自${repealed.until}起废止，此前的法律事实仍可适用；${to === undefined ? `现行规定查${markedTitle(repealed.by)}` : `相应内容现由${to}规定，须核对原文`}。`,
      en: `${repealed.law} was repealed from ${repealed.until} and holds for earlier facts only; ${to === undefined ? `see ${repealed.by}` : `the matter is governed by ${to} now, check the wording`}.`,
    },
  };
}
