import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Failure } from "../../vocabulary/failure.ts";
import { recognise } from "./recognise.ts";
import { UsageError } from "./terminal.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xiezhi-recognise-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: readonly string[]): Promise<{ value: unknown; text: string }> {
  let answer: { value: unknown; text: string } = { value: [], text: "" };
  await recognise.run(args, {
    json: false,
    result: (value, text) => (answer = { value, text }),
    say: () => undefined,
  });
  return answer;
}

test("recognise events shows type, word, place and day of every event a text tells", async () => {
  const file = join(folder, "facts.txt");
  const text = "2023年3月5日，沈某将手机卖给罗某，后被民警抓获。罗某表示同意退还。";
  writeFileSync(file, text);
  const { value, text: shown } = await run("events", file);
  expect(value).toMatchObject([
    { type: "selling", trigger: "卖给", day: "2023-03-05", start: text.indexOf("卖给") },
    { type: "arrest", trigger: "抓获", day: "2023-03-05" },
    { type: "acceptance", trigger: "表示同意", day: null },
    { type: "repayment", trigger: "退还", day: null },
  ]);
  expect(shown).toContain("4 个事件 event(s)");
});

test("recognise says what it can do and which file it cannot read", async () => {
  await expect(run("nothing", "x.txt")).rejects.toThrow(UsageError);
  await expect(run("events")).rejects.toThrow(UsageError);
  await expect(run("events", join(folder, "absent.txt"))).rejects.toThrow(Failure);
});
