import { expect, test } from "vitest";
import { Day } from "../vocabulary/day.ts";
import { citingRow, openCitedBy } from "./cited-by.ts";
import { LawLine } from "./law-lines.ts";
import { settleVersions } from "./law-version.ts";
import { lawLine } from "./testing.ts";
import { citationSources } from "./testing-citations.ts";

const law = (over: Record<string, unknown>, texts: readonly string[]) =>
  LawLine.parse({
    ...JSON.parse(lawLine(over)),
    articles: texts.map((text, index) => ({ no: index + 1, sub: 0, path: [], text })),
  });
const cpl = { title: "中华人民共和国民事诉讼法", id: "cpl" };
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `第${index + 1}号条文的文字。`);

const sources = citationSources(
  settleVersions([
    law({ ...cpl, effectiveOn: "2022-01-01", expiresOn: "2024-01-01", status: "superseded" }, numbered(291)),
    law({ ...cpl, effectiveOn: "2024-01-01" }, numbered(306)),
    law({ title: "最高人民法院关于试验执行的规定", effectiveOn: "2022-05-01" }, [
      "申请执行的期间，适用民事诉讼法第二百四十六条的规定。",
      "当事人依照前条申请的，适用本规定第一条；本条第一款另有规定的除外。",
    ]),
    law({ title: "最高人民法院关于试验执行的旧规定", effectiveOn: "2022-05-01", expiresOn: "2023-01-01" }, [
      "依照民事诉讼法第二百四十六条办理。",
    ]),
  ]),
);
const find = openCitedBy(sources);
const head = (key: string, from: string) => {
  const found = sources.store?.versionsOf(key).find((one) => one.from === from);
  if (!found) throw new Error(`no ${key} from ${from}`);
  return found;
};
const rows = async (key: string, [from, no, on]: readonly [string, number, string]) =>
  (await find(head(key, from), { no, sub: 0 }, Day.parse(on))).map(citingRow).map((row) => `${row.key}/${row.article}`);

test("citedBy() leads old numbers to the article of the day and leaves texts no longer in force out", async () => {
  expect(await rows("民事诉讼法", ["2024-01-01", 250, "2026-11-24"])).toEqual(["最高人民法院关于试验执行的规定/1"]);
  expect(await rows("民事诉讼法", ["2024-01-01", 246, "2026-11-24"])).toEqual([]);
  expect(await rows("民事诉讼法", ["2022-01-01", 246, "2022-06-01"])).toHaveLength(2);
});

test("citedBy() counts references inside a law, but not an article's to itself", async () => {
  const own = await rows("最高人民法院关于试验执行的规定", ["2022-05-01", 1, "2026-11-24"]);
  expect(own).toEqual(["最高人民法院关于试验执行的规定/2"]);
  expect(await rows("最高人民法院关于试验执行的规定", ["2022-05-01", 2, "2026-11-24"])).toEqual([]);
});

test("citedBy() shows the words around the citation", async () => {
  const [row] = (await find(head("民事诉讼法", "2024-01-01"), { no: 250, sub: 0 }, Day.parse("2026-11-24"))).map(
    citingRow,
  );
  expect(row).toMatchObject({ label: "第一条", excerpt: "申请执行的期间，适用民事诉讼法第二百四十六条的规定。" });
});
