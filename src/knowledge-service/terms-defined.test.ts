import { expect, test } from "vitest";
import { definitionsIn } from "./terms-defined.ts";

const defined = (text: string) => definitionsIn([{ no: 3, sub: 0, path: [], text }]);

test.each([
  ["本法所称国家工作人员，是指国家机关中从事公务的人员。", "国家工作人员"],
  ["本条例所称的个体工商户，是指有经营能力的公民。其他略。", "个体工商户"],
  ["本法所称以上、以下、以内，包括本数。", "以上、以下、以内"],
  ["第一款所称“首要分子”，是指在犯罪集团中起组织作用的犯罪分子。", "首要分子"],
])("definitionsIn() finds the term of %s", (text, term) => {
  expect(defined(text)).toMatchObject([{ term, no: 3, sub: 0 }]);
});

test("definitionsIn() takes the items of a definition by list with it", () => {
  const [found] = defined(
    "本法所称公共财产，是指下列财产：\n（一）国有财产；\n（二）劳动群众集体所有的财产。\n另一款。",
  );
  expect(found?.definition).toBe("本法所称公共财产，是指下列财产：\n（一）国有财产；\n（二）劳动群众集体所有的财产。");
});

test("definitionsIn() reads the list of terms at the end of a law", () => {
  const found = defined(
    "本法下列用语的含义：\n（一）证券服务机构，是指从事证券服务业务的法人。\n（二）控股股东：是指持股过半的股东。\n本法自公布之日起施行。",
  );
  expect(found.map(({ term }) => term)).toEqual(["证券服务机构", "控股股东"]);
  expect(found[0]?.definition).toBe("证券服务机构，是指从事证券服务业务的法人。");
});

test("definitionsIn() takes no rule for a definition", () => {
  expect(defined("当事人指定代收人的，应当提供身份证明。")).toEqual([]);
});
