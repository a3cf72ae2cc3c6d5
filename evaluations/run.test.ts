import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { main, table } from "./run.ts";

let said: MockInstance<typeof console.log>;
let complained: MockInstance<typeof console.error>;

beforeEach(() => {
  said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  complained = vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

const LAW = {
  id: "law-1",
  title: "中华人民共和国试验借贷法",
  category: "法律",
  effectiveOn: "2020-01-01",
  articles: [
    { no: 1, sub: 0, path: [], text: "借款的利息不得预先在本金中扣除。" },
    { no: 2, sub: 0, path: [], text: "房屋租赁合同应当登记备案。" },
  ],
};

function files(questions: readonly object[]): { folder: string; args: string[] } {
  const folder = mkdtempSync(join(tmpdir(), "xiezhi-eval-"));
  writeFileSync(join(folder, "laws.jsonl"), JSON.stringify(LAW));
  writeFileSync(join(folder, "questions.jsonl"), questions.map((question) => JSON.stringify(question)).join("\n"));
  return {
    folder,
    args: [
      "--data",
      join(folder, "questions.jsonl"),
      "--laws",
      join(folder, "laws.jsonl"),
      "--cache",
      folder,
      "--json",
    ],
  };
}

const question = { question: "砍头息怎么算", gold: [{ law: "试验借贷法", no: 1, sub: 0 }] };

test("main() lists the suites when none is named", async () => {
  expect(await main([])).toBe(0);
  expect(String(said.mock.calls[0])).toContain("statutes");
});

test("main() measures a suite and prints one JSON object as its last line", async () => {
  expect(await main(["statutes", ...files([question]).args])).toBe(0);
  const result = JSON.parse(String(said.mock.calls.at(-1)?.[0]));
  expect(result).toMatchObject({ suite: "statutes", n: 1, excluded: 0 });
  expect(result.metrics["recall@5"]).toMatchObject({ value: 1 });
  expect(table(result)).toContain("recall@10");
});

test("main() fails when there is nothing to measure", async () => {
  const unknown = { question: "遗嘱", gold: [{ law: "没有的法", no: 1, sub: 0 }] };
  expect(await main(["statutes", ...files([unknown]).args])).toBe(1);
  expect(String(complained.mock.calls[0])).toContain("Nothing was measured");
});

test("main() looks articles up by law and number", async () => {
  const asked = { question: "民法商法试验借贷法第二条的内容是什么？", answer: "答案:房屋租赁合同应当登记备案。" };
  expect(await main(["articles-by-number", ...files([asked]).args])).toBe(0);
  expect(JSON.parse(String(said.mock.calls.at(-1)?.[0])).metrics.rougeL.value).toBe(1);
});

test("main() answers 2 to a command that is written wrongly", async () => {
  expect(await main(["no-such-suite"])).toBe(2);
  expect(await main(["statutes", "--limit", "many"])).toBe(2);
  expect(await main(["statutes", "--data", "/nowhere.jsonl"])).toBe(2);
  expect(await main(["statutes", "--unknown"])).toBe(2);
});
