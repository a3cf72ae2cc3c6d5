import { expect, test } from "vitest";
import { parseGiven, UsageError } from "./terminal.ts";

test("parseGiven() separates words, valued options and flags", () => {
  const { words, options } = parseGiven(["folder", "--out", "x", "--limit=5", "--force"], ["out", "limit"], ["force"]);
  expect(words).toEqual(["folder"]);
  expect([...options]).toEqual([
    ["out", "x"],
    ["limit", "5"],
    ["force", ""],
  ]);
});

test.each([[["--nope"]], [["--out"]]])("parseGiven() refuses %j as bad usage", (args) => {
  expect(() => parseGiven(args, ["out"])).toThrow(UsageError);
});
