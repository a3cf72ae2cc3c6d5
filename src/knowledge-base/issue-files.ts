import { z } from "zod";
import { ArgumentTopic, FocusCue, FocusLabel } from "../vocabulary/focus-label.ts";

/** Schema of issues/focus/*.yaml: kinds of questions in dispute (争议焦点类别) of one group, with their words. */
export const FocusFile = z
  .strictObject({
    source: z.string().min(1),
    group: z.string().min(1),
    causes: z.array(z.string().min(1)).min(1).optional(),
    labels: z
      .array(
        FocusLabel.omit({ group: true, causes: true })
          .extend({ cues: z.array(FocusCue.strict()).min(1) })
          .strict(),
      )
      .min(1),
  })
  .transform(({ group, causes, labels }): FocusLabel[] =>
    labels.map((label) => ({ ...label, group, ...(causes === undefined ? {} : { causes }) })),
  );

/** Schema of issues/argument-topics.yaml: subjects of arguments (论点话题) with their words. */
export const TopicFile = z
  .strictObject({ source: z.string().min(1), topics: z.array(ArgumentTopic.strict()).min(1) })
  .transform(({ topics }): ArgumentTopic[] => topics);
