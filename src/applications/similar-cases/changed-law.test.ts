import { describe, expect, test } from "vitest";
import { Day } from "../../vocabulary/day.ts";
import type { Provision } from "../../vocabulary/law.ts";
import { changeOf } from "./changed-law.ts";

const provision = (more: Partial<Provision>): Provision => ({
  id: "示例法/1@2010-01-01",
  ref: { law: "示例法", article: 1 },
  rank: "law",
  issuer: null,
  path: [],
  text: "借款人应当按期返还借款。",
  wording: "official",
  from: Day.parse("2010-01-01"),
  until: null,
  source: "test",
  ...more,
});
const later = { id: "示例法/1@2021-01-01", from: Day.parse("2021-01-01") };

describe("changeOf() (SC-12)", () => {
  test("tells an amended provision from one that only stands in a newer version of the law", () => {
    expect(changeOf(provision({}), provision({ ...later, text: "借款人应当按照约定的期限返还借款。" }))).toBe(
      "amended",
    );
    expect(changeOf(provision({}), provision({ ...later, text: "借款人应当按期返还借款" }))).toBeUndefined();
    expect(changeOf(provision({}), provision({}))).toBeUndefined();
  });
  test("calls a provision repealed only when it is known to have ended", () => {
    expect(changeOf(provision({ until: Day.parse("2021-01-01") }), undefined)).toBe("repealed");
    expect(changeOf(provision({}), undefined)).toBeUndefined();
  });
  test("says nothing of provisions that are not held, or held once in our own words", () => {
    expect(changeOf(undefined, provision({}))).toBeUndefined();
    expect(changeOf(provision({ wording: "digest" }), provision({ ...later, text: "别的" }))).toBeUndefined();
  });
});
