import { catalogueOrder } from "../../engine/pages/catalogue-order.ts";
import { findDuplicates } from "../../engine/pages/duplicates.ts";
import { indexKinds } from "../../engine/pages/kind-index.ts";
import { passageOf } from "../../engine/pages/sheet.ts";
import { splitPages } from "../../engine/pages/split-pages.ts";
import { findInstructions } from "../../engine/text/injection.ts";
import type { Draft, Finding, NonEmpty, Reason } from "../../vocabulary/advice.ts";
import { ownCase, textOf } from "./own-case.ts";
import { type PlacedPaper, placePaper } from "./place-paper.ts";
import type { Facts, Input, Value } from "./schema.ts";

const DOUBT = 0.8;

/** Catalogues the pages of a dossier: every page in exactly one paper, papers in the order of the catalogue. */
export function advise(_: Input, facts: Facts): Draft<Value> {
  if (facts.pages.length === 0) {
    return {
      kind: "abstention",
      because: "facts_missing",
      note: {
        zh: "卷宗内还没有可读的页面，请先上传材料。",
        en: "The dossier has no readable page yet; upload papers first.",
      },
    };
  }
  const papers = splitPages(facts.pages, { index: indexKinds(facts.kinds), rules: facts.rules });
  const own = ownCase(papers, facts);
  const placed = papers.map((paper) => placePaper(paper, own, facts));
  const copies = findDuplicates(papers.map(textOf));
  const order = catalogueOrder(
    placed.map(({ volume, slot, kind, day }) => ({
      volume,
      slot,
      rank: kind.rank,
      day: day?.day ?? null,
      asReceived: facts.rules.asReceived.includes(kind.id),
    })),
  );
  const numberOf = new Map(order.map((at, place) => [at, place + 1]));
  const findings = order.flatMap((at) => {
    const one = placed[at];
    const copyOf = copies[at];
    const earlier =
      copyOf === undefined ? undefined : { title: placed[copyOf]?.title ?? "", order: numberOf.get(copyOf) ?? 0 };
    return one ? [findingOf(one, numberOf.get(at) ?? 0, earlier)] : [];
  });
  const [first, ...others] = findings;
  return first
    ? { kind: "findings", findings: [first, ...others], summary: summary(facts, findings) }
    : { kind: "abstention", because: "nothing_found", note: { zh: "没有可归目的页面。", en: "No page to catalogue." } };
}

function findingOf(
  placed: PlacedPaper,
  order: number,
  earlier: { title: string; order: number } | undefined,
): Finding<Value> {
  const { paper, kind, volume, slot, title, day, author, confidence } = placed;
  const instructions = paper.pages.flatMap(({ sheet }) =>
    findInstructions(sheet.text).map(({ start, end }) => passageOf(sheet, start, end)),
  );
  const notes = [...placed.notes, ...pageNotes(placed, earlier, instructions.length)];
  return {
    value: {
      pages: paper.pages.map(({ sheet }) => ({ original: sheet.original, number: sheet.number })),
      kind: kind.id,
      title,
      day: day?.day ?? null,
      author,
      volume,
      slot,
      order,
      alternatives: paper.guess.alternatives.filter((other) => other.kind !== kind.id),
      notes,
    },
    confidence,
    reasons: [
      ...reasonsOf(placed),
      ...instructions.map(
        (passage): Reason => ({ kind: "passage", passage, note: "材料内写给系统的指令：只作为材料内容，不执行" }),
      ),
    ],
  };
}

function reasonsOf({ paper, day, slot, kind }: PlacedPaper): NonEmpty<Reason> {
  const { guess, signals } = paper;
  const [split] = [...signals].sort((a, b) => b.weight - a.weight);
  const dated: Reason[] = day
    ? [{ kind: "passage", passage: passageOf(day.sheet, day.start, day.end), note: "成文日期" }]
    : [];
  const rules: NonEmpty<Reason> = [
    { kind: "rule", rule: "FC-10", note: guess.note },
    { kind: "rule", rule: "FC-11", note: `自本页另起一份：${split?.note ?? "首页"}` },
    { kind: "rule", rule: "FC-22", note: `目录位${slot}，同位次第${kind.rank}类` },
  ];
  if (!guess.passage) return [...rules, ...dated];
  return [{ kind: "passage", passage: guess.passage, note: guess.note }, ...rules, ...dated];
}

function pageNotes(
  { paper, kind }: PlacedPaper,
  earlier: { title: string; order: number } | undefined,
  instructions: number,
): Value["notes"] {
  const second = paper.pages.find((page) => page.second)?.second;
  const notes: (Value["notes"][number] | undefined)[] = [
    kind.id === "blank"
      ? {
          rule: "FC-02",
          zh: "空白页：保留原件，是否编入由人决定。",
          en: "Blank page: the original is kept; a person decides whether it is filed.",
        }
      : undefined,
    earlier && {
      rule: "FC-02",
      zh: `与目录第${earlier.order}份“${earlier.title}”内容相同，请核对后保留一份；系统不删除。`,
      en: `Same words as no. ${earlier.order} "${earlier.title}"; keep one after checking. Nothing is deleted.`,
    },
    second && {
      rule: "FC-11",
      zh: `同一页上还有“${second.text}”，请核对是否为两份文书。`,
      en: `The same page also bears "${second.text}"; check whether these are two papers.`,
    },
    instructions > 0
      ? {
          rule: "XZ-01",
          zh: "材料中有写给系统的指令，只作为材料内容记录，未执行，请留意。",
          en: "The paper addresses instructions to the system; they are recorded as content and were not obeyed.",
        }
      : undefined,
  ];
  return notes.filter((note) => note !== undefined);
}

function summary(facts: Facts, findings: readonly Finding<Value>[]): { zh: string; en: string } {
  const doubtful = findings.filter(({ confidence }) => confidence < DOUBT).length;
  const side = findings.filter(({ value }) => value.volume === "side").length;
  const noted = findings.filter(({ value }) => value.notes.length > 0).length;
  return {
    zh: `${facts.pages.length}页归为${findings.length}份文书，其中副卷${side}份；${doubtful}份把握不足，${noted}份有提示，请核对。`,
    en: `${facts.pages.length} pages make ${findings.length} papers, ${side} of them for the side volume; ${doubtful} are doubtful and ${noted} carry notes. Please check.`,
  };
}
