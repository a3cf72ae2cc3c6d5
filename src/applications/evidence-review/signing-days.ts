import { type Paper, type PaperPage, textOf } from "../../engine/evidence/paper.ts";
import { findDates } from "../../engine/text/dates.ts";
import { locateQuote } from "../../engine/text/locate.ts";
import { splitSentences } from "../../engine/text/sentences.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { Contradiction } from "./contradiction.ts";

interface Dated {
  readonly day: Day;
  readonly title: string;
  readonly passage: Passage;
}

// How pleadings call the papers they speak of, and the kinds those are.
const CALLED: readonly (readonly [string, readonly string[]])[] = [
  ["借款(?:合同|协议)", ["loan-contract"]],
  ["借条|借据|欠条", ["iou"]],
  ["收条|收据", ["receipt"]],
  ["保证合同|担保书|担保函", ["guarantee"]],
  ["(?:[\\u4e00-\\u9fff]{0,4})(?:买卖|购销|供货)合同", ["sale-contract"]],
  ["(?:[\\u4e00-\\u9fff]{0,4})租赁合同", ["lease"]],
  ["劳动合同", ["labour-contract"]],
];
const PLEADINGS = new Set(["complaint", "answer", "counterclaim"]);

/** Day on which pleadings say a paper was signed against the day the paper itself bears. */
export function daysOf(papers: readonly Paper[]): Contradiction[] {
  return CALLED.flatMap(([name, kinds]) => {
    const signed = papers.filter(({ kind }) => kinds.includes(kind)).flatMap(signedOn);
    const [paper] = signed;
    if (!paper) return [];
    const told = papers.filter(({ kind }) => PLEADINGS.has(kind)).flatMap((pleading) => toldIn(pleading, name));
    const other = told.find(({ day }) => !signed.some((own) => own.day === day));
    return other ? [contradiction(other, paper)] : [];
  });
}

function contradiction(told: Dated, paper: Dated): Contradiction {
  return {
    id: `signed:${paper.title}`,
    rule: "EV-60",
    about: "date",
    subject: paper.title,
    topic: { zh: "签订日期不一致", en: "Day of signing differs" },
    message: {
      zh: `《${told.title}》称《${paper.title}》于 ${told.day} 签订，该材料落款为 ${paper.day}，请核实。`,
      en: `"${told.title}" says that "${paper.title}" was signed on ${told.day}; the paper itself bears ${paper.day}.`,
    },
    statements: [told, paper].map(({ day, title, passage }) => ({ says: day, title, passage })),
    confidence: 0.75,
  };
}

/** The day a paper bears: after 签订日期, else its last date. */
function signedOn(paper: Paper): Dated[] {
  const text = textOf(paper);
  for (const page of [...paper.pages].reverse()) {
    const dates = findDates(page.text).filter(({ precision }) => precision === "day");
    const labelled = dates.find(({ start }) => /签(?:订|署)(?:日期|时间)[:：\s]*$/u.test(page.text.slice(0, start)));
    const last = labelled ?? dates.at(-1);
    const isAtEnd = last && (labelled !== undefined || page.text.slice(last.end).trim().length < 24);
    if (last && (isAtEnd || text.length < 400))
      return [{ day: last.day, title: paper.title, passage: cut(page, last.start, last.end) }];
  }
  return [];
}

function toldIn(paper: Paper, name: string): Dated[] {
  const pattern = new RegExp(`(?:签订|出具|书写|签署|订立|写下)[^，。；]{0,6}《?(?:${name})`, "u");
  return paper.pages.flatMap((page) =>
    splitSentences(page.text).flatMap((sentence): Dated[] => {
      // Line breaks of a scan may cut the name of the paper and the date alike.
      const text = sentence.text.replace(/\s+/gu, "");
      const at = pattern.exec(text)?.index;
      if (at === undefined) return [];
      const before = findDates(text.slice(0, at))
        .filter(({ precision }) => precision === "day")
        .at(-1);
      // A date far back in the sentence belongs to something else.
      const place = before && at - before.end <= 40 ? locateQuote(sentence.text, before.text) : undefined;
      if (!before || !place) return [];
      const passage = cut(page, sentence.start + place.start, sentence.start + place.end);
      return [{ day: before.day, title: paper.title, passage }];
    }),
  );
}

function cut(page: PaperPage, start: number, end: number): Passage {
  return { original: page.original, page: page.number, start, end, quote: page.text.slice(start, end) };
}
