import { Failure, type FailureText } from "../../vocabulary/failure.ts";

const unread: FailureText = {
  zh: "读取此文件时出错；可重试，或逐页手工录入。",
  en: "Reading this file failed; try again or enter its pages by hand.",
};

/** What the clerk is told when reading ended with an error. */
export function readingProblem(error: unknown): FailureText {
  return error instanceof Failure ? error.text : unread;
}
