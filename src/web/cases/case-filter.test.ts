import { expect, test } from "vitest";
import { filterOf, matching, searchOf } from "./case-filter.ts";

const row = (stage: "reading" | "trial", kind: "civil" | "criminal") => ({
  id: `${stage}-${kind}`,
  number: "",
  title: "",
  cause: null,
  kind,
  receivedAt: "",
  pages: 0,
  pagesRead: 0,
  doubts: 0,
  stage,
});

test("filterOf() finds again what searchOf() wrote (UX 37)", () => {
  const filter = { words: "借贷", stage: "trial", kind: "", page: "2" };
  expect(filterOf(searchOf(filter))).toEqual(filter);
  expect(searchOf({ words: "", stage: "", kind: "", page: "" }).toString()).toBe("");
});

test("matching() narrows by stage and kind together", () => {
  const rows = [row("reading", "civil"), row("trial", "civil"), row("trial", "criminal")];
  expect(matching(rows, { words: "", stage: "trial", kind: "civil", page: "" }).map((one) => one.id)).toEqual([
    "trial-civil",
  ]);
});
