import { expect, test } from "vitest";
import { ChargeName } from "../../../vocabulary/charge.ts";
import { findCharges, resolveCharge } from "./charge-names.ts";
import { article } from "./testing.ts";

const names = [
  ["盗窃罪", []],
  ["盗窃、抢夺枪支、弹药、爆炸物、危险物质罪", []],
  ["走私、贩卖、运输、制造毒品罪", []],
  ["非法持有、私藏枪支、弹药罪", []],
  ["掩饰、隐瞒犯罪所得、犯罪所得收益罪", ["掩饰、隐瞒犯罪所得罪"]],
  ["帮助信息网络犯罪活动罪", ["帮信罪"]],
  ["故意伤害罪", []],
  ["非法吸收公众存款罪", []],
].map(([name, aliases]) =>
  ChargeName.parse({
    name,
    aliases,
    chapter: "c",
    section: null,
    articles: [article(264)],
    replacedBy: [],
    from: "1997-12-16",
    until: null,
    source: "test",
  }),
);

test.each([
  ["盗窃罪", "盗窃罪"],
  ["盗窃", "盗窃罪"],
  ["盗窃枪支罪", "盗窃、抢夺枪支、弹药、爆炸物、危险物质罪"],
  ["贩卖毒品罪", "走私、贩卖、运输、制造毒品罪"],
  ["贩卖、运输毒品罪", "走私、贩卖、运输、制造毒品罪"],
  ["非法持有枪支罪", "非法持有、私藏枪支、弹药罪"],
  ["帮信罪", "帮助信息网络犯罪活动罪"],
  ["掩饰、隐瞒犯罪所得罪", "掩饰、隐瞒犯罪所得、犯罪所得收益罪"],
  ["侵占罪", undefined],
  ["毒品罪", undefined],
  ["想象中的罪", undefined],
])("resolveCharge() reads %s", (written, name) => {
  expect(resolveCharge(written, names)?.name).toBe(name);
});

test("findCharges() finds the names in a text and leaves the words around them out", () => {
  const text = "被告人沈某犯盗窃罪，又因涉嫌贩卖毒品罪被起诉，其罪行严重。";
  expect(findCharges(text, names).map(({ name, text: part }) => [name.name, part])).toEqual([
    ["盗窃罪", "盗窃罪"],
    ["走私、贩卖、运输、制造毒品罪", "贩卖毒品罪"],
  ]);
  for (const { start, end, text: part } of findCharges(text, names)) expect(text.slice(start, end)).toBe(part);
});

test("findCharges() begins a name behind the mark that parts it from the one before", () => {
  const [, second] = findCharges("被告人沈某犯盗窃罪、贩卖毒品罪。", names);
  expect(second?.text).toBe("贩卖毒品罪");
});
