import { openCauseRecognition } from "../../knowledge-service/cause-recognition.ts";
import type { Recogniser } from "./recogniser.ts";

/** Civil causes of action (案由) that the words of a text speak for, the likeliest first, with those words. */
export const recogniseCause: Recogniser = (text, { base, on }) => {
  const found = openCauseRecognition(base)(text, "civil", on);
  const lines = found.map(
    ({ name, share, words }) => `${name}  ${Math.round(share * 100)} %  ${words.join("、") || "—"}`,
  );
  return { value: found, text: lines.join("\n") || "未能识别案由 no cause recognised" };
};
