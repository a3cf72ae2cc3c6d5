import { expect, test } from "vitest";
import { Day } from "../vocabulary/day.ts";
import { relateVersions } from "./law-relations.ts";
import { isInForce, LawVersion, lawKeyOf, settleVersions } from "./law-version.ts";
import { repealClauses } from "./repeal-clauses.ts";

const version = (title: string, from: string | null, text: string, over: Partial<LawVersion> = {}): LawVersion =>
  LawVersion.parse({
    key: lawKeyOf(title),
    title,
    rank: "law",
    issuer: null,
    issuedOn: from,
    from,
    until: null,
    status: "effective",
    source: "test",
    articles: [{ no: 1, sub: 0, path: [], text }],
    ...over,
  });
const related = (...versions: LawVersion[]) =>
  new Map(relateVersions(settleVersions(versions)).map((one) => [`${one.key}@${one.from}`, one]));

test("relateVersions() ends a law on the day on which another one repeals it by name, and notes it on both sides", () => {
  const laws = related(
    version("中华人民共和国试验合同法", "1999-10-01", "为了试验。"),
    version(
      "试验法典",
      "2021-01-01",
      "本法自2021年1月1日起施行。《中华人民共和国试验合同法》、《试验担保法》同时废止。",
    ),
  );
  const repealed = laws.get("试验合同法@1999-10-01");
  expect(repealed).toMatchObject({ until: "2021-01-01", repealedBy: { key: "试验法典" } });
  expect(laws.get("试验法典@2021-01-01")?.repeals.map(({ key }) => key)).toEqual(["试验合同法", "试验担保法"]);
  expect(repealed && isInForce(repealed, Day.parse("2020-12-31"))).toBe(true);
  expect(repealed && isInForce(repealed, Day.parse("2021-01-01"))).toBe(false);
});

test("relateVersions() leaves a text alone that was made under the same name after the repeal", () => {
  const laws = related(
    version("试验条例", "2005-01-01", "为了试验。"),
    version("试验法", "2000-01-01", "本法自2000年1月1日起施行，《试验条例》同时废止。"),
  );
  expect(laws.get("试验条例@2005-01-01")).toMatchObject({ until: null, repealedBy: null });
});

test("relateVersions() takes the day of the clause, not of a later text that still carries it", () => {
  const laws = related(
    version("试验暂行办法", "1990-01-01", "为了试验。"),
    version("试验法", "2020-01-01", "本法自2001年5月1日起施行。《试验暂行办法》同时废止。", {
      history: ["2001年3月1日通过", "2019年10月1日修正"],
    }),
  );
  expect(laws.get("试验暂行办法@1990-01-01")?.until).toBe("2001-05-01");
});

test("relateVersions() leaves the end open where an amended text says no day", () => {
  const laws = related(
    version("试验暂行办法", "1990-01-01", "为了试验。", { status: "superseded" }),
    version("试验法", "2020-01-01", "《试验暂行办法》同时废止。", {
      history: ["1999年1月1日通过", "2019年10月1日修正"],
    }),
  );
  expect(laws.get("试验暂行办法@1990-01-01")).toMatchObject({ until: null, repealedBy: { key: "试验法" } });
});

test("relateVersions() knows who amended a text, and follows ids of the source", () => {
  const laws = related(
    version("中华人民共和国试验刑法", "1997-10-01", "甲"),
    version("中华人民共和国试验刑法", "2011-05-01", "乙", { sourceId: "x" }),
    version("中华人民共和国试验刑法修正案（八）", "2011-05-01", "一、修改。"),
    version("试验新刑法", "2030-01-01", "丙", { sourceId: "y" }),
    version("试验旧例", "1980-01-01", "丁", { repealedById: "y", until: Day.parse("2030-01-01") }),
  );
  expect(laws.get("试验刑法@1997-10-01")?.amendedBy).toEqual([]);
  expect(laws.get("试验刑法@2011-05-01")?.amendedBy).toMatchObject([{ key: "试验刑法修正案(八)" }]);
  expect(laws.get("试验旧例@1980-01-01")?.repealedBy?.key).toBe("试验新刑法");
  expect(laws.get("试验新刑法@2030-01-01")?.repeals.map(({ key }) => key)).toEqual(["试验旧例"]);
});

test("relateVersions() worked out twice gives the same, so that a second import changes nothing", () => {
  const versions = [
    version("试验合同法", "1999-10-01", "为了试验。"),
    version("试验法典", "2021-01-01", "自2021年1月1日起施行。《试验合同法》同时废止。"),
  ];
  const once = relateVersions(settleVersions(versions));
  expect(relateVersions(settleVersions(once))).toEqual(once);
  expect(relateVersions(settleVersions([...versions].reverse()))).toEqual(once);
});

const clause = (text: string) =>
  repealClauses({ articles: [{ no: 1, sub: 0, path: [], text }], appendix: null, history: [], from: null }).map(
    ({ title }) => title,
  );

test.each([
  ["根据《立法法》制定。1987年国务院发布的《甲办法》、1990年公布的《乙办法》同时废止。", ["甲办法", "乙办法"]],
  ["最高人民法院《关于试验的规定》（法释〔1998〕11号）同时废止。", ["最高人民法院关于试验的规定"]],
  ["本院《关于适用〈中华人民共和国甲法〉的意见》予以废止。", ["关于适用〈中华人民共和国甲法〉的意见"]],
  ["下列规定自本法施行之日起予以废止：\n1.甲暂行条例\n2.《乙办法》\n此外有效。", ["甲暂行条例", "乙办法"]],
  ["《甲法》第三条同时废止。", []],
  ["依照《甲法》应当废止的许可。", []],
  ["医师死亡的，废止其执业证书。", []],
])("repealClauses() reads %s", (text, titles) => {
  expect(clause(text)).toEqual(titles);
});
