import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { App } from "antd";
import { useId } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Refused } from "./refused.ts";

/** A writing request whose refusal is told to the person; what was typed stays where it is. */
export function useChange<Input, Answer>(options: {
  readonly change: (input: Input) => Promise<Answer>;
  readonly onDone?: (answer: Answer, input: Input) => void;
}): UseMutationResult<Answer, Error, Input> {
  const { notification } = App.useApp();
  const { t, both } = useWords();
  const key = useId();
  return useMutation<Answer, Error, Input>({
    mutationFn: options.change,
    onSuccess: (answer, input) => {
      // What was refused before has now been done.
      notification.destroy(key);
      options.onDone?.(answer, input);
    },
    onError: (error) => {
      const incident = error instanceof Refused ? error.incident : undefined;
      notification.error({
        key,
        // Below, where it covers neither the tools of the page image nor the way to other pages.
        placement: "bottomRight",
        title: t("refused.title"),
        description: `${error instanceof Refused ? both(error.text) : t("refused.defect")}${
          incident ? ` ${t("refused.incident", { incident })}` : ""
        }`,
        duration: 0,
        role: "alert",
      });
    },
  });
}
