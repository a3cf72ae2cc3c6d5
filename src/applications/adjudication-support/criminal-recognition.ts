import type { Paper } from "../../engine/evidence/paper.ts";
import type { KnowledgeSource } from "../../governance/application.ts";
import type { RecognisedCharge } from "../../vocabulary/charge-recognition.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { RecognisedFacts } from "./criminal-schema.ts";
import { ARGUING, type OffencePaper, offencePaper } from "./criminal-text.ts";

/** Where the story of the offence begins; what stands before it tells of persons and earlier sentences. */
const STORY =
  /(?:经(?:本院)?依法审查查明|经审理查明|经依法侦查查明|依法侦查查明|审查查明|公诉机关指控|指控(?=[：:，,])|案情摘要|简要案情)[：:，,]?/u;
/** Where it ends: what proves it, or what the writer makes of it. */
const END = /(?:认定|证明|证实)上述(?:犯罪)?事实|上述(?:犯罪)?事实[，,]?(?:清楚|有)|本院认为|公诉机关认为|综上所述/u;
const LEAST_STORY = 40;
/** Papers that tell the story best, and how many others are tried where there are none. */
const TELLING = ["indictment", "judgment"] as const;
const MOST_TRIED = 8;
/** No reading of words is certain. */
const MOST_PERCENT = 99;

/**
 * Crimes that the story of the offence tells of (罪名识别): the story of the indictment, else of a judgment, else of the paper
 * that speaks most clearly. Null where no paper tells one. Orders to a machine are blanked before (XZ-01).
 */
export function recogniseOnFile(
  papers: readonly Paper[],
  knowledge: Pick<KnowledgeSource, "recogniseCharges" | "chargeNames">,
  on: Day,
): RecognisedFacts | null {
  const readable = papers.filter(({ kind, pages }) => pages.length > 0 && !ARGUING.has(kind));
  const telling = TELLING.map((kind) => readable.filter((paper) => paper.kind === kind)).find(
    (some) => some.length > 0,
  );
  const read = (telling ?? readable)
    .slice(0, MOST_TRIED)
    .flatMap((paper) => readPaper(offencePaper(paper), knowledge, on) ?? []);
  return read.reduce<RecognisedFacts | null>(
    (best, one) => (best === null || (one.charges[0]?.percent ?? 0) > (best.charges[0]?.percent ?? 0) ? one : best),
    null,
  );
}

function readPaper(
  source: OffencePaper,
  knowledge: Pick<KnowledgeSource, "recogniseCharges" | "chargeNames">,
  on: Day,
): RecognisedFacts | undefined {
  const { text, start } = storyOf(source);
  if (text.trim().length < LEAST_STORY) return undefined;
  const { charges, isKnown } = knowledge.recogniseCharges(text, on);
  if (charges.length === 0) return undefined;
  const names = knowledge.chargeNames(on);
  const placed = charges.flatMap(({ name, probability, words, sentences }: RecognisedCharge) => {
    const listed = names.find((one) => one.name === name);
    if (!listed) return [];
    const places = sentences.flatMap((sentence) => {
      const passage = source.passageOf({ start: start + sentence.start, end: start + sentence.end });
      return passage ? [{ title: source.paper.title, passage }] : [];
    });
    return [{ name: listed, percent: Math.min(MOST_PERCENT, Math.round(probability * 100)), words, places }];
  });
  return { title: source.paper.title, isKnown, charges: placed };
}

/** The story as the first accusing paper tells it; empty where none does. */
export function accusation(papers: readonly OffencePaper[]): string {
  const telling = TELLING.flatMap((kind) => papers.filter(({ paper }) => paper.kind === kind));
  return telling.map((source) => storyOf(source).text.trim()).find((text) => text.length >= LEAST_STORY) ?? "";
}

/** The story with its place in the text of the paper; the whole text where no words open it. */
function storyOf({ read }: OffencePaper): { text: string; start: number } {
  const whole = read.text;
  const opening = STORY.exec(whole);
  const start = opening ? opening.index + opening[0].length : 0;
  const end = END.exec(whole.slice(start));
  return { text: whole.slice(start, end ? start + end.index : whole.length), start };
}
