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

test("recognise charges ranks crimes with the words and sentences that speak for them, and says when it does not know", async () => {
  const file = join(folder, "story.txt");
  const story = "被告人沈某翻窗进入何某家中，窃得现金三千元、手机一部，销赃得款挥霍。经鉴定，被盗手机价值二千元。";
  writeFileSync(file, story);
  const { value, text } = await run("charges", file);
  expect(value).toMatchObject({ isKnown: true, charges: [{ name: "盗窃罪" }] });
  expect(text).toContain("1. 盗窃罪");
  expect(text).toContain("供核对指控罪名，不作定性");
  writeFileSync(file, "今天天气很好。");
  expect((await run("charges", file)).text).toContain("不足以识别罪名");
});

test("recognise says what it can do and which file it cannot read", async () => {
  await expect(run("nothing", "x.txt")).rejects.toThrow(UsageError);
  await expect(run("events")).rejects.toThrow(UsageError);
  await expect(run("events", join(folder, "absent.txt"))).rejects.toThrow(Failure);
});
