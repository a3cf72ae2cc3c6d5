import { expect, test } from "vitest";
import { listedCharges } from "./listed-charges.ts";

const { find, findShuffled } = listedCharges([
  { name: "非法持有毒品罪" },
  { name: "非法买卖、运输、携带、持有毒品原植物种子、幼苗罪" },
  { name: "组织他人偷越国（边）境罪" },
  { name: "走私、贩卖、运输、制造毒品罪" },
  { name: "伪造、变造股票罪" },
  { name: "伪造、变造邮票罪" },
  { name: "帮助信息网络犯罪活动罪", aliases: ["帮信罪"] },
]);

test.each([
  ["非法持有毒品罪", "非法持有毒品罪"],
  ["、非法持有毒品罪", "非法持有毒品罪"],
  ["非法持有毒品", "非法持有毒品罪"],
  ["帮信", "帮助信息网络犯罪活动罪"],
  ["组织他人偷越边境罪", "组织他人偷越国（边）境罪"],
  ["贩卖,运输毒品罪", "走私、贩卖、运输、制造毒品罪"],
  ["运输、贩卖毒品罪", undefined],
  ["毒品罪", undefined],
])("find() reads %s", (written, name) => {
  expect(find(written)?.name).toBe(name);
});

test("findShuffled() reads parts in any order", () => {
  expect(findShuffled("运输、贩卖毒品罪")?.name).toBe("走私、贩卖、运输、制造毒品罪");
});

test("find() and findShuffled() name none of several that fit equally", () => {
  expect(find("伪造、变造票罪")).toBeUndefined();
  expect(findShuffled("变造、伪造票罪")).toBeUndefined();
});
