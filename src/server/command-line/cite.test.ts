import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ResolvedCitation } from "../../vocabulary/protocol-knowledge.ts";
import { cite } from "./cite.ts";
import { UsageError } from "./terminal.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xiezhi-cite-"));
  vi.stubEnv("DATA_DIR", join(folder, "data"));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]): Promise<{ value: readonly ResolvedCitation[]; text: string }> {
  let answer: { value: unknown; text: string } = { value: [], text: "" };
  await cite.run(args, {
    json: false,
    result: (value, text) => (answer = { value, text }),
    say: () => undefined,
  });
  return { value: answer.value as readonly ResolvedCitation[], text: answer.text };
}

test("cite shows what every citation means, the version, and why one means nothing", async () => {
  const { value, text } = await run("依照民法典第五百七十七条、", "合同法第107条", "--on", "2026-11-24");
  expect(value.map(({ problem }) => problem?.code ?? null)).toEqual([null, "not-in-force"]);
  expect(text).toContain("《中华人民共和国民法典》第五百七十七条（版本 version 2021-01-01）");
  expect(text).toContain("✗ not-in-force");
  expect(text).toContain("2 处引用，1 处不能解析");
});

test("cite reads a file behind @", async () => {
  writeFileSync(join(folder, "judgment.txt"), "依照《民法典》第五百七十七条，判决如下。");
  const { value } = await run(`@${join(folder, "judgment.txt")}`);
  expect(value).toHaveLength(1);
});

test("cite says what is wrong with its words", async () => {
  await expect(run()).rejects.toThrow(UsageError);
  await expect(run("民法典第一条", "--on", "2026-13-01")).rejects.toThrow("--on is a date");
  await expect(run("民法典第一条", "--when", "2026-01-01")).rejects.toThrow("unknown option --when");
  await expect(run("@a", "@b")).rejects.toThrow("one @file is enough");
  await expect(run(`@${join(folder, "nowhere.txt")}`)).rejects.toMatchObject({ code: "not_found" });
});
