import { z } from "zod";

const Both = z.object({ zh: z.string().min(1), en: z.string().min(1) });
/** Words as lawyers write them; "…" stands for up to twelve characters of the same clause. */
const Words = z.array(z.string().min(1)).min(1);

/** Words that speak for a label, what they weigh once they are found, and in whose statement they count (提示词). */
export const FocusCue = z.object({
  words: Words,
  weight: z.number().positive(),
  in: z.enum(["claim", "defence", "either"]),
  /** Words of which one must stand in either statement, or the cue does not count. */
  also: Words.optional(),
});
export type FocusCue = z.infer<typeof FocusCue>;

/** A kind of question in dispute (争议焦点类别) by which issues are named, with the words that speak for it (AD-01). */
export const FocusLabel = z.object({
  id: z.string().min(1),
  /** Catalogue it belongs to, for example civil or lending. */
  group: z.string().min(1),
  /** Parts of names of causes to which it is limited; absent: any cause. */
  causes: Words.optional(),
  name: Both,
  /** The question as the bench would put it. */
  question: Both,
  /** Words of which one must stand in either statement, or the label is not considered. */
  needs: Words.optional(),
  cues: z.array(FocusCue).min(1),
});
export type FocusLabel = z.infer<typeof FocusLabel>;

/** A subject of arguments (论点话题); argument and answer speak of the same. */
export const ArgumentTopic = z.object({ id: z.string().min(1), name: Both, words: Words });
export type ArgumentTopic = z.infer<typeof ArgumentTopic>;

/** What knowledge/issues says: kinds of questions in dispute and subjects of arguments. */
export const IssueKnowledge = z.object({ labels: z.array(FocusLabel), topics: z.array(ArgumentTopic) });
export type IssueKnowledge = z.infer<typeof IssueKnowledge>;
